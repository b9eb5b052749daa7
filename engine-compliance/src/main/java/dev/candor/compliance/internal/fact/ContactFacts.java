package dev.candor.compliance.internal.fact;

import static dev.candor.compliance.internal.fact.Fact.BORROWER;
import static dev.candor.compliance.internal.fact.Fact.CONTACT;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.date;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.days;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.flag;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.word;
import static dev.candor.compliance.internal.fact.Fact.HISTORY;

import dev.candor.compliance.internal.circumstance.ContactPlace;
import dev.candor.party.Affiliation;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.ContactLabel;
import dev.candor.party.ContactOrigin;
import dev.candor.party.ContactType;
import dev.candor.party.CreditorNotice;
import dev.candor.party.OutsideRegister;
import dev.candor.party.PhoneKind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The facts of the contact the message goes to; missing where there is none. */
enum ContactFacts implements Fact.Reader {
  TYPE(word("contact.type", ContactType.WORDS, CONTACT, "What the contact is.")),
  LABEL(word("contact.label", ContactLabel.WORDS, CONTACT, "Where the contact belongs.")),
  AFFILIATION(word("contact.affiliation", Affiliation.WORDS, CONTACT, "Whose the contact is.")),
  THIRD_PARTY(
      flag(
          "contact.thirdParty",
          CONTACT + " and " + BORROWER,
          "Whether it is of somebody who must not learn of a debt: an employer, another party, or a parent of a borrower who is no minor; false where nobody knows whose it is, or there is none.")),
  MAY_KNOW(
      flag(
          "contact.mayKnow",
          CONTACT,
          "Whether it is of somebody beside the consumer who may be told of a debt: an attorney, a creditor or a consumer reporting agency; false where nobody knows whose it is, or there is none.")),
  PHONE_KIND(
      word("contact.phoneKind", PhoneKind.WORDS, CONTACT, "What kind of line the number is.")),
  VERIFIED(flag("contact.verified", CONTACT, "Whether the borrower confirmed it.")),
  EMPLOYER_PROVIDED(
      flag("contact.employerProvided", CONTACT, "Whether an employer provides the contact.")),
  REASSIGNED(
      flag(
          "contact.reassigned",
          CONTACT,
          "Whether the number is known to belong to somebody else since consent was given.")),
  AT_INCONVENIENT_PLACE(
      flag(
          "contact.atInconvenientPlace",
          CONTACT + " and " + BORROWER,
          "Whether the contact is an address or a landline at a place the borrower called inconvenient; an address or number held twice is at each place it is held under, and a landline whose label tells no place may be at any.")),
  AUTODIALED_CONSENT(
      flag(
          "contact.autodialedConsent",
          CONTACT,
          "Whether consent to autodialed or prerecorded calls and texts holds; false where none is on file. One of which no day is known counts.")),
  LAST_INBOUND_ON(
      date(
          "contact.lastInboundOn",
          HISTORY,
          "Day the borrower last used this contact to reach us by the channel of the message, about the loan or about none that is named.")),
  UNREASSIGNED_SINCE_TEXT_ON(
      date(
          "contact.unreassignedSinceTextOn",
          CONTACT + " and " + HISTORY,
          "Day a register was last asked and had not seen the number given to somebody else since that use of it.")),
  UNREASSIGNED_SINCE_CONSENT_ON(
      date(
          "contact.unreassignedSinceConsentOn",
          CONTACT + " and " + BORROWER,
          "Day a register was last asked and had not seen the number given to somebody else since consent to the channel was given directly.")),
  ON_DO_NOT_CALL_REGISTER(
      flag(
          "contact.onDoNotCallRegister",
          CONTACT,
          "Whether the national do-not-call registry had the number when it was last asked.")),
  DO_NOT_CALL_CHECKED_ON(
      date(
          "contact.doNotCallCheckedOn",
          CONTACT,
          "Day the national do-not-call registry was last asked for the number.")),
  GIVEN_WITH_NOTICE(
      flag(
          "contact.givenWithNotice",
          CONTACT,
          "Whether the borrower gave it to the sender after being told clearly that it may be used about the debt.")),
  PUBLIC_DOMAIN(
      flag(
          "contact.publicDomain",
          CONTACT,
          "Whether the address has a domain name that the general public may use, and no employer is known to provide it.")),
  CREDITOR_USED(
      flag(
          "contact.creditorUsed",
          CONTACT,
          "Whether the creditor got it from the borrower, used it about the account and was not asked to stop.")),
  CREDITOR_NOTICE_COMPLETE(
      flag(
          "contact.creditorNoticeComplete",
          CONTACT,
          "Whether the creditor's notice names the debt collector and the address, and says that others may see the e-mails.")),
  CREDITOR_NOTICE_SIMPLE(
      flag(
          "contact.creditorNoticeSimple",
          CONTACT,
          "Whether the creditor's notice gives a reasonable and simple method to opt out.")),
  CREDITOR_NOTICE_DAYS(
      days(
          "contact.creditorNoticeDays",
          CONTACT,
          "How many days after the creditor's notice was sent a request to opt out could be received.")),
  CREDITOR_NOTICE_ENDS_ON(
      date(
          "contact.creditorNoticeEndsOn",
          CONTACT,
          "Day by which, so the creditor's notice, a request to opt out must be received.")),
  PRIOR_COLLECTOR_OBTAINED(
      flag(
          "contact.priorCollectorObtained",
          CONTACT,
          "Whether any prior debt collector obtained the address as the law has it.")),
  PRIOR_COLLECTOR_USED(
      flag(
          "contact.priorCollectorUsed",
          CONTACT,
          "Whether the immediately prior debt collector used the address about the debt and the borrower did not opt out.")),
  DISCLOSES_TO_OTHERS(
      flag(
          "contact.disclosesToOthers",
          CONTACT,
          "Whether any person has said that messages there disclose the debt to others; false where nobody has."));

  private final Fact.FactDeclaration declaration;

  ContactFacts(Fact.FactDeclaration declaration) {
    this.declaration = declaration;
  }

  @Override
  public Fact.FactDeclaration declaration() {
    return declaration;
  }

  @Override
  public @Nullable Object read(FactSource from) {
    Contact contact = from.contact();
    if (contact == null) {
      // what goes to no contact goes to no third party
      return this == THIRD_PARTY || this == MAY_KNOW ? false : null;
    }
    return read(contact, from);
  }

  private @Nullable Object read(Contact contact, FactSource from) {
    return switch (this) {
      case TYPE -> FactSource.wire(contact.type());
      case LABEL -> FactSource.wire(contact.label());
      case AFFILIATION -> FactSource.wire(contact.affiliation());
      case THIRD_PARTY -> isThirdParty(contact.affiliation(), from);
      case MAY_KNOW -> mayKnow(contact.affiliation());
      case PHONE_KIND -> FactSource.wire(contact.phoneKind());
      case VERIFIED -> contact.verified();
      case EMPLOYER_PROVIDED -> contact.employerProvided();
      case REASSIGNED -> contact.reassigned();
      case AT_INCONVENIENT_PLACE -> isAtInconvenientPlace(contact, from.file());
      case AUTODIALED_CONSENT -> ConsentFacts.isGranted(contact.autodialedConsent(), from);
      case LAST_INBOUND_ON -> Communications.lastInboundDay(contact, from);
      case UNREASSIGNED_SINCE_TEXT_ON,
          UNREASSIGNED_SINCE_CONSENT_ON,
          ON_DO_NOT_CALL_REGISTER,
          DO_NOT_CALL_CHECKED_ON ->
          readLookUp(contact, from);
      case DISCLOSES_TO_OTHERS ->
          contact.origin() != null && Boolean.TRUE.equals(contact.origin().disclosesToOthers());
      default -> contact.origin() == null ? null : readOrigin(contact, contact.origin());
    };
  }

  private @Nullable Object readLookUp(Contact contact, FactSource from) {
    return switch (this) {
      case UNREASSIGNED_SINCE_TEXT_ON ->
          LookUps.unreassignedOn(contact, Communications.lastInboundDay(contact, from), from);
      case UNREASSIGNED_SINCE_CONSENT_ON ->
          LookUps.unreassignedOn(contact, ConsentFacts.directlyGivenDay(from), from);
      case ON_DO_NOT_CALL_REGISTER -> LookUps.isListed(contact, OutsideRegister.DO_NOT_CALL, from);
      default -> LookUps.askedOn(contact, OutsideRegister.DO_NOT_CALL, from);
    };
  }

  private @Nullable Object readOrigin(Contact contact, ContactOrigin origin) {
    CreditorNotice notice = origin.creditorNotice();
    return switch (this) {
      case GIVEN_WITH_NOTICE -> origin.givenWithNotice();
      case PUBLIC_DOMAIN ->
          Boolean.TRUE.equals(contact.employerProvided()) ? Boolean.FALSE : origin.publicDomain();
      case PRIOR_COLLECTOR_OBTAINED -> origin.priorCollectorObtained();
      case PRIOR_COLLECTOR_USED -> origin.priorCollectorUsed();
      default -> notice == null ? null : readNotice(notice);
    };
  }

  private @Nullable Object readNotice(CreditorNotice notice) {
    LocalDate sent = notice.sentOn();
    LocalDate ends = notice.optOutBy();
    return switch (this) {
      case CREDITOR_USED -> notice.usedForAccount();
      case CREDITOR_NOTICE_COMPLETE -> notice.complete();
      case CREDITOR_NOTICE_SIMPLE -> notice.simpleOptOut();
      case CREDITOR_NOTICE_ENDS_ON -> ends;
      default ->
          sent == null || ends == null ? null : Long.valueOf(ChronoUnit.DAYS.between(sent, ends));
    };
  }

  /** A parent stands in the place of a minor alone (12 CFR 1006.6(a)(2)). */
  private static @Nullable Boolean isThirdParty(
      @Nullable Affiliation affiliation, FactSource from) {
    if (affiliation == Affiliation.PARENT) {
      Boolean minor = (Boolean) BorrowerFacts.MINOR.read(from);
      return minor == null ? null : !minor;
    }
    return affiliation == Affiliation.EMPLOYER || affiliation == Affiliation.OTHER_PARTY;
  }

  private static boolean mayKnow(@Nullable Affiliation affiliation) {
    return affiliation == Affiliation.ATTORNEY
        || affiliation == Affiliation.CREDITOR
        || affiliation == Affiliation.CREDIT_BUREAU
        || affiliation == Affiliation.COLLECTOR_ATTORNEY;
  }

  private static @Nullable Boolean isAtInconvenientPlace(
      Contact contact, @Nullable BorrowerFile file) {
    return file == null
        ? null
        : ContactPlace.isAt(contact, file, file.borrower().inconvenientPlaces());
  }
}
