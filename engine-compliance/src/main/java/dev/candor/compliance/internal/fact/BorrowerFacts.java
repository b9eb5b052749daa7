package dev.candor.compliance.internal.fact;

import static dev.candor.compliance.internal.fact.Fact.BORROWER;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.days;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.flag;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.word;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.words;
import static dev.candor.compliance.internal.fact.Fact.HISTORY;

import dev.candor.compliance.internal.circumstance.NewYorkCity;
import dev.candor.compliance.internal.circumstance.PermissionCheck;
import dev.candor.message.CaseType;
import dev.candor.message.Direction;
import dev.candor.party.Address;
import dev.candor.party.Attorney;
import dev.candor.party.BorrowerFile;
import dev.candor.party.BorrowerStatus;
import dev.candor.party.Case;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import dev.candor.party.PastInteraction;
import dev.candor.party.Permission;
import dev.candor.party.PermissionScope;
import dev.candor.party.Place;
import dev.candor.party.Whereabouts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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
  AT_INCONVENIENT_PLACE(
      flag(
          "borrower.atInconvenientPlace",
          BORROWER,
          "Whether the borrower is known to be now at a place they called inconvenient; false where nobody knows where they are.")),
  MINOR(
      flag(
          "borrower.minor", BORROWER, "Whether the borrower is under age, or was when they died.")),
  COUNTRY(
      word(
          "address.country",
          null,
          BORROWER,
          "Country of the residence, two letters; US where an address names none.")),
  CITY(
      word(
          "address.city",
          null,
          BORROWER,
          "City of the residence, as written; New York City by its own name or a borough's, also where the postal code alone tells.")),
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
          "Whether that attorney is noted not to have answered within a reasonable time, and has not answered since they were last asked; false where there is none.")),
  ATTORNEY_UNANSWERED_DAYS(
      days(
          "attorney.unansweredDays",
          BORROWER,
          "Days since that attorney was last asked without an answer; missing where there is none.")),
  PERMISSION_TIMES(permission("times", "contact at this time of day")),
  PERMISSION_PLACES(permission("places", "contact at an inconvenient place")),
  PERMISSION_WORK(permission("work", "contact at a workplace that forbids it")),
  PERMISSION_REPRESENTED(permission("represented", "direct contact with the represented borrower")),
  PERMISSION_THIRD_PARTY(permission("thirdParty", "talk about the debt with this third party")),
  PERMISSION_LOCATION_AGAIN(
      flag(
          "permission.locationAgain",
          BORROWER + " and " + HISTORY,
          "Whether this third party asked to be asked again, or is believed to know better now, and was not contacted since; false without a record."));

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
      case AT_INCONVENIENT_PLACE -> isAtInconvenientPlace(file, from);
      case MINOR -> isMinor(file, from);
      case COUNTRY -> country(from.residence());
      case CITY -> city(from.residence());
      case ATTORNEY_REPRESENTS, ATTORNEY_CONTACT_KNOWN, ATTORNEY_CONSENTS, ATTORNEY_UNRESPONSIVE ->
          readAttorney(attorney(file, from.loan()));
      case ATTORNEY_UNANSWERED_DAYS -> unansweredDays(attorney(file, from.loan()), from);
      case PERMISSION_TIMES -> isAllowed(file, from, PermissionScope.TIMES);
      case PERMISSION_PLACES -> isAllowed(file, from, PermissionScope.PLACES);
      case PERMISSION_WORK -> isAllowed(file, from, PermissionScope.WORK);
      case PERMISSION_REPRESENTED -> isAllowed(file, from, PermissionScope.REPRESENTED);
      case PERMISSION_THIRD_PARTY -> isAllowed(file, from, PermissionScope.THIRD_PARTY);
      case PERMISSION_LOCATION_AGAIN -> isAllowed(file, from, PermissionScope.LOCATION_AGAIN);
    };
  }

  private static boolean isDeceased(BorrowerFile file) {
    boolean deceased = file.borrower().deceasedOn() != null;
    for (Case one : file.cases()) {
      deceased |= one.open() && one.type() == CaseType.DECEASED;
    }
    return deceased;
  }

  private static boolean isAtInconvenientPlace(BorrowerFile file, FactSource from) {
    Whereabouts known = file.borrower().whereabouts();
    return known != null
        && known.covers(from.facts().asOf())
        && file.borrower().inconvenientPlaces().contains(known.place());
  }

  /** A minor who died stays one; the day they come of age must be ahead on every clock. */
  private static @Nullable Boolean isMinor(BorrowerFile file, FactSource from) {
    LocalDate ofAge = file.borrower().comesOfAgeOn();
    LocalDate died = file.borrower().deceasedOn();
    if (ofAge == null) {
      return null;
    }
    if (died != null && died.isBefore(ofAge)) {
      return true;
    }
    for (ZoneId zone : from.zones()) {
      if (!LocalDate.ofInstant(from.facts().asOf(), zone).isBefore(ofAge)) {
        return false;
      }
    }

    return from.today().isBefore(ofAge);
  }

  private static @Nullable String country(@Nullable Address residence) {
    return residence == null ? null : Objects.requireNonNullElse(residence.country(), "US");
  }

  private static @Nullable String city(@Nullable Address residence) {
    return residence == null ? null : NewYorkCity.city(residence);
  }

  private @Nullable Boolean readAttorney(@Nullable Attorney attorney) {
    if (attorney == null) {
      return false;
    }
    return switch (this) {
      case ATTORNEY_REPRESENTS -> true;
      case ATTORNEY_CONTACT_KNOWN -> attorney.contactKnown();
      case ATTORNEY_CONSENTS -> Boolean.TRUE.equals(attorney.consentsToContact());
      case ATTORNEY_UNRESPONSIVE ->
          Boolean.TRUE.equals(attorney.unresponsive()) && !hasAnswered(attorney);
      default -> throw new IllegalStateException(name());
    };
  }

  /** They have since they were last asked; one of whom that is not known has not. */
  private static boolean hasAnswered(Attorney attorney) {
    LocalDate asked = attorney.askedOn();
    LocalDate answered = attorney.answeredOn();
    return asked != null && answered != null && !answered.isBefore(asked);
  }

  private static @Nullable Long unansweredDays(@Nullable Attorney attorney, FactSource from) {
    LocalDate asked = attorney == null ? null : attorney.askedOn();
    return attorney == null || asked == null || hasAnswered(attorney)
        ? null
        : Long.valueOf(ChronoUnit.DAYS.between(asked, from.today()));
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

  // ---- permissions

  private static Fact.FactDeclaration permission(String word, String what) {
    return flag(
        "permission." + word,
        BORROWER,
        "Whether a permission on file allows " + what + "; false without one.");
  }

  private static boolean isAllowed(BorrowerFile file, FactSource from, PermissionScope scope) {
    if (file.borrower().permissions().isEmpty()) {
      return false;
    }

    PermissionCheck check =
        new PermissionCheck(from.loan(), from.contact(), from.facts().asOf(), from.zones());
    for (Permission one : file.borrower().permissions()) {
      if (check.allows(one, scope)
          && (scope != PermissionScope.LOCATION_AGAIN || !isUsedUp(one, file, from))) {
        return true;
      }
    }

    return false;
  }

  /** What was asked for was done: something went to them, or to somebody not known, since. */
  private static boolean isUsedUp(Permission permission, BorrowerFile file, FactSource from) {
    Contact ours = from.contact();
    for (PastInteraction past : from.history().since(Objects.requireNonNull(permission.at()))) {
      Contact theirs =
          past.contactId() == null ? null : file.contact(past.contactId()).orElse(null);
      boolean samePerson =
          ours == null || theirs == null || ours.affiliation() == theirs.affiliation();
      if (past.direction() == Direction.OUTBOUND && past.hasHappened() && samePerson) {
        return true;
      }
    }
    return false;
  }
}
