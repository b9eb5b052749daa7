package dev.candor.scheduling.internal.gate;

import java.time.LocalTime;

/**
 * The same hours of every day, on the line that a wall clock shows.
 *
 * @param from start in milliseconds of the day, inclusive
 * @param to end in milliseconds of the day, exclusive; not {@code from}, and before it when the
 *     hours go past midnight
 */
public record HoursOfDay(long from, long to) implements Gate {

  static final long DAY = 86_400_000;

  private static final long NANOS = 1_000_000;

  /**
   * Returns the hours between two times. Parts of a millisecond are cut off inwards; {@link
   * LocalTime#MAX} means the end of the day, which has no other name as a time.
   */
  public static Gate of(LocalTime from, LocalTime to) {
    long start = -Math.floorDiv(-from.toNanoOfDay(), NANOS);
    long end = to.equals(LocalTime.MAX) ? DAY : to.toNanoOfDay() / NANOS;
    if (from.isAfter(to)) {
      return start == DAY && end == 0 ? SHUT : new HoursOfDay(start, end);
    }
    return start < end ? new HoursOfDay(start, end) : SHUT;
  }

  /** Returns whether they end on the day they begin. */
  boolean withinADay() {
    return from < to;
  }

  /** Returns the hours in both of two that end on the day they begin. */
  Gate and(HoursOfDay other) {
    long later = Math.max(from, other.from);
    long sooner = Math.min(to, other.to);
    return later < sooner ? new HoursOfDay(later, sooner) : SHUT;
  }

  @Override
  public long next(long time, long last) {
    long timeOfDay = Math.floorMod(time, DAY);
    if (timeOfDay < from) {
      return timeOfDay < to && to < from ? time : time - timeOfDay + from;
    }
    return timeOfDay < to || to < from ? time : time - timeOfDay + DAY + from;
  }

  @Override
  public long until(long permitted, long last) {
    if (from == 0 && to == DAY) {
      return NEVER;
    }
    long timeOfDay = Math.floorMod(permitted, DAY);
    return permitted - timeOfDay + (timeOfDay < to ? to : DAY + to);
  }
}
