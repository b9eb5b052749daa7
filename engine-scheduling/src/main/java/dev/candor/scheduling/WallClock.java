package dev.candor.scheduling;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Permits an instant when the wall clock of one zone then shows a permitted time.
 *
 * <p>Walks the stretches between clock changes, in each of which the clock runs evenly. So an hour
 * that the clock skips is not there, an hour that it shows twice is there twice, and no clock
 * change needs a policy.
 */
record WallClock(ZoneRules rules, Gate shown) implements Gate {

  private static final long MAX_OFFSET = 18 * 3_600_000L;

  @Override
  public long next(long time, long last) {
    long at = time;
    while (at <= last) {
      Instant instant = Instant.ofEpochMilli(at);
      long offset = offset(instant);
      long change = change(instant);
      long local = shown.next(at + offset, NEVER);
      if (local != NEVER && local - offset < change) {
        return local - offset;
      }
      at = change;
    }
    return NEVER;
  }

  @Override
  public long until(long permitted, long last) {
    long at = permitted;
    while (at <= last) {
      Instant instant = Instant.ofEpochMilli(at);
      long offset = offset(instant);
      long change = change(instant);
      if (shown.next(at + offset, NEVER) != at + offset) {
        return at;
      }
      long local = shown.until(at + offset, NEVER);
      if (local != NEVER && local - offset < change) {
        return local - offset;
      }
      at = change;
    }
    return NEVER;
  }

  /** The day that the wall clock shows, counted from 1 January 1970. */
  static long day(ZoneRules rules, long time) {
    return Math.floorDiv(time + offset(rules, Instant.ofEpochMilli(time)), Hours.DAY);
  }

  /**
   * The first millisecond from {@code time} on at which the wall clock shows this day or a later
   * one.
   */
  static long startOfDay(ZoneRules rules, long day, long time, long last) {
    long midnight = day * Hours.DAY;
    // no clock is further ahead, so the walk needs not begin sooner
    long from = Math.max(time, midnight - MAX_OFFSET);
    return new WallClock(rules, Barred.one(Long.MIN_VALUE, midnight)).next(from, last);
  }

  private long offset(Instant instant) {
    return offset(rules, instant);
  }

  private static long offset(ZoneRules rules, Instant instant) {
    return rules.getOffset(instant).getTotalSeconds() * 1000L;
  }

  private long change(Instant instant) {
    ZoneOffsetTransition next = rules.nextTransition(instant);
    return next == null ? NEVER : next.toEpochSecond() * 1000;
  }
}
