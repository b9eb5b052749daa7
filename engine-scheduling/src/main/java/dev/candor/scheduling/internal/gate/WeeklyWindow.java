package dev.candor.scheduling.internal.gate;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Permits everything but one window that begins on some days of the week, on the line that a wall
 * clock shows.
 *
 * @param days on which it begins, one bit each, Monday the lowest
 * @param from where it begins, in milliseconds of the day
 * @param length how long it is, in milliseconds: more than 0, less than two days
 * @param first the first day on which it begins, counted from 1 January 1970
 * @param last the last day on which it begins
 */
public record WeeklyWindow(int days, long from, long length, long first, long last)
    implements Gate {

  /** Every day of the week. */
  static final int ALL = 0b111_1111;

  private static final long NANOS = 1_000_000;

  /**
   * Returns everything but the window between two times. Parts of a millisecond are cut off from
   * what is permitted.
   *
   * @param days on which it begins, as in the record
   * @param from null is the start of the day
   * @param to null is the end of the day, as is {@link LocalTime#MAX}; not after {@code from} is on
   *     the next day
   */
  static Gate of(
      int days, @Nullable LocalTime from, @Nullable LocalTime to, long first, long last) {
    long start = from == null ? 0 : from.toNanoOfDay() / NANOS;
    long end = to == null ? HoursOfDay.DAY : -Math.floorDiv(-to.toNanoOfDay(), NANOS);
    boolean pastMidnight = from != null && to != null && to.isBefore(from);
    long length = end - start + (pastMidnight ? HoursOfDay.DAY : 0);
    if (days == ALL && length >= HoursOfDay.DAY) {
      // each window runs into the next, so that all are one
      return ExcludedIntervals.of(
          first * HoursOfDay.DAY + start, last * HoursOfDay.DAY + start + length);
    }
    return new WeeklyWindow(days, start, length, first, last);
  }

  /** Returns one bit for each day, Monday the lowest. */
  static int bits(Collection<DayOfWeek> days) {
    int bits = 0;
    for (DayOfWeek day : days) {
      bits |= 1 << (day.getValue() - 1);
    }
    return bits;
  }

  @Override
  public long next(long time, long horizon) {
    long at = time;
    while (true) {
      long day = Math.floorDiv(at, HoursOfDay.DAY);
      // the later of two windows that overlap ends later
      if (holds(day, at)) {
        at = day * HoursOfDay.DAY + from + length;
      } else if (holds(day - 1, at)) {
        at = (day - 1) * HoursOfDay.DAY + from + length;
      } else {
        return at;
      }
    }
  }

  @Override
  public long until(long permitted, long horizon) {
    long day = Math.max(first, Math.floorDiv(permitted, HoursOfDay.DAY));
    while (day <= last) {
      long start = day * HoursOfDay.DAY + from;
      if (begins(day) && start > permitted) {
        return start;
      }
      day++;
    }
    return NEVER;
  }

  private boolean holds(long day, long time) {
    long start = day * HoursOfDay.DAY + from;
    return start <= time && time < start + length && begins(day);
  }

  private boolean begins(long day) {
    // 1 January 1970 was a Thursday
    return day >= first && day <= last && (days >> Math.floorMod(day + 3, 7) & 1) == 1;
  }
}
