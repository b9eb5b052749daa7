package dev.candor.internal.check;

import dev.candor.decision.Facts;
import dev.candor.message.CaseType;
import dev.candor.message.Channel;
import dev.candor.message.Theme;
import dev.candor.party.Affiliation;
import dev.candor.party.BorrowerFile;
import dev.candor.party.BorrowerStatus;
import dev.candor.party.Consent;
import dev.candor.party.ConsentState;
import dev.candor.party.Contact;
import dev.candor.party.ContactType;
import dev.candor.time.ZoneEvidence;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the borrower whom a message is for. */
final class BorrowerChecks {

  static final HouseCheck BORROWER_UNKNOWN =
      HouseCheck.of(
          "borrower-unknown",
          "Borrower not known",
          "The host knows no borrower with the id that the request names.",
          "Check the id, and that the borrowers are the right ones.",
          BorrowerChecks::checkKnown);

  static final HouseCheck BORROWER_INACTIVE =
      HouseCheck.of(
          "borrower-inactive",
          "Borrower not active",
          "The borrower's status is not active.",
          "Set the status to active, if the borrower is served.",
          BorrowerChecks::checkActive);

  static final HouseCheck DO_NOT_INTERACT =
      HouseCheck.of(
          "do-not-interact",
          "Do not interact",
          "An instruction not to interact covers the channel, the theme and the day.",
          "Wait until it ends, or choose what it does not cover.",
          BorrowerChecks::checkInstructions);

  static final HouseCheck DECEASED =
      HouseCheck.of(
          "borrower-deceased",
          "Borrower deceased",
          "The borrower has died, and the subject is none of those for that.",
          "Send a subject whose name begins with deceased.",
          BorrowerChecks::checkAlive);

  static final HouseCheck CONSENT_REVOKED =
      HouseCheck.of(
          "consent-revoked",
          "Consent revoked",
          "The borrower has revoked consent to the channel, everywhere or at the contact.",
          "Choose another channel or contact.",
          BorrowerChecks::checkConsent);

  static final HouseCheck ADDRESS_INVALID =
      HouseCheck.of(
          "address-invalid",
          "Address invalid",
          "The borrower has no valid address with a state, so it cannot be told which state's rules apply.",
          "Add the state to an address of the borrower.",
          BorrowerChecks::checkAddress);

  private BorrowerChecks() {}

  private static Stream<String> checkKnown(Facts facts) {
    return facts.file() == null ? Stream.of("The host knows no such borrower.") : Stream.empty();
  }

  private static Stream<String> checkActive(Facts facts) {
    return facts.file() == null || facts.file().borrower().status() == BorrowerStatus.ACTIVE
        ? Stream.empty()
        : Stream.of(
            "The borrower "
                + facts.file().borrower().id()
                + " has status "
                + facts.file().borrower().status()
                + ".");
  }

  private static Stream<String> checkInstructions(Facts facts) {
    Channel channel = facts.channel();
    if (facts.file() == null || channel == null) {
      return Stream.empty();
    }

    return facts.file().borrower().doNotInteract().stream()
        .filter(
            instruction ->
                findToday(facts)
                    .anyMatch(
                        day ->
                            ThemeChecks.findAddressed(facts)
                                .anyMatch(theme -> instruction.covers(channel, theme, day))))
        .map(
            instruction ->
                "An instruction not to interact covers "
                    + (instruction.channels().isEmpty()
                        ? "every channel"
                        : HouseCheck.list(instruction.channels()))
                    + " and "
                    + (instruction.themes().isEmpty()
                        ? "every theme"
                        : HouseCheck.list(instruction.themes()))
                    + (instruction.to() == null
                        ? ", without end."
                        : ", until " + instruction.to() + "."))
        .limit(1);
  }

  private static Stream<String> checkAlive(Facts facts) {
    return facts.file() == null
            || !hasDied(facts.file())
            || facts.subject().wireName().startsWith("deceased")
        ? Stream.empty()
        : Stream.of(
            "The borrower "
                + facts.file().borrower().id()
                + " has died; only the subjects for that may go out.");
  }

  private static Stream<String> checkConsent(Facts facts) {
    Channel channel = facts.channel();
    if (facts.file() == null || channel == null) {
      return Stream.empty();
    }

    Contact contact = facts.contact();
    boolean everywhere = isRevoked(facts.file().borrower().consents().get(channel));
    boolean here = contact != null && isRevoked(contact.consents().get(channel));

    return everywhere || here
        ? Stream.of(
            "The borrower has revoked consent to be contacted by "
                + channel
                + (everywhere || contact == null ? "." : " at " + contact.id() + "."))
        : Stream.empty();
  }

  private static Stream<String> checkAddress(Facts facts) {
    BorrowerFile file = facts.file();
    // A code or a password is never held back by a state's rules, so it needs no address
    // to find them by.
    if (file == null || facts.themes().equals(Set.of(Theme.OPS_ACCOUNT_CREDENTIALS))) {
      return Stream.empty();
    }

    boolean usable =
        file.contacts().stream()
            .anyMatch(
                contact ->
                    contact.type() == ContactType.ADDRESS
                        && contact.affiliation() == Affiliation.SELF
                        && !contact.isArchived()
                        && !Boolean.FALSE.equals(contact.valid())
                        && contact.address() != null
                        && contact.address().tellsState());

    return usable
        ? Stream.empty()
        : Stream.of(
            "The borrower has no valid address with a state, so it cannot be told which state's rules apply.");
  }

  private static boolean hasDied(BorrowerFile file) {
    return file.borrower().deceasedOn() != null
        || file.cases().stream().anyMatch(one -> one.open() && one.type() == CaseType.DECEASED);
  }

  private static boolean isRevoked(@Nullable Consent consent) {
    return consent != null && consent.state() == ConsentState.REVOKED;
  }

  /** Returns today, wherever the borrower may be. */
  private static Stream<LocalDate> findToday(Facts facts) {
    Set<ZoneId> zones =
        facts.zoneEvidence().stream()
            .map(ZoneEvidence::zones)
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
    return (zones.isEmpty() ? Set.<ZoneId>of(ZoneOffset.UTC) : zones)
        .stream().map(zone -> LocalDate.ofInstant(facts.asOf(), zone)).distinct();
  }
}
