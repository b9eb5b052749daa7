package dev.candor.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.candor.fault.InvalidInputException;
import dev.candor.scheduling.internal.place.ZoneTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ZoneTableTest {

  /** One zone for each set of rules in force in the United States and its territories. */
  private static final List<String> ZONES =
      List.of(
          "America/New_York",
          "America/Chicago",
          "America/Denver",
          "America/Phoenix",
          "America/Los_Angeles",
          "America/Anchorage",
          "America/Adak",
          "Pacific/Honolulu",
          "America/Puerto_Rico",
          "Pacific/Guam",
          "Pacific/Pago_Pago");

  private static final Set<String> SPLIT_CODES =
      Set.of(
          "208", "219", "270", "308", "334", "364", "423", "448", "458", "483", "541", "574", "605",
          "606", "620", "701", "729", "775", "785", "812", "850", "906", "907", "915", "928", "930",
          "931", "986");

  private static final Set<String> SPLIT_STATES =
      Set.of(
          "AK", "AL", "AZ", "FL", "ID", "IN", "KS", "KY", "MI", "ND", "NE", "NV", "OR", "SD", "TN",
          "TX");

  /** Found by ZIP centroids over zone polygons. */
  private static final Set<String> SPLIT_ZIPS =
      Set.of(
          "324", "368", "373", "377", "401", "426", "427", "465", "469", "475", "479", "498", "499",
          "575", "576", "585", "586", "588", "677", "678", "690", "691", "692", "798", "835", "860",
          "865", "898", "979", "995");

  private static final Set<String> UNKNOWN_TO_THE_LIBRARY =
      Set.of(
          "357", "436", "457", "465", "471", "483", "621", "624", "679", "729", "738", "837", "861",
          "924");

  /**
   * The library puts the overlay of Orlando's 407 in Central time, and one exchange of Alaska in
   * Hawaii.
   */
  private static final Map<String, Set<String>> WRONG_IN_THE_LIBRARY =
      Map.of("689", Set.of("America/Chicago"), "907", Set.of("Pacific/Honolulu"));

  private static final Map<String, String> RULES = new HashMap<>();

  private final ZoneTable areaCodes = ZoneTable.load("area-codes.csv");
  private final ZoneTable states = ZoneTable.load("states.csv");
  private final ZoneTable zips = ZoneTable.load("zip3.csv");
  private final ZoneTable counties = ZoneTable.load("counties.csv");

  @Test
  void holds_every_state_and_territory() {
    assertThat(states.rows()).hasSize(56).doesNotContainKeys("AA", "AE", "AP");
    assertThat(split(states)).isEqualTo(SPLIT_STATES);
  }

  @Test
  void holds_both_zones_of_every_split_area_code_and_its_overlays() {
    assertThat(split(areaCodes)).isEqualTo(SPLIT_CODES);
    Map.of(
            "364", "270", "483", "334", "729", "423", "930", "812", "448", "850", "458", "541",
            "986", "208")
        .forEach((overlay, code) -> assertThat(zones(overlay)).as(overlay).isEqualTo(zones(code)));
  }

  @Test
  void gives_every_overlay_the_zones_of_its_parent() {
    Pattern overlay = Pattern.compile("overlay of (\\d{3})");
    Map<String, String> parents = new TreeMap<>();
    areaCodes
        .rows()
        .forEach(
            (code, row) -> {
              Matcher parent = overlay.matcher(row.source());
              if (parent.find()) {
                parents.put(code, parent.group(1));
              }
            });
    assertThat(parents).hasSizeGreaterThan(15);
    parents.forEach((code, parent) -> assertThat(zones(code)).as(code).isEqualTo(zones(parent)));
  }

  @Test
  void holds_both_zones_of_every_zip_prefix_known_to_have_two() {
    assertThat(
            zips.rows().entrySet().stream()
                .filter(row -> row.getValue().zones().size() > 1)
                .map(row -> row.getKey().substring(0, 3)))
        .containsAll(SPLIT_ZIPS);
  }

  @Test
  void leaves_every_zip_prefix_and_county_within_its_state() {
    for (String row : zips.rows().keySet()) {
      assertThat(row).matches("\\d{3} [A-Z]{2}");
      ZoneTable.Row state = states.rows().get(row.substring(4));
      if (state == null) {
        assertThat(row.substring(4)).isIn("FM", "MH", "PW");
      } else {
        assertThat(state.zones()).as(row).containsAll(zips.rows().get(row).zones());
      }
    }
    for (String row : counties.rows().keySet()) {
      assertThat(row.substring(0, 2)).isIn(SPLIT_STATES);
      assertThat(states.rows().get(row.substring(0, 2)).zones())
          .as(row)
          .containsAll(counties.rows().get(row).zones());
    }
  }

  @Test
  void covers_every_state_with_zip_prefixes_and_holds_no_military_one() {
    assertThat(zips.rows().keySet().stream().map(row -> row.substring(4)))
        .containsAll(states.rows().keySet());
    assertThat(zips.rows().keySet().stream().map(row -> row.substring(0, 3)))
        .hasSizeGreaterThan(900)
        .doesNotContain("090", "098", "340", "962", "966");
  }

  @Test
  void holds_every_county_of_the_states_whose_line_follows_counties() {
    Map<String, Long> counts =
        counties.rows().keySet().stream()
            .collect(Collectors.groupingBy(row -> row.substring(0, 2), Collectors.counting()));
    assertThat(counts)
        .containsAllEntriesOf(
            Map.of(
                "AZ", 15L, "FL", 67L, "ID", 44L, "IN", 92L, "KY", 120L, "MI", 83L, "ND", 53L, "NV",
                17L, "OR", 36L, "TN", 95L));
  }

  @Test
  void names_a_source_and_known_zones_in_every_row() {
    for (ZoneTable table : List.of(zips, counties)) {
      assertThat(table.rows().values()).allSatisfy(row -> assertThat(row.source()).isNotBlank());
    }
    for (ZoneTable table : List.of(areaCodes, states)) {
      assertThat(table.rows().values())
          .allSatisfy(
              row -> {
                assertThat(row.source()).isNotBlank();
                assertThat(row.zones()).isNotEmpty().allMatch(zone -> ZONES.contains(zone.getId()));
              });
    }
  }

  @Test
  void holds_every_geographic_area_code_that_the_library_knows() {
    Set<String> known = new TreeSet<>();
    for (int code = 200; code <= 999; code++) {
      if (geographic(number(code, 234))
          || geographic(number(code, 633))
          || geographic(number(code, 777))) {
        known.add(String.valueOf(code));
      }
    }
    assertThat(areaCodes.rows().keySet()).containsAll(known);
    Set<String> newer = new TreeSet<>(areaCodes.rows().keySet());
    newer.removeAll(known);
    assertThat(newer).isEqualTo(without("738", UNKNOWN_TO_THE_LIBRARY));
  }

  @Test
  void leaves_open_the_zones_that_the_library_names_for_some_exchanges() {
    assertThat(contradictions(234, 581, 633)).isEqualTo(WRONG_IN_THE_LIBRARY);
  }

  @Test
  @Tag("slow")
  void leaves_open_every_zone_that_the_library_names() {
    assertThat(contradictions(IntStream.range(200, 1000).toArray()))
        .isEqualTo(WRONG_IN_THE_LIBRARY);
  }

  @Test
  void knows_area_codes_that_the_library_does_not() {
    assertThat(
            areaCodes.rows().keySet().stream()
                .filter(code -> library(code, 222, 234, 333, 633, 777).isEmpty()))
        .containsExactlyInAnyOrderElementsOf(UNKNOWN_TO_THE_LIBRARY);
  }

  @Test
  void lists_every_fault_of_a_table_by_its_line() {
    assertThatThrownBy(
            () ->
                ZoneTable.read(
                    "places.csv",
                    List.of(
                        "key,zones,source",
                        "A,America/New_York,atlas",
                        "B,Mars/Base|America/Denver,atlas",
                        "C,America/Denver",
                        "A,America/Denver,atlas",
                        "D,America/Denver, ")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            """
            4 faults in the zone table places.csv:
            places.csv:3: The value (Mars/Base) is not a time zone.
                Maybe write an id such as America/New_York.
            places.csv:4: The row has not three cells with a value.
                Maybe write key,zone|zone,source without other commas.
            places.csv:5: The key (A) stands in line 2 already.
                Maybe remove one of the two.
            places.csv:6: The row has not three cells with a value.
                Maybe write key,zone|zone,source without other commas.
            Maybe mend the lines above and try again.""");
  }

  @Test
  void misses_a_table_that_is_not_in_the_jar() {
    assertThatThrownBy(() -> ZoneTable.load("no-such.csv"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("(no-such.csv)");
  }

  /**
   * The zones that the library names for some of these exchanges and the table does not, by area
   * code.
   */
  private Map<String, Set<String>> contradictions(int... exchanges) {
    Map<String, Set<String>> contradictions = new TreeMap<>();
    for (String code : areaCodes.rows().keySet()) {
      Set<String> library = library(code, exchanges);
      zones(code).forEach(zone -> library.remove(zone.getId()));
      if (!library.isEmpty()) {
        contradictions.put(code, library);
      }
    }
    return contradictions;
  }

  private static Set<String> library(String code, int... exchanges) {
    Set<String> zones = new HashSet<>();
    for (int exchange : exchanges) {
      zones.addAll(library(number(Integer.parseInt(code), exchange)));
    }
    return zones;
  }

  private Set<ZoneId> zones(String code) {
    return areaCodes.rows().get(code).zones();
  }

  private static Set<String> split(ZoneTable table) {
    return table.rows().entrySet().stream()
        .filter(row -> row.getValue().zones().size() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Set<String> without(String one, Set<String> all) {
    Set<String> rest = new HashSet<>(all);
    rest.remove(one);
    return rest;
  }

  private static PhoneNumber number(int code, int exchange) {
    return new PhoneNumber()
        .setCountryCode(1)
        .setNationalNumber(code * 10_000_000L + exchange * 10_000L + 5123);
  }

  private static boolean geographic(PhoneNumber number) {
    String region = PhoneNumberUtil.getInstance().getRegionCodeForNumber(number);
    PhoneNumberType type = PhoneNumberUtil.getInstance().getNumberType(number);
    return region != null
        && Set.of("US", "PR", "VI", "GU", "MP", "AS").contains(region)
        && Set.of(
                PhoneNumberType.FIXED_LINE,
                PhoneNumberType.MOBILE,
                PhoneNumberType.FIXED_LINE_OR_MOBILE)
            .contains(type);
  }

  /** The library's zones by their rules; five or more mean that it does not know. */
  private static Set<String> library(PhoneNumber number) {
    List<String> zones = PhoneNumberToTimeZonesMapper.getInstance().getTimeZonesForNumber(number);
    if (zones.size() >= 5 || zones.contains(PhoneNumberToTimeZonesMapper.getUnknownTimeZone())) {
      return Set.of();
    }
    return zones.stream()
        .map(zone -> RULES.computeIfAbsent(zone, ZoneTableTest::sameRules))
        .collect(Collectors.toSet());
  }

  /** The zone of ours whose clock shows the same time all through 2026. */
  private static String sameRules(String zone) {
    return ZONES.stream()
        .filter(
            ours ->
                LocalDate.of(2026, 1, 1)
                    .datesUntil(LocalDate.of(2027, 1, 1))
                    .map(day -> day.atTime(12, 0).toInstant(ZoneOffset.UTC))
                    .allMatch(noon -> offset(ours, noon).equals(offset(zone, noon))))
        .findFirst()
        .orElse(zone);
  }

  private static ZoneOffset offset(String zone, Instant instant) {
    return ZoneId.of(zone).getRules().getOffset(instant);
  }
}
