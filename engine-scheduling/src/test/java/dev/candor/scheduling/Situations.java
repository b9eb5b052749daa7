package dev.candor.scheduling;

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
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Situations to try schedules with: every zone of the tz database, 1970 to 2100, changes of clocks,
 * leap days, none to ten thousand events. They shrink to few limits, UTC and 1970.
 *
 * <p>Limits are drafted in relation to the time asked for and not drawn after it, because what is
 * drawn after something else is slow to draw.
 */
final class Situations {

  /** A limit, given the time asked for on the clock of a zone. */
  private interface Draft {
    TimeLimit at(ZonedDateTime from);
  }

  /** Where to begin, given a zone. */
  private interface Start {
    Instant in(ZoneId zone);
  }

  private static final long DAY = 86_400_000;

  /** The familiar and the odd first, the rest after them. */
  private static final List<ZoneId> ZONES =
      Stream.concat(
              Stream.of(
                  "UTC",
                  "America/New_York",
                  "America/Phoenix",
                  "Australia/Lord_Howe",
                  "Antarctica/Troll",
                  "America/Havana",
                  "America/St_Johns",
                  "Africa/Casablanca",
                  "Africa/Monrovia",
                  "Asia/Beirut",
                  "Pacific/Apia",
                  "Pacific/Kwajalein"),
              new TreeSet<>(ZoneRulesProvider.getAvailableZoneIds()).stream())
          .distinct()
          .map(ZoneId::of)
          .toList();

  private static final long FIRST = Instant.parse("1970-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST = Instant.parse("2100-12-31T00:00:00Z").toEpochMilli();

  private Situations() {}

  static Arbitrary<ZoneId> zones() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.of(ZONES.subList(0, 12))), Tuple.of(2, Arbitraries.of(ZONES)));
  }

  static Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(FIRST, LAST)
        .withDistribution(RandomDistribution.uniform())
        .map(Instant::ofEpochMilli);
  }

  /** With one to four limits. */
  static Arbitrary<Situation> any() {
    return Combinators.combine(
            zones().list().ofMinSize(1).ofMaxSize(3),
            starts(),
            drafts().list().ofMinSize(1).ofMaxSize(4))
        .as(
            (zones, start, drafts) -> {
              Instant from = start.in(zones.get(0));
              ZonedDateTime clock = from.atZone(zones.get(0));
              return new Situation(
                  drafts.stream().map(draft -> draft.at(clock)).toList(), Set.copyOf(zones), from);
            });
  }

  /** From five hours before a change of the clock, under one limit that reads it. */
  static Arbitrary<Situation> nightsOfChange() {
    return Combinators.combine(zones(), instants(), edges())
        .as(
            (zone, instant, draft) -> {
              ZoneOffsetTransition change = zone.getRules().nextTransition(instant);
              Instant at =
                  (change == null ? instant : change.getInstant()).truncatedTo(ChronoUnit.MINUTES);
              return new Situation(
                  List.of(draft.at(at.atZone(zone))), Set.of(zone), at.minus(Duration.ofHours(5)));
            });
  }

  /** Anywhere, at or around a change of the clock, a leap day, a whole minute. */
  private static Arbitrary<Start> starts() {
    Arbitrary<Long> away =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-1, 1), Arbitraries.longs().between(-2 * DAY, 2 * DAY));
    return Arbitraries.frequencyOf(
        Tuple.of(2, instants().<Start>map(instant -> zone -> instant)),
        Tuple.of(
            2,
            instants()
                .<Start>map(
                    instant ->
                        zone -> instant.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant())),
        Tuple.of(
            4,
            Combinators.combine(instants(), away)
                .<Start>as(
                    (instant, millis) ->
                        zone -> {
                          ZoneOffsetTransition change = zone.getRules().nextTransition(instant);
                          return (change == null ? instant : change.getInstant())
                              .plusMillis(millis);
                        })),
        Tuple.of(
            1,
            Combinators.combine(Arbitraries.integers().between(1972 / 4, 2096 / 4), away)
                .<Start>as(
                    (year, millis) ->
                        zone ->
                            Year.of(4 * year)
                                .atDay(60)
                                .atStartOfDay(zone)
                                .toInstant()
                                .plusMillis(millis))));
  }

  /** What reads the clock, with its edges near the time asked for. */
  private static Arbitrary<Draft> edges() {
    Arbitrary<Integer> opens = Arbitraries.integers().between(-180, 180);
    Arbitrary<Integer> minutes =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 180), Arbitraries.integers().between(180, 1439));
    Arbitrary<Integer> days = Arbitraries.integers().between(-1, 1);
    LimitZone zone = LimitZone.recipient();
    return Arbitraries.oneOf(
        List.of(
            Combinators.combine(opens, minutes)
                .<Draft>as(
                    (from, length) ->
                        at -> {
                          LocalTime first = minute(at).plusMinutes(from);
                          return new DailyHours(first, first.plusMinutes(length), zone);
                        }),
            Combinators.combine(opens, minutes, days.set().ofMaxSize(2), days.injectNull(0.5))
                .<Draft>as(
                    (from, length, week, last) ->
                        at -> {
                          LocalTime first = minute(at).plusMinutes(from);
                          Set<DayOfWeek> on = new TreeSet<>();
                          week.forEach(day -> on.add(day(at, day).getDayOfWeek()));
                          return new Closed(
                              on,
                              first,
                              first.plusMinutes(length),
                              null,
                              last == null ? null : day(at, last),
                              zone);
                        }),
            days.<Draft>map(day -> at -> new Weekdays(Set.of(day(at, day).getDayOfWeek()), zone)),
            days.<Draft>map(day -> at -> new NotOnDays(Set.of(day(at, day)), zone)),
            days.<Draft>map(day -> at -> new NotBeforeDay(day(at, day), zone)),
            days.<Draft>map(day -> at -> new NotAfterDay(day(at, day), zone))));
  }

  private static Arbitrary<Draft> drafts() {
    Arbitrary<LimitZone> clocks =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(LimitZone.recipient())),
            Tuple.of(1, zones().map(LimitZone::fixed)));
    Arbitrary<LocalTime> times =
        Arbitraries.oneOf(
                Arbitraries.of(0, 30, 60, 90, 120, 150, 180, 480, 1260, 1439),
                Arbitraries.integers().between(0, 1439))
            .map(minute -> LocalTime.ofSecondOfDay(minute * 60L));
    Arbitrary<Integer> days = Arbitraries.integers().between(-2, 5);
    Arbitrary<Set<DayOfWeek>> week = Arbitraries.of(DayOfWeek.class).set();
    Arbitrary<Draft> hours =
        Combinators.combine(times, times, clocks)
            .as(
                (opens, ends, zone) ->
                    at ->
                        new DailyHours(
                            opens, ends.equals(opens) ? opens.plusHours(1) : ends, zone));
    Arbitrary<Draft> weekdays =
        Combinators.combine(week.filter(open -> !open.isEmpty()), clocks)
            .as((open, zone) -> at -> new Weekdays(open, zone));
    Arbitrary<Draft> notOnDays =
        Combinators.combine(days.set().ofMaxSize(4), clocks)
            .as((off, zone) -> at -> new NotOnDays(days(at, off), zone));
    Arbitrary<Draft> closed =
        Combinators.combine(
                week,
                times.injectNull(0.2),
                times.injectNull(0.2),
                days.injectNull(0.5),
                Arbitraries.integers().between(0, 6).injectNull(0.5),
                clocks)
            .as(
                (on, begins, ends, first, more, zone) ->
                    at ->
                        new Closed(
                            on,
                            begins,
                            ends == null || !ends.equals(begins == null ? LocalTime.MIN : begins)
                                ? ends
                                : ends.plusHours(1),
                            first == null ? null : day(at, first),
                            more == null ? null : day(at, (first == null ? 0 : first) + more),
                            zone));
    return Arbitraries.frequencyOf(
        Tuple.of(3, edges()),
        Tuple.of(4, hours),
        Tuple.of(2, weekdays),
        Tuple.of(2, notOnDays),
        Tuple.of(3, closed),
        Tuple.of(3, calendarCaps(clocks)),
        Tuple.of(3, rollingCaps()),
        Tuple.of(2, coolDowns(clocks)),
        Tuple.of(
            1,
            Arbitraries.longs()
                .between(-DAY, 3 * DAY)
                .map(away -> at -> new NotBefore(at.toInstant().plusMillis(away)))),
        Tuple.of(
            1,
            Arbitraries.longs()
                .between(-DAY / 8, 3 * DAY)
                .map(away -> at -> new NotAfter(at.toInstant().plusMillis(away)))),
        Tuple.of(
            1,
            Combinators.combine(days, clocks)
                .as((day, zone) -> at -> new NotBeforeDay(day(at, day), zone))),
        Tuple.of(
            1,
            Combinators.combine(days, clocks)
                .as((day, zone) -> at -> new NotAfterDay(day(at, day), zone))));
  }

  private static Arbitrary<Draft> calendarCaps(Arbitrary<LimitZone> clocks) {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 8),
            clocks,
            events())
        .as(
            (max, days, zone, events) ->
                at ->
                    new CalendarCap(
                        events.length > 50 ? max * events.length / 40 : max,
                        days,
                        zone,
                        instants(at, events, DAY)));
  }

  private static Arbitrary<Draft> rollingCaps() {
    Arbitrary<Integer> periods =
        Arbitraries.oneOf(
            Arbitraries.of(1, 60, 3_600, 86_400, 7 * 86_400),
            Arbitraries.integers().between(1, 400_000));
    return Combinators.combine(Arbitraries.integers().between(1, 4), periods, events())
        .as(
            (max, seconds, events) ->
                at ->
                    new RollingCap(
                        events.length > 50 ? max * events.length / 40 : max,
                        Duration.ofSeconds(seconds),
                        instants(at, events, seconds * 1000L)));
  }

  private static Arbitrary<Draft> coolDowns(Arbitrary<LimitZone> clocks) {
    return Combinators.combine(Arbitraries.integers().between(1, 5), clocks, events())
        .as((days, zone, events) -> at -> new CoolDown(days, zone, instants(at, events, DAY)));
  }

  /**
   * Where events are from the time asked for, in millionths of ten days; what is beyond counts
   * whole periods and odd milliseconds, for the edges.
   */
  private static Arbitrary<long[]> events() {
    Arbitrary<Long> around = Arbitraries.longs().between(-1_000_000, 1_000_000);
    Arbitrary<Long> onEdges =
        Combinators.combine(
                Arbitraries.integers().between(-8, 8), Arbitraries.integers().between(-1, 1))
            .as((periods, millis) -> 10_000_000L + (periods + 8) * 3 + millis + 1);
    Arbitrary<long[]> few =
        Arbitraries.oneOf(around, onEdges)
            .list()
            .ofMaxSize(10)
            .map(list -> list.stream().mapToLong(Long::longValue).toArray());
    Arbitrary<long[]> many =
        Combinators.combine(Arbitraries.integers().between(11, 10_000), Arbitraries.longs())
            .as(
                (count, seed) ->
                    LongStream.generate(new DrawnEvents(new SplittableRandom(seed))::next)
                        .limit(count)
                        .toArray());
    return Arbitraries.frequencyOf(Tuple.of(600, few), Tuple.of(1, many));
  }

  private record DrawnEvents(SplittableRandom random) {
    long next() {
      return random.nextLong(-1_000_000, 1_000_001);
    }
  }

  private static List<Instant> instants(ZonedDateTime at, long[] events, long period) {
    Instant from = at.toInstant();
    return LongStream.of(events)
        .map(
            event ->
                event < 5_000_000
                    ? event * 864
                    : ((event - 10_000_000) / 3 - 8) * period + (event - 10_000_000) % 3 - 1)
        .mapToObj(from::plusMillis)
        .toList();
  }

  private static LocalTime minute(ZonedDateTime at) {
    return at.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
  }

  private static LocalDate day(ZonedDateTime at, int away) {
    return at.toLocalDate().plusDays(away);
  }

  private static Set<LocalDate> days(ZonedDateTime at, Set<Integer> away) {
    Set<LocalDate> days = new TreeSet<>();
    away.forEach(one -> days.add(day(at, one)));
    return days;
  }
}
