package dev.candor.benchmark;

import dev.candor.benchmark.turn.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Lets the contenders of a contest take turns, each turn in a JVM of its own. What disturbs the
 * machine for a minute so disturbs all of them, and spoils one turn of each and not all turns of
 * one.
 */
final class Rounds {

  /** What the meter counts, by the names of its methods. */
  private static final String CPU = "cpu";

  private static final String OPERATIONS = "operations";

  private static final int WARM_UP = 3;
  private static final int ITERATIONS = 15;
  private static final TimeValue ITERATION = TimeValue.milliseconds(200);
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Contest contest;
  private final Map<String, List<Double>> nanos = new LinkedHashMap<>();
  private final Map<String, List<Double>> bytes = new LinkedHashMap<>();

  private Rounds(Contest contest) {
    this.contest = contest;
  }

  /** Runs so many rounds on so many threads and gives what each contender took. */
  static List<Measure> of(Contest contest, int threads, int rounds) throws RunnerException {
    Rounds all = new Rounds(contest);
    for (int round = 0; round < rounds; round++) {
      for (RunResult run : new Runner(all.options(threads)).run()) {
        all.add(run);
      }
    }
    List<Measure> measures = new ArrayList<>();
    all.nanos.forEach(
        (contender, times) ->
            measures.add(
                Measure.of(
                    contender,
                    times,
                    all.bytes.getOrDefault(contender, List.of()).stream()
                        .mapToDouble(Double::doubleValue)
                        .min()
                        .orElse(Double.NaN))));

    return measures;
  }

  private Options options(int threads) {
    return new OptionsBuilder()
        .include("^" + contest.benchmark().getName().replace(".", "\\.") + "\\.")
        .threads(threads)
        .forks(1)
        // whoever meets a method that is to be compiled waits for it: on a machine that others use,
        // the compiler may otherwise not get its turn before the time to warm up is over
        .jvmArgs("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Xbatch")
        .warmupIterations(WARM_UP)
        .warmupTime(ITERATION)
        .measurementIterations(ITERATIONS)
        .measurementTime(ITERATION)
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .build();
  }

  // JMH gives raw results
  @SuppressWarnings("rawtypes")
  private void add(RunResult run) {
    String contender = run.getParams().getParam("contender");
    for (BenchmarkResult fork : run.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        Map<String, Result> seen = iteration.getSecondaryResults();
        nanos
            .computeIfAbsent(contender, name -> new ArrayList<>())
            .add(score(seen, CPU) / score(seen, OPERATIONS));
        bytes.computeIfAbsent(contender, name -> new ArrayList<>()).add(score(seen, ALLOCATED));
      }
    }
  }

  @SuppressWarnings("rawtypes")
  private static double score(Map<String, Result> results, String name) {
    Result<?> result = results.get(name);
    if (result == null) {
      throw new IllegalStateException(
          "There is no (" + name + ") among the results: " + results.keySet() + ".");
    }
    return result.getScore();
  }
}
