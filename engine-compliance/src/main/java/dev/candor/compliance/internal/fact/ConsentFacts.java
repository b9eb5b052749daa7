package dev.candor.compliance.internal.fact;

import static dev.candor.compliance.internal.fact.Fact.BORROWER;
import static dev.candor.compliance.internal.fact.Fact.CONTACT;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.days;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.flag;
import static dev.candor.compliance.internal.fact.Fact.HISTORY;

import dev.candor.message.Channel;
import dev.candor.party.Affiliation;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Consent;
import dev.candor.party.ConsentHolder;
import dev.candor.party.ConsentState;
import dev.candor.party.Contact;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
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
          "Whether consent to the channel was taken back, for the contact or altogether; false where none is on file.")),
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
  USED_UP(
      flag(
          "consent.usedUp",
          HISTORY,
          "Whether a conversation about the loan took place after that consent; false where there is none."));

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
      case GRANTED -> isGranted(consent(from));
      case REVOKED -> isRevoked(from);
      case DIRECT -> direct(from) != null;
      case DIRECT_DAY -> directDay(from);
      case USED_UP -> isUsedUp(from);
    };
  }

  static boolean isGranted(@Nullable Consent consent) {
    return consent != null && consent.state() == ConsentState.GRANTED;
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
            || isRevoked(file == null ? null : file.borrower().consents().get(channel)));
  }

  private static boolean isRevoked(@Nullable Consent consent) {
    return consent != null && consent.state() == ConsentState.REVOKED;
  }

  private static @Nullable Consent direct(FactSource from) {
    Consent consent = consent(from);
    return isGranted(consent) && Objects.requireNonNull(consent).givenTo() == ConsentHolder.US
        ? consent
        : null;
  }

  private static @Nullable Long directDay(FactSource from) {
    Consent consent = direct(from);
    // consent yet to be given is none
    return consent == null || consent.at() == null || consent.at().isAfter(from.facts().asOf())
        ? null
        : Long.valueOf(ChronoUnit.DAYS.between(from.dayThere(consent.at()), from.today()) + 1);
  }

  private static boolean isUsedUp(FactSource from) {
    Consent consent = direct(from);
    return consent != null
        && consent.at() != null
        && Communications.hasConversationAfter(consent.at(), from);
  }
}
