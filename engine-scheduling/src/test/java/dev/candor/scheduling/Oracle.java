package dev.candor.scheduling;

import dev.candor.scheduling.internal.gate.ZoneClock;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The limits as their Javadoc says them, one instant at a time on java.time, with nothing in common
 * with the schedule but the limits. Finds the next permitted instant by trying every minute, or
 * every half where a clock shows odd ones; none has shown finer since 1970.
 */
final class Oracle {

  /** One limit on one clock. */
  private interface Test {
    boolean permits(Instant instant, LocalDateTime shown);
  }

  private record ZoneClock(TimeLimit limit, ZoneRules rules, Test test) {}

  private final List<TimeLimit> limits;
  private final List<ZoneClock> clocks = new ArrayList<>();
  private final Duration step;

  Oracle(List<TimeLimit> limits, Set<ZoneId> recipient, Instant from) {
    this.limits = limits;
    boolean odd = false;
    for (TimeLimit limit : limits) {
      LimitZone whose = limit.zone();
      Set<ZoneId> zones =
          whose == null ? Set.of(ZoneOffset.UTC) : whose.match(() -> recipient, Set::of);
      for (ZoneId zone : zones) {
        clocks.add(new ZoneClock(limit, zone.getRules(), limit.<Test>match(new On(zone))));
        odd |= isOdd(zone, from) || isOdd(zone, from.plus(Duration.ofDays(8)));
      }
    }
    step = odd ? Duration.ofSeconds(30) : Duration.ofMinutes(1);
  }

  private static boolean isOdd(ZoneId zone, Instant at) {
    return zone.getRules().getOffset(at).getTotalSeconds() % 60 != 0;
  }

  boolean permits(Instant instant) {
    for (ZoneClock clock : clocks) {
      if (!permits(clock, instant)) {
        return false;
      }
    }
    return true;
  }

  private static boolean permits(ZoneClock clock, Instant instant) {
    LocalDateTime shown =
        LocalDateTime.ofEpochSecond(
            instant.getEpochSecond(), instant.getNano(), clock.rules().getOffset(instant));
    return clock.test().permits(instant, shown);
  }

  /** The limits that forbid an instant. */
  List<TimeLimit> forbidding(Instant instant) {
    List<TimeLimit> forbidding = new ArrayList<>();
    for (TimeLimit limit : limits) {
      boolean permits =
          clocks.stream()
              .filter(clock -> clock.limit() == limit)
              .allMatch(clock -> permits(clock, instant));
      if (!permits) {
        forbidding.add(limit);
      }
    }
    return forbidding;
  }

  /** The next whole minute, or half minute where a clock shows odd ones. */
  Instant step(Instant from) {
    long seconds = step.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(from.getEpochSecond(), seconds) * seconds + seconds);
  }

  /** Right as long as every opening is on a step or at an instant that opens by itself. */
  Optional<Instant> next(Instant from, Instant horizon) {
    if (permits(from)) {
      return Optional.of(from);
    }
    Instant at = step(from);
    while (!at.isAfter(horizon) && !permits(at)) {
      at = at.plus(step);
    }
    Instant end = at;
    Optional<Instant> sooner =
        limits.stream()
            .flatMap(Oracle::openings)
            .filter(
                instant ->
                    instant.isAfter(from) && instant.isBefore(end) && !instant.isAfter(horizon))
            .filter(this::permits)
            .min(Instant::compareTo);
    return sooner.isPresent() ? sooner : Optional.of(end).filter(found -> !found.isAfter(horizon));
  }

  private static Stream<Instant> openings(TimeLimit limit) {
    if (limit instanceof TimeLimit.NotBefore notBefore) {
      return Stream.of(notBefore.instant());
    }
    return limit instanceof TimeLimit.RollingCap cap
        ? cap.events().stream().map(event -> event.plus(cap.period()))
        : Stream.of();
  }

  /** What each kind of limit asks on the clock of one zone. */
  private record On(ZoneId zone) implements TimeLimit.Kinds<Test> {

    @Override
    public Test dailyHours(TimeLimit.DailyHours limit) {
      return (instant, shown) -> within(limit.from(), limit.to(), shown.toLocalTime());
    }

    @Override
    public Test weekdays(TimeLimit.Weekdays limit) {
      return (instant, shown) -> limit.days().contains(shown.getDayOfWeek());
    }

    @Override
    public Test notOnDays(TimeLimit.NotOnDays limit) {
      return (instant, shown) -> !limit.days().contains(shown.toLocalDate());
    }

    @Override
    public Test closed(TimeLimit.Closed limit) {
      LocalTime from = limit.from() == null ? LocalTime.MIN : limit.from();
      LocalTime to = limit.to();
      return (instant, shown) -> {
        LocalTime time = shown.toLocalTime();
        boolean today = begins(limit, shown.toLocalDate());
        if (to == null) {
          return !(today && !time.isBefore(from));
        }
        if (from.isBefore(to)) {
          return !(today && within(from, to, time));
        }
        boolean yesterday = begins(limit, shown.toLocalDate().minusDays(1));
        return !(today && !time.isBefore(from)) && !(yesterday && time.isBefore(to));
      };
    }

    private static boolean begins(TimeLimit.Closed limit, LocalDate day) {
      return (limit.days().isEmpty() || limit.days().contains(day.getDayOfWeek()))
          && (limit.first() == null || !day.isBefore(limit.first()))
          && (limit.last() == null || !day.isAfter(limit.last()));
    }

    @Override
    public Test calendarCap(TimeLimit.CalendarCap limit) {
      long[] days =
          limit.events().stream()
              .mapToLong(event -> event.atZone(zone).toLocalDate().toEpochDay())
              .toArray();
      Map<Long, Boolean> known = new HashMap<>();
      return (instant, shown) ->
          known.computeIfAbsent(shown.toLocalDate().toEpochDay(), day -> permits(limit, days, day));
    }

    private static boolean permits(TimeLimit.CalendarCap cap, long[] events, long day) {
      for (long first = day - cap.days() + 1; first <= day; first++) {
        int held = 1;
        for (long event : events) {
          held += event >= first && event < first + cap.days() ? 1 : 0;
        }
        if (held > cap.max()) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Test rollingCap(TimeLimit.RollingCap limit) {
      Instant[] events = limit.events().stream().sorted().toArray(Instant[]::new);
      return (instant, shown) -> {
        // a fuller run than any begins with one of its events or with the instant
        if (held(events, instant, limit.period()) + 1 > limit.max()) {
          return false;
        }
        int next = before(events, instant.minus(limit.period()).plusNanos(1));
        for (; next < events.length && !events[next].isAfter(instant); next++) {
          if (held(events, events[next], limit.period()) + 1 > limit.max()) {
            return false;
          }
        }
        return true;
      };
    }

    private static int held(Instant[] events, Instant start, Duration period) {
      return before(events, start.plus(period)) - before(events, start);
    }

    /** How many events are before an instant. */
    private static int before(Instant[] events, Instant instant) {
      int low = 0;
      int high = events.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (events[middle].isBefore(instant)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    @Override
    public Test coolDown(TimeLimit.CoolDown limit) {
      Instant[] events = limit.events().stream().sorted().toArray(Instant[]::new);
      Instant[] ends =
          Arrays.stream(events).map(event -> end(event, limit.days())).toArray(Instant[]::new);
      for (int i = 1; i < ends.length; i++) {
        ends[i] = ends[i].isBefore(ends[i - 1]) ? ends[i - 1] : ends[i];
      }
      return (instant, shown) -> {
        int begun = before(events, instant.plusNanos(1));
        return begun == 0 || !instant.isBefore(ends[begun - 1]);
      };
    }

    private Instant end(Instant event, int days) {
      ZonedDateTime midnight = event.atZone(zone).toLocalDate().plusDays(days).atStartOfDay(zone);
      // where a clock goes back over midnight, an event can be after the first of two midnights
      return (midnight.toInstant().isAfter(event) ? midnight : midnight.withLaterOffsetAtOverlap())
          .toInstant();
    }

    @Override
    public Test notBefore(TimeLimit.NotBefore limit) {
      return (instant, shown) -> !instant.isBefore(limit.instant());
    }

    @Override
    public Test notAfter(TimeLimit.NotAfter limit) {
      return (instant, shown) -> !instant.isAfter(limit.instant());
    }

    @Override
    public Test notBeforeDay(TimeLimit.NotBeforeDay limit) {
      return (instant, shown) -> !shown.toLocalDate().isBefore(limit.day());
    }

    @Override
    public Test notAfterDay(TimeLimit.NotAfterDay limit) {
      return (instant, shown) -> !shown.toLocalDate().isAfter(limit.day());
    }

    private static boolean within(LocalTime from, LocalTime to, LocalTime time) {
      boolean begun = !time.isBefore(from);
      boolean notEnded = time.isBefore(to);
      return from.isBefore(to) ? begun && notEnded : begun || notEnded;
    }
  }
}
