package dev.candor.scheduling;

import static dev.candor.scheduling.Given.address;
import static dev.candor.scheduling.Given.borrower;
import static dev.candor.scheduling.Given.borrowerWith;
import static dev.candor.scheduling.Given.device;
import static dev.candor.scheduling.Given.email;
import static dev.candor.scheduling.Given.givenOn;
import static dev.candor.scheduling.Given.home;
import static dev.candor.scheduling.Given.phone;
import static dev.candor.scheduling.Given.zones;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.candor.party.Affiliation;
import dev.candor.party.Contact;
import dev.candor.party.ContactStatus;
import dev.candor.party.Device;
import dev.candor.time.ZoneEvidence;
import dev.candor.time.ZoneEvidence.Source;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneFinderTest {

  private static final ZoneEvidence AREA_212 =
      new ZoneEvidence(
          Source.AREA_CODE,
          "area code 212",
          zones("America/New_York"),
          "libphonenumber geocoder 3.23; all exchanges",
          null);
  private static final ZoneEvidence CALIFORNIA =
      new ZoneEvidence(
          Source.ADDRESS,
          "state CA",
          zones("America/Los_Angeles"),
          "general knowledge; not read in 49 CFR part 71; see also 49 CFR 71.10",
          null);

  private final ZoneFinder finder = new ZoneFinder();

  @Test
  void finds_addresses_and_then_area_codes() {
    assertThat(finder.evidence(borrowerWith(phone("+12125551234"), email(), address("CA", null))))
        .containsExactly(CALIFORNIA, AREA_212);
  }

  @Test
  void finds_the_same_in_any_order_of_contacts_and_each_once() {
    Contact[] contacts = {
      phone("+13125551234"),
      phone("+12125551234"),
      address("NY", "US"),
      address("CA", "US"),
      phone("(212) 555-9999")
    };
    Contact[] reversed = {contacts[4], contacts[3], contacts[2], contacts[1], contacts[0]};
    assertThat(finder.evidence(borrowerWith(contacts)))
        .extracting(ZoneEvidence::basis)
        .containsExactly("state CA", "state NY", "area code 212", "area code 312");
    assertThat(finder.evidence(borrowerWith(reversed)))
        .isEqualTo(finder.evidence(borrowerWith(contacts)));
  }

  @Test
  void believes_the_borrower_before_anything_else() {
    assertThat(
            finder.evidence(
                borrower(
                    ZoneId.of("America/Denver"),
                    LocalDate.of(2026, 2, 11),
                    List.of(device("America/Chicago")),
                    phone("+12125551234"),
                    address("CA", null),
                    address("ON", "CA"))))
        .containsExactly(
            new ZoneEvidence(
                Source.STATED,
                "stated by the borrower",
                zones("America/Denver"),
                "the borrower's file",
                LocalDate.of(2026, 2, 11)));
  }

  @Test
  void hears_a_device_beside_addresses_and_numbers() {
    assertThat(
            finder.evidence(
                borrower(
                    null,
                    null,
                    List.of(
                        new Device(ZoneId.of("America/Chicago"), LocalDate.of(2026, 3, 1)),
                        new Device(ZoneId.of("America/Chicago"), LocalDate.of(2026, 3, 4)),
                        device("America/Boise")),
                    phone("+12125551234"),
                    address("CA", null))))
        .containsExactly(
            CALIFORNIA,
            new ZoneEvidence(
                Source.DEVICE, "device", zones("America/Boise"), "the borrower's file", null),
            new ZoneEvidence(
                Source.DEVICE,
                "device",
                zones("America/Chicago"),
                "the borrower's file",
                LocalDate.of(2026, 3, 4)),
            AREA_212);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Etc/UTC",
        "Etc/GMT+5",
        "GMT",
        "Zulu",
        "UCT",
        "Greenwich",
        "Z",
        "-05:00",
        "SystemV/EST5",
        "SystemV/EST5EDT"
      })
  void takes_a_zone_that_is_no_place_for_none(String zone) {
    ZoneId noPlace = ZoneId.of(zone);
    assertThat(
            finder.evidence(
                borrower(noPlace, null, List.of(new Device(noPlace, null)), address("CA", null))))
        .containsExactly(CALIFORNIA);
  }

  @Test
  void keeps_the_latest_day_of_two_contacts_of_one_place_in_any_order() {
    Contact earlier = givenOn("2025-11-03", phone("+12125551234"));
    Contact later = givenOn("2026-01-14", phone("+12125559999"));
    Contact never = phone("+12125550000");
    for (List<Contact> order :
        List.of(
            List.of(earlier, later, never),
            List.of(never, later, earlier),
            List.of(later, never, earlier))) {
      assertThat(finder.evidence(borrowerWith(order.toArray(Contact[]::new))))
          .containsExactly(AREA_212.asOf(LocalDate.of(2026, 1, 14)));
    }
  }

  @Test
  void keeps_the_zones_of_two_counties_of_one_state_apart() {
    assertThat(
            ZoneFinder.plausible(
                finder.evidence(
                    borrowerWith(home("IN", null, "Lake"), home("IN", null, "Marion")))))
        .containsExactly(ZoneId.of("America/Chicago"), ZoneId.of("America/New_York"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+12125551234",
        "12125551234",
        "2125551234",
        "(212) 555-1234",
        "212.555.1234",
        "+1 212 555 1234",
        "1-212-555-1234",
        "212/555-1234",
        "212-555-1234 x5",
        "tel:+1-212-555-1234",
        "+1 (212) KLM-PQRS",
        "２１２５５５１２３４"
      })
  void reads_a_number_in_any_form(String number) {
    assertThat(finder.evidence(borrowerWith(phone(number)))).containsExactly(AREA_212);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+18005551234",
        "+18335551234",
        "+19005551234",
        "+15005551234",
        "+17005551234",
        "+14165551234",
        "+18765551234",
        "+442079460958",
        "+33 1 42 68 53 00",
        "+2125551234",
        "0125551234",
        "1125551234",
        "2120551234",
        "5551234",
        "911",
        "not a number",
        "",
        "+",
        "+1",
        "+12125551234567",
        "011 44 20 7946 0958",
        "+12995551234"
      })
  void finds_nothing_in_a_number_that_tells_nothing(String number) {
    assertThat(finder.evidence(borrowerWith(phone(number)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+442079460958",
        "011 44 20 7946 0958",
        "011442079460958",
        "tel:+44-20-7946-0958",
        "(+44) 20 7946 0958",
        "＋４４２０７９４６０９５８",
        "+16045550123",
        "604-555-0123",
        "1 (876) 555-1234"
      })
  void finds_nothing_at_all_where_a_number_is_of_another_country(String number) {
    assertThat(finder.evidence(borrowerWith(address("CA", null), phone(number)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+18005551234",
        "+19005551234",
        "+15005551234",
        "+17005551234",
        "5551234",
        "911",
        "+1",
        "1"
      })
  void drops_no_address_for_a_number_of_no_country(String number) {
    assertThat(finder.evidence(borrowerWith(address("CA", null), phone(number))))
        .containsExactly(CALIFORNIA);
  }

  static Stream<Arguments> contactsThatDoNotTell() {
    return Stream.of(
        argumentSet("no contact", (Object) new Contact[] {}),
        argumentSet("an e-mail address", (Object) new Contact[] {email()}),
        argumentSet(
            "a spouse's number",
            (Object)
                new Contact[] {
                  phone("+12125551234", Affiliation.SPOUSE, ContactStatus.PRIMARY, null)
                }),
        argumentSet(
            "an archived number",
            (Object)
                new Contact[] {
                  phone("+12125551234", Affiliation.SELF, ContactStatus.ARCHIVED, true)
                }),
        argumentSet(
            "a wrong number",
            (Object)
                new Contact[] {
                  phone("+12125551234", Affiliation.SELF, ContactStatus.PRIMARY, false)
                }),
        argumentSet("a phone without a number", (Object) new Contact[] {phone(null)}),
        argumentSet(
            "an attorney's address",
            (Object)
                new Contact[] {
                  address("CA", "US", Affiliation.ATTORNEY, ContactStatus.PRIMARY, null)
                }),
        argumentSet(
            "an archived address",
            (Object)
                new Contact[] {
                  address("CA", "US", Affiliation.SELF, ContactStatus.ARCHIVED, null)
                }),
        argumentSet(
            "a wrong address",
            (Object)
                new Contact[] {
                  address("CA", "US", Affiliation.SELF, ContactStatus.PRIMARY, false)
                }),
        argumentSet("an address without a state", (Object) new Contact[] {address(null, "US")}),
        argumentSet("a state that is none", (Object) new Contact[] {address("ZZ", "US")}),
        argumentSet(
            "a military address",
            (Object) new Contact[] {address("AE", "US"), address("AP", null), address("AA", null)}),
        argumentSet("a Canadian province", (Object) new Contact[] {address("ON", "CA")}),
        argumentSet(
            "a state's letters in another country", (Object) new Contact[] {address("CA", "IT")}));
  }

  @ParameterizedTest
  @MethodSource("contactsThatDoNotTell")
  void finds_nothing_in_contacts_that_do_not_tell(Contact[] contacts) {
    assertThat(finder.evidence(borrowerWith(contacts))).isEmpty();
  }

  @Test
  void takes_a_number_or_address_not_known_to_be_right() {
    assertThat(
            finder.evidence(
                borrowerWith(
                    phone("+12125551234", Affiliation.SELF, ContactStatus.ADDITIONAL, null),
                    address("CA", "US", Affiliation.SELF, ContactStatus.ADDITIONAL, true))))
        .containsExactly(CALIFORNIA, AREA_212);
  }

  static Stream<Arguments> places() {
    return Stream.of(
        argumentSet(
            "Gary, Indiana, or its neighbours",
            phone("+12195551234"),
            zones("America/Chicago", "America/New_York")),
        argumentSet(
            "an overlay of a split code",
            phone("+17295551234"),
            zones("America/Chicago", "America/New_York")),
        argumentSet(
            "an overlay newer than the library",
            phone("+17385551234"),
            zones("America/Los_Angeles")),
        argumentSet(
            "northern Arizona and the Navajo Nation",
            phone("+19285551234"),
            zones("America/Denver", "America/Phoenix")),
        argumentSet("Alaska", phone("+19075551234"), zones("America/Adak", "America/Anchorage")),
        argumentSet("Puerto Rico by number", phone("+17875551234"), zones("America/Puerto_Rico")),
        argumentSet("Guam by number", phone("+16715551234"), zones("Pacific/Guam")),
        argumentSet("American Samoa by number", phone("+16845551234"), zones("Pacific/Pago_Pago")),
        argumentSet("Arizona", address("AZ", "US"), zones("America/Denver", "America/Phoenix")),
        argumentSet(
            "Texas in small letters",
            address("tx", "us"),
            zones("America/Chicago", "America/Denver")),
        argumentSet("District of Columbia", address("DC", "US"), zones("America/New_York")),
        argumentSet("Puerto Rico as a state", address("PR", "US"), zones("America/Puerto_Rico")),
        argumentSet("Puerto Rico as a country", address(null, "PR"), zones("America/Puerto_Rico")),
        argumentSet("Guam as both", address("GU", "GU"), zones("Pacific/Guam")));
  }

  @ParameterizedTest
  @MethodSource("places")
  void leaves_every_zone_of_a_place_open(Contact contact, Set<ZoneId> expected) {
    assertThat(ZoneFinder.plausible(finder.evidence(borrowerWith(contact))))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void holds_all_zones_plausible_that_some_evidence_leaves_open() {
    List<ZoneEvidence> evidence =
        finder.evidence(borrowerWith(address("NV", null), phone("+12125551234")));
    assertThat(ZoneFinder.plausible(evidence))
        .containsExactly(
            ZoneId.of("America/Denver"),
            ZoneId.of("America/Los_Angeles"),
            ZoneId.of("America/New_York"));
    assertThat(ZoneFinder.plausible(List.of())).isEmpty();
  }

  static Stream<Arguments> addressesInFull() {
    return Stream.of(
        argumentSet("a ZIP narrows", home("AZ", "85004-1234", null), "state AZ, ZIP 850.."),
        argumentSet("a ZIP narrows nothing", home("AZ", "86515", null), "state AZ"),
        argumentSet("a ZIP of another state", home("TX", "10027", null), "state TX or ZIP 100.."),
        argumentSet(
            "a ZIP of another state in the same zone", home("NY", "07302", null), "state NY"),
        argumentSet("a ZIP alone", home(null, "86515", null), "ZIP 865.."),
        argumentSet("a county narrows", home("IN", null, "Lake County"), "state IN, county"),
        argumentSet(
            "a county narrows what a ZIP left", home("IN", "46303", "LAKE"), "state IN, county"),
        argumentSet(
            "a county against its ZIP",
            home("IN", "46402", "Marion"),
            "state IN, ZIP 464.. or county"),
        argumentSet("a county nobody knows", home("IN", "46204", "Lakke"), "state IN, ZIP 462.."));
  }

  @ParameterizedTest
  @MethodSource("addressesInFull")
  void says_nothing_personal(Contact contact, String basis) {
    List<ZoneEvidence> evidence = finder.evidence(borrowerWith(contact, phone("+12125551234")));
    assertThat(evidence).extracting(ZoneEvidence::basis).containsExactly(basis, "area code 212");
    String postalCode = contact.address().postalCode();
    assertThat(evidence.toString()).doesNotContain("5551234", "Lakke", "LAKE");
    if (postalCode != null) {
      assertThat(evidence.toString()).doesNotContain(postalCode);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8500", "850O4", "85004-12", "85004-12345", "850041", "85004+1234", "", "AZ", "-"})
  void narrows_nothing_by_what_is_no_zip(String zip) {
    assertThat(finder.evidence(borrowerWith(home("AZ", zip, null))))
        .extracting(ZoneEvidence::basis)
        .containsExactly("state AZ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"85004", " 85004 ", "85004-1234", "85004 1234", "850041234"})
  void reads_a_zip_in_any_form(String zip) {
    assertThat(finder.evidence(borrowerWith(home("AZ", zip, null))))
        .extracting(ZoneEvidence::basis)
        .containsExactly("state AZ, ZIP 850..");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "St. Joseph",
        "St Joseph",
        "Saint Joseph",
        "ST. JOSEPH COUNTY",
        "st. joseph county"
      })
  void reads_a_county_in_any_spelling(String county) {
    // its ZIP code is of the other zone, so that the county is seen to be known
    assertThat(finder.evidence(borrowerWith(home("IN", "46402", county))))
        .extracting(ZoneEvidence::zones)
        .containsExactly(zones("America/Chicago", "America/New_York"));
  }
}
