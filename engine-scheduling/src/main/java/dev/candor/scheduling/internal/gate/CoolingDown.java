package dev.candor.scheduling.internal.gate;

import java.util.Arrays;
import java.util.List;

/**
 * Permits nothing from each event until some days have passed on every one of some clocks, the
 * event's own day being the first.
 *
 * <p>Only the events shortly before the time asked for are looked at, so that a long past costs
 * next to nothing.
 */
public final class CoolingDown implements Gate {

  /** How much longer than by days on an even clock it can last: offsets differ by less. */
  private static final long SLACK = 36 * 3_600_000L;

  private final long[] events;
  private final long days;
  private final List<ZoneClock> clocks;

  /**
   * @param events in ascending order
   */
  CoolingDown(long[] events, long days, List<ZoneClock> clocks) {
    this.events = events;
    this.days = days;
    this.clocks = clocks;
  }

  @Override
  public long next(long time, long last) {
    long at = time;
    while (at <= last) {
      long end = at;
      int event = begunBy(at);
      // where a clock goes back over midnight, the later event can be the one that ends sooner
      while (event >= 0 && events[event] + days * HoursOfDay.DAY + SLACK > at) {
        end = Math.max(end, end(events[event]));
        event--;
      }
      if (end == at) {
        return at;
      }
      at = end;
    }

    return NEVER;
  }

  @Override
  public long until(long permitted, long last) {
    int next = begunBy(permitted) + 1;
    return next < events.length ? events[next] : NEVER;
  }

  private long end(long event) {
    long end = event;
    for (ZoneClock clock : clocks) {
      end = Math.max(end, clock.startOfDay(clock.day(event) + days, event));
    }
    return end;
  }

  /** Returns the last event at or before this time, or -1. */
  private int begunBy(long time) {
    int found = Arrays.binarySearch(events, time + 1);
    int next = found >= 0 ? found : -found - 1;
    // several events at one millisecond
    while (next > 0 && events[next - 1] > time) {
      next--;
    }
    return next - 1;
  }
}
