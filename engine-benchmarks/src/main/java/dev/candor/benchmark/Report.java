package dev.candor.benchmark;

import dev.candor.benchmark.Contest.Goal;
import dev.candor.benchmark.turn.Measure;
import java.util.List;
import java.util.Locale;

/** The measures of a contest as a table of ratios, and the goals with what became of them. */
final class Report {

  private static final String READ =
      """
      Processor time of the thread, not time on the wall; %d thread(s), %d rounds in which the contenders take turns, each turn in
      a JVM of its own. "best" is the tenth percentile over all iterations of all rounds: what an operation takes while
      nobody disturbs. Trust the ratios to about a fifth, and the nanoseconds on this machine only.
      """;

  private final Contest contest;
  private final List<Measure> measures;
  private final StringBuilder text = new StringBuilder();

  private Report(Contest contest, List<Measure> measures) {
    this.contest = contest;
    this.measures = measures;
  }

  /** Returns the table. */
  static String of(Contest contest, List<Measure> measures, int threads, int rounds) {
    Report report = new Report(contest, measures);
    report.line("%s: %s", contest.name(), contest.what());
    report.line(READ, threads, rounds);
    report.table();
    report.goals();
    return report.text.toString();
  }

  private void table() {
    line(
        "%-22s %12s %12s %12s %10s %10s",
        "", "best ns", "median ns", "bytes", "x floor", "x stock");
    double floor = find(contest.floor()).best();
    double stock = find(contest.stock()).best();
    measures.stream()
        .sorted((one, other) -> Double.compare(one.best(), other.best()))
        .forEach(
            measure ->
                line(
                    "%-22s %12.0f %12.0f %12.0f %10.2f %10.2f",
                    show(measure.contender()),
                    measure.best(),
                    measure.median(),
                    measure.bytes(),
                    measure.best() / floor,
                    measure.best() / stock));

    line("");
  }

  private void goals() {
    for (Goal goal : contest.goals()) {
      double ratio = find(goal.contender()).best() / find(goal.other()).best();
      line(
          "%-8s %s <= %.2f x %s: %.2f",
          ratio <= goal.limit() ? "met" : "NOT MET",
          show(goal.contender()),
          goal.limit(),
          show(goal.other()),
          ratio);
    }
  }

  private Measure find(String contender) {
    return measures.stream()
        .filter(measure -> measure.contender().equals(contender))
        .findFirst()
        .orElseThrow();
  }

  private static String show(String contender) {
    return contender.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
