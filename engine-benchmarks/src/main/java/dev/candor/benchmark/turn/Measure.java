package dev.candor.benchmark.turn;

import java.util.Arrays;
import java.util.List;

/**
 * What one operation of a contender took.
 *
 * @param contender whose
 * @param nanos processor time of each iteration's average operation, in nanoseconds, sorted
 * @param bytes allocated per operation
 */
public record Measure(String contender, double[] nanos, double bytes) {

  public static Measure of(String contender, List<Double> nanos, double bytes) {
    double[] sorted = nanos.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Measure(contender, sorted, bytes);
  }

  /**
   * Returns the time that nine of ten iterations did not reach: what it takes when nobody disturbs.
   */
  public double best() {
    return nanos[nanos.length / 10];
  }

  /** Returns the time in the middle. */
  public double median() {
    return nanos[nanos.length / 2];
  }

  @Override
  public String toString() {
    return contender + " " + Arrays.toString(nanos);
  }
}
