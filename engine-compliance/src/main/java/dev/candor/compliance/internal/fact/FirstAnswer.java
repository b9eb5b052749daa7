package dev.candor.compliance.internal.fact;

import dev.candor.message.Direction;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.InconvenientTime;
import dev.candor.party.Loan;
import dev.candor.party.PastInteraction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the message is the first answer to what came from whom it goes to. Stateless. */
final class FirstAnswer {

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

  static boolean isToInconvenientTime(FactSource from) {
    PastInteraction theirs = from.facts().answers();
    BorrowerFile file = from.file();
    if (theirs == null || file == null || !isSameDay(theirs, from)) {
      return false;
    }
    for (ZoneId zone : from.zones()) {
      if (!isInconvenient(file, theirs.at(), zone)) {
        return false;
      }
    }
    return true;
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

  private static boolean isInconvenient(BorrowerFile file, Instant at, ZoneId zone) {
    for (InconvenientTime time : file.borrower().inconvenientTimes()) {
      if (covers(time, at, zone)) {
        return true;
      }
    }
    return false;
  }

  private static boolean covers(InconvenientTime time, Instant at, ZoneId recipient) {
    LocalDateTime local =
        LocalDateTime.ofInstant(at, Objects.requireNonNullElse(time.zone(), recipient));
    LocalTime from = Objects.requireNonNullElse(time.from(), LocalTime.MIN);
    @Nullable LocalTime to = time.to();
    boolean overnight = to != null && to.isBefore(from);

    boolean begunTheDayBefore = overnight && local.toLocalTime().isBefore(to);
    LocalDate day = begunTheDayBefore ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    boolean inHours =
        begunTheDayBefore
            || (!local.toLocalTime().isBefore(from)
                && (to == null || overnight || local.toLocalTime().isBefore(to)));
    return inHours
        && (time.days().isEmpty() || time.days().contains(day.getDayOfWeek()))
        && (time.until() == null || !day.isAfter(time.until()));
  }
}
