package dev.candor.scheduling;

import static dev.candor.scheduling.Given.borrower;
import static dev.candor.scheduling.Given.device;
import static dev.candor.scheduling.Given.home;
import static dev.candor.scheduling.Given.phone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.party.BorrowerFile;
import dev.candor.party.Contact;
import dev.candor.party.Device;
import dev.candor.scheduling.internal.place.ZoneTable;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import dev.candor.time.TimeLimit.DailyHours;
import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;

/** The laws of zone evidence, over every row of the tables. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class ZoneEvidenceProperties {

  private static final List<TimeLimit> HOURS =
      List.of(new DailyHours(LocalTime.of(8, 0), LocalTime.of(21, 0), LimitZone.recipient()));
  private static final long SECOND_OF_1970 = 0;
  private static final long SECOND_OF_2100 = 4_102_444_800L;

  private static final List<String> STATES =
      List.copyOf(ZoneTable.load("states.csv").rows().keySet());
  private static final List<String> CODES =
      List.copyOf(ZoneTable.load("area-codes.csv").rows().keySet());
  private static final Map<String, ZoneTable.Row> ZIPS = ZoneTable.load("zip3.csv").rows();
  private static final Map<String, ZoneTable.Row> COUNTIES = ZoneTable.load("counties.csv").rows();

  private final ZoneFinder finder = new ZoneFinder();

  @Property
  void permits_no_more_with_one_more_contact_or_device(
      @ForAll("contacts") List<Contact> contacts,
      @ForAll("devices") List<Device> devices,
      @ForAll("contacts") List<Contact> moreContacts,
      @ForAll("devices") List<Device> moreDevices,
      @ForAll @LongRange(min = SECOND_OF_1970, max = SECOND_OF_2100) long second) {
    List<ZoneEvidence> fewer = finder.evidence(file(contacts, devices));
    List<Contact> allContacts = new ArrayList<>(contacts);
    allContacts.addAll(moreContacts);
    List<Device> allDevices = new ArrayList<>(devices);
    allDevices.addAll(moreDevices);
    List<ZoneEvidence> more = finder.evidence(file(allContacts, allDevices));
    if (permits(more, second)) {
      // from nothing to something permits more: nothing permits nothing
      assertThat(fewer.isEmpty() || permits(fewer, second)).isTrue();
    }
    if (!more.isEmpty()) {
      assertThat(ZoneFinder.plausible(more)).containsAll(ZoneFinder.plausible(fewer));
    }
  }

  @Property
  void finds_the_same_in_any_order(
      @ForAll("contacts") List<Contact> contacts,
      @ForAll("devices") List<Device> devices,
      @ForAll Random random) {
    List<Contact> shuffled = new ArrayList<>(contacts);
    Collections.shuffle(shuffled, random);
    List<Device> others = new ArrayList<>(devices);
    Collections.shuffle(others, random);
    assertThat(finder.evidence(file(shuffled, others)))
        .isEqualTo(finder.evidence(file(contacts, devices)));
  }

  @Property
  void permits_nothing_by_a_zip_that_every_place_of_its_prefix_forbids(
      @ForAll("prefixes") String prefix,
      @ForAll("states") String state,
      @ForAll("counties") String county,
      @ForAll @LongRange(min = SECOND_OF_1970, max = SECOND_OF_2100) long second) {
    List<ZoneEvidence> evidence = finder.evidence(living(state, prefix + "01", county));
    boolean somewhere = false;
    for (ZoneId zone : zonesOf(prefix)) {
      somewhere |= open(zone, second);
    }
    if (!somewhere && statesOf(prefix).contains(state)) {
      assertThat(permits(evidence, second)).isFalse();
    }
    // a state its prefix does not have drops no zone of either
    if (!statesOf(prefix).contains(state)) {
      assertThat(ZoneFinder.plausible(evidence))
          .containsAll(zonesOf(prefix))
          .containsAll(ZoneTable.load("states.csv").rows().get(state).zones());
    }
  }

  @Property
  void drops_by_a_zip_only_what_its_prefix_in_the_state_does_not_have(@ForAll("rows") String row) {
    String state = row.substring(4);
    List<ZoneEvidence> evidence = finder.evidence(living(state, row.substring(0, 3) + "01", null));
    if (STATES.contains(state)) {
      assertThat(ZoneFinder.plausible(evidence)).isEqualTo(ZIPS.get(row).zones());
    } else {
      assertThat(evidence).isEmpty();
    }
  }

  @Property
  void drops_by_a_county_only_what_the_county_does_not_have(@ForAll("countyRows") String row) {
    List<ZoneEvidence> evidence =
        finder.evidence(living(row.substring(0, 2), null, row.substring(3)));
    ZoneTable.Row county = COUNTIES.get(row);
    assertThat(ZoneFinder.plausible(evidence))
        .isEqualTo(
            county.isRead()
                ? county.zones()
                : ZoneTable.load("states.csv").rows().get(row.substring(0, 2)).zones());
  }

  @Provide
  Arbitrary<List<Contact>> contacts() {
    Arbitrary<Contact> numbers =
        Arbitraries.oneOf(Arbitraries.of(CODES), Arbitraries.of("800", "299", "416", "212", "928"))
            .map(code -> phone("+1" + code + "5550100"));
    Arbitrary<Contact> homes =
        Combinators.combine(
                states().injectNull(0.1), prefixes().injectNull(0.3), counties().injectNull(0.5))
            .as(
                (state, prefix, county) ->
                    home(state, prefix == null ? null : prefix + "01", county));
    Arbitrary<Contact> abroad = Arbitraries.of("+442079460958").map(Given::phone);
    return Arbitraries.frequencyOf(Tuple.of(8, numbers), Tuple.of(8, homes), Tuple.of(1, abroad))
        .list()
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<Device>> devices() {
    return Arbitraries.of(
            "America/New_York", "America/Denver", "Europe/London", "Asia/Tokyo", "UTC", "Etc/GMT+5")
        .map(zone -> device(zone))
        .list()
        .ofMaxSize(2);
  }

  @Provide
  Arbitrary<String> states() {
    return Arbitraries.of(STATES);
  }

  @Provide
  Arbitrary<String> prefixes() {
    return Arbitraries.of(
        ZIPS.keySet().stream().map(row -> row.substring(0, 3)).distinct().toList());
  }

  @Provide
  Arbitrary<String> rows() {
    return Arbitraries.of(ZIPS.keySet());
  }

  @Provide
  Arbitrary<String> countyRows() {
    return Arbitraries.of(COUNTIES.keySet());
  }

  @Provide
  Arbitrary<String> counties() {
    return Arbitraries.of(
        COUNTIES.keySet().stream().map(row -> row.substring(3)).distinct().toList());
  }

  private static BorrowerFile living(String state, String zip, String county) {
    return file(List.of(home(state, zip, county)), List.of());
  }

  private static BorrowerFile file(List<Contact> contacts, List<Device> devices) {
    return borrower(null, null, devices, contacts.toArray(Contact[]::new));
  }

  private static boolean permits(List<ZoneEvidence> evidence, long second) {
    return Schedule.of(HOURS, evidence).permits(Instant.ofEpochSecond(second));
  }

  private static boolean open(ZoneId zone, long second) {
    int hour = Instant.ofEpochSecond(second).atZone(zone).getHour();
    return hour >= 8 && hour < 21;
  }

  private static List<String> statesOf(String prefix) {
    return ZIPS.keySet().stream()
        .filter(row -> row.startsWith(prefix))
        .map(row -> row.substring(4))
        .toList();
  }

  private static Set<ZoneId> zonesOf(String prefix) {
    return ZIPS.entrySet().stream()
        .filter(row -> row.getKey().startsWith(prefix))
        .flatMap(row -> row.getValue().zones().stream())
        .collect(Collectors.toCollection(() -> new TreeSet<>(ZoneTable.BY_ID)));
  }
}
