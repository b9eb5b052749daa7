package dev.candor.internal.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.fixture.ContactBuilder;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.message.Channel;
import dev.candor.party.Affiliation;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.ContactStatus;
import dev.candor.party.ContactType;
import dev.candor.party.PhoneKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContactsTest {

  private static ContactBuilder email(String id) {
    return ContactBuilder.email(id, id.toLowerCase(java.util.Locale.ROOT) + "@example.com")
        .status(ContactStatus.ADDITIONAL);
  }

  private static ContactBuilder mobile(String id) {
    return ContactBuilder.mobile(id, "+12125550150").status(ContactStatus.ADDITIONAL);
  }

  private static String best(Channel channel, Contact... contacts) {
    PersonaBuilder builder =
        PersonaBuilder.like(Personas.newYorker())
            .without(ContactType.EMAIL)
            .without(ContactType.PHONE)
            .without(ContactType.ADDRESS);
    for (Contact contact : contacts) {
      builder = builder.with(contact);
    }
    BorrowerFile file = builder.build();
    return Contacts.best(file, channel).map(contact -> contact.id().value()).orElse("none");
  }

  @Test
  void takes_the_primary_before_the_first() {
    assertThat(
            best(
                Channel.EMAIL,
                email("A").build(),
                email("B").status(ContactStatus.PRIMARY).build()))
        .isEqualTo("B");
  }

  @Test
  void never_takes_an_archived_one() {
    assertThat(best(Channel.EMAIL, email("A").status(ContactStatus.ARCHIVED).build()))
        .isEqualTo("none");
  }

  @Test
  void takes_one_known_to_be_wrong_only_when_there_is_no_other() {
    Contact wrong = email("A").status(ContactStatus.PRIMARY).valid(false).build();
    assertThat(best(Channel.EMAIL, wrong, email("B").build())).isEqualTo("B");
    assertThat(best(Channel.EMAIL, wrong)).isEqualTo("A");
  }

  @Test
  void never_takes_somebody_elses() {
    assertThat(best(Channel.EMAIL, email("A").affiliation(Affiliation.SPOUSE).build()))
        .isEqualTo("none");
  }

  @Test
  void texts_a_mobile_before_an_unknown_line_and_never_a_landline() {
    Contact unknown = mobile("A").phoneKind(null).build();
    Contact landline = mobile("C").phoneKind(PhoneKind.LANDLINE).build();
    assertThat(best(Channel.TEXT, unknown, mobile("B").build())).isEqualTo("B");
    assertThat(best(Channel.TEXT, unknown)).isEqualTo("A");
    assertThat(best(Channel.TEXT, landline)).isEqualTo("none");
    assertThat(best(Channel.VOICE, landline)).isEqualTo("C");
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.argumentSet("address", email("A").value("a@example.com").build(), true),
        Arguments.argumentSet("no at sign", email("A").value("a.example.com").build(), false),
        Arguments.argumentSet("two at signs", email("A").value("a@b@c").build(), false),
        Arguments.argumentSet("a line break", email("A").value("a@b\nBcc: c@d").build(), false),
        Arguments.argumentSet("number", mobile("A").value("(212) 555-0101").build(), true),
        Arguments.argumentSet("E.164", mobile("A").value("+442075550101").build(), true),
        Arguments.argumentSet("letters", mobile("A").value("CALL-NORA").build(), false),
        Arguments.argumentSet("too short", mobile("A").value("+1 2 3 4 ()").build(), false),
        Arguments.argumentSet("too long", mobile("A").value("1234567890123456").build(), false),
        Arguments.argumentSet("nothing", mobile("A").value(null).build(), false));
  }

  @ParameterizedTest
  @MethodSource("values")
  void knows_what_can_be_an_address_or_a_number(Contact contact, boolean wellFormed) {
    assertThat(Contacts.wellFormed(contact)).isEqualTo(wellFormed);
  }
}
