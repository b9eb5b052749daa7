package dev.candor.internal.gather;

import dev.candor.message.Channel;
import dev.candor.party.Affiliation;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.ContactStatus;
import dev.candor.party.ContactType;
import dev.candor.party.PhoneKind;
import dev.candor.party.VisibleText;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** Picks where a message goes when the request does not say. */
public final class Contacts {

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?i)(tel:)?\\+?[0-9 ().\\-/\\x{2010}-\\x{2015}]{7,30}((;ext=|[ ,]*(ext|x)\\.? ?)[0-9]{1,7})?");
  private static final int FEWEST_DIGITS = 7;
  private static final int MOST_DIGITS = 15;

  private Contacts() {}

  /**
   * Returns whether a message by this channel goes to a contact at all; those in the lender's own
   * pages do not.
   */
  public static boolean needsContact(Channel channel) {
    return switch (channel) {
      case VOICE, EMAIL, FAX, TEXT, MAIL -> true;
      case CHAT, GUI, DOCUMENT -> false;
    };
  }

  /** Returns what the channel needs, in words. */
  public static String describeFor(Channel channel) {
    return switch (channel) {
      case EMAIL -> "e-mail address";
      case TEXT -> "mobile phone";
      case VOICE -> "phone";
      case FAX -> "fax number";
      case MAIL -> "postal address";
      case CHAT, GUI, DOCUMENT -> "contact";
    };
  }

  /**
   * Returns whether what a contact holds can be what its type says, however it is written: one at
   * sign inside an e-mail address, 7 to 15 digits and nothing but the usual signs and an extension
   * around them in a number. A line break is in neither.
   */
  public static boolean wellFormed(Contact contact) {
    if (contact.type() == ContactType.ADDRESS) {
      return contact.address() != null;
    }

    String value = contact.value();
    Endpoint endpoint = Endpoint.of(contact);
    if (value == null || endpoint == null || value.chars().anyMatch(Character::isISOControl)) {
      return false;
    }
    if (contact.type() == ContactType.EMAIL) {
      return EMAIL.matcher(endpoint.form().substring("email ".length())).matches();
    }

    long digits = endpoint.form().chars().filter(Character::isDigit).count();

    return PHONE.matcher(VisibleText.of(value)).matches()
        && digits >= FEWEST_DIGITS
        && digits <= MOST_DIGITS;
  }

  /** Returns whether a message by this channel can go to this contact. */
  public static boolean suits(Contact contact, Channel channel) {
    return switch (channel) {
      case EMAIL -> contact.type() == ContactType.EMAIL && contact.value() != null;
      case TEXT ->
          contact.type() == ContactType.PHONE
              && contact.value() != null
              && contact.phoneKind() != PhoneKind.LANDLINE;
      case VOICE, FAX -> contact.type() == ContactType.PHONE && contact.value() != null;
      case MAIL -> contact.type() == ContactType.ADDRESS && contact.address() != null;
      case CHAT, GUI, DOCUMENT -> true;
    };
  }

  /** Returns whether it is of somebody who must not learn of a debt (15 USC 1692c(b)). */
  public static boolean isThirdParty(Contact contact) {
    return contact.affiliation() != null && isThirdParty(contact.affiliation());
  }

  public static boolean isThirdParty(Affiliation affiliation) {
    return affiliation == Affiliation.EMPLOYER || affiliation == Affiliation.OTHER_PARTY;
  }

  /**
   * Returns the borrower's own contact that suits best: one not known to be wrong before one that
   * is, primary before additional, a mobile phone before one of unknown kind, then the host's
   * order. Never an archived one.
   */
  public static Optional<Contact> best(BorrowerFile file, Channel channel) {
    if (!needsContact(channel)) {
      return Optional.empty();
    }

    return file.contacts().stream()
        .filter(
            contact ->
                contact.affiliation() == Affiliation.SELF
                    && !contact.isArchived()
                    && suits(contact, channel))
        .min(
            Comparator.<Contact, Boolean>comparing(contact -> Boolean.FALSE.equals(contact.valid()))
                .thenComparing(contact -> contact.status() != ContactStatus.PRIMARY)
                .thenComparing(
                    contact -> channel == Channel.TEXT && contact.phoneKind() != PhoneKind.MOBILE));
  }
}
