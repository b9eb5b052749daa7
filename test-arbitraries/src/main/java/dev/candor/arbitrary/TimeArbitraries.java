package dev.candor.arbitrary;

import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import dev.candor.time.TimeLimit.CalendarCap;
import dev.candor.time.TimeLimit.Closed;
import dev.candor.time.TimeLimit.CoolDown;
import dev.candor.time.TimeLimit.DailyHours;
import dev.candor.time.TimeLimit.NotAfter;
import dev.candor.time.TimeLimit.NotAfterDay;
import dev.candor.time.TimeLimit.NotBefore;
import dev.candor.time.TimeLimit.NotBeforeDay;
import dev.candor.time.TimeLimit.NotOnDays;
import dev.candor.time.TimeLimit.RollingCap;
import dev.candor.time.TimeLimit.Weekdays;
import dev.candor.time.ZoneEvidence;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitraries of instants, days, zones and limits on time. */
final class TimeArbitraries {

  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("2028-12-31T23:59:59Z");

  private static final List<ZoneId> ZONES =
      Stream.of(
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
              "America/Indiana/Indianapolis")
          .map(ZoneId::of)
          .toList();

  private static final List<Instant> CLOCK_CHANGES = clockChanges();

  private static final List<LocalTime> EDGES_OF_DAYS =
      List.of(LocalTime.MIDNIGHT, LocalTime.of(8, 0), LocalTime.of(20, 0), LocalTime.of(21, 0));

  private TimeArbitraries() {}

  /**
   * Instants from 2024 to 2028: half of them anywhere, to the second; the others within two hours
   * of a clock change somewhere in the United States, or within a second of midnight, 08:00, 20:00
   * or 21:00 there, to the nanosecond.
   */
  static Arbitrary<Instant> instants() {
    Arbitrary<Instant> anywhere =
        Arbitraries.longs()
            .between(FIRST.getEpochSecond(), LAST.getEpochSecond())
            .map(Instant::ofEpochSecond);
    Arbitrary<Instant> byAClockChange =
        Combinators.combine(
                Arbitraries.of(CLOCK_CHANGES), Arbitraries.integers().between(-7_200, 7_200))
            .as(Instant::plusSeconds);
    Arbitrary<Instant> byAnEdgeOfADay =
        Combinators.combine(
                Arbitraries.integers().between(0, 365 * 5 - 1),
                Arbitraries.of(EDGES_OF_DAYS),
                zones(),
                Arbitraries.of(-1_000_000_000L, -1L, 0L, 1L, 1_000_000_000L))
            .as(
                (day, edge, zone, nanos) ->
                    LocalDate.parse("2024-01-02")
                        .plusDays(day)
                        .atTime(edge)
                        .atZone(zone)
                        .toInstant()
                        .plusNanos(nanos));

    return Arbitraries.frequencyOf(
        Tuple.of(2, anywhere), Tuple.of(1, byAClockChange), Tuple.of(1, byAnEdgeOfADay));
  }

  /** Zones of the United States, with and without clock changes. */
  static Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZONES);
  }

  /** Days from 2024 to 2028. */
  static Arbitrary<LocalDate> days() {
    return Arbitraries.integers()
        .between(0, 365 * 5)
        .map(day -> LocalDate.parse("2024-01-01").plusDays(day));
  }

  /** Limits of every kind, with days and events close to each other. */
  static Arbitrary<TimeLimit> timeLimits() {
    return instants().flatMap(TimeArbitraries::timeLimitsAround);
  }

  /** Limits of every kind, with days and events from 40 days before an instant to 10 days after. */
  static Arbitrary<TimeLimit> timeLimitsAround(Instant instant) {
    Arbitrary<List<Instant>> events =
        instantsAround(instant, Duration.ofDays(40), Duration.ofDays(10)).list().ofMaxSize(12);
    Arbitrary<LimitZone> zone =
        Arbitraries.oneOf(Arbitraries.just(LimitZone.recipient()), zones().map(LimitZone::fixed));
    Arbitrary<LocalTime> times =
        Arbitraries.integers()
            .between(0, 24 * 60 - 1)
            .map(minute -> LocalTime.ofSecondOfDay(minute * 60L));
    LocalDate today = LocalDate.ofInstant(instant, ZoneOffset.UTC);
    Arbitrary<LocalDate> days = Arbitraries.integers().between(-39, 9).map(today::plusDays);
    Arbitrary<TimeLimit> hours =
        Combinators.combine(times, Arbitraries.integers().between(1, 24 * 60 - 1), zone)
            .as((from, length, whose) -> new DailyHours(from, from.plusMinutes(length), whose));
    Arbitrary<TimeLimit> weekdays =
        Combinators.combine(Arbitraries.of(DayOfWeek.class).set().ofMinSize(1), zone)
            .as(Weekdays::new);
    Arbitrary<TimeLimit> notOnDays =
        Combinators.combine(days.set().ofMaxSize(5), zone).as(NotOnDays::new);
    Arbitrary<TimeLimit> closed =
        Combinators.combine(
                Arbitraries.of(DayOfWeek.class).set().ofMaxSize(3),
                times.filter(from -> !from.equals(LocalTime.MIDNIGHT)).injectNull(0.2),
                times.filter(to -> !to.equals(LocalTime.MIDNIGHT)).injectNull(0.2),
                days.injectNull(0.5),
                Arbitraries.integers().between(0, 9).injectNull(0.5),
                zone)
            .filter((week, from, to, first, more, whose) -> from == null || !from.equals(to))
            .as(
                (week, from, to, first, more, whose) ->
                    new Closed(
                        week,
                        from,
                        to,
                        first,
                        more == null ? null : (first == null ? today : first).plusDays(more),
                        whose));
    Arbitrary<TimeLimit> cap =
        Combinators.combine(
                Arbitraries.integers().between(1, 8),
                Arbitraries.integers().between(1, 30),
                zone,
                events)
            .as(CalendarCap::new);
    Arbitrary<TimeLimit> coolDown =
        Combinators.combine(Arbitraries.integers().between(1, 14), zone, events).as(CoolDown::new);
    Arbitrary<TimeLimit> rollingCap =
        Combinators.combine(
                Arbitraries.integers().between(1, 8),
                Arbitraries.oneOf(
                    Arbitraries.integers().between(1, 30 * 24).map(Duration::ofHours),
                    Arbitraries.integers().between(1, 100_000).map(Duration::ofSeconds)),
                events)
            .as(RollingCap::new);
    Arbitrary<Instant> edges = instantsAround(instant, Duration.ofDays(10), Duration.ofDays(10));

    return Arbitraries.oneOf(
        List.of(
            hours,
            weekdays,
            notOnDays,
            closed,
            cap,
            rollingCap,
            coolDown,
            edges.map(NotBefore::new),
            edges.map(NotAfter::new),
            Combinators.combine(days, zone).as(NotBeforeDay::new),
            Combinators.combine(days, zone).as(NotAfterDay::new)));
  }

  /** Reasons to think that somebody is in one of one to three zones. */
  static Arbitrary<ZoneEvidence> zoneEvidence() {
    return Combinators.combine(
            Arbitraries.of(ZoneEvidence.Source.class), zones().set().ofMinSize(1).ofMaxSize(3))
        .as((source, zones) -> new ZoneEvidence(source, "drawn as " + source, zones));
  }

  static Arbitrary<Instant> before(Instant instant, Duration atMost) {
    return instantsAround(instant, atMost, Duration.ZERO);
  }

  static Arbitrary<Instant> instantsAround(Instant instant, Duration before, Duration after) {
    return Arbitraries.longs()
        .between(-before.toSeconds(), after.toSeconds())
        .map(seconds -> instant.plus(seconds, ChronoUnit.SECONDS));
  }

  private static List<Instant> clockChanges() {
    List<Instant> changes = new ArrayList<>();
    for (ZoneId zone : ZONES) {
      ZoneOffsetTransition change = zone.getRules().nextTransition(FIRST);
      while (change != null && change.getInstant().isBefore(LAST)) {
        changes.add(change.getInstant());
        change = zone.getRules().nextTransition(change.getInstant());
      }
    }
    return changes.stream().distinct().sorted().toList();
  }
}
