package dev.candor.compliance.internal.fact;

import static dev.candor.compliance.internal.fact.Fact.BORROWER;
import static dev.candor.compliance.internal.fact.Fact.CONTACT;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.date;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.days;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.flag;
import static dev.candor.compliance.internal.fact.Fact.HISTORY;

import dev.candor.compliance.internal.call.CallConsents;
import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.Subject;
import dev.candor.party.Affiliation;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Consent;
import dev.candor.party.ConsentHolder;
import dev.candor.party.ConsentState;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import dev.candor.party.OptOut;
import dev.candor.party.PastInteraction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts of consent to the channel. */
enum ConsentFacts implements Fact.Reader {
  GRANTED(
      flag(
          "consent.granted",
          CONTACT + " and " + BORROWER,
          "Whether consent to the channel holds, for the contact or else, for a contact of the borrower's own, the borrower; false where none is on file. One of which no day is known counts.")),
  REVOKED(
      flag(
          "consent.revoked",
          CONTACT + " and " + BORROWER,
          "Whether consent to the channel was taken back, or a message of the theme was asked not to come by it, for the contact or altogether; false where none is on file.")),
  DIRECT(
      flag(
          "consent.direct",
          CONTACT + " and " + BORROWER,
          "Whether consent to the channel holds and was given directly to the sender.")),
  DIRECT_DAY(
      days(
          "consent.directDay",
          CONTACT + " and " + BORROWER,
          "Which day of that consent today is, the day it was given being the first; missing where there is none.")),
  DIRECT_ON(
      date(
          "consent.directOn",
          CONTACT + " and " + BORROWER,
          "Day that consent was given or last renewed; missing where there is none.")),
  USED_UP(
      flag(
          "consent.usedUp",
          HISTORY,
          "Whether a conversation about the loan took place after that consent; false where there is none.")),
  REVOCATION_CONFIRMED(
      flag(
          "consent.revocationConfirmed",
          HISTORY,
          "Whether an opt-out was confirmed by the channel since consent to it was taken back; false where it was not.")),
  CALL_DAY(
      days(
          "consent.callDay",
          CONTACT + ", " + BORROWER + " and " + HISTORY,
          "Which day of consent to calls about the loan today is, the day it was given being the first: consent of the person called, given directly to the sender, about this debt, begun and neither ended, taken back nor used up by a talk about it; missing where there is none."));

  private final Fact.FactDeclaration declaration;

  ConsentFacts(Fact.FactDeclaration declaration) {
    this.declaration = declaration;
  }

  @Override
  public Fact.FactDeclaration declaration() {
    return declaration;
  }

  @Override
  public @Nullable Object read(FactSource from) {
    return switch (this) {
      case GRANTED -> isGranted(consent(from), from);
      case REVOKED -> isRevoked(from);
      case DIRECT -> direct(from) != null;
      case DIRECT_DAY -> directDay(from);
      case DIRECT_ON -> directlyGivenDay(from);
      case USED_UP -> isUsedUp(from);
      case REVOCATION_CONFIRMED -> isRevocationConfirmed(from);
      case CALL_DAY -> from.callConsentDay(from.facts().asOf(), null);
    };
  }

  /** Returns whether it holds now: it has begun, has not ended, and names no other debt only. */
  static boolean isGranted(@Nullable Consent consent, FactSource from) {
    Loan loan = from.loan();
    return consent != null
        && consent.state() == ConsentState.GRANTED
        && consent.covers(from.facts().asOf())
        && (consent.loanIds().isEmpty() || (loan != null && consent.loanIds().contains(loan.id())));
  }

  /** Returns whether the borrower may speak for it: nobody else's, and no employer's. */
  static boolean isOwn(@Nullable Contact contact) {
    return contact == null
        || (contact.affiliation() == Affiliation.SELF
            && !Boolean.TRUE.equals(contact.employerProvided()));
  }

  /** Returns what was said of the contact; else, for the borrower's own, of the whole channel. */
  private static @Nullable Consent consent(FactSource from) {
    Channel channel = from.facts().channel();
    Contact contact = from.contact();
    BorrowerFile file = from.file();
    if (channel == null) {
      return null;
    }
    Consent ofContact = contact == null ? null : contact.consents().get(channel);
    return ofContact != null || file == null || !isOwn(contact)
        ? ofContact
        : file.borrower().consents().get(channel);
  }

  /** What was said of the channel as a whole holds for each contact, whatever was said of that. */
  private static boolean isRevoked(FactSource from) {
    Channel channel = from.facts().channel();
    Contact contact = from.contact();
    BorrowerFile file = from.file();
    return channel != null
        && (isRevoked(contact == null ? null : contact.consents().get(channel))
            || isRevoked(file == null ? null : file.borrower().consents().get(channel))
            || (contact != null && isOptedOut(contact, from, from.facts().manner().commercial())));
  }

  /** Returns whether a request not to get such messages by the channel is of this contact. */
  private static boolean isOptedOut(Contact contact, FactSource from, boolean commercial) {
    Channel channel = from.facts().channel();
    return channel != null
        && contact.optOuts().stream()
            .anyMatch(optOut -> optOut.covers(channel, from.theme(), commercial));
  }

  /**
   * Returns when the channel was last barred, for the contact or altogether; null where it was not,
   * or nobody knows when.
   */
  private static @Nullable Instant barredAt(FactSource from) {
    Channel channel = from.facts().channel();
    Contact contact = from.contact();
    BorrowerFile file = from.file();
    if (channel == null) {
      return null;
    }

    Consent here = contact == null ? null : contact.consents().get(channel);
    Consent everywhere = file == null ? null : file.borrower().consents().get(channel);
    Stream<@Nullable Instant> optOuts =
        contact == null
            ? Stream.empty()
            : contact.optOuts().stream()
                .filter(one -> one.covers(channel, from.theme(), true))
                .map(OptOut::at);
    return Stream.concat(
            Stream.of(here, everywhere)
                .filter(ConsentFacts::isRevoked)
                .map(consent -> consent == null ? null : consent.at()),
            optOuts)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** It answers what the person began by a medium they had asked us not to use. */
  static boolean isAnswerByBarredMedium(FactSource from) {
    PastInteraction theirs = from.facts().answers();
    Instant barred = barredAt(from);
    return theirs != null
        && FirstAnswer.is(from)
        && (barred == null || barred.isBefore(theirs.at()));
  }

  private static boolean isRevocationConfirmed(FactSource from) {
    Instant barred = barredAt(from);
    for (PastInteraction past : from.history().all()) {
      if (past.direction() == Direction.OUTBOUND
          && past.channel() == from.facts().channel()
          && past.subject() == Subject.ELECTRONIC_CONSENT_OPT_OUT
          && past.hasHappened()
          && (barred == null || !past.at().isBefore(barred))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the day consent was given directly; null where none is, or nobody knows when. */
  static @Nullable LocalDate directlyGivenDay(FactSource from) {
    Consent consent = direct(from);
    return consent == null || consent.at() == null || consent.at().isAfter(from.facts().asOf())
        ? null
        : from.dayThere(consent.at());
  }

  private static boolean isRevoked(@Nullable Consent consent) {
    return consent != null && consent.state() == ConsentState.REVOKED;
  }

  private static @Nullable Consent direct(FactSource from) {
    Consent consent = consent(from);
    return isGranted(consent, from) && Objects.requireNonNull(consent).givenTo() == ConsentHolder.US
        ? consent
        : null;
  }

  private static @Nullable Long directDay(FactSource from) {
    Consent consent = direct(from);
    // consent yet to be given is none
    return consent == null || consent.at() == null || consent.at().isAfter(from.facts().asOf())
        ? null
        : Long.valueOf(CallConsents.day(consent.at(), from.facts().asOf(), from.zones()));
  }

  private static boolean isUsedUp(FactSource from) {
    Consent consent = direct(from);
    return consent != null
        && consent.at() != null
        && Communications.hasConversationAfter(consent.at(), from);
  }
}
