package dev.candor.benchmark;

import dev.candor.benchmark.rules.ColdContest;
import dev.candor.benchmark.rules.HistoryContest;
import dev.candor.benchmark.rules.RulesContest;
import dev.candor.benchmark.time.TimeContest;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs a contest, or all that begin with a word, and prints the ratios. Arguments: the contest,
 * threads (1 if not given; {@code rules} runs on one and on two, {@code schedule}, {@code history}
 * and {@code cold-start} on one), rounds (3 if not given).
 */
public final class Main {

  private Main() {}

  /** Prints the report; ends with 2 when there is no such contest. */
  public static void main(String... arguments) throws RunnerException {
    String name = arguments.length > 0 ? arguments[0] : "";
    int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
    if (name.equals(RulesContest.NAME)) {
      System.out.println(RulesContest.run(rounds));
      return;
    }
    if (name.equals(TimeContest.NAME)) {
      System.out.println(TimeContest.run(rounds));
      return;
    }
    if (name.equals(HistoryContest.NAME)) {
      System.out.println(HistoryContest.run(rounds));
      return;
    }
    if (name.equals(ColdContest.NAME)) {
      System.out.println(ColdContest.run(rounds));
      return;
    }

    // pdf stands for pdf-letter, pdf-statement and pdf-table
    List<Contest> contests =
        Contests.ALL.stream()
            .filter(one -> one.name().equals(name) || one.name().startsWith(name + "-"))
            .toList();
    if (contests.isEmpty()) {
      System.err.println("There is no contest (" + name + ").");
      System.err.println(
          "Maybe use one of: "
              + String.join(", ", Contests.ALL.stream().map(Contest::name).toList())
              + ", "
              + RulesContest.NAME
              + ", "
              + TimeContest.NAME
              + ", "
              + ColdContest.NAME
              + ", "
              + HistoryContest.NAME
              + ".");
      System.exit(2);
      return;
    }

    for (Contest contest : contests) {
      System.out.println(Report.of(contest, Rounds.of(contest, threads, rounds), threads, rounds));
    }
  }
}
