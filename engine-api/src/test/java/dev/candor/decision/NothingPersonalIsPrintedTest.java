package dev.candor.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.document.RenderOrder;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.PersonId;
import dev.candor.message.RenderRequest;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.party.Address;
import dev.candor.party.Borrower;
import dev.candor.party.BorrowerFile;
import dev.candor.party.BorrowerStatus;
import dev.candor.party.Contact;
import dev.candor.party.ContactType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is logged by mistake names ids and no person. */
class NothingPersonalIsPrintedTest {

  private static final String SECRET = "Zebedee";

  static Stream<Object> records() {
    Address address = new Address(SECRET, SECRET, SECRET, "NY", SECRET, "US");
    Borrower borrower =
        new Borrower(
            PersonId.of("BO-1"),
            null,
            BorrowerStatus.ACTIVE,
            SECRET,
            SECRET,
            "en",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of("nickname", SECRET));
    Contact contact =
        new Contact(
            ContactId.of("CT-1"),
            ContactType.EMAIL,
            SECRET,
            address,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    return Stream.of(
        address,
        borrower,
        contact,
        new BorrowerFile(borrower, List.of(contact), null, null, null, null),
        SendRequest.about(Subject.STATEMENT, PersonId.of("BO-1")).with("name", SECRET).build(),
        new RenderRequest(
            Subject.STATEMENT,
            Channel.MAIL,
            null,
            null,
            null,
            null,
            null,
            Map.of("name", SECRET),
            null,
            null),
        new RenderOrder(
            Subject.STATEMENT,
            Channel.MAIL,
            "en",
            null,
            Map.of("name", SECRET),
            List.of(),
            false,
            Set.of(),
            Instant.EPOCH,
            ZoneOffset.UTC));
  }

  @ParameterizedTest
  @MethodSource("records")
  void is_named_by_ids_alone(Object written) {
    assertThat(written.toString()).doesNotContain(SECRET).isNotBlank();
  }
}
