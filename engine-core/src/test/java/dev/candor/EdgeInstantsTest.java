package dev.candor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.decision.Verdict;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.interaction.Outcome;
import dev.candor.message.Channel;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.party.BorrowerFile;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The first and the last instant of the hours, a millisecond before and after, in several zones and
 * over both clock changes, against an oracle that steps minute by minute over java.time.
 */
@Tag("slow")
class EdgeInstantsTest {

  private static final LocalTime FROM = LocalTime.of(8, 0);
  private static final LocalTime TO = LocalTime.of(21, 0);
  private static final LocalDate STATED = LocalDate.parse("2026-02-02");

  /** The days around both clock changes of the year, and one far from them. */
  private static final List<LocalDate> DAYS =
      Stream.of(
              "2026-03-07",
              "2026-03-08",
              "2026-03-09",
              "2026-07-15",
              "2026-10-31",
              "2026-11-01",
              "2026-11-02")
          .map(LocalDate::parse)
          .toList();

  private static final List<Integer> MILLIS = List.of(-1, 0, 1);

  /** Somebody who may be in these zones, and in all of them is to be left alone at night. */
  private record Somebody(BorrowerFile file, Set<ZoneId> zones) {}

  /** How the time is asked for. */
  private enum Asking {
    AT_ONCE,
    SPREAD,
    BY_NAME
  }

  private static final int JITTER_SECONDS = 900;

  private static Somebody stated(String zone) {
    return new Somebody(
        PersonaBuilder.like(Personas.newYorker()).timeZone(ZoneId.of(zone), STATED).build(),
        Set.of(ZoneId.of(zone)));
  }

  private static Somebody of(BorrowerFile file, String... zones) {
    return new Somebody(
        file, Stream.of(zones).map(ZoneId::of).collect(Collectors.toUnmodifiableSet()));
  }

  private static List<Somebody> somebodies() {
    return List.of(
        of(Personas.newYorker(), "America/New_York"),
        of(Personas.californian(), "America/Los_Angeles"),
        // no clock changes
        of(Personas.arizonan(), "America/Phoenix"),
        of(Personas.twoZones(), "America/New_York", "America/Los_Angeles"),
        of(
            PersonaBuilder.like(Personas.newYorker())
                .device(ZoneId.of("America/Chicago"), STATED)
                .build(),
            "America/New_York",
            "America/Chicago"),
        stated("America/Chicago"),
        stated("America/Denver"),
        stated("America/Anchorage"),
        stated("Pacific/Honolulu"),
        // changes its clocks at other hours than the next town
        stated("America/Indiana/Tell_City"));
  }

  static Stream<Arguments> instants() {
    List<Arguments> all = new ArrayList<>();
    for (Somebody somebody : somebodies()) {
      Predicate<Instant> permits = hours(somebody.zones(), FROM, TO);
      for (LocalDate day : DAYS) {
        for (Instant edge : edges(permits, day, somebody.zones())) {
          for (int millis : MILLIS) {
            for (Asking asking : Asking.values()) {
              Instant at = edge.plusMillis(millis);
              all.add(
                  Arguments.argumentSet(
                      somebody.zones() + " " + at + " " + asking,
                      somebody.file(),
                      permits,
                      at,
                      asking));
            }
          }
        }
      }
    }
    return all.stream();
  }

  @Test
  void are_1260() {
    assertThat(instants()).hasSize(10 * 7 * 2 * 3 * 3).hasSize(1_260);
  }

  @ParameterizedTest
  @MethodSource("instants")
  void are_decided_as_every_clock_shows_them(
      BorrowerFile file, Predicate<Instant> permits, Instant at, Asking asking) {
    assertDecided(House.with(file), file, permits, at, asking);
  }

  /** Hours of a sender whose clock changes within them, while a New Yorker may be reached. */
  static Stream<Arguments> changes() {
    List<Arguments> all = new ArrayList<>();
    for (Object[] one :
        new Object[][] {
          // 02:00 becomes 03:00, at 21:00 of the day before in New York
          {"Europe/Berlin", "01:30", "02:30", "2026-03-29"},
          {"Europe/Berlin", "02:00", "03:00", "2026-03-29"},
          {"Europe/Berlin", "02:30", "03:30", "2026-03-29"},
          // 03:00 becomes 02:00
          {"Europe/Berlin", "01:30", "02:30", "2026-10-25"},
          {"Europe/Berlin", "02:00", "03:00", "2026-10-25"},
          {"Europe/Berlin", "02:30", "03:30", "2026-10-25"},
          // half an hour, at 11:00 and 10:00 in New York
          {"Australia/Lord_Howe", "01:45", "02:15", "2026-04-05"},
          {"Australia/Lord_Howe", "01:30", "02:00", "2026-04-05"},
          {"Australia/Lord_Howe", "02:00", "02:30", "2026-10-04"},
          {"Australia/Lord_Howe", "02:15", "02:45", "2026-10-04"},
          // over midnight, where it is never 24 hours long
          {"Africa/Cairo", "23:30", "01:30", "2026-04-24"},
          {"Africa/Cairo", "23:30", "01:30", "2026-10-29"},
          // three quarters of an hour off
          {"Asia/Kathmandu", "00:00", "05:45", "2026-03-08"}
        }) {
      ZoneId zone = ZoneId.of((String) one[0]);
      LocalTime from = LocalTime.parse((String) one[1]);
      LocalTime to = LocalTime.parse((String) one[2]);
      LocalDate day = LocalDate.parse((String) one[3]);
      Predicate<Instant> permits =
          hours(Set.of(zone), from, to).and(hours(Set.of(ZoneId.of("America/New_York")), FROM, TO));
      OfficeHours office =
          OfficeHours.of(
              "Call centre",
              Set.of(Channel.EMAIL),
              new TimeLimit.DailyHours(from, to, LimitZone.fixed(zone)));
      Set<Instant> instants = new TreeSet<>(transitions(permits, day, Set.of(zone)));
      ZoneOffsetTransition change =
          zone.getRules().nextTransition(day.minusDays(1).atStartOfDay(zone).toInstant());
      if (change != null) {
        instants.add(change.getInstant());
      }
      for (Instant edge : instants) {
        for (int millis : MILLIS) {
          for (Asking asking : Asking.values()) {
            Instant at = edge.plusMillis(millis);
            all.add(
                Arguments.argumentSet(
                    zone + " " + from + "-" + to + " " + at + " " + asking,
                    office,
                    permits,
                    at,
                    asking));
          }
        }
      }
    }
    return all.stream();
  }

  @Test
  void are_270_where_a_sender_s_clock_changes() {
    assertThat(changes()).hasSize(270);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void are_decided_as_a_sender_s_clock_shows_them_while_it_changes(
      OfficeHours office, Predicate<Instant> permits, Instant at, Asking asking) {
    BorrowerFile file = Personas.newYorker();
    UnaryOperator<Candor.Builder> options = candor -> candor.officeHours(office);
    assertDecided(House.set(options, file), file, permits, at, asking);
  }

  private static void assertDecided(
      House house, BorrowerFile file, Predicate<Instant> permits, Instant at, Asking asking) {
    SendRequest.Builder builder =
        SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, file.borrower().id())
            .channel(Channel.EMAIL)
            .loan(file.loans().get(0).id());
    house.clock.set(asking == Asking.BY_NAME ? at.minus(Duration.ofMinutes(90)) : at);
    SendRequest request =
        switch (asking) {
          case AT_ONCE -> builder.build();
          case SPREAD -> builder.jitterSeconds(JITTER_SECONDS).build();
          case BY_NAME -> builder.sendAt(at).build();
        };
    Instant first = next(permits, at);
    boolean moves = asking != Asking.BY_NAME && !first.isAfter(at.plus(Plan.HORIZON));
    @Nullable Instant expected = first.equals(at) || moves ? first : null;

    Verdict verdict = house.candor.explain(request);

    @Nullable Instant explained =
        verdict.<@Nullable Instant>match(permitted -> permitted.sendAt(), refused -> null);
    if (expected == null) {
      assertThat(explained).isNull();
      assertThat(
              verdict.<@Nullable Instant>match(
                  permitted -> null, refused -> refused.nextAllowableAt()))
          .isEqualTo(first);
    } else if (asking == Asking.SPREAD) {
      assertThat(verdict.<Instant>match(permitted -> permitted.earliestAt(), refused -> at))
          .isEqualTo(first);
      assertThat(explained).isBetween(first, first.plusSeconds(JITTER_SECONDS));
      // not over a gap, where the hours end before the delay does
      assertThat(unbroken(permits, first, explained)).isTrue();
    } else {
      assertThat(explained).isEqualTo(expected);
    }
    assertThat(sent(house.candor.send(request)))
        .as("the same when it is sent")
        .isEqualTo(Optional.ofNullable(explained));
  }

  private static Optional<Instant> sent(Outcome outcome) {
    return outcome.match(
        queued -> Optional.of(queued.interaction().sendAt()),
        scheduled -> Optional.of(scheduled.interaction().sendAt()),
        refused -> Optional.empty());
  }

  // the oracle: nothing in common with the schedule

  private static Predicate<Instant> hours(Set<ZoneId> zones, LocalTime from, LocalTime to) {
    return at ->
        zones.stream()
            .map(zone -> at.atZone(zone).toLocalTime())
            .allMatch(
                clock ->
                    from.isBefore(to)
                        ? !clock.isBefore(from) && clock.isBefore(to)
                        : !clock.isBefore(from) || clock.isBefore(to));
  }

  /** Clocks and hours change at whole minutes: no instant in between is the first. */
  private static Instant next(Predicate<Instant> permits, Instant from) {
    Instant at = from;
    while (!permits.test(at)) {
      at = at.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }
    assertThat(at.equals(from) || !permits.test(at.minusMillis(1))).isTrue();
    return at;
  }

  private static boolean unbroken(Predicate<Instant> permits, Instant from, Instant to) {
    for (Instant at = from;
        at.isBefore(to);
        at = at.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES)) {
      if (!permits.test(at)) {
        return false;
      }
    }
    return permits.test(to);
  }

  /**
   * When the hours begin and end on the day, where it is one that all share for an hour at least.
   */
  private static List<Instant> edges(Predicate<Instant> permits, LocalDate day, Set<ZoneId> zones) {
    List<Instant> edges = transitions(permits, day, zones);
    assertThat(edges).as("one beginning and one end").hasSize(2);
    return edges;
  }

  /** Every minute of the day, on the westernmost of the clocks, at which the answer changes. */
  private static List<Instant> transitions(
      Predicate<Instant> permits, LocalDate day, Set<ZoneId> zones) {
    Instant begin =
        zones.stream()
            .map(zone -> day.atStartOfDay(zone).toInstant())
            .max(Instant::compareTo)
            .orElseThrow();
    Instant end =
        zones.stream()
            .map(zone -> day.plusDays(1).atStartOfDay(zone).toInstant())
            .max(Instant::compareTo)
            .orElseThrow();
    List<Instant> edges = new ArrayList<>();
    for (Instant at = begin; at.isBefore(end); at = at.plus(1, ChronoUnit.MINUTES)) {
      if (permits.test(at) != permits.test(at.minusMillis(1))) {
        edges.add(at);
      }
    }
    return edges;
  }
}
