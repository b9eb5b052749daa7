package dev.candor.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/**
 * The laws of a schedule, each against the minute-stepping oracle or against the schedule itself.
 */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class ScheduleProperties {

  private static final Duration REACH = Duration.ofDays(4);
  private static final Duration MILLI = Duration.ofMillis(1);

  private static final List<String> ZONES =
      List.of(
          "America/New_York",
          "America/Los_Angeles",
          "America/Phoenix",
          "America/Adak",
          "America/Havana",
          "America/St_Johns",
          "America/Sao_Paulo",
          "America/Asuncion",
          "Antarctica/Troll",
          "Africa/Casablanca",
          "Asia/Beirut",
          "Asia/Kolkata",
          "Asia/Kathmandu",
          "Asia/Tehran",
          "Australia/Lord_Howe",
          "Europe/London",
          "Pacific/Apia",
          "Pacific/Chatham",
          "Pacific/Guam",
          "UTC");

  /** Limits, where the recipient may be, and when to begin. */
  record Situation(List<TimeLimit> limits, Set<ZoneId> zones, Instant from) {

    Schedule schedule() {
      return Schedule.of(limits, evidence());
    }

    List<ZoneEvidence> evidence() {
      return zones.stream()
          .map(zone -> new ZoneEvidence(ZoneEvidence.Source.AREA_CODE, zone.getId(), Set.of(zone)))
          .collect(Collectors.toCollection(ArrayList::new));
    }

    Oracle oracle() {
      return new Oracle(limits, zones);
    }

    Instant horizon() {
      return from.plus(REACH);
    }

    Optional<Instant> next() {
      return schedule().next(from, horizon());
    }
  }

  @Property(tries = 400)
  void finds_the_instant_that_trying_every_minute_finds(@ForAll("situations") Situation given) {
    assertThat(given.next()).isEqualTo(given.oracle().next(given.from(), given.horizon()));
  }

  @Property
  void permits_what_the_limits_permit(
      @ForAll("situations") Situation given,
      @ForAll @LongRange(min = -345_600_000, max = 345_600_000) long away) {
    Instant instant = given.from().plusMillis(away);
    assertThat(given.schedule().permits(instant)).isEqualTo(given.oracle().permits(instant));
  }

  @Property
  void is_permitted_where_it_arrives_and_not_just_before(@ForAll("situations") Situation given) {
    given
        .next()
        .ifPresent(
            found -> {
              assertThat(given.oracle().permits(found)).isTrue();
              assertThat(found).isBetween(given.from(), given.horizon());
              if (found.isAfter(given.from())) {
                assertThat(given.oracle().permits(found.minus(MILLI))).isFalse();
              }
            });
  }

  @Property
  void stays_where_it_has_arrived(@ForAll("situations") Situation given) {
    given
        .next()
        .ifPresent(
            found -> assertThat(given.schedule().next(found, given.horizon())).contains(found));
  }

  @Property
  void never_arrives_sooner_by_starting_later(
      @ForAll("situations") Situation given, @ForAll @LongRange(max = 345_600_000) long later) {
    Instant start = given.from().plusMillis(later);
    Instant found = given.next().orElse(Instant.MAX);
    Instant foundLater = given.schedule().next(start, given.horizon()).orElse(Instant.MAX);
    assertThat(foundLater).isAfterOrEqualTo(found);
    if (!start.isAfter(found)) {
      assertThat(foundLater).isEqualTo(found);
    }
  }

  @Property
  void reads_limits_and_evidence_in_any_order(
      @ForAll("situations") Situation given, @ForAll Random random) {
    List<TimeLimit> limits = new ArrayList<>(given.limits());
    List<ZoneEvidence> evidence = given.evidence();
    Collections.shuffle(limits, random);
    Collections.shuffle(evidence, random);
    assertThat(Schedule.of(limits, evidence).next(given.from(), given.horizon()))
        .isEqualTo(given.next());
  }

  @Property
  void one_limit_more_never_makes_it_sooner(@ForAll("situations") Situation given) {
    Instant found = given.next().orElse(Instant.MAX);
    Schedule fewer =
        Schedule.of(given.limits().subList(1, given.limits().size()), given.evidence());
    assertThat(fewer.next(given.from(), given.horizon()).orElse(Instant.MAX))
        .isBeforeOrEqualTo(found);
  }

  @Property
  void one_zone_more_never_makes_it_sooner(
      @ForAll("situations") Situation given, @ForAll("zones") ZoneId zone) {
    Set<ZoneId> zones = new HashSet<>(given.zones());
    zones.add(zone);
    Situation wider = new Situation(given.limits(), zones, given.from());
    assertThat(wider.next().orElse(Instant.MAX)).isAfterOrEqualTo(given.next().orElse(Instant.MAX));
  }

  @Property
  void rounds_a_start_up_to_a_millisecond(
      @ForAll("situations") Situation given, @ForAll @IntRange(min = 1, max = 999_999) int nanos) {
    Instant between = given.from().minus(MILLI).plusNanos(nanos);
    assertThat(given.schedule().next(between, given.horizon())).isEqualTo(given.next());
  }

  @Property(tries = 400)
  void a_stretch_is_permitted_to_its_end_and_no_further(@ForAll("situations") Situation given) {
    given
        .next()
        .ifPresent(
            start -> {
              Instant horizon = start.plus(Duration.ofDays(2));
              Instant end = given.schedule().until(start, horizon);
              assertThat(end).isAfter(start).isBeforeOrEqualTo(horizon);
              assertThat(given.oracle().permits(end.minus(MILLI))).isTrue();
              for (Instant minute = start;
                  minute.isBefore(end);
                  minute = minute.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1))) {
                assertThat(given.oracle().permits(minute)).as("%s", minute).isTrue();
              }
              if (end.isBefore(horizon)) {
                assertThat(given.oracle().permits(end)).isFalse();
              }
            });
  }

  @Property
  void a_draw_stays_in_its_stretch_and_comes_out_the_same_again(
      @ForAll("situations") Situation given,
      @ForAll @IntRange(max = 200_000) int jitter,
      @ForAll long seed) {
    Schedule schedule = given.schedule();
    schedule
        .next(given.from(), given.horizon())
        .ifPresent(
            start -> {
              Instant drawn = schedule.spread(start, jitter, given.horizon(), seed);
              assertThat(drawn)
                  .isBetween(start, start.plusSeconds(jitter))
                  .isBeforeOrEqualTo(given.horizon());
              assertThat(Duration.between(start, drawn).toMillis() % 1000).isZero();
              assertThat(given.oracle().permits(drawn)).isTrue();
              assertThat(schedule.until(start, drawn.plus(MILLI))).isEqualTo(drawn.plus(MILLI));
              assertThat(given.schedule().spread(start, jitter, given.horizon(), seed))
                  .isEqualTo(drawn);
            });
  }

  @Property
  void a_draw_reaches_every_second_that_is_left(
      @ForAll @IntRange(min = 0, max = 12) int jitter,
      @ForAll @IntRange(min = 1, max = 12) int secondsLeft,
      @ForAll @IntRange(min = 0, max = 2) int lessMillis,
      @ForAll @LongRange(min = 0) long seed) {
    Schedule schedule =
        Schedule.of(
            List.of(
                new DailyHours(
                    LocalTime.of(8, 0), LocalTime.of(21, 0), LimitZone.fixed(ZoneId.of("UTC")))),
            List.of());
    int millisLeft = secondsLeft * 1000 + 1 - lessMillis;
    Instant start = Instant.parse("2026-05-05T21:00:00Z").minusMillis(millisLeft);
    int longest = Math.min(jitter, (millisLeft - 1) / 1000);
    Set<Long> delays = new HashSet<>();
    for (int draw = 0; draw < 400; draw++) {
      delays.add(
          Duration.between(
                  start, schedule.spread(start, jitter, start.plusSeconds(3600), seed + draw))
              .toSeconds());
    }
    assertThat(delays)
        .hasSize(longest + 1)
        .contains(0L, (long) longest)
        .allMatch(delay -> delay <= longest);
  }

  @Property(tries = 400)
  void reads_the_wall_clock_minute_by_minute_around_a_change(
      @ForAll("nightsOfChange") Situation given) {
    Schedule schedule = given.schedule();
    Instant horizon = given.from().plus(Duration.ofHours(10));
    List<Instant> permitted =
        Stream.iterate(
                given.from(),
                minute -> minute.isBefore(horizon),
                minute -> minute.plus(Duration.ofMinutes(1)))
            .filter(given.oracle()::permits)
            .toList();
    List<Instant> found = new ArrayList<>();
    Optional<Instant> next = schedule.next(given.from(), horizon);
    while (next.isPresent() && next.get().isBefore(horizon)) {
      Instant end = schedule.until(next.get(), horizon);
      for (Instant minute = next.get();
          minute.isBefore(end);
          minute = minute.plus(Duration.ofMinutes(1))) {
        found.add(minute);
      }
      assertThat(schedule.permits(end)).as("%s", end).isEqualTo(given.oracle().permits(end));
      next = schedule.next(end.plus(MILLI), horizon);
    }
    assertThat(found).isEqualTo(permitted);
  }

  /** From five hours before a change of the clock, under one limit that reads it. */
  @Provide
  Arbitrary<Situation> nightsOfChange() {
    return Combinators.combine(zones(), days())
        .as((zone, day) -> Tuple.of(zone, zone.getRules().nextTransition(midnight(day, zone))))
        .filter(night -> night.get2() != null)
        .flatMap(
            night ->
                limitsAt(night.get2())
                    .map(
                        limit ->
                            new Situation(
                                List.of(limit),
                                Set.of(night.get1()),
                                night.get2().getInstant().minus(Duration.ofHours(5)))));
  }

  private static Arbitrary<TimeLimit> limitsAt(ZoneOffsetTransition change) {
    LimitZone zone = LimitZone.recipient();
    LocalDate after = change.getDateTimeAfter().toLocalDate();
    Arbitrary<LocalDate> days = Arbitraries.integers().between(-1, 1).map(after::plusDays);
    Arbitrary<LocalTime> opens =
        Arbitraries.integers()
            .between(-180, 180)
            .map(change.getDateTimeAfter().toLocalTime()::plusMinutes);
    Arbitrary<Integer> minutes =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 180), Arbitraries.integers().between(180, 1439));
    return Arbitraries.oneOf(
        List.of(
            Combinators.combine(opens, minutes)
                .as((from, length) -> new DailyHours(from, from.plusMinutes(length), zone)),
            Combinators.combine(opens, minutes, days.set().ofMaxSize(2), days.injectNull(0.5))
                .as(
                    (from, length, week, last) ->
                        new Closed(
                            weekdays(week), from, from.plusMinutes(length), null, last, zone)),
            days.map(day -> new Weekdays(Set.of(day.getDayOfWeek()), zone)),
            days.set().ofMinSize(1).map(closed -> new NotOnDays(closed, zone)),
            days.map(day -> new NotBeforeDay(day, zone)),
            days.map(day -> new NotAfterDay(day, zone))));
  }

  private static Set<DayOfWeek> weekdays(Set<LocalDate> days) {
    return days.stream().map(LocalDate::getDayOfWeek).collect(Collectors.toSet());
  }

  @Property
  void permits_nothing_between_two_milliseconds_that_a_limit_forbids(
      @ForAll("situations") Situation given,
      @ForAll("edges") Edge edge,
      @ForAll @IntRange(max = 999_999) int nanos) {
    List<TimeLimit> limits = new ArrayList<>(given.limits());
    limits.add(edge.limit(given.from()));
    Situation finer = new Situation(limits, given.zones(), given.from());
    Instant instant = given.from().plusMillis(edge.millis()).plusNanos(nanos);
    Schedule schedule = finer.schedule();
    if (schedule.permits(instant)) {
      assertThat(finer.oracle().permits(instant)).isTrue();
      Instant horizon = instant.plus(Duration.ofDays(1));
      for (long seed = 0; seed < 8; seed++) {
        Instant drawn = schedule.spread(instant, 2, horizon, seed);
        assertThat(finer.oracle().permits(drawn)).as("%s", drawn).isTrue();
      }
    }
  }

  /** A limit with its edge on, or a little after, the instant asked for. */
  record Edge(boolean cap, int nanos, int millis) {

    TimeLimit limit(Instant at) {
      Instant edge = at.plusNanos(nanos);
      return cap
          ? new RollingCap(1, Duration.ofHours(1), List.of(edge.plus(Duration.ofHours(1))))
          : new NotAfter(edge);
    }
  }

  @Provide
  Arbitrary<Edge> edges() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.oneOf(Arbitraries.just(0), Arbitraries.integers().between(0, 2_000_000)),
            Arbitraries.of(-1000, -999, -1, 0, 0, 1))
        .as(Edge::new);
  }

  @Property
  void names_the_limits_that_forbid_an_instant_and_no_other(
      @ForAll("situations") Situation given,
      @ForAll @LongRange(min = -345_600_000, max = 345_600_000) long away) {
    Instant instant = given.from().plusMillis(away);
    List<TimeLimit> expected = given.oracle().forbidding(instant);
    List<TimeLimit> forbidding = given.schedule().forbidding(instant);
    assertThat(forbidding).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(forbidding.get(i)).isSameAs(expected.get(i));
    }
  }

  @Property
  void a_rolling_cap_is_exact_to_the_millisecond(
      @ForAll("starts") Instant start,
      @ForAll @IntRange(min = 1, max = 4) int max,
      @ForAll @IntRange(min = 1, max = 5) int seconds,
      @ForAll("beats") List<Integer> beats) {
    Duration period = Duration.ofSeconds(seconds);
    List<Instant> events = beats.stream().map(beat -> start.plusMillis(beat)).toList();
    RollingCap cap = new RollingCap(max, period, events);
    Schedule schedule = Schedule.of(List.of(cap), List.of());
    Oracle oracle = new Oracle(List.of(cap), Set.of());
    for (Instant event : events) {
      for (int periods = -1; periods <= 1; periods++) {
        for (int millis = -1; millis <= 1; millis++) {
          Instant instant = event.plus(period.multipliedBy(periods)).plusMillis(millis);
          assertThat(schedule.permits(instant))
              .as("%s", instant)
              .isEqualTo(oracle.permits(instant));
        }
      }
    }
  }

  @Provide
  Arbitrary<Instant> starts() {
    return starts(ZoneId.of("UTC"));
  }

  @Provide
  Arbitrary<List<Integer>> beats() {
    return Combinators.combine(
            Arbitraries.integers().between(-6, 6), Arbitraries.integers().between(-1, 1))
        .as((second, milli) -> second * 1000 + milli)
        .list()
        .ofMinSize(1)
        .ofMaxSize(10);
  }

  @Property
  void a_cap_is_exact_around_every_midnight(
      @ForAll("zones") ZoneId zone,
      @ForAll("days") LocalDate day,
      @ForAll @IntRange(min = 1, max = 4) int max,
      @ForAll @IntRange(min = 1, max = 8) int days,
      @ForAll("offsets") List<Integer> eventDays,
      @ForAll @IntRange(min = -1, max = 1) int edge) {
    List<Instant> events =
        eventDays.stream()
            .map(offset -> midnight(day.plusDays(offset), zone).plusMillis(edge))
            .toList();
    CalendarCap cap = new CalendarCap(max, days, LimitZone.fixed(zone), events);
    Schedule schedule = Schedule.of(List.of(cap), List.of());
    Oracle oracle = new Oracle(List.of(cap), Set.of());
    for (int offset = -20; offset <= 20; offset++) {
      for (int millis = -1; millis <= 1; millis++) {
        Instant instant = midnight(day.plusDays(offset), zone).plusMillis(millis);
        assertThat(schedule.permits(instant)).as("%s", instant).isEqualTo(oracle.permits(instant));
      }
    }
  }

  @Property
  void a_cool_down_is_exact_at_its_event_and_its_midnight(
      @ForAll("zones") ZoneId zone,
      @ForAll("days") LocalDate day,
      @ForAll @LongRange(max = 90_000_000) long timeOfDay,
      @ForAll @IntRange(min = 1, max = 10) int days) {
    Instant event = midnight(day, zone).plusMillis(timeOfDay);
    Schedule schedule =
        Schedule.of(List.of(new CoolDown(days, LimitZone.fixed(zone), List.of(event))), List.of());
    Instant end = midnight(event.atZone(zone).toLocalDate().plusDays(days), zone);
    assertThat(schedule.permits(event.minus(MILLI))).isTrue();
    if (end.isAfter(event)) {
      assertThat(schedule.permits(event)).isFalse();
      assertThat(schedule.permits(end.minus(MILLI))).isFalse();
      assertThat(schedule.permits(end)).isTrue();
      assertThat(schedule.next(event, end)).contains(end);
    }
  }

  private static Instant midnight(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZONES).map(ZoneId::of);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(2005, 1, 1).toEpochDay(), LocalDate.of(2035, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<List<Integer>> offsets() {
    return Arbitraries.integers().between(-10, 10).list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<Situation> situations() {
    return zones()
        .set()
        .ofMinSize(1)
        .ofMaxSize(3)
        .flatMap(
            zones ->
                starts(List.copyOf(zones).get(0))
                    .flatMap(
                        from ->
                            limits(from)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4)
                                .map(limits -> new Situation(limits, zones, from))));
  }

  /** Half of them within two days of a change of that zone's clock. */
  private static Arbitrary<Instant> starts(ZoneId zone) {
    Arbitrary<Instant> any =
        Arbitraries.longs()
            .between(
                Instant.parse("2005-01-01T00:00:00Z").toEpochMilli(),
                Instant.parse("2035-12-31T00:00:00Z").toEpochMilli())
            .map(Instant::ofEpochMilli);
    Arbitrary<Instant> nearChange =
        Combinators.combine(
                any,
                Arbitraries.oneOf(
                    Arbitraries.longs().between(-1, 1),
                    Arbitraries.longs().between(-172_800_000, 172_800_000)))
            .as(
                (instant, away) -> {
                  ZoneOffsetTransition change = zone.getRules().nextTransition(instant);
                  return (change == null ? instant : change.getInstant()).plusMillis(away);
                });
    return Arbitraries.oneOf(any, nearChange);
  }

  private Arbitrary<TimeLimit> limits(Instant from) {
    Arbitrary<LimitZone> clocks =
        Arbitraries.oneOf(Arbitraries.just(LimitZone.recipient()), zones().map(LimitZone::fixed));
    Arbitrary<Integer> minutes =
        Arbitraries.oneOf(
            Arbitraries.of(0, 30, 60, 90, 120, 150, 180, 480, 1260, 1439),
            Arbitraries.integers().between(0, 1439));
    Arbitrary<Instant> around =
        Arbitraries.longs().between(-864_000_000, 864_000_000).map(from::plusMillis);
    Arbitrary<List<Instant>> events = around.list().ofMaxSize(10);
    LocalDate today = LocalDate.ofInstant(from, ZoneId.of("UTC"));
    Arbitrary<LocalDate> days = Arbitraries.integers().between(-2, 5).map(today::plusDays);
    Arbitrary<LocalTime> times = minutes.map(minute -> LocalTime.ofSecondOfDay(minute * 60L));
    Arbitrary<Set<DayOfWeek>> week = Arbitraries.of(DayOfWeek.class).set();
    Arbitrary<TimeLimit> hours =
        Combinators.combine(times, times, clocks)
            .filter((opens, ends, zone) -> !opens.equals(ends))
            .as(DailyHours::new);
    Arbitrary<TimeLimit> weekdays =
        Combinators.combine(week.filter(open -> !open.isEmpty()), clocks).as(Weekdays::new);
    Arbitrary<TimeLimit> notOnDays =
        Combinators.combine(days.set().ofMaxSize(4), clocks).as(NotOnDays::new);
    Arbitrary<TimeLimit> closed =
        Combinators.combine(
                week,
                times.injectNull(0.2),
                times.injectNull(0.2),
                days.injectNull(0.5),
                Arbitraries.integers().between(0, 6).injectNull(0.5),
                clocks)
            .filter(
                (on, begins, ends, first, more, zone) ->
                    ends == null || !ends.equals(begins == null ? LocalTime.MIDNIGHT : begins))
            .as(
                (on, begins, ends, first, more, zone) ->
                    new Closed(
                        on,
                        begins,
                        ends,
                        first,
                        more == null ? null : (first == null ? today : first).plusDays(more),
                        zone));
    Arbitrary<TimeLimit> caps =
        Combinators.combine(
                Arbitraries.integers().between(1, 4),
                Arbitraries.integers().between(1, 8),
                clocks,
                events)
            .as(CalendarCap::new);
    Arbitrary<TimeLimit> coolDowns =
        Combinators.combine(
                Arbitraries.integers().between(1, 5), clocks, around.list().ofMaxSize(3))
            .as(CoolDown::new);
    Arbitrary<TimeLimit> rollingCaps =
        Combinators.combine(
                Arbitraries.integers().between(1, 4),
                Arbitraries.oneOf(
                        Arbitraries.of(1, 60, 3_600, 86_400, 7 * 86_400),
                        Arbitraries.integers().between(1, 400_000))
                    .map(Duration::ofSeconds),
                events)
            .as(RollingCap::new);
    Arbitrary<TimeLimit> notBefore =
        Arbitraries.longs()
            .between(-100_000_000, 300_000_000)
            .map(away -> new NotBefore(from.plusMillis(away)));
    Arbitrary<TimeLimit> notAfter =
        Arbitraries.longs()
            .between(-10_000_000, 300_000_000)
            .map(away -> new NotAfter(from.plusMillis(away)));
    Arbitrary<TimeLimit> notBeforeDay = Combinators.combine(days, clocks).as(NotBeforeDay::new);
    Arbitrary<TimeLimit> notAfterDay = Combinators.combine(days, clocks).as(NotAfterDay::new);
    return Arbitraries.frequencyOf(
        Tuple.of(6, hours),
        Tuple.of(2, weekdays),
        Tuple.of(2, notOnDays),
        Tuple.of(4, closed),
        Tuple.of(2, caps),
        Tuple.of(2, rollingCaps),
        Tuple.of(2, coolDowns),
        Tuple.of(1, notBefore),
        Tuple.of(1, notAfter),
        Tuple.of(1, notBeforeDay),
        Tuple.of(1, notAfterDay));
  }
}
