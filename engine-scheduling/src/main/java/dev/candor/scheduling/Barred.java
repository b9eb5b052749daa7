package dev.candor.scheduling;

import java.util.Arrays;

/**
 * Permits everything but some stretches, each from its start up to, and not at, its end.
 *
 * <p>Where {@code lastPermitted}, the millisecond before a start is permitted itself, and nothing
 * finer between it and the start is.
 */
final class Barred implements Gate {

  private final long[] starts;
  private final long[] ends;
  private final boolean lastPermitted;

  private Barred(long[] starts, long[] ends, boolean lastPermitted) {
    this.starts = starts;
    this.ends = ends;
    this.lastPermitted = lastPermitted;
  }

  /** Everything but one stretch. */
  static Barred one(long start, long end) {
    return new Barred(new long[] {start}, new long[] {end}, false);
  }

  /** Everything up to and including one millisecond. */
  static Barred after(long lastPermitted) {
    return new Barred(new long[] {lastPermitted + 1}, new long[] {NEVER}, true);
  }

  /**
   * Everything but the stretches between the first {@code count} starts and ends. Stretches that
   * touch become one.
   *
   * @param starts in ascending order
   * @param ends in ascending order, too
   */
  static Barred of(long[] starts, long[] ends, int count) {
    return of(starts, ends, count, false);
  }

  /** The same, and whether the millisecond before a start is the last instant permitted. */
  static Barred of(long[] starts, long[] ends, int count, boolean lastPermitted) {
    long[] mergedStarts = new long[count];
    long[] mergedEnds = new long[count];
    int merged = 0;
    for (int i = 0; i < count; i++) {
      if (merged > 0 && starts[i] <= mergedEnds[merged - 1]) {
        mergedEnds[merged - 1] = ends[i];
      } else {
        mergedStarts[merged] = starts[i];
        mergedEnds[merged] = ends[i];
        merged++;
      }
    }
    return new Barred(
        Arrays.copyOf(mergedStarts, merged), Arrays.copyOf(mergedEnds, merged), lastPermitted);
  }

  @Override
  public long next(long time, long last) {
    int before = startedBy(time);
    return before >= 0 && time < ends[before] ? ends[before] : time;
  }

  @Override
  public long until(long permitted, long last) {
    int after = startedBy(permitted) + 1;
    return after < starts.length ? starts[after] : NEVER;
  }

  @Override
  public boolean goesOn(long permitted) {
    return !lastPermitted || Arrays.binarySearch(starts, permitted + 1) < 0;
  }

  /** The last stretch that has started at this time, or -1. */
  private int startedBy(long time) {
    int found = Arrays.binarySearch(starts, time);
    return found >= 0 ? found : -found - 2;
  }
}
