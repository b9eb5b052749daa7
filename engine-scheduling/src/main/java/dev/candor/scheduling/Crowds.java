package dev.candor.scheduling;

import dev.candor.time.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where so many events are so near each other that a cap bars one more. */
final class Crowds {

  /** Seconds: longer than any two instants of a schedule are apart. */
  private static final long EVER =
      Duration.between(Schedule.FIRST, Schedule.LAST).plusDays(1).getSeconds();

  /** By how much more than by whole days two instants of days so far apart can differ. */
  private static final int SLACK_HOURS = 36;

  private Crowds() {}

  /** Seconds: an event further away shares no run of so many days with an instant on any clock. */
  static long reach(long days) {
    return days * 86_400 + SLACK_HOURS * 3_600L + 1;
  }

  /** A period in seconds; one that no two instants of a schedule are apart is as good as longer. */
  static long seconds(Duration period) {
    return Math.min(period.getSeconds(), EVER);
  }

  /**
   * Everything but what a cap over calendar days bars on one of some clocks.
   *
   * <p>In day numbers, {@code max} events on the days h[i] to h[i+max-1] that fit in one run of
   * {@code days} bar one more event from day h[i+max-1]-days+1 to day h[i]+days-1, and nothing else
   * does. So an event set for later bars days before it, too.
   */
  static Gate barred(TimeLimit.CalendarCap limit, List<Clock> clocks) {
    long[] crowded = crowded(Events.millis(limit.events()), limit.max(), limit.days());
    List<Gate> gates = new ArrayList<>(clocks.size());
    for (Clock clock : clocks) {
      long[] event = days(crowded, clock);
      Barred.Builder barred = new Barred.Builder();
      for (int i = 0; i + limit.max() <= event.length; i++) {
        long latest = event[i + limit.max() - 1];
        if (latest - event[i] < limit.days()) {
          barred.add(
              (latest - limit.days() + 1) * Hours.DAY, (event[i] + limit.days()) * Hours.DAY);
        }
      }
      gates.add(new WallClock(clock, barred.build()));
    }
    return Every.of(gates);
  }

  /**
   * The events of which {@code max} may lie within so many days on some clock. Most of a past in
   * which the cap was kept falls away before any clock is asked.
   */
  private static long[] crowded(long[] events, int max, long days) {
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

  /** The days on which a clock shows these times, in ascending order. */
  private static long[] days(long[] times, Clock clock) {
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
   * Everything but what a cap over a period bars. As with calendar days, but {@code max} events
   * less than a period apart bar what lies between a period before the last of them and a period
   * after the first, and neither of these two instants.
   */
  static Gate barred(TimeLimit.RollingCap limit) {
    long millis = seconds(limit.period()) * 1000;
    List<Instant> event = Events.ascending(limit.events());
    Barred.Builder barred = new Barred.Builder();
    for (int i = 0; i + limit.max() <= event.size(); i++) {
      Instant earliest = event.get(i);
      Instant latest = event.get(i + limit.max() - 1);
      if (within(earliest, latest, limit.period())) {
        barred.add(Schedule.floor(latest) - millis + 1, Schedule.ceil(earliest) + millis);
      }
    }
    return barred.lastPermitted();
  }

  /** Whether two instants are less than a period of whole seconds apart. */
  private static boolean within(Instant earliest, Instant latest, Duration period) {
    long seconds = latest.getEpochSecond() - earliest.getEpochSecond();
    return seconds < period.getSeconds()
        || seconds == period.getSeconds() && latest.getNano() < earliest.getNano();
  }
}
