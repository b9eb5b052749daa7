package dev.candor.internal.check;

import dev.candor.decision.Facts;
import dev.candor.internal.gather.Contacts;
import dev.candor.message.Channel;
import dev.candor.party.Contact;
import java.util.stream.Stream;

/** Looks at the contact that a message goes to. */
final class ContactChecks {

  static final HouseCheck NO_SUITABLE_CONTACT =
      HouseCheck.of(
          "no-suitable-contact",
          "No suitable contact",
          "The borrower has no contact that a message by the channel can go to, or the contact named is of another kind.",
          "Add such a contact, or choose another channel.",
          ContactChecks::checkSuitable);

  static final HouseCheck CONTACT_OF_ANOTHER =
      HouseCheck.of(
          "contact-not-of-borrower",
          "Contact not the borrower's",
          "The contact named does not belong to the borrower.",
          "Name one of the borrower's own contacts.",
          ContactChecks::checkOwner);

  static final HouseCheck CONTACT_INVALID =
      HouseCheck.of(
          "contact-invalid",
          "Contact invalid",
          "The contact is marked invalid, or what it holds is not of its type.",
          "Correct the contact, or choose another.",
          ContactChecks::checkValid);

  static final HouseCheck CONTACT_ARCHIVED =
      HouseCheck.of(
          "contact-archived",
          "Contact archived",
          "The contact is archived.",
          "Choose another contact.",
          ContactChecks::checkArchived);

  static final HouseCheck OPTED_OUT =
      HouseCheck.of(
          "contact-opted-out",
          "Opted out",
          "The borrower has opted out of the channel or theme at the contact, or takes no texts there.",
          "Choose another channel or contact.",
          ContactChecks::checkOptOuts);

  static final HouseCheck REASSIGNED =
      HouseCheck.of(
          "contact-reassigned",
          "Number of somebody else",
          "The contact is known to belong to somebody else now.",
          "Choose another contact.",
          ContactChecks::checkReassigned,
          "15 USC 1692c(b)");

  private ContactChecks() {}

  private static Stream<String> checkSuitable(Facts facts) {
    Channel channel = facts.channel();
    if (facts.file() == null || channel == null || !Contacts.needsContact(channel)) {
      return Stream.empty();
    }

    Contact contact = facts.contact();
    if (contact == null) {
      return facts.contactAsked() != null
          ? Stream.empty()
          : Stream.of(
              "The borrower has no "
                  + Contacts.describeFor(channel)
                  + " for a message by "
                  + channel
                  + ".");
    }

    return Contacts.suits(contact, channel)
        ? Stream.empty()
        : Stream.of(
            "The contact "
                + contact.id()
                + " is no "
                + Contacts.describeFor(channel)
                + " for a message by "
                + channel
                + ".");
  }

  private static Stream<String> checkOwner(Facts facts) {
    return facts.file() != null && facts.contactAsked() != null && facts.contact() == null
        ? Stream.of(
            "The contact "
                + facts.contactAsked()
                + " does not belong to the borrower "
                + facts.file().borrower().id()
                + ".")
        : Stream.empty();
  }

  private static Stream<String> checkValid(Facts facts) {
    Contact contact = facts.contact();
    if (contact == null) {
      return Stream.empty();
    }
    if (Boolean.FALSE.equals(contact.valid())) {
      return Stream.of("The contact " + contact.id() + " is marked invalid.");
    }
    return Contacts.wellFormed(contact)
        ? Stream.empty()
        : Stream.of("What the contact " + contact.id() + " holds is no " + contact.type() + ".");
  }

  private static Stream<String> checkArchived(Facts facts) {
    Contact contact = facts.contact();
    return contact != null && contact.isArchived()
        ? Stream.of("The contact " + contact.id() + " is archived.")
        : Stream.empty();
  }

  private static Stream<String> checkOptOuts(Facts facts) {
    Contact contact = facts.contact();
    Channel channel = facts.channel();
    if (contact == null || channel == null) {
      return Stream.empty();
    }

    boolean optedOut =
        contact.optOuts().stream()
            .anyMatch(
                optOut ->
                    ThemeChecks.findAddressed(facts)
                        .anyMatch(
                            theme -> optOut.covers(channel, theme, facts.manner().commercial())));
    boolean noTexts =
        channel == Channel.TEXT && Boolean.FALSE.equals(contact.receiveTextMessages());

    return optedOut || noTexts
        ? Stream.of(
            "The borrower has opted out of messages by " + channel + " at " + contact.id() + ".")
        : Stream.empty();
  }

  private static Stream<String> checkReassigned(Facts facts) {
    Contact contact = facts.contact();
    return contact != null && Boolean.TRUE.equals(contact.reassigned())
        ? Stream.of(
            "The contact "
                + contact.id()
                + " is known to belong to somebody else now, who must learn nothing of the borrower.")
        : Stream.empty();
  }
}
