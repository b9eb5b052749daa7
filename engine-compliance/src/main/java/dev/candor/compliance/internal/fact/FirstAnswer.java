package dev.candor.compliance.internal.fact;

import dev.candor.compliance.internal.circumstance.ClockWindow;
import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import dev.candor.party.PastInteraction;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Whether the message is the first answer to what came from whom it goes to. Stateless. */
final class FirstAnswer {

  private static final Duration LONGEST_TALK = Duration.ofHours(4);

  private FirstAnswer() {}

  static boolean is(FactSource from) {
    PastInteraction theirs = from.facts().answers();
    if (theirs == null
        || theirs.direction() != Direction.INBOUND
        || theirs.channel() != from.facts().channel()
        || !isAbout(theirs, from)) {
      return false;
    }

    for (PastInteraction past : from.history().since(theirs.at())) {
      // what bounced answered nothing
      if (past.direction() == Direction.OUTBOUND
          && past.channel() == theirs.channel()
          && past.hasHappened()) {
        return false;
      }
    }

    return true;
  }

  /**
   * It goes in the very stretch of each inconvenient time in which what it answers began: one begun
   * in the morning opens nothing in the afternoon.
   */
  static boolean isToInconvenientTime(FactSource from) {
    BorrowerFile file = from.file();
    return file != null
        && is(from)
        && isInSame(
            file.borrower().inconvenientTimes().stream().map(ClockWindow::of).toList(), from);
  }

  /** It goes in the very night in which what it answers came from the same contact. */
  static boolean isToSameNight(FactSource from) {
    PastInteraction theirs = from.facts().answers();
    Contact contact = from.contact();
    return theirs != null
        && contact != null
        && contact.id().equals(theirs.contactId())
        && is(from)
        && isInSame(List.of(ClockWindow.NIGHT), from);
  }

  /**
   * Returns whether now lies in one of these windows on a clock the borrower may have, and what it
   * answers began in the same stretch of each of those.
   */
  private static boolean isInSame(List<ClockWindow> windows, FactSource from) {
    PastInteraction theirs = Objects.requireNonNull(from.facts().answers());
    boolean inOne = false;
    for (ZoneId zone : from.zones()) {
      for (ClockWindow window : windows) {
        LocalDate begun = window.begin(from.facts().asOf(), zone);
        if (begun != null && !begun.equals(window.begin(theirs.at(), zone))) {
          return false;
        }
        inOne |= begun != null;
      }
    }
    return inOne;
  }

  /**
   * It is part of a call with this contact that is connected and has not ended; one that nobody
   * closed for hours has.
   */
  static boolean isInTalk(FactSource from) {
    Contact contact = from.contact();
    if (contact == null || from.facts().channel() != Channel.VOICE) {
      return false;
    }
    for (PastInteraction past : from.history().since(from.facts().asOf().minus(LONGEST_TALK))) {
      // a message that waits for its dispatcher is in progress, too, and no talk
      boolean open =
          past.status() == Status.IN_PROGRESS
              && (past.direction() == Direction.INBOUND
                  || past.statusDetails() == StatusDetails.VOICE_CONNECTED);
      if (open
          && past.channel() == Channel.VOICE
          && !past.at().isAfter(from.facts().asOf())
          && contact.id().equals(past.contactId())) {
        return true;
      }
    }

    return false;
  }

  static boolean isToSameContact(FactSource from) {
    PastInteraction theirs = from.facts().answers();
    Contact contact = from.contact();
    return theirs != null
        && contact != null
        && contact.id().equals(theirs.contactId())
        && isSameDay(theirs, from);
  }

  /** It is known to be about the loan: names it, or names none and the borrower has no other. */
  private static boolean isAbout(PastInteraction past, FactSource from) {
    Loan loan = from.loan();
    BorrowerFile file = from.file();
    boolean namesNone =
        past.debtElected() == null
            && past.debtsNamed().isEmpty()
            && past.debtsDiscussed().isEmpty();
    if (loan != null && !past.debtsDiscussed().isEmpty()) {
      return past.debtsDiscussed().contains(loan.id());
    }
    return loan == null
        || (namesNone ? file != null && file.loans().size() == 1 : past.chargedTo(loan.id()));
  }

  /** It answers something that began the same day, on every clock the borrower may have. */
  private static boolean isSameDay(PastInteraction theirs, FactSource from) {
    Set<ZoneId> zones = from.zones();
    if (zones.isEmpty() || !is(from)) {
      return false;
    }
    for (ZoneId zone : zones) {
      if (!LocalDate.ofInstant(theirs.at(), zone)
          .equals(LocalDate.ofInstant(from.facts().asOf(), zone))) {
        return false;
      }
    }
    return true;
  }
}
