package dev.candor.benchmark.time;

import dev.candor.scheduling.Schedule;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A batch of a million messages on two threads, in a JVM of its own: for each the first time under
 * 15 shared limits and a cap over 20 events, and a jitter of up to an hour by a seed of its own.
 * Nothing is decided, written or sent.
 */
public final class TimeBatch {

  private static final int MESSAGES = 1_000_000;
  private static final int THREADS = 2;
  private static final int JITTER = 3_600;
  private static final int TIMES = 5;

  private TimeBatch() {}

  /** Prints two lines, one with the shared limits compiled before and one without. */
  public static void main(String... arguments) throws InterruptedException, ExecutionException {
    List<TimeQuestion> questions = TimeQuestions.batch(true, 30);
    TimeQuestion one = questions.get(0);
    Schedule shared = Schedule.of(one.shared(), one.evidence());
    print("a million messages, compiled", questions, compile(shared));
    print("a million messages, not compiled", questions, shared);
  }

  private static Schedule compile(Schedule shared) {
    return shared.compile(TimeQuestions.FIRST, TimeQuestions.LAST.plus(Duration.ofDays(14)));
  }

  private static void print(String what, List<TimeQuestion> questions, Schedule shared)
      throws InterruptedException, ExecutionException {
    double wall = 0;
    double processor = 0;
    for (int i = 0; i < TIMES; i++) {
      double[] rate = run(questions, shared);
      wall = Math.max(wall, rate[0]);
      processor = Math.max(processor, rate[1]);
    }

    System.out.println(
        String.format(
            Locale.ROOT,
            "%s, %d threads: %.1f million a second on the wall, %.1f million a second of processor time",
            what,
            THREADS,
            wall / 1e6,
            processor / 1e6));
  }

  /** Messages a second on the wall, and a second of processor time of one thread. */
  private static double[] run(List<TimeQuestion> questions, Schedule shared)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    try {
      long start = System.nanoTime();
      List<Future<Long>> parts = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread;
        parts.add(threads.submit(() -> part(questions, shared, first)));
      }
      long processor = 0;
      for (Future<Long> part : parts) {
        processor += part.get();
      }
      long wall = System.nanoTime() - start;
      return new double[] {MESSAGES * 1e9 / wall, MESSAGES * 1e9 / processor};
    } finally {
      threads.shutdownNow();
    }
  }

  private static long part(List<TimeQuestion> questions, Schedule shared, int first) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    long sum = 0;

    for (int message = first; message < MESSAGES; message += THREADS) {
      TimeQuestion question = questions.get(message % questions.size());
      Schedule schedule = shared.with(question.own());
      Optional<Instant> next = schedule.next(question.from(), question.horizon());
      if (next.isPresent()) {
        sum += schedule.spread(next.get(), JITTER, question.horizon(), message).getEpochSecond();
      }
    }

    TimeTurn.sink = sum;

    return threads.getCurrentThreadCpuTime() - start;
  }
}
