package dev.candor.compliance.internal.fact;

import static dev.candor.compliance.internal.fact.Fact.BORROWER;
import static dev.candor.compliance.internal.fact.Fact.CONTACT;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.date;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.flag;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.word;
import static dev.candor.compliance.internal.fact.Fact.HISTORY;

import dev.candor.party.Affiliation;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.ContactLabel;
import dev.candor.party.ContactType;
import dev.candor.party.PhoneKind;
import dev.candor.party.Place;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts of the contact the message goes to; missing where there is none. */
enum ContactFacts implements Fact.Reader {
  TYPE(word("contact.type", ContactType.WORDS, CONTACT, "What the contact is.")),
  LABEL(word("contact.label", ContactLabel.WORDS, CONTACT, "Where the contact belongs.")),
  AFFILIATION(word("contact.affiliation", Affiliation.WORDS, CONTACT, "Whose the contact is.")),
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
          "Whether the contact is an address or a landline at a place the borrower called inconvenient.")),
  AUTODIALED_CONSENT(
      flag(
          "contact.autodialedConsent",
          CONTACT,
          "Whether consent to autodialed or prerecorded calls and texts holds; false where none is on file. One of which no day is known counts.")),
  LAST_INBOUND_ON(
      date(
          "contact.lastInboundOn",
          HISTORY,
          "Day the borrower last used this contact to reach us by the channel of the message."));

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
    return contact == null ? null : read(contact, from);
  }

  private @Nullable Object read(Contact contact, FactSource from) {
    return switch (this) {
      case TYPE -> FactSource.wire(contact.type());
      case LABEL -> FactSource.wire(contact.label());
      case AFFILIATION -> FactSource.wire(contact.affiliation());
      case PHONE_KIND -> FactSource.wire(contact.phoneKind());
      case VERIFIED -> contact.verified();
      case EMPLOYER_PROVIDED -> contact.employerProvided();
      case REASSIGNED -> contact.reassigned();
      case AT_INCONVENIENT_PLACE -> isAtInconvenientPlace(contact, from.file());
      case AUTODIALED_CONSENT -> ConsentFacts.isGranted(contact.autodialedConsent());
      case LAST_INBOUND_ON -> Communications.lastInboundDay(contact, from);
    };
  }

  private static @Nullable Boolean isAtInconvenientPlace(
      Contact contact, @Nullable BorrowerFile file) {
    if (file == null) {
      return null;
    }
    Set<Place> places = file.borrower().inconvenientPlaces();
    if (places.isEmpty()
        || contact.type() == ContactType.EMAIL
        || contact.phoneKind() == PhoneKind.MOBILE) {
      return false;
    }
    if (contact.label() == null) {
      return null;
    }

    boolean named =
        (contact.label() == ContactLabel.HOME && places.contains(Place.HOME))
            || (contact.label() == ContactLabel.WORK && places.contains(Place.WORK));
    // a number of a kind nobody knows may be a landline
    return named && contact.type() == ContactType.PHONE && contact.phoneKind() == null
        ? null
        : named;
  }
}
