package dev.candor.compliance.internal.fact;

import dev.candor.compliance.internal.call.CallConsents;
import dev.candor.compliance.internal.call.CalledPerson;
import dev.candor.message.AgentOutcome;
import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.StatusDetails;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.Affiliation;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import dev.candor.party.PastInteraction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sender is known to have conveyed to the borrower about a loan. What names no debt is not
 * known to be about this one, and a voicemail may say nothing of any: an unknown never makes the
 * first communication a later one. Nor does what was said to a third party (15 USC 1692b), a
 * privacy notice or a code (15 USC 1692g(e)), a formal pleading (12 CFR 1006.34(b)(2)), what came
 * back, or what the borrower wrote: that is no communication of the sender's. Stateless.
 */
final class Communications {

  private Communications() {}

  /** Returns the first; null where none is known. */
  static @Nullable PastInteraction first(Loan loan, FactSource from) {
    for (PastInteraction past : from.history().all()) {
      if (isOne(past, loan, from)) {
        return past;
      }
    }
    return null;
  }

  private static @Nullable PastInteraction firstThatMayConvey(Loan loan, FactSource from) {
    for (PastInteraction past : from.history().all()) {
      if (mayBeOne(past, loan, from)) {
        return past;
      }
    }
    return null;
  }

  /**
   * Returns the day of the first, or of what may have been one: a voicemail of which nobody noted
   * that its content was limited; null where none is known.
   */
  static @Nullable LocalDate firstDay(Loan loan, FactSource from) {
    PastInteraction first = firstThatMayConvey(loan, from);
    if (first == null) {
      return null;
    }

    LocalDate earliest = from.dayThere(first.at());
    // where a clock goes back over midnight, what came later has the earlier day
    Instant clockGoesBack = first.at().plus(1, ChronoUnit.DAYS);
    for (PastInteraction past : from.history().since(first.at())) {
      if (past.at().isAfter(clockGoesBack)) {
        break;
      }
      LocalDate day = from.dayThere(past.at());
      if (day.isBefore(earliest) && mayBeOne(past, loan, from)) {
        earliest = day;
      }
    }
    return earliest;
  }

  /** Returns whether something in writing is known to have been sent. */
  static boolean hasWritten(Loan loan, FactSource from) {
    for (PastInteraction past : from.history().all()) {
      if (past.direction() == Direction.OUTBOUND
          && past.channel() != Channel.VOICE
          && isOne(past, loan, from)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the loan is known to have been talked about with the borrower. */
  static boolean hasSpoken(Loan loan, FactSource from) {
    for (PastInteraction past : from.history().all()) {
      if (past.channel() == Channel.VOICE && isOne(past, loan, from)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the day of the first writing that did not come back; null where there is none. */
  static @Nullable LocalDate writtenDay(Loan loan, FactSource from) {
    LocalDate earliest = loan.validationNoticeSentOn();
    for (PastInteraction past : from.history().all()) {
      if (isWriting(past) && isOne(past, loan, from)) {
        LocalDate day = from.dayThere(past.at());
        return earliest == null || day.isBefore(earliest) ? day : earliest;
      }
    }
    return earliest;
  }

  /** Returns for how long one writing has not come back, or had not when it did. */
  static @Nullable Long daysWithoutReturn(Loan loan, FactSource from) {
    LocalDate notice = loan.validationNoticeSentOn();
    Long longest = notice == null ? null : ChronoUnit.DAYS.between(notice, from.today());
    for (PastInteraction past : from.history().all()) {
      if (isWriting(past) && isOf(past, loan, from)) {
        LocalDate until =
            past.returnedOn() != null && past.returnedOn().isBefore(from.today())
                ? past.returnedOn()
                : from.today();
        long days = ChronoUnit.DAYS.between(from.dayThere(past.at()), until);
        longest = longest == null || days > longest ? Long.valueOf(days) : longest;
      }
    }

    return longest;
  }

  private static boolean isWriting(PastInteraction past) {
    return past.direction() == Direction.OUTBOUND
        && (past.channel() == Channel.MAIL
            || past.channel() == Channel.EMAIL
            || past.channel() == Channel.TEXT);
  }

  /** Returns the day a contact was last used to reach us by the channel of the message. */
  static @Nullable LocalDate lastInboundDay(Contact contact, FactSource from) {
    List<PastInteraction> history = from.history().all();
    for (int i = history.size() - 1; i >= 0; i--) {
      PastInteraction past = history.get(i);
      if (past.direction() == Direction.INBOUND
          && past.channel() == from.facts().channel()
          && past.surelyHappened()
          && !past.at().isAfter(from.facts().asOf())
          && (from.loan() == null || past.chargedTo(from.loan().id()))
          && contact.id().equals(past.contactId())) {
        return from.dayThere(past.at());
      }
    }

    return null;
  }

  /** Returns whether it was, or may have been, talked about with this person after an instant. */
  static boolean hasConversationAfter(Instant instant, FactSource from) {
    CalledPerson person = new CalledPerson(from.contact(), from.file());
    for (PastInteraction past : from.history().since(instant)) {
      if (past.at().isAfter(instant)
          && person.isTalkedWith(past)
          && CallConsents.mayDiscuss(past, from.loan(), from.facts().asOf())) {
        return true;
      }
    }
    return false;
  }

  /** It conveyed something about the loan beyond doubt. */
  private static boolean isOne(PastInteraction past, Loan loan, FactSource from) {
    boolean talk =
        past.agentOutcome() == AgentOutcome.VOICE_SPOKE_WITH_FIRST_PARTY
            || !past.debtsDiscussed().isEmpty();
    boolean conveyed =
        past.channel() == Channel.VOICE ? talk : past.direction() == Direction.OUTBOUND;

    return conveyed && !past.cameBackBy(from.today()) && isOf(past, loan, from);
  }

  /** It conveyed something about the loan, or was a voicemail that may have. */
  private static boolean mayBeOne(PastInteraction past, Loan loan, FactSource from) {
    boolean voicemail =
        past.direction() == Direction.OUTBOUND
            && past.channel() == Channel.VOICE
            && !Boolean.TRUE.equals(past.limitedContent())
            && (past.agentOutcome() == AgentOutcome.VOICE_LEFT_VOICEMAIL
                || past.statusDetails() == StatusDetails.VOICE_LEFT_VOICEMAIL
                || past.statusDetails() == StatusDetails.VOICE_LEFT_VOICEMAIL_FIRST_PARTY);
    return isOne(past, loan, from)
        || (voicemail && past.chargedTo(loan.id()) && isWithBorrower(past, from));
  }

  /** It is known to be of the loan and with the borrower, in a form the law takes account of. */
  private static boolean isOf(PastInteraction past, Loan loan, FactSource from) {
    return (past.debtsNamed().contains(loan.id()) || past.debtsDiscussed().contains(loan.id()))
        && isWithBorrower(past, from);
  }

  private static boolean isWithBorrower(PastInteraction past, FactSource from) {
    boolean ofDebt =
        past.subject() != Subject.ANNUAL_PRIVACY_POLICY_NOTICE
            && past.theme() != Theme.OPS_ACCOUNT_CREDENTIALS
            && !Boolean.TRUE.equals(past.pleading());
    return ofDebt && past.surelyHappened() && !isWithThirdParty(past, from.file());
  }

  /** It was with somebody else, or with a contact nobody knows any more. */
  private static boolean isWithThirdParty(PastInteraction past, @Nullable BorrowerFile file) {
    if (file == null || past.contactId() == null) {
      return false;
    }
    for (Contact contact : file.contacts()) {
      if (contact.id().equals(past.contactId())) {
        return contact.affiliation() == Affiliation.EMPLOYER
            || contact.affiliation() == Affiliation.OTHER_PARTY
            || Boolean.TRUE.equals(contact.reassigned());
      }
    }
    return true;
  }
}
