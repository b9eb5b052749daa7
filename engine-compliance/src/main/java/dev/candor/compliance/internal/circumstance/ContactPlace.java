package dev.candor.compliance.internal.circumstance;

import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.ContactLabel;
import dev.candor.party.ContactType;
import dev.candor.party.PhoneKind;
import dev.candor.party.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a contact is bound to a place. A mailing address and a landline are; an e-mail
 * address and a mobile number are not (comment 1006.6(b)(1)(ii)-1). What counts is the address or
 * the number itself, under whichever label the file holds it. Stateless.
 */
public final class ContactPlace {

  private ContactPlace() {}

  /** Returns whether it is at one of these places; null where that is not known. */
  public static @Nullable Boolean isAt(Contact contact, BorrowerFile file, Set<Place> places) {
    if (places.isEmpty() || contact.type() == ContactType.EMAIL) {
      return false;
    }

    List<Contact> same = findSame(contact, file);
    if (contact.type() == ContactType.PHONE && isMobile(same)) {
      return false;
    }
    boolean unknown = contact.type() == ContactType.PHONE && kinds(same).isEmpty();
    boolean named = false;
    boolean elsewhere = false;
    for (Contact one : same) {
      named |= isLabeled(one, places);
      elsewhere |= isElsewhere(one.label(), places);
    }

    if (named) {
      // a number of a kind nobody knows may be a landline
      return unknown ? null : true;
    }
    // a landline under a label that tells no place may be at any
    return elsewhere ? false : null;
  }

  /** Returns every contact of the file with the same number or address, itself among them. */
  private static List<Contact> findSame(Contact contact, BorrowerFile file) {
    List<Contact> same = new ArrayList<>(List.of(contact));
    for (Contact one : file.contacts()) {
      if (!one.id().equals(contact.id()) && one.type() == contact.type() && isSame(one, contact)) {
        same.add(one);
      }
    }
    return same;
  }

  private static boolean isSame(Contact one, Contact other) {
    if (one.type() == ContactType.ADDRESS) {
      return one.address() != null && one.address().equals(other.address());
    }
    String digits = digits(one);
    return !digits.isEmpty() && digits.equals(digits(other));
  }

  /** The number without punctuation and the country's code, ten digits at most. */
  private static String digits(Contact contact) {
    String value = contact.value();
    String digits = value == null ? "" : value.replaceAll("[^0-9]", "");
    return digits.length() > 10 ? digits.substring(digits.length() - 10) : digits;
  }

  private static List<PhoneKind> kinds(List<Contact> same) {
    List<PhoneKind> kinds = new ArrayList<>();
    for (Contact one : same) {
      if (one.phoneKind() != null) {
        kinds.add(one.phoneKind());
      }
    }
    return kinds;
  }

  /** It is known to be a mobile number, and nothing says otherwise. */
  private static boolean isMobile(List<Contact> same) {
    List<PhoneKind> kinds = kinds(same);
    return !kinds.isEmpty() && kinds.stream().allMatch(kind -> kind == PhoneKind.MOBILE);
  }

  private static boolean isLabeled(Contact contact, Set<Place> places) {
    return (contact.label() == ContactLabel.HOME && places.contains(Place.HOME))
        || (contact.label() == ContactLabel.WORK && places.contains(Place.WORK));
  }

  /** The label tells that it is at none of these places: what is personal is not at work. */
  private static boolean isElsewhere(@Nullable ContactLabel label, Set<Place> places) {
    return label != null
        && label != ContactLabel.OTHER
        && !(label == ContactLabel.PERSONAL && places.contains(Place.HOME));
  }
}
