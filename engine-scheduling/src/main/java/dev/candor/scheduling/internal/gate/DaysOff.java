package dev.candor.scheduling.internal.gate;

import java.time.LocalDate;
import java.util.Set;

/**
 * Permits every day but some, on the line that a wall clock shows. Looks a day up when it is asked
 * for, and notes the last one: a list of holidays is mostly longer than what is asked of it. May be
 * shared between threads.
 */
public final class DaysOff implements Gate {

  private final Set<LocalDate> days;

  // a day and whether it is off in one number, so that a thread reads both or neither
  private int note = Integer.MIN_VALUE;

  DaysOff(Set<LocalDate> days) {
    this.days = days;
  }

  @Override
  public long next(long time, long last) {
    long day = Math.floorDiv(time, HoursOfDay.DAY);
    if (!off(day)) {
      return time;
    }
    do {
      day++;
    } while (off(day));
    return day * HoursOfDay.DAY;
  }

  @Override
  public long until(long permitted, long last) {
    long end = NEVER;
    for (LocalDate day : days) {
      // a day out of all reach need not be counted in milliseconds
      if (day.toEpochDay() <= TimeLine.LAST_DAY) {
        long start = day.toEpochDay() * HoursOfDay.DAY;
        end = start > permitted ? Math.min(end, start) : end;
      }
    }
    return end;
  }

  private boolean off(long day) {
    int known = note;
    if (known >> 1 == day) {
      return (known & 1) == 1;
    }
    boolean off = days.contains(LocalDate.ofEpochDay(day));
    note = (int) day << 1 | (off ? 1 : 0);
    return off;
  }
}
