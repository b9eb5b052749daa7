package dev.candor.compliance.internal.call;

import dev.candor.message.AgentOutcome;
import dev.candor.message.Channel;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Consent;
import dev.candor.party.ConsentHolder;
import dev.candor.party.ConsentState;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import dev.candor.party.PastInteraction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The consents to calls about one debt that one person gave directly to the sender (12 CFR
 * 1006.14(b)(3)(i)). Each lasts until its end, until the person takes it back, or until the debt is
 * talked about. Immutable.
 *
 * @param person whom the message goes to
 * @param loan the debt
 * @param history what happened before, oldest first
 * @param zones every zone the borrower may be in
 */
public record CallConsents(
    CalledPerson person, Loan loan, List<PastInteraction> history, Set<ZoneId> zones) {

  /**
   * Returns which day of a consent an instant lies on, the day it was given being the first: the
   * lowest of those that cover the instant, in the zone where it is highest; null where none does.
   *
   * @param call the call placed then, which does not end the consent it was placed with; null for
   *     one that is yet to be placed
   */
  public @Nullable Long day(Instant at, @Nullable PastInteraction call) {
    List<Consent> all = consents();
    Long least = null;
    for (Consent consent : all) {
      Instant given = consent.at();
      if (given != null
          && isGiven(consent)
          && given.isBefore(at)
          && consent.covers(at)
          && !isRevoked(given, at, all)
          && !isUsedUp(given, at, call)) {
        long day = day(given, at, zones);
        least = least == null || day < least ? Long.valueOf(day) : least;
      }
    }

    return least;
  }

  /** Returns which day an instant lies on, that of the first being day 1, where it is highest. */
  public static long day(Instant first, Instant at, Set<ZoneId> zones) {
    long highest = 0;
    for (ZoneId zone : zones.isEmpty() ? Set.<ZoneId>of(ZoneOffset.UTC) : zones) {
      long days =
          ChronoUnit.DAYS.between(LocalDate.ofInstant(first, zone), LocalDate.ofInstant(at, zone));
      highest = Math.max(highest, days + 1);
    }
    return highest;
  }

  /**
   * Returns whether the loan was, or may have been, talked about: of a conversation in which nobody
   * noted the debts each is taken to have been discussed that it may be charged to.
   */
  public static boolean mayDiscuss(PastInteraction past, @Nullable Loan loan, Instant asOf) {
    boolean conversation =
        past.agentOutcome() == AgentOutcome.VOICE_SPOKE_WITH_FIRST_PARTY
            || past.agentOutcome() == AgentOutcome.VOICE_SPOKE_WITH_THIRD_PARTY
            || past.statusDetails() == StatusDetails.VOICE_SPOKE_WITH_FIRST_PARTY
            || past.statusDetails() == StatusDetails.VOICE_SPOKE_WITH_THIRD_PARTY
            || (past.status() == Status.SUCCEEDED
                && past.agentOutcome() == null
                && past.statusDetails() == null);
    return past.channel() == Channel.VOICE
        && past.hasEnded(asOf)
        && (conversation || !past.debtsDiscussed().isEmpty())
        && (loan == null || past.talkChargedTo(loan.id()));
  }

  /** Returns what this person said of calls, at any of their contacts or of the whole channel. */
  private List<Consent> consents() {
    List<Consent> all = new ArrayList<>();
    BorrowerFile file = person.file();
    if (file != null) {
      if (person.isBorrowers()) {
        add(all, file.borrower().consents().get(Channel.VOICE));
      }
      for (Contact contact : file.contacts()) {
        if (person.isSurelyOf(contact)) {
          add(all, contact.consents().get(Channel.VOICE));
        }
      }
    }

    return all;
  }

  private static void add(List<Consent> all, @Nullable Consent consent) {
    if (consent != null) {
      all.add(consent);
    }
  }

  private boolean isGiven(Consent consent) {
    return consent.state() == ConsentState.GRANTED
        && consent.givenTo() == ConsentHolder.US
        && isAbout(consent);
  }

  /** It is known to be about the debt: names it, or names none and the borrower has no other. */
  private boolean isAbout(Consent consent) {
    BorrowerFile file = person.file();
    List<Loan> debt = ParticularDebt.of(loan, file);
    return consent.loanIds().isEmpty()
        ? file != null && debt.containsAll(file.loans())
        : debt.stream().anyMatch(one -> consent.loanIds().contains(one.id()));
  }

  /** One taken back on a day nobody noted was taken back after it was given. */
  private static boolean isRevoked(Instant given, Instant at, List<Consent> all) {
    for (Consent consent : all) {
      Instant when = consent.at();
      if (consent.state() == ConsentState.REVOKED
          && (when == null || (!when.isBefore(given) && !when.isAfter(at)))) {
        return true;
      }
    }
    return false;
  }

  private boolean isUsedUp(Instant given, Instant at, @Nullable PastInteraction call) {
    List<Loan> debt = ParticularDebt.of(loan, person.file());
    for (PastInteraction past : history) {
      if (past.at().isAfter(given)
          && !past.at().isAfter(at)
          && !past.equals(call)
          && person.isTalkedWith(past)
          && debt.stream().anyMatch(one -> mayDiscuss(past, one, at))) {
        return true;
      }
    }
    return false;
  }
}
