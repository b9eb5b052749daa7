package dev.candor.scheduling;

import dev.candor.message.ContactId;
import dev.candor.message.PersonId;
import dev.candor.party.Address;
import dev.candor.party.Affiliation;
import dev.candor.party.Borrower;
import dev.candor.party.BorrowerFile;
import dev.candor.party.BorrowerStatus;
import dev.candor.party.Contact;
import dev.candor.party.ContactStatus;
import dev.candor.party.ContactType;
import dev.candor.party.Device;
import dev.candor.time.ZoneEvidence;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the tests of this module begin with. */
final class Given {

  private Given() {}

  static List<ZoneEvidence> evidence(String... zones) {
    return Arrays.stream(zones)
        .map(
            zone ->
                new ZoneEvidence(
                    ZoneEvidence.Source.AREA_CODE, "area code of " + zone, zones(zone)))
        .toList();
  }

  static Set<ZoneId> zones(String... zones) {
    return Arrays.stream(zones).map(ZoneId::of).collect(Collectors.toSet());
  }

  static BorrowerFile borrowerWith(Contact... contacts) {
    return borrowerIn(null, contacts);
  }

  static BorrowerFile borrowerIn(ZoneId stated, Contact... contacts) {
    return borrower(stated, null, List.of(), contacts);
  }

  static BorrowerFile borrower(
      ZoneId stated, LocalDate statedOn, List<Device> devices, Contact... contacts) {
    Borrower borrower =
        Borrower.builder(PersonId.of("P-1"), BorrowerStatus.values()[0])
            .timeZone(stated)
            .timeZoneStatedOn(statedOn)
            .devices(devices)
            .build();
    return new BorrowerFile(
        borrower, List.of(contacts), List.of(), List.of(), List.of(), List.of());
  }

  static Device device(String zone) {
    return new Device(ZoneId.of(zone), null);
  }

  static Contact phone(String number) {
    return contact(ContactType.PHONE, number, null, Affiliation.SELF, ContactStatus.PRIMARY, null);
  }

  static Contact phone(String number, Affiliation whose, ContactStatus status, Boolean valid) {
    return contact(ContactType.PHONE, number, null, whose, status, valid);
  }

  static Contact address(String state, String country) {
    return address(state, country, Affiliation.SELF, ContactStatus.PRIMARY, null);
  }

  static Contact address(
      String state, String country, Affiliation whose, ContactStatus status, Boolean valid) {
    return contact(
        ContactType.ADDRESS,
        null,
        new Address(null, null, null, state, null, country),
        whose,
        status,
        valid);
  }

  /** A home in the United States; what is null nobody noted. */
  static Contact home(String state, String zip, String county) {
    return home(new Address(null, null, null, state, zip, null, county));
  }

  static Contact home(Address address) {
    return contact(
        ContactType.ADDRESS, null, address, Affiliation.SELF, ContactStatus.PRIMARY, null);
  }

  /** The same contact, given on that day. */
  static Contact givenOn(String day, Contact contact) {
    return new Contact(
        contact.id(),
        contact.type(),
        contact.value(),
        contact.address(),
        null,
        contact.affiliation(),
        contact.status(),
        contact.valid(),
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        null,
        List.of(),
        LocalDate.parse(day));
  }

  static Contact email() {
    return contact(
        ContactType.EMAIL,
        "nobody@example.org",
        null,
        Affiliation.SELF,
        ContactStatus.PRIMARY,
        null);
  }

  private static Contact contact(
      ContactType type,
      String value,
      Address address,
      Affiliation whose,
      ContactStatus status,
      Boolean valid) {
    return new Contact(
        ContactId.of("C-1"),
        type,
        value,
        address,
        null,
        whose,
        status,
        valid,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        null,
        List.of());
  }
}
