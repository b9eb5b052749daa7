package dev.candor.compliance.internal.fact;

import static dev.candor.compliance.internal.fact.Fact.BORROWER;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.flag;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.word;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.words;

import dev.candor.message.CaseType;
import dev.candor.party.Address;
import dev.candor.party.Attorney;
import dev.candor.party.BorrowerFile;
import dev.candor.party.BorrowerStatus;
import dev.candor.party.Case;
import dev.candor.party.Loan;
import dev.candor.party.Place;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The facts of the borrower and their attorney; missing where nobody knows the borrower. */
enum BorrowerFacts implements Fact.Reader {
  STATUS(
      word("borrower.status", BorrowerStatus.WORDS, BORROWER, "Whether the borrower is served.")),
  LANGUAGE(word("borrower.language", null, BORROWER, "The borrower's language, two letters.")),
  DECEASED(
      flag(
          "borrower.deceased",
          BORROWER,
          "Whether the borrower has died: a day of death or a case that was not canceled says so.")),
  ELECTRONIC_CONSENT(
      flag(
          "borrower.electronicConsent",
          BORROWER,
          "Whether consent to electronic delivery of what the law wants in writing holds for a contact of the borrower's own; false where none is on file. One of which no day is known counts.")),
  INCONVENIENT_PLACES(
      words(
          "borrower.inconvenientPlaces",
          Place.WORDS,
          BORROWER,
          "Places the borrower called inconvenient.")),
  HAS_INCONVENIENT_TIMES(
      flag(
          "borrower.hasInconvenientTimes",
          BORROWER,
          "Whether times are known to be inconvenient to the borrower.")),
  COUNTRY(
      word(
          "address.country",
          null,
          BORROWER,
          "Country of the residence, two letters; US where an address names none.")),
  CITY(word("address.city", null, BORROWER, "City of the residence, as written.")),
  ATTORNEY_REPRESENTS(
      flag(
          "attorney.represents",
          BORROWER,
          "Whether an attorney is known to represent the borrower on the loan.")),
  ATTORNEY_CONTACT_KNOWN(
      flag(
          "attorney.contactKnown",
          BORROWER,
          "Whether that attorney's name and address are known; false where there is none.")),
  ATTORNEY_CONSENTS(
      flag(
          "attorney.consents",
          BORROWER,
          "Whether that attorney agrees to direct contact; false where there is none.")),
  ATTORNEY_UNRESPONSIVE(
      flag(
          "attorney.unresponsive",
          BORROWER,
          "Whether that attorney has not answered within a reasonable time; false where there is none."));

  private final Fact.FactDeclaration declaration;

  BorrowerFacts(Fact.FactDeclaration declaration) {
    this.declaration = declaration;
  }

  @Override
  public Fact.FactDeclaration declaration() {
    return declaration;
  }

  @Override
  public @Nullable Object read(FactSource from) {
    BorrowerFile file = from.file();
    return file == null ? null : read(file, from);
  }

  private @Nullable Object read(BorrowerFile file, FactSource from) {
    return switch (this) {
      case STATUS -> FactSource.wire(file.borrower().status());
      case LANGUAGE -> file.borrower().language();
      case DECEASED -> isDeceased(file);
      case ELECTRONIC_CONSENT ->
          ConsentFacts.isOwn(from.contact())
              && ConsentFacts.isGranted(file.borrower().electronicConsent(), from);
      case INCONVENIENT_PLACES -> FactSource.wires(file.borrower().inconvenientPlaces());
      case HAS_INCONVENIENT_TIMES -> !file.borrower().inconvenientTimes().isEmpty();
      case COUNTRY -> country(from.residence());
      case CITY -> city(from.residence());
      case ATTORNEY_REPRESENTS, ATTORNEY_CONTACT_KNOWN, ATTORNEY_CONSENTS, ATTORNEY_UNRESPONSIVE ->
          readAttorney(attorney(file, from.loan()));
    };
  }

  private static boolean isDeceased(BorrowerFile file) {
    boolean deceased = file.borrower().deceasedOn() != null;
    for (Case one : file.cases()) {
      deceased |= one.open() && one.type() == CaseType.DECEASED;
    }
    return deceased;
  }

  private static @Nullable String country(@Nullable Address residence) {
    return residence == null ? null : Objects.requireNonNullElse(residence.country(), "US");
  }

  private static @Nullable String city(@Nullable Address residence) {
    return residence == null ? null : residence.city();
  }

  private @Nullable Boolean readAttorney(@Nullable Attorney attorney) {
    if (attorney == null) {
      return false;
    }
    return switch (this) {
      case ATTORNEY_REPRESENTS -> true;
      case ATTORNEY_CONTACT_KNOWN -> attorney.contactKnown();
      case ATTORNEY_CONSENTS -> Boolean.TRUE.equals(attorney.consentsToContact());
      case ATTORNEY_UNRESPONSIVE -> Boolean.TRUE.equals(attorney.unresponsive());
      default -> throw new IllegalStateException(name());
    };
  }

  private static @Nullable Attorney attorney(BorrowerFile file, @Nullable Loan loan) {
    Attorney attorney = file.borrower().attorney();
    return attorney == null
            || (loan != null
                && !attorney.loanIds().isEmpty()
                && !attorney.loanIds().contains(loan.id()))
        ? null
        : attorney;
  }
}
