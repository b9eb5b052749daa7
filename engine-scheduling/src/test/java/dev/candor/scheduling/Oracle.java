package dev.candor.scheduling;

import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The limits as their Javadoc says them, one instant at a time on java.time, with nothing in common
 * with the schedule but the limits. Finds the next permitted instant by trying every minute.
 */
record Oracle(List<TimeLimit> limits, Set<ZoneId> recipient) {

  boolean permits(Instant instant) {
    return limits.stream().allMatch(limit -> permits(limit, instant));
  }

  /** The limits that forbid an instant. */
  List<TimeLimit> forbidding(Instant instant) {
    return limits.stream().filter(limit -> !permits(limit, instant)).toList();
  }

  /** Right as long as every opening is at a whole minute or at an instant that opens by itself. */
  Optional<Instant> next(Instant from, Instant horizon) {
    if (permits(from)) {
      return Optional.of(from);
    }
    Instant minute = from.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
    while (!minute.isAfter(horizon) && !permits(minute)) {
      minute = minute.plus(Duration.ofMinutes(1));
    }
    Instant end = minute;
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

  private boolean permits(TimeLimit limit, Instant instant) {
    LimitZone whose = limit.zone();
    Set<ZoneId> zones =
        whose == null ? Set.of(ZoneId.of("UTC")) : whose.match(() -> recipient, Set::of);
    return zones.stream().allMatch(zone -> limit.<Boolean>match(new At(instant, zone)));
  }

  /** One instant on the clock of one zone. */
  private record At(Instant instant, ZoneId zone) implements TimeLimit.Kinds<Boolean> {

    @Override
    public Boolean dailyHours(TimeLimit.DailyHours limit) {
      return within(limit.from(), limit.to());
    }

    @Override
    public Boolean weekdays(TimeLimit.Weekdays limit) {
      return limit.days().contains(day().getDayOfWeek());
    }

    @Override
    public Boolean notOnDays(TimeLimit.NotOnDays limit) {
      return !limit.days().contains(day());
    }

    @Override
    public Boolean closed(TimeLimit.Closed limit) {
      LocalTime from = limit.from() == null ? LocalTime.MIN : limit.from();
      LocalTime to = limit.to();
      boolean today = begins(limit, day());
      if (to == null) {
        return !(today && !time().isBefore(from));
      }
      if (from.isBefore(to)) {
        return !(today && within(from, to));
      }
      boolean yesterday = begins(limit, day().minusDays(1));
      return !(today && !time().isBefore(from)) && !(yesterday && time().isBefore(to));
    }

    private static boolean begins(TimeLimit.Closed limit, LocalDate day) {
      return (limit.days().isEmpty() || limit.days().contains(day.getDayOfWeek()))
          && (limit.first() == null || !day.isBefore(limit.first()))
          && (limit.last() == null || !day.isAfter(limit.last()));
    }

    @Override
    public Boolean calendarCap(TimeLimit.CalendarCap limit) {
      return Oracle.permits(limit, zone, instant);
    }

    @Override
    public Boolean rollingCap(TimeLimit.RollingCap limit) {
      // a fuller run than any begins with one of its events or with the instant
      return Stream.concat(limit.events().stream(), Stream.of(instant))
          .filter(start -> holds(start, limit.period(), instant))
          .allMatch(
              start ->
                  limit.events().stream()
                              .filter(event -> holds(start, limit.period(), event))
                              .count()
                          + 1
                      <= limit.max());
    }

    private static boolean holds(Instant start, Duration period, Instant instant) {
      return !instant.isBefore(start) && instant.isBefore(start.plus(period));
    }

    @Override
    public Boolean coolDown(TimeLimit.CoolDown limit) {
      return Oracle.permits(limit, zone, instant);
    }

    @Override
    public Boolean notBefore(TimeLimit.NotBefore limit) {
      return !instant.isBefore(limit.instant());
    }

    @Override
    public Boolean notAfter(TimeLimit.NotAfter limit) {
      return !instant.isAfter(limit.instant());
    }

    @Override
    public Boolean notBeforeDay(TimeLimit.NotBeforeDay limit) {
      return !day().isBefore(limit.day());
    }

    @Override
    public Boolean notAfterDay(TimeLimit.NotAfterDay limit) {
      return !day().isAfter(limit.day());
    }

    private LocalDate day() {
      return instant.atZone(zone).toLocalDate();
    }

    private LocalTime time() {
      return instant.atZone(zone).toLocalTime();
    }

    private boolean within(LocalTime from, LocalTime to) {
      boolean begun = !time().isBefore(from);
      boolean notEnded = time().isBefore(to);
      return from.isBefore(to) ? begun && notEnded : begun || notEnded;
    }
  }

  private static boolean permits(TimeLimit.CalendarCap cap, ZoneId zone, Instant instant) {
    LocalDate day = instant.atZone(zone).toLocalDate();
    List<LocalDate> events =
        cap.events().stream().map(event -> event.atZone(zone).toLocalDate()).toList();
    for (LocalDate first = day.minusDays(cap.days() - 1);
        !first.isAfter(day);
        first = first.plusDays(1)) {
      LocalDate begin = first;
      LocalDate end = first.plusDays(cap.days());
      long held =
          events.stream().filter(event -> !event.isBefore(begin) && event.isBefore(end)).count();
      if (held + 1 > cap.max()) {
        return false;
      }
    }
    return true;
  }

  private static boolean permits(TimeLimit.CoolDown coolDown, ZoneId zone, Instant instant) {
    return coolDown.events().stream()
        .allMatch(
            event ->
                instant.isBefore(event) || !instant.isBefore(end(event, coolDown.days(), zone)));
  }

  private static Instant end(Instant event, int days, ZoneId zone) {
    ZonedDateTime midnight = event.atZone(zone).toLocalDate().plusDays(days).atStartOfDay(zone);
    // where a clock goes back over midnight, an event can be after the first of two midnights
    return (midnight.toInstant().isAfter(event) ? midnight : midnight.withLaterOffsetAtOverlap())
        .toInstant();
  }
}
