package dev.candor.compliance.internal.call;

import dev.candor.message.AgentOutcome;
import dev.candor.message.StatusDetails;
import dev.candor.party.Affiliation;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.PastInteraction;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person a message goes to, told from others by contact and by who was spoken with. What is not
 * known of a past interaction is taken to have been with this person.
 *
 * @param contact where the message goes, or null where nobody knows
 * @param file what is known of the borrower
 */
public record CalledPerson(@Nullable Contact contact, @Nullable BorrowerFile file) {

  /**
   * Whose contacts are taken for all of one person, so that calls to one by several numbers add up;
   * other parties are several people.
   */
  private static final Set<Affiliation> ONE_PERSON =
      EnumSet.complementOf(EnumSet.of(Affiliation.OTHER_PARTY));

  /**
   * Returns whether it was placed to this person. A number found to be somebody else's was none of
   * theirs (comment 1006.14(b)(2)(i)-3), unless they were spoken with there.
   */
  public boolean isCalled(PastInteraction past) {
    Contact theirs = contact(past);
    if (contact == null || theirs == null || contact.id().equals(theirs.id())) {
      return true;
    }
    boolean misdirected =
        Boolean.TRUE.equals(theirs.reassigned())
            && !isWithBorrower(past)
            && past.debtsDiscussed().isEmpty();
    return !misdirected && isSamePerson(theirs);
  }

  /**
   * Returns whether a talk in it was with this person. One with the borrower is that on whichever
   * telephone it was held; one with somebody else is none with the borrower.
   */
  public boolean isTalkedWith(PastInteraction past) {
    boolean borrower = contact != null && contact.affiliation() == Affiliation.SELF;
    if (borrower && isWithBorrower(past)) {
      return true;
    }
    boolean notBorrower = borrower && isWithSomebodyElse(past) && past.debtsDiscussed().isEmpty();
    return !notBorrower && isCalled(past);
  }

  /** Returns whether the person who speaks for one contact surely speaks for this one as well. */
  boolean isSurelyOf(Contact other) {
    return contact != null
        && !Boolean.TRUE.equals(contact.reassigned())
        && (contact.id().equals(other.id())
            || (contact.affiliation() == other.affiliation()
                && (contact.affiliation() == Affiliation.SPOUSE || isBorrowers())));
  }

  /** Returns whether the borrower may speak for it: nobody else's, and no employer's. */
  boolean isBorrowers() {
    return contact == null
        || (contact.affiliation() == Affiliation.SELF
            && !Boolean.TRUE.equals(contact.employerProvided()));
  }

  private boolean isSamePerson(Contact theirs) {
    return contact != null
        && contact.affiliation() == theirs.affiliation()
        && contact.affiliation() != null
        && ONE_PERSON.contains(contact.affiliation());
  }

  private @Nullable Contact contact(PastInteraction past) {
    return file == null || past.contactId() == null
        ? null
        : file.contact(past.contactId()).orElse(null);
  }

  private static boolean isWithBorrower(PastInteraction past) {
    return past.agentOutcome() == AgentOutcome.VOICE_SPOKE_WITH_FIRST_PARTY
        || past.statusDetails() == StatusDetails.VOICE_SPOKE_WITH_FIRST_PARTY;
  }

  private static boolean isWithSomebodyElse(PastInteraction past) {
    return past.agentOutcome() == AgentOutcome.VOICE_SPOKE_WITH_THIRD_PARTY
        || (past.agentOutcome() == null
            && past.statusDetails() == StatusDetails.VOICE_SPOKE_WITH_THIRD_PARTY);
  }
}
