package dev.candor.benchmark;

import java.util.List;

/**
 * One thing to do, several who do it, and the ratios that must hold between them.
 *
 * @param name as the command line writes it
 * @param what one operation is, in a sentence
 * @param benchmark a class of JMH benchmarks with one method and one {@code @Param contender}
 * @param floor the contender nobody is expected to beat
 * @param stock the contender most would take otherwise
 * @param goals what must hold
 */
record Contest(
    String name, String what, Class<?> benchmark, String floor, String stock, List<Goal> goals) {

  /**
   * A contender needs at most {@code limit} times the processor time of another.
   *
   * @param contender the one that is held to it
   * @param other the one it is measured against
   * @param limit the greatest ratio allowed
   */
  record Goal(String contender, String other, double limit) {}

  Contest {
    goals = List.copyOf(goals);
  }
}
