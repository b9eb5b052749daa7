package dev.candor.benchmark.time;

import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tries every minute, and every instant at which a rolling cap opens, on java.time. */
public final class EveryMinute implements TimeFinder {

  @Override
  public Optional<Instant> next(TimeQuestion question) {
    List<Predicate<Instant>> limits = new ArrayList<>();
    List<Instant> openings = new ArrayList<>();
    for (TimeLimit limit : question.limits()) {
      for (ZoneId zone : zones(limit.zone(), question.zones())) {
        limits.add(limit.match(new At(zone, openings)));
      }
    }

    Instant at = question.from();
    while (!at.isAfter(question.horizon())) {
      if (permits(limits, at)) {
        return Optional.of(at);
      }
      Instant last = at;
      Instant minute = at.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
      at =
          openings.stream()
              .filter(opening -> opening.isAfter(last) && opening.isBefore(minute))
              .min(Instant::compareTo)
              .orElse(minute);
    }

    return Optional.empty();
  }

  private static boolean permits(List<Predicate<Instant>> limits, Instant at) {
    for (Predicate<Instant> limit : limits) {
      if (!limit.test(at)) {
        return false;
      }
    }
    return true;
  }

  private static Set<ZoneId> zones(@Nullable LimitZone zone, Set<ZoneId> recipient) {
    return zone == null ? Set.of(ZoneOffset.UTC) : zone.match(() -> recipient, Set::of);
  }

  /** What each kind of limit asks of an instant on the clock of one zone. */
  private record At(ZoneId zone, List<Instant> openings)
      implements TimeLimit.Kinds<Predicate<Instant>> {

    @Override
    public Predicate<Instant> dailyHours(TimeLimit.DailyHours limit) {
      return at -> within(limit.from(), limit.to(), clock(at).toLocalTime());
    }

    @Override
    public Predicate<Instant> weekdays(TimeLimit.Weekdays limit) {
      return at -> limit.days().contains(clock(at).getDayOfWeek());
    }

    @Override
    public Predicate<Instant> notOnDays(TimeLimit.NotOnDays limit) {
      return at -> !limit.days().contains(day(at));
    }

    @Override
    public Predicate<Instant> closed(TimeLimit.Closed limit) {
      return at -> {
        ZonedDateTime clock = clock(at);
        LocalTime time = clock.toLocalTime();
        LocalTime from = limit.from() == null ? LocalTime.MIN : limit.from();
        boolean today = begins(limit, clock.toLocalDate());
        if (limit.to() == null) {
          return !today || time.isBefore(from);
        }
        return from.isBefore(limit.to())
            ? !today || !within(from, limit.to(), time)
            : (!today || time.isBefore(from))
                && !(time.isBefore(limit.to()) && begins(limit, clock.toLocalDate().minusDays(1)));
      };
    }

    private static boolean begins(TimeLimit.Closed limit, LocalDate day) {
      return (limit.days().isEmpty() || limit.days().contains(day.getDayOfWeek()))
          && (limit.first() == null || !day.isBefore(limit.first()))
          && (limit.last() == null || !day.isAfter(limit.last()));
    }

    @Override
    public Predicate<Instant> calendarCap(TimeLimit.CalendarCap limit) {
      long[] days = limit.events().stream().mapToLong(one -> day(one).toEpochDay()).toArray();

      return at -> {
        long day = day(at).toEpochDay();
        for (long first = day - limit.days() + 1; first <= day; first++) {
          int held = 1;
          for (long one : days) {
            held += one >= first && one < first + limit.days() ? 1 : 0;
          }
          if (held > limit.max()) {
            return false;
          }
        }
        return true;
      };
    }

    @Override
    public Predicate<Instant> rollingCap(TimeLimit.RollingCap limit) {
      List<Instant> events = limit.events();
      events.forEach(one -> openings.add(one.plus(limit.period())));
      return at -> {
        for (Instant first : events) {
          if (!first.isAfter(at)
              && at.isBefore(first.plus(limit.period()))
              && held(events, first, first.plus(limit.period())) >= limit.max()) {
            return false;
          }
        }
        return held(events, at, at.plus(limit.period())) < limit.max();
      };
    }

    private static int held(List<Instant> events, Instant from, Instant to) {
      int held = 0;
      for (Instant one : events) {
        held += !one.isBefore(from) && one.isBefore(to) ? 1 : 0;
      }
      return held;
    }

    @Override
    public Predicate<Instant> coolDown(TimeLimit.CoolDown limit) {
      return at -> {
        for (Instant event : limit.events()) {
          if (!at.isBefore(event)
              && at.isBefore(day(event).plusDays(limit.days()).atStartOfDay(zone).toInstant())) {
            return false;
          }
        }
        return true;
      };
    }

    @Override
    public Predicate<Instant> notBefore(TimeLimit.NotBefore limit) {
      return at -> !at.isBefore(limit.instant());
    }

    @Override
    public Predicate<Instant> notAfter(TimeLimit.NotAfter limit) {
      return at -> !at.isAfter(limit.instant());
    }

    @Override
    public Predicate<Instant> notBeforeDay(TimeLimit.NotBeforeDay limit) {
      return at -> !day(at).isBefore(limit.day());
    }

    @Override
    public Predicate<Instant> notAfterDay(TimeLimit.NotAfterDay limit) {
      return at -> !day(at).isAfter(limit.day());
    }

    private ZonedDateTime clock(Instant at) {
      return at.atZone(zone);
    }

    private LocalDate day(Instant at) {
      return clock(at).toLocalDate();
    }

    private static boolean within(LocalTime from, LocalTime to, LocalTime time) {
      boolean begun = !time.isBefore(from);
      boolean notEnded = time.isBefore(to);
      return from.isBefore(to) ? begun && notEnded : begun || notEnded;
    }
  }
}
