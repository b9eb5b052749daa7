package dev.candor.benchmark.rules;

import com.sun.management.ThreadMXBean;
import dev.candor.decision.Facts;
import dev.candor.decision.Rules;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One contender's turn, in a JVM of its own: decides on every size of history, on one thread and on
 * two, and prints a line for each.
 */
public final class RulesTurn {

  static final List<Integer> HISTORIES = List.of(0, 20, 200);

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long WARM_UP = 2_000_000_000L;
  private static final long ITERATION = 100_000_000L;
  private static final int ITERATIONS = 8;
  private static final int SINGLES = 20_000;

  /** Holds the last answer, so that nobody can leave out the work that nobody looks at. */
  static volatile Object sink = "";

  private RulesTurn() {}

  /** Arguments: contender, rules. */
  public static void main(String... arguments) throws InterruptedException, ExecutionException {
    RulesContender contender = RulesContender.valueOf(arguments[0]);
    int size = Integer.parseInt(arguments[1]);
    // what is loaded once for all rulebooks is no memory of this one
    sink = contender.open(20).decide(Questions.of(GeneratedRule.states(20), 0).get(0));
    long before = measureHeap();
    Rules rules = contender.open(size);
    long heap = measureHeap() - before;
    List<List<Facts>> questions =
        HISTORIES.stream()
            .map(history -> Questions.of(GeneratedRule.states(size), history))
            .toList();

    for (List<Facts> some : questions) {
      iteration(rules, some, WARM_UP / questions.size());
    }
    for (int i = 0; i < HISTORIES.size(); i++) {
      print(contender, size, HISTORIES.get(i), 1, heap, one(rules, questions.get(i)));
    }

    print(contender, size, 20, 2, heap, two(rules, questions.get(1)));
  }

  private static void print(
      RulesContender contender, int size, int history, int threads, long heap, double[] measured) {
    System.out.println(
        String.format(
            Locale.ROOT,
            "turn %s %d %d %d %d %.1f %.1f %.0f",
            contender,
            size,
            history,
            threads,
            heap,
            measured[0],
            measured[1],
            measured[2]));
  }

  /** Best nanoseconds of processor time, the 99th percentile on the wall, bytes. */
  private static double[] one(Rules rules, List<Facts> questions) {
    double best = Double.MAX_VALUE;
    double bytes = Double.MAX_VALUE;
    for (int i = 0; i < ITERATIONS; i++) {
      double[] measured = iteration(rules, questions, ITERATION);
      best = Math.min(best, measured[0]);
      bytes = Math.min(bytes, measured[1]);
    }

    long[] singles = new long[Math.min(SINGLES, (int) (3e9 / best))];
    for (int i = 0; i < singles.length; i++) {
      long start = System.nanoTime();
      sink = rules.decide(questions.get(i % questions.size()));
      singles[i] = System.nanoTime() - start;
    }

    Arrays.sort(singles);

    return new double[] {best, singles[(int) (singles.length * 0.99)], bytes};
  }

  private static double[] two(Rules rules, List<Facts> questions)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CyclicBarrier together = new CyclicBarrier(2);

    try {
      List<Future<double[]>> both = new ArrayList<>();
      for (int thread = 0; thread < 2; thread++) {
        both.add(
            threads.submit(
                () -> {
                  double best = Double.MAX_VALUE;
                  for (int i = 0; i < ITERATIONS; i++) {
                    together.await();
                    best = Math.min(best, iteration(rules, questions, ITERATION)[0]);
                  }
                  return new double[] {best, Double.NaN, Double.NaN};
                }));
      }
      double[] first = both.get(0).get();
      double[] second = both.get(1).get();
      return first[0] > second[0] ? first : second;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Nanoseconds and bytes for a decision, over so many nanoseconds of processor time. */
  private static double[] iteration(Rules rules, List<Facts> questions, long enough) {
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    long start = THREADS.getCurrentThreadCpuTime();
    long done = 0;
    long taken;

    do {
      for (Facts question : questions) {
        sink = rules.decide(question);
      }
      done += questions.size();
      taken = THREADS.getCurrentThreadCpuTime() - start;
    } while (taken < enough);

    return new double[] {
      (double) taken / done, (double) (THREADS.getThreadAllocatedBytes(thread) - bytes) / done
    };
  }

  /** Returns the heap in use when nothing is left to collect. */
  private static long measureHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
