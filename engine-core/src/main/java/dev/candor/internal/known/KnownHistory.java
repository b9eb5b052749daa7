package dev.candor.internal.known;

import dev.candor.decision.Facts;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.Direction;
import dev.candor.message.Status;
import dev.candor.party.Affiliation;
import dev.candor.party.Contact;
import dev.candor.party.PastInteraction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes of what happened before what is known of it: what is still to come has not happened, and
 * what was with one contact was with its endpoint. Immutable.
 */
final class KnownHistory {

  private final Facts facts;
  private final Instant asOf;

  /** Now or the instant judged, whichever is earlier: nothing later is answered. */
  private final Instant known;

  /**
   * Looks at the past.
   *
   * @param facts as gathered
   * @param now the instant the judgement is made at
   */
  KnownHistory(Facts facts, Instant now) {
    this.facts = facts;
    this.asOf = facts.asOf();
    this.known = now.isBefore(asOf) ? now : asOf;
  }

  /**
   * Returns what is known of the past; the same list where nothing changes.
   *
   * @param sameAs which contact stands for all of its endpoint
   */
  List<PastInteraction> of(Map<ContactId, ContactId> sameAs) {
    List<PastInteraction> told = facts.history();
    return sameAs.isEmpty() && isPast(told)
        ? told
        : CopyOnChange.map(told, one -> past(one, sameAs));
  }

  /**
   * Returns what the message answers, where that may free it of anything: it came in at or before
   * now and the instant judged, was not a failure, though it may last, and came from the person the
   * message goes to.
   */
  @Nullable PastInteraction findAnswered(List<PastInteraction> history, List<Contact> contacts) {
    PastInteraction asked = facts.answers();
    if (asked == null) {
      return null;
    }

    for (PastInteraction past : history) {
      if (past.id().equals(asked.id())
          && past.at().equals(asked.at())
          && past.direction() == Direction.INBOUND
          && !past.at().isAfter(known)
          && (past.surelyHappened() || isTalkUnderWay(past))
          && isFromRecipient(past, contacts)) {
        return past;
      }
    }

    return null;
  }

  /**
   * A call that lasts is answered in that very call; of a message under way nothing is read yet.
   */
  private static boolean isTalkUnderWay(PastInteraction past) {
    return past.status() == Status.IN_PROGRESS && past.channel() == Channel.VOICE;
  }

  /** Returns whether the last, and so each, happened by then. */
  private boolean isPast(List<PastInteraction> history) {
    return history.isEmpty() || !history.get(history.size() - 1).at().isAfter(asOf);
  }

  /**
   * Returns it as known: what is still to come has not happened; what was with one contact was with
   * its endpoint.
   */
  private PastInteraction past(PastInteraction told, Map<ContactId, ContactId> sameAs) {
    boolean toCome =
        told.at().isAfter(asOf)
            && (told.status() == Status.ATTEMPTED || told.status() == Status.SUCCEEDED);
    ContactId contact = told.contactId();
    ContactId first = contact == null ? null : sameAs.getOrDefault(contact, contact);
    return !toCome && Objects.equals(first, contact)
        ? told
        : told.with(toCome ? Status.SCHEDULED : told.status(), first);
  }

  private boolean isFromRecipient(PastInteraction past, List<Contact> contacts) {
    Contact to = facts.contact();
    ContactId from = past.contactId();
    if (to == null) {
      // the lender's own pages are the borrower's
      return from == null || isOfBorrower(from, contacts);
    }
    return from == null
        ? to.affiliation() == Affiliation.SELF
        : from.equals(to.id())
            || (to.affiliation() == Affiliation.SELF && isOfBorrower(from, contacts));
  }

  private static boolean isOfBorrower(ContactId id, List<Contact> contacts) {
    return contacts.stream()
        .anyMatch(
            one ->
                one.id().equals(id)
                    && one.affiliation() == Affiliation.SELF
                    && !Boolean.TRUE.equals(one.reassigned()));
  }
}
