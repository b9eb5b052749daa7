package dev.candor.scheduling.internal.gate;

import java.util.Arrays;

/**
 * Permits what another gate permits. The stretches it permits within a period are worked out once,
 * with an index by time over them; outside of the period the other gate answers.
 */
public final class Intervals implements Gate {

  private final Gate gate;
  private final long from;
  private final long to;
  private final long[] starts;
  private final long[] ends;

  /** For each piece of the period the first stretch that ends in it or later. */
  private final int[] index;

  private final int shift;

  private Intervals(Gate gate, long from, long to, long[] starts, long[] ends) {
    this.gate = gate;
    this.from = from;
    this.to = to;
    this.starts = starts;
    this.ends = ends;
    // about two pieces for a stretch
    this.shift =
        63 - Long.numberOfLeadingZeros(Math.max(1, (to - from) / (2L * starts.length + 1)));
    this.index = new int[(int) ((to - from - 1) >> shift) + 1];
    int stretch = 0;

    for (int piece = 0; piece < index.length; piece++) {
      long start = from + ((long) piece << shift);
      while (stretch < ends.length && ends[stretch] <= start) {
        stretch++;
      }
      index[piece] = stretch;
    }
  }

  /** Works out what a gate permits from {@code from} up to, and not at, {@code to}. */
  public static Intervals of(Gate gate, long from, long to) {
    long[] starts = new long[16];
    long[] ends = new long[16];
    int count = 0;
    long last = to - 1;
    long at = gate.next(from, last);

    while (at <= last) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
      }
      starts[count] = at;
      ends[count] = Math.min(gate.until(at, last), to);
      at = ends[count];
      count++;
      if (at <= last) {
        at = gate.next(at, last);
      }
    }

    return new Intervals(gate, from, to, Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
  }

  @Override
  public long next(long time, long last) {
    if (time < from || time >= to) {
      return gate.next(time, last);
    }
    int stretch = at(time);
    return stretch < starts.length ? Math.max(time, starts[stretch]) : gate.next(to, last);
  }

  @Override
  public long until(long permitted, long last) {
    if (permitted < from || permitted >= to) {
      return gate.until(permitted, last);
    }
    long end = ends[at(permitted)];
    return end < to ? end : gate.until(permitted, last);
  }

  @Override
  public boolean goesOn(long permitted) {
    return gate.goesOn(permitted);
  }

  /**
   * Returns the first stretch that ends after a time in the period; as many as there are when none
   * does.
   */
  private int at(long time) {
    int stretch = index[(int) ((time - from) >> shift)];
    while (stretch < ends.length && ends[stretch] <= time) {
      stretch++;
    }
    return stretch;
  }
}
