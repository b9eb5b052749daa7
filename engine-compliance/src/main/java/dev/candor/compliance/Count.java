package dev.candor.compliance;

import dev.candor.message.AgentOutcome;
import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.message.Theme;
import dev.candor.party.Affiliation;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.ContactLabel;
import dev.candor.party.Loan;
import dev.candor.party.PastInteraction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which past interactions a cap or a cool-down counts. An empty set sets no bound. What is not
 * known of an interaction never frees one.
 *
 * @param per whose are counted together; all the borrower's where empty
 * @param channels channels that count
 * @param directions directions that count
 * @param themes themes that count
 * @param labels labels of the contact that count
 * @param statuses statuses that count
 * @param statusesNot statuses that do not count
 * @param outcomes outcomes, of the agent or technical, of which it must have one
 * @param outcomesNot outcomes with which it does not count
 * @param callBacksCount whether one made with call-back consent counts
 */
public record Count(
    Set<Per> per,
    Set<Channel> channels,
    Set<Direction> directions,
    Set<Theme> themes,
    Set<ContactLabel> labels,
    Set<Status> statuses,
    Set<Status> statusesNot,
    Set<String> outcomes,
    Set<String> outcomesNot,
    boolean callBacksCount) {

  /** Whose interactions are counted together. */
  public enum Per {
    /** All of the borrower's. */
    BORROWER("borrower"),
    /** Those charged to the debt; student loans obtained under one account number are one. */
    DEBT("debt"),
    /** Those charged to the loan itself. */
    ACCOUNT("account"),
    /** Those with the contact the message goes to. */
    CONTACT("contact"),
    /** Those with the person the message goes to, by whatever contact. */
    PERSON("person");

    private final String text;

    Per(String text) {
      this.text = text;
    }

    /** The word a rule writes. */
    public String text() {
      return text;
    }
  }

  /**
   * Whose contacts are taken for all of one person, so that calls to one by several numbers add up;
   * other parties are several people.
   */
  private static final Set<Affiliation> ONE_PERSON =
      EnumSet.complementOf(EnumSet.of(Affiliation.OTHER_PARTY));

  public Count {
    per = Set.copyOf(per);
    channels = Set.copyOf(channels);
    directions = Set.copyOf(directions);
    themes = Set.copyOf(themes);
    labels = Set.copyOf(labels);
    statuses = Set.copyOf(statuses);
    statusesNot = Set.copyOf(statusesNot);
    outcomes = Set.copyOf(outcomes);
    outcomesNot = Set.copyOf(outcomesNot);
  }

  /** Returns the instants of all that count for this matter at or after one, in order. */
  List<Instant> events(Matter matter, Instant from) {
    Counter counter = new Counter(matter);
    List<Instant> events = new ArrayList<>();
    for (PastInteraction past : matter.history().since(from)) {
      if (counter.counts(past)) {
        events.add(past.at());
      }
    }
    return events;
  }

  /**
   * Returns the latest that counts for this matter at or before an instant; null where none does.
   */
  @Nullable Instant last(Matter matter, Instant until) {
    Counter counter = new Counter(matter);
    List<PastInteraction> history = matter.history().all();
    for (int i = history.size() - 1; i >= 0; i--) {
      PastInteraction past = history.get(i);
      if (!past.at().isAfter(until) && counter.counts(past)) {
        return past.at();
      }
    }
    return null;
  }

  /** Asks of one past interaction after the other; what is the same for all is looked up once. */
  private final class Counter {

    private final Matter matter;
    private final boolean perLoan = per.contains(Per.DEBT) || per.contains(Per.ACCOUNT);
    private final boolean perContact = per.contains(Per.CONTACT);
    private final boolean perPerson = per.contains(Per.PERSON);
    private final List<Loan> debt;

    Counter(Matter matter) {
      this.matter = matter;
      this.debt = perLoan ? debt(matter) : List.of();
    }

    boolean counts(PastInteraction past) {
      return Count.this.counts(past)
          && (!perLoan || charged(past, debt))
          && (labels.isEmpty() || labelled(past, matter))
          && (!perContact || sameContact(past, matter))
          && (!perPerson || samePerson(past, matter));
    }
  }

  private boolean charged(PastInteraction past, List<Loan> debt) {
    for (Loan loan : debt) {
      if (charged(past, loan)) {
        return true;
      }
    }
    return false;
  }

  private boolean counts(PastInteraction past) {
    return (channels.isEmpty() || channels.contains(past.channel()))
        && (directions.isEmpty() || directions.contains(past.direction()))
        && (themes.isEmpty() || past.theme() == null || isOfTheme(past))
        && isStatusCounted(past)
        && (outcomes.isEmpty() || has(past, outcomes) || mayHave(past))
        && !isFreedByOutcome(past)
        && (callBacksCount || !Boolean.TRUE.equals(past.callBackConsent()));
  }

  /** Whether it went under one of the themes, or its subject's own is one of them. */
  private boolean isOfTheme(PastInteraction past) {
    return themes.contains(past.theme())
        || (past.subject() != null
            && past.subject().implicitTheme().filter(themes::contains).isPresent());
  }

  /** What failed and says that it reached somebody counts as one that did. */
  private boolean isStatusCounted(PastInteraction past) {
    boolean failed = past.status() == Status.FAILED || past.status() == Status.CANCELED;
    return isStatusCounted(past.status())
        || (failed && past.saysReached() && isStatusCounted(Status.SUCCEEDED));
  }

  private boolean isStatusCounted(Status status) {
    return (statuses.isEmpty() || statuses.contains(status)) && !statusesNot.contains(status);
  }

  /**
   * Whether a word with which it does not count stands alone: one that says it was reached all the
   * same makes it count.
   */
  private boolean isFreedByOutcome(PastInteraction past) {
    if (!has(past, outcomesNot)) {
      return false;
    }
    AgentOutcome outcome = past.agentOutcome();
    StatusDetails details = past.statusDetails();
    // what succeeded rang
    boolean reached =
        past.status() == Status.SUCCEEDED
            || !past.debtsDiscussed().isEmpty()
            || (outcome != null && outcome.rang() && !outcomesNot.contains(outcome.wireName()))
            || (details != null
                && details.saysReached()
                && !outcomesNot.contains(details.wireName()));
    return !reached;
  }

  /**
   * Whether it must be taken to have the outcome asked for: debts were discussed, or it succeeded
   * and nobody told how it ended. What is not known never frees a call.
   */
  private static boolean mayHave(PastInteraction past) {
    StatusDetails details = past.statusDetails();
    boolean open =
        details == null
            ? past.status() == Status.SUCCEEDED
            : details == StatusDetails.VOICE_CONNECTED
                || details == StatusDetails.VOICE_UNEXPECTED_DISCONNECT;
    return !past.debtsDiscussed().isEmpty() || (open && past.agentOutcome() == null);
  }

  private static boolean has(PastInteraction past, Set<String> words) {
    return (past.agentOutcome() != null && words.contains(past.agentOutcome().wireName()))
        || (past.statusDetails() != null && words.contains(past.statusDetails().wireName()));
  }

  private boolean charged(PastInteraction past, Loan loan) {
    // A conversation is charged to what was talked about, whatever the call named or elected
    // (comment 1006.14(b)(4)-2.iii).
    return !outcomes.isEmpty() && !past.debtsDiscussed().isEmpty()
        ? past.debtsDiscussed().contains(loan.id())
        : past.chargedTo(loan.id());
  }

  private boolean labelled(PastInteraction past, Matter matter) {
    Contact contact = contact(past, matter);
    return contact == null || contact.label() == null || labels.contains(contact.label());
  }

  private static boolean sameContact(PastInteraction past, Matter matter) {
    Contact contact = matter.facts().contact();
    return contact == null || past.contactId() == null || past.contactId().equals(contact.id());
  }

  private static boolean samePerson(PastInteraction past, Matter matter) {
    Contact ours = matter.facts().contact();
    Contact theirs = contact(past, matter);
    return ours == null
        || theirs == null
        || ours.id().equals(theirs.id())
        || (ours.affiliation() == theirs.affiliation() && ONE_PERSON.contains(ours.affiliation()));
  }

  private static @Nullable Contact contact(PastInteraction past, Matter matter) {
    @Nullable BorrowerFile file = matter.facts().file();
    return file == null || past.contactId() == null
        ? null
        : file.contact(past.contactId()).orElse(null);
  }

  /**
   * The loan, with every student loan obtained under the same account number: those are one debt
   * (comment 1006.14(b)(4)-2.vii).
   */
  private List<Loan> debt(Matter matter) {
    Loan loan = matter.loan();
    if (loan == null) {
      return List.of();
    }
    @Nullable BorrowerFile file = matter.facts().file();
    String account = per.contains(Per.DEBT) ? loan.studentLoanAccount() : null;
    return account == null || file == null
        ? List.of(loan)
        : file.loans().stream()
            .filter(other -> account.equals(other.studentLoanAccount()))
            .toList();
  }
}
