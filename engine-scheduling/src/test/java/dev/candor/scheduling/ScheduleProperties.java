package dev.candor.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import dev.candor.time.TimeLimit.CalendarCap;
import dev.candor.time.TimeLimit.CoolDown;
import dev.candor.time.TimeLimit.DailyHours;
import dev.candor.time.TimeLimit.NotAfter;
import dev.candor.time.TimeLimit.RollingCap;
import dev.candor.time.ZoneEvidence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.statistics.Statistics;

/**
 * The laws of a schedule, each against the minute-stepping oracle or against the schedule itself.
 */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(value = Lane.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class ScheduleProperties {

  private static final Duration MILLI = Duration.ofMillis(1);

  /** No clock has shown finer offsets since 1970. */
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  /** Holds that the tries went both ways: a law of one way only holds where none went it. */
  private static void goesBothWays(String way, boolean taken) {
    Statistics.label(way).collect(taken);
    Statistics.label(way)
        .coverage(
            coverage -> {
              coverage.check(true).percentage(share -> share > 4);
              coverage.check(false).percentage(share -> share > 4);
            });
  }

  @Property
  void finds_what_trying_every_minute_finds(@ForAll("situations") Situation given) {
    goesBothWays("finds an instant", given.next().isPresent());
    goesBothWays("has to wait", given.next().filter(given.from()::isBefore).isPresent());

    Laws.FINDS_WHAT_TRYING_EVERY_MINUTE_FINDS.check(given, Situation::schedule);
  }

  @Property
  void is_permitted_where_it_arrives_and_not_just_before(@ForAll("situations") Situation given) {
    Laws.IS_PERMITTED_WHERE_IT_ARRIVES_AND_NOT_JUST_BEFORE.check(given, Situation::schedule);
  }

  @Property
  void permits_what_the_limits_permit_at_every_edge(@ForAll("situations") Situation given) {
    Laws.PERMITS_WHAT_THE_LIMITS_PERMIT_AT_EVERY_EDGE.check(given, Situation::schedule);
  }

  @Property
  void stays_where_it_has_arrived(@ForAll("situations") Situation given) {
    Laws.STAYS_WHERE_IT_HAS_ARRIVED.check(given, Situation::schedule);
  }

  @Property
  void gives_the_same_answer_again(@ForAll("situations") Situation given) {
    Laws.GIVES_THE_SAME_ANSWER_AGAIN.check(given, Situation::schedule);
  }

  @Property
  void never_arrives_sooner_by_starting_later(@ForAll("situations") Situation given) {
    Laws.NEVER_ARRIVES_SOONER_BY_STARTING_LATER.check(given, Situation::schedule);
  }

  @Property
  void reads_limits_in_any_order(@ForAll("situations") Situation given) {
    Laws.READS_LIMITS_IN_ANY_ORDER.check(given, Situation::schedule);
  }

  @Property
  void one_limit_more_never_makes_it_sooner(@ForAll("situations") Situation given) {
    Laws.ONE_LIMIT_MORE_NEVER_MAKES_IT_SOONER.check(given, Situation::schedule);
  }

  @Property
  void a_stretch_is_permitted_to_its_end_and_no_further(@ForAll("situations") Situation given) {
    Laws.A_STRETCH_IS_PERMITTED_TO_ITS_END_AND_NO_FURTHER.check(given, Situation::schedule);
  }

  @Property
  void the_horizon_only_hides_what_is_beyond_it(@ForAll("situations") Situation given) {
    Laws.THE_HORIZON_ONLY_HIDES_WHAT_IS_BEYOND_IT.check(given, Situation::schedule);
  }

  @Property
  void reads_evidence_in_any_order(@ForAll("situations") Situation given, @ForAll Random random) {
    List<ZoneEvidence> evidence = given.evidence();
    Collections.shuffle(evidence, random);
    assertThat(Schedule.of(given.limits(), evidence).next(given.from(), given.horizon()))
        .isEqualTo(given.next());
  }

  @Property
  void one_zone_more_never_makes_it_sooner(
      @ForAll("situations") Situation given, @ForAll("zones") ZoneId zone) {
    Set<ZoneId> zones = new HashSet<>(given.zones());
    zones.add(zone);
    assertThat(given.in(zones).next().orElse(Instant.MAX))
        .isAfterOrEqualTo(given.next().orElse(Instant.MAX));
  }

  @Property
  void answers_the_same_when_it_is_compiled(
      @ForAll("situations") Situation given,
      @ForAll @LongRange(min = -400_000_000, max = 400_000_000) long start,
      @ForAll @LongRange(min = 1, max = 900_000_000) long length,
      @ForAll @LongRange(min = -800_000_000, max = 800_000_000) long away,
      @ForAll @IntRange(max = 4) int shared) {
    Instant from = given.from().plusMillis(start);
    int first = Math.min(shared, given.limits().size());
    Schedule plain = given.schedule();
    Schedule compiled =
        Schedule.of(given.limits().subList(0, first), given.evidence())
            .compile(from, from.plusMillis(length))
            .with(given.limits().subList(first, given.limits().size()));
    for (Instant at :
        List.of(given.from(), given.from().plusMillis(away), from, from.plusMillis(length))) {
      Instant horizon = at.plus(Duration.ofDays(9));
      Optional<Instant> next = plain.next(at, horizon);
      assertThat(compiled.next(at, horizon)).as("from %s", at).isEqualTo(next);
      assertThat(compiled.permits(at)).as("at %s", at).isEqualTo(plain.permits(at));
      assertThat(compiled.forbidding(at)).as("at %s", at).isEqualTo(plain.forbidding(at));
      next.ifPresent(
          found -> {
            assertThat(compiled.until(found, horizon)).isEqualTo(plain.until(found, horizon));
            assertThat(compiled.spread(found, 90_000, horizon, away))
                .isEqualTo(plain.spread(found, 90_000, horizon, away));
          });
    }
  }

  @Property
  void rounds_a_start_up_to_a_millisecond(
      @ForAll("situations") Situation given, @ForAll @IntRange(min = 1, max = 999_999) int nanos) {
    Instant between = given.from().minus(MILLI).plusNanos(nanos);
    assertThat(given.schedule().next(between, given.horizon())).isEqualTo(given.next());
  }

  @Property
  void a_draw_stays_in_its_stretch_and_comes_out_the_same_again(
      @ForAll("situations") Situation given,
      @ForAll @IntRange(max = 200_000) int jitter,
      @ForAll long seed) {
    Schedule schedule = given.schedule();
    goesBothWays("there is a draw", given.next().isPresent());
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

  @Property
  void reads_the_wall_clock_minute_by_minute_around_a_change(
      @ForAll("nightsOfChange") Situation given) {
    Schedule schedule = given.schedule();
    Instant horizon = given.from().plus(Duration.ofHours(10));
    Oracle oracle = given.oracle();
    List<Instant> permitted =
        Stream.iterate(
                given.from(),
                minute -> minute.isBefore(horizon),
                minute -> minute.plus(HALF_A_MINUTE))
            .filter(oracle::permits)
            .toList();
    List<Instant> found = new ArrayList<>();
    Optional<Instant> next = schedule.next(given.from(), horizon);
    while (next.isPresent() && next.get().isBefore(horizon)) {
      Instant end = schedule.until(next.get(), horizon);
      for (Instant minute = next.get(); minute.isBefore(end); minute = minute.plus(HALF_A_MINUTE)) {
        found.add(minute);
      }
      assertThat(schedule.permits(end)).as("%s", end).isEqualTo(oracle.permits(end));
      next = schedule.next(end.plus(MILLI), horizon);
    }
    goesBothWays("permitted at all", !permitted.isEmpty());
    assertThat(found).isEqualTo(permitted);
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
    Oracle oracle = finer.oracle();
    Schedule schedule = finer.schedule();
    goesBothWays("permitted", schedule.permits(instant));
    if (schedule.permits(instant)) {
      assertThat(oracle.permits(instant)).isTrue();
      Instant horizon = instant.plus(Duration.ofDays(1));
      for (long seed = 0; seed < 8; seed++) {
        Instant drawn = schedule.spread(instant, 2, horizon, seed);
        assertThat(oracle.permits(drawn)).as("%s", drawn).isTrue();
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
    goesBothWays("forbidden", !expected.isEmpty());
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
    Oracle oracle = new Oracle(List.of(cap), Set.of(), start);
    goesBothWays("crowded", events.size() > max);
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
    Oracle oracle = new Oracle(List.of(cap), Set.of(), midnight(day, zone));
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
  Arbitrary<List<Integer>> offsets() {
    return Arbitraries.integers().between(-10, 10).list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<Instant> starts() {
    return Situations.instants();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Situations.zones();
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Situations.instants()
        .map(instant -> LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), 86_400L)));
  }

  @Provide
  Arbitrary<Situation> situations() {
    return Situations.any();
  }

  @Provide
  Arbitrary<Situation> nightsOfChange() {
    return Situations.nightsOfChange();
  }
}
