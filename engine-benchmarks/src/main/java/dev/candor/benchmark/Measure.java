package dev.candor.benchmark;

import java.util.Arrays;
import java.util.List;

/**
 * What one operation of a contender took.
 *
 * @param contender whose
 * @param nanos processor time of each iteration's average operation, in nanoseconds, sorted
 * @param bytes allocated per operation
 */
record Measure(String contender, double[] nanos, double bytes) {

  static Measure of(String contender, List<Double> nanos, double bytes) {
    double[] sorted = nanos.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Measure(contender, sorted, bytes);
  }

  /** The time that nine of ten iterations did not reach: what it takes when nobody disturbs. */
  double best() {
    return nanos[nanos.length / 10];
  }

  /** The time in the middle. */
  double median() {
    return nanos[nanos.length / 2];
  }

  @Override
  public String toString() {
    return contender + " " + Arrays.toString(nanos);
  }
}
