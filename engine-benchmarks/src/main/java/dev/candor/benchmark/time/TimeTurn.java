package dev.candor.benchmark.time;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * One contender's turn, in a JVM of its own: finds times in every case and prints a line for each.
 */
public final class TimeTurn {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long WARM_UP = 600_000_000L;
  private static final long ITERATION = 60_000_000L;
  private static final int ITERATIONS = 12;

  /** As many as one that takes milliseconds for each is asked. */
  private static final int FEW = 16;

  /** Asking for the processor time takes longer than finding a time. */
  private static final int PASSES = 16;

  /** Holds the last answer, so that nobody can leave out the work that nobody looks at. */
  static volatile Object sink = "";

  private TimeTurn() {}

  /** Argument: contender. */
  public static void main(String... arguments) {
    TimeContender contender = TimeContender.valueOf(arguments[0]);
    for (TimeCase one : TimeCase.values()) {
      if (one.past() <= 200 || contender != TimeContender.EVERY_MINUTE) {
        List<TimeQuestion> questions = questions(contender, one);
        iteration(contender.open(questions), questions, WARM_UP);
      }
    }

    for (TimeCase one : TimeCase.values()) {
      // ten thousand events looked through every minute take minutes
      if (one.past() <= 200 || contender != TimeContender.EVERY_MINUTE) {
        print(contender, one);
      }
    }
  }

  private static void print(TimeContender contender, TimeCase one) {
    List<TimeQuestion> questions = questions(contender, one);
    TimeFinder finder = contender.open(questions);
    double best = Double.MAX_VALUE;
    double bytes = Double.MAX_VALUE;
    for (int i = 0; i < ITERATIONS; i++) {
      double[] measured = iteration(finder, questions, ITERATION);
      best = Math.min(best, measured[0]);
      bytes = Math.min(bytes, measured[1]);
    }
    System.out.println(
        String.format(Locale.ROOT, "turn %s %s %.2f %.0f", contender, one, best, bytes));
  }

  private static List<TimeQuestion> questions(TimeContender contender, TimeCase one) {
    List<TimeQuestion> questions = one.questions();
    return contender == TimeContender.EVERY_MINUTE ? questions.subList(0, FEW) : questions;
  }

  /** Nanoseconds and bytes for a message, over so many nanoseconds of processor time. */
  private static double[] iteration(TimeFinder finder, List<TimeQuestion> questions, long enough) {
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    long start = THREADS.getCurrentThreadCpuTime();
    long done = 0;
    long taken;

    do {
      int passes = done == 0 ? 1 : PASSES;
      for (int pass = 0; pass < passes; pass++) {
        for (TimeQuestion question : questions) {
          sink = finder.next(question);
        }
      }
      done += (long) passes * questions.size();
      taken = THREADS.getCurrentThreadCpuTime() - start;
    } while (taken < enough);

    return new double[] {
      (double) taken / done, (double) (THREADS.getThreadAllocatedBytes(thread) - bytes) / done
    };
  }
}
