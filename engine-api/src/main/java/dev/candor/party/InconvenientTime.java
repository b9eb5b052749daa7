package dev.candor.party;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A time the borrower is known to find inconvenient (12 CFR 1006.6(b)(1)).
 *
 * @param days weekdays; empty means every day
 * @param from start of day where null
 * @param to end of day where null
 * @param zone the recipient's where null
 * @param until last day, or null where it has no end
 * @param source who said so
 */
public record InconvenientTime(
    Set<DayOfWeek> days,
    @Nullable LocalTime from,
    @Nullable LocalTime to,
    @Nullable ZoneId zone,
    @Nullable LocalDate until,
    @Nullable String source) {

  public InconvenientTime {
    days = days == null ? Set.of() : Set.copyOf(days);
  }
}
