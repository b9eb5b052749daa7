package dev.candor.scheduling.internal.gate;

import dev.candor.time.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where so many events are so near each other that a cap bars one more. */
public final class CapWindows {

  /** Seconds: longer than any two instants of a schedule are apart. */
  private static final long EVER =
      Duration.between(TimeLine.FIRST, TimeLine.LAST).plusDays(1).getSeconds();

  /** By how much more than by whole days two instants of days so far apart can differ. */
  private static final int SLACK_HOURS = 36;

  private CapWindows() {}

  /** Seconds: an event further away shares no run of so many days with an instant on any clock. */
  static long reach(long days) {
    return days * 86_400 + SLACK_HOURS * 3_600L + 1;
  }

  /**
   * Returns a period in seconds; one that no two instants of a schedule are apart is as good as
   * longer.
   */
  static long seconds(Duration period) {
    return Math.min(period.getSeconds(), EVER);
  }

  /**
   * Returns everything but what a cap over calendar days bars on one of some clocks.
   *
   * <p>In day numbers, {@code max} events on the days h[i] to h[i+max-1] that fit in one run of
   * {@code days} bar one more event from day h[i+max-1]-days+1 to day h[i]+days-1, and nothing else
   * does. So an event set for later bars days before it, too.
   */
  static Gate of(TimeLimit.CalendarCap limit, List<ZoneClock> clocks) {
    long[] crowded = findCrowded(EventTimes.millis(limit.events()), limit.max(), limit.days());
    List<Gate> gates = new ArrayList<>(clocks.size());
    for (ZoneClock clock : clocks) {
      long[] event = days(crowded, clock);
      ExcludedIntervals.Builder barred = new ExcludedIntervals.Builder();
      for (int i = 0; i + limit.max() <= event.length; i++) {
        long latest = event[i + limit.max() - 1];
        if (latest - event[i] < limit.days()) {
          barred.add(
              (latest - limit.days() + 1) * HoursOfDay.DAY,
              (event[i] + limit.days()) * HoursOfDay.DAY);
        }
      }
      gates.add(new WallClock(clock, barred.build()));
    }

    return Intersection.of(gates);
  }

  /**
   * Returns the events of which {@code max} may lie within so many days on some clock. Most of a
   * past in which the cap was kept falls away before any clock is asked.
   */
  private static long[] findCrowded(long[] events, int max, long days) {
    long[] crowded = new long[events.length];
    int count = 0;
    int next = 0;
    for (int i = 0; i + max <= events.length; i++) {
      int end = i + max;
      if (events[end - 1] - events[i] < reach(days) * 1000) {
        for (next = Math.max(next, i); next < end; next++) {
          crowded[count++] = events[next];
        }
      }
    }
    return Arrays.copyOf(crowded, count);
  }

  /** Returns the days on which a clock shows these times, in ascending order. */
  private static long[] days(long[] times, ZoneClock clock) {
    long[] days = new long[times.length];
    boolean ascending = true;
    for (int i = 0; i < days.length; i++) {
      days[i] = clock.day(times[i]);
      ascending &= i == 0 || days[i - 1] <= days[i];
    }
    if (!ascending) {
      // a clock has gone back over midnight
      Arrays.sort(days);
    }
    return days;
  }

  /**
   * Returns everything but what a cap over a period bars. As with calendar days, but {@code max}
   * events less than a period apart bar what lies between a period before the last of them and a
   * period after the first, and neither of these two instants.
   */
  static Gate of(TimeLimit.RollingCap limit) {
    long millis = seconds(limit.period()) * 1000;
    List<Instant> event = EventTimes.ascending(limit.events());
    ExcludedIntervals.Builder barred = new ExcludedIntervals.Builder();
    for (int i = 0; i + limit.max() <= event.size(); i++) {
      Instant earliest = event.get(i);
      Instant latest = event.get(i + limit.max() - 1);
      if (within(earliest, latest, limit.period())) {
        barred.add(TimeLine.floor(latest) - millis + 1, TimeLine.ceil(earliest) + millis);
      }
    }
    return barred.buildWithLastPermitted();
  }

  /** Returns whether two instants are less than a period of whole seconds apart. */
  private static boolean within(Instant earliest, Instant latest, Duration period) {
    long seconds = latest.getEpochSecond() - earliest.getEpochSecond();
    return seconds < period.getSeconds()
        || seconds == period.getSeconds() && latest.getNano() < earliest.getNano();
  }
}
