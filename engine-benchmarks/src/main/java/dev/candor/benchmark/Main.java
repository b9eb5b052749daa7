package dev.candor.benchmark;

import java.util.Optional;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs one contest and prints its ratios. Arguments: the contest, threads (1 if not given), rounds
 * (3 if not given).
 */
public final class Main {

  private Main() {}

  /** Prints the report; ends with 2 when there is no such contest. */
  public static void main(String... arguments) throws RunnerException {
    String name = arguments.length > 0 ? arguments[0] : "";
    int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
    Optional<Contest> contest =
        Contests.ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    if (contest.isEmpty()) {
      System.err.println("There is no contest (" + name + ").");
      System.err.println(
          "Maybe use one of: "
              + String.join(", ", Contests.ALL.stream().map(Contest::name).toList())
              + ".");
      System.exit(2);
      return;
    }
    System.out.println(
        Report.of(contest.get(), Rounds.of(contest.get(), threads, rounds), threads, rounds));
  }
}
