package dev.candor.scheduling;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Instants that a limit counts, in order. */
final class Events {

  private Events() {}

  /** In ascending order. Hosts mostly hand them in so, and then nothing is sorted. */
  static Instant[] sorted(List<Instant> events) {
    Instant[] sorted = events.toArray(new Instant[0]);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i].isBefore(sorted[i - 1])) {
        Arrays.sort(sorted);
        return sorted;
      }
    }
    return sorted;
  }

  /** As milliseconds since the epoch, rounded down, in ascending order. */
  static long[] millis(List<Instant> events) {
    long[] millis = new long[events.size()];
    boolean ascending = true;
    for (int i = 0; i < millis.length; i++) {
      millis[i] = Schedule.floor(events.get(i));
      ascending &= i == 0 || millis[i - 1] <= millis[i];
    }
    if (!ascending) {
      Arrays.sort(millis);
    }
    return millis;
  }
}
