package dev.candor.scheduling.internal.gate;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Instants that a limit counts, in order. */
public final class EventTimes {

  private EventTimes() {}

  /** Returns them in ascending order. Hosts mostly hand them in so, and then nothing is copied. */
  static List<Instant> ascending(List<Instant> events) {
    for (int i = 1; i < events.size(); i++) {
      if (events.get(i).isBefore(events.get(i - 1))) {
        Instant[] sorted = events.toArray(new Instant[0]);
        Arrays.sort(sorted);
        return List.of(sorted);
      }
    }
    return events;
  }

  /** Returns them as milliseconds since the epoch, rounded down, in ascending order. */
  static long[] millis(List<Instant> events) {
    long[] millis = new long[events.size()];
    boolean ascending = true;
    for (int i = 0; i < millis.length; i++) {
      millis[i] = TimeLine.floor(events.get(i));
      ascending &= i == 0 || millis[i - 1] <= millis[i];
    }
    if (!ascending) {
      Arrays.sort(millis);
    }
    return millis;
  }
}
