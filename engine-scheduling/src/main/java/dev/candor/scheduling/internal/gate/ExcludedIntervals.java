package dev.candor.scheduling.internal.gate;

import java.util.Arrays;

/**
 * Permits everything but some stretches, each from its start up to, and not at, its end.
 *
 * <p>Where {@code lastPermitted}, the millisecond before a start is permitted itself, and nothing
 * finer between it and the start is.
 */
public final class ExcludedIntervals implements Gate {

  private final long[] starts;
  private final long[] ends;

  /** As many of both as there are stretches; what comes after them in the arrays is nothing. */
  private final int count;

  private final boolean lastPermitted;

  private ExcludedIntervals(long[] starts, long[] ends, int count, boolean lastPermitted) {
    this.starts = starts;
    this.ends = ends;
    this.count = count;
    this.lastPermitted = lastPermitted;
  }

  /** Returns everything but one stretch. */
  static Gate of(long start, long end) {
    return new SingleInterval(start, end, false);
  }

  /** Returns everything up to and including one millisecond. */
  static Gate endingWith(long lastPermitted) {
    return new SingleInterval(lastPermitted + 1, NEVER, true);
  }

  private record SingleInterval(long start, long end, boolean lastPermitted) implements Gate {

    @Override
    public long next(long time, long last) {
      return start <= time && time < end ? end : time;
    }

    @Override
    public long until(long permitted, long last) {
      return permitted < start ? start : NEVER;
    }

    @Override
    public boolean goesOn(long permitted) {
      return !lastPermitted || permitted + 1 != start;
    }
  }

  /**
   * Gathers stretches, each not before the one before it at either end; those that touch are one.
   */
  static final class Builder {

    private long[] starts = new long[8];
    private long[] ends = new long[8];
    private int count;

    /** Bars from {@code start} up to, and not at, {@code end}. */
    void add(long start, long end) {
      if (count > 0 && start <= ends[count - 1]) {
        ends[count - 1] = end;
        return;
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
      }
      starts[count] = start;
      ends[count] = end;
      count++;
    }

    /** Returns everything but these. */
    ExcludedIntervals build() {
      return new ExcludedIntervals(starts, ends, count, false);
    }

    /** Returns the same, where the millisecond before a start is the last instant permitted. */
    ExcludedIntervals buildWithLastPermitted() {
      return new ExcludedIntervals(starts, ends, count, true);
    }
  }

  @Override
  public long next(long time, long last) {
    int before = startedBy(time);
    return before >= 0 && time < ends[before] ? ends[before] : time;
  }

  @Override
  public long until(long permitted, long last) {
    int after = startedBy(permitted) + 1;
    return after < count ? starts[after] : NEVER;
  }

  @Override
  public boolean goesOn(long permitted) {
    return !lastPermitted || Arrays.binarySearch(starts, 0, count, permitted + 1) < 0;
  }

  /** Returns the last stretch that has started at this time, or -1. */
  private int startedBy(long time) {
    int found = Arrays.binarySearch(starts, 0, count, time);
    return found >= 0 ? found : -found - 2;
  }
}
