package dev.candor.compliance.internal.circumstance;

import dev.candor.party.InconvenientTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hours of some weekdays, past midnight as well.
 *
 * @param days weekdays on which it begins; empty means every day
 * @param from start of day where null
 * @param to the first time of day that is no longer in it; end of day where null
 * @param zone whose clock; the recipient's where null
 * @param until the last day on which it begins; null where it has no end
 */
public record ClockWindow(
    Set<DayOfWeek> days,
    @Nullable LocalTime from,
    @Nullable LocalTime to,
    @Nullable ZoneId zone,
    @Nullable LocalDate until) {

  /** The hours that are inconvenient to everybody of whom nothing else is known. */
  public static final ClockWindow NIGHT =
      new ClockWindow(Set.of(), LocalTime.of(21, 0), LocalTime.of(8, 0), null, null);

  /** Returns the window of a time the borrower called inconvenient. */
  public static ClockWindow of(InconvenientTime time) {
    return new ClockWindow(time.days(), time.from(), time.to(), time.zone(), time.until());
  }

  /**
   * Returns the day on which the window began that an instant lies in; null where it lies in none.
   */
  public @Nullable LocalDate begin(Instant at, ZoneId recipient) {
    LocalDateTime local = LocalDateTime.ofInstant(at, Objects.requireNonNullElse(zone, recipient));
    LocalTime start = Objects.requireNonNullElse(from, LocalTime.MIN);
    // one that ends as it begins can only have been meant as the whole day
    LocalTime end = Objects.equals(to, start) ? null : to;
    boolean overnight = end != null && end.isBefore(start);

    boolean afterMidnight = overnight && local.toLocalTime().isBefore(end);
    boolean inHours =
        afterMidnight
            || (!local.toLocalTime().isBefore(start)
                && (end == null || overnight || local.toLocalTime().isBefore(end)));
    LocalDate day = afterMidnight ? local.toLocalDate().minusDays(1) : local.toLocalDate();

    return inHours
            && (days.isEmpty() || days.contains(day.getDayOfWeek()))
            && (until == null || !day.isAfter(until))
        ? day
        : null;
  }
}
