package dev.candor.scheduling;

import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The limits as their Javadoc says them, one instant at a time on java.time, with nothing in common
 * with the schedule but the limits. Finds the next permitted instant by trying every minute.
 */
record Oracle(List<TimeLimit> limits, Set<ZoneId> recipient) {

  boolean permits(Instant instant) {
    return limits.stream().allMatch(limit -> permits(limit, instant));
  }

  /** Right as long as every opening is at a whole minute or at the instant of a NotBefore. */
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
            .flatMap(
                limit ->
                    limit
                        .match(
                            h -> List.<Instant>of(),
                            c -> List.<Instant>of(),
                            d -> List.<Instant>of(),
                            n -> List.of(n.instant()))
                        .stream())
            .filter(
                instant ->
                    instant.isAfter(from) && instant.isBefore(end) && !instant.isAfter(horizon))
            .filter(this::permits)
            .min(Instant::compareTo);
    return sooner.isPresent() ? sooner : Optional.of(end).filter(found -> !found.isAfter(horizon));
  }

  private boolean permits(TimeLimit limit, Instant instant) {
    return limit.match(
        hours -> zones(hours.zone()).stream().allMatch(zone -> permits(hours, zone, instant)),
        cap -> zones(cap.zone()).stream().allMatch(zone -> permits(cap, zone, instant)),
        coolDown ->
            zones(coolDown.zone()).stream().allMatch(zone -> permits(coolDown, zone, instant)),
        notBefore -> !instant.isBefore(notBefore.instant()));
  }

  private Set<ZoneId> zones(LimitZone zone) {
    return zone.match(() -> recipient, Set::of);
  }

  private static boolean permits(TimeLimit.DailyHours hours, ZoneId zone, Instant instant) {
    var shown = instant.atZone(zone).toLocalTime();
    return !shown.isBefore(hours.from()) && shown.isBefore(hours.to());
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
