package dev.candor.benchmark.rules;

import dev.candor.benchmark.turn.OwnJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The contest {@code rules}: contenders take turns, round by round, each turn in its own JVM. */
public final class RulesContest {

  public static final String NAME = "rules";

  private static final List<Integer> SIZES = List.of(20, 200, 2_000);

  private static final String READ =
      """
      rules: One operation decides on one message, with 0, 20 or 200 interactions in its past.
      Processor time of the thread, not time on the wall (p99 alone is that); %d rounds in which the contenders take turns, each turn
      in a JVM of its own; best of all rounds. Trust the ratios to about a fifth, and the nanoseconds on this machine only.
      """;

  /** One line of a turn. */
  private record RulesRow(
      RulesContender contender,
      int rules,
      int history,
      int threads,
      double heap,
      double best,
      double p99,
      double bytes) {

    static RulesRow of(String text) {
      String[] part = text.split(" ");
      return new RulesRow(
          RulesContender.valueOf(part[1]),
          Integer.parseInt(part[2]),
          Integer.parseInt(part[3]),
          Integer.parseInt(part[4]),
          Double.parseDouble(part[5]),
          Double.parseDouble(part[6]),
          Double.parseDouble(part[7]),
          Double.parseDouble(part[8]));
    }
  }

  private final List<RulesRow> lines = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private RulesContest() {}

  /** Runs so many rounds and gives the report. */
  public static String run(int rounds) {
    RulesContest contest = new RulesContest();
    for (int round = 0; round < rounds; round++) {
      for (int size : SIZES) {
        for (RulesContender contender : RulesContender.values()) {
          // compiling 2,000 rules of text takes a minute; its decisions are slow by far more than
          // a bad minute makes them
          if (contender != RulesContender.JOINED_DRL || size < 2_000 || round == 0) {
            contest.turn(contender, size);
          }
        }
      }
    }

    contest.line(READ, rounds);
    contest.table();
    contest.goals();

    return contest.text.toString();
  }

  private void turn(RulesContender contender, int size) {
    OwnJvm.run(
            RulesTurn.class,
            contender == RulesContender.JOINED_DRL,
            List.of("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"),
            contender.name(),
            Integer.toString(size))
        .stream()
        .filter(one -> one.startsWith("turn "))
        .map(RulesRow::of)
        .forEach(lines::add);
  }

  private void table() {
    line(
        "%6s %5s %8s  %-18s %12s %9s %12s %10s",
        "rules", "past", "threads", "", "best ns", "x floor", "p99 ns", "bytes");
    for (int size : SIZES) {
      for (int threads = 1; threads <= 2; threads++) {
        for (int history : threads == 1 ? RulesTurn.HISTORIES : List.of(20)) {
          for (RulesContender one : RulesContender.values()) {
            double best = least(one, size, history, threads, RulesRow::best);
            line(
                "%6d %5d %8d  %-18s %12.0f %9.2f %12s %10s",
                size,
                history,
                threads,
                show(one),
                best,
                best / least(RulesContender.FLOOR, size, history, threads, RulesRow::best),
                whole(least(one, size, history, threads, RulesRow::p99)),
                whole(least(one, size, history, threads, RulesRow::bytes)));
          }
        }
      }
    }

    line("");
    for (RulesContender one : RulesContender.values()) {
      line(
          "memory for 1,000 rules, %s: %.1f MB",
          show(one), least(one, 2_000, 0, 1, RulesRow::heap) / 2 / 1_048_576);
    }

    line("");
  }

  private void goals() {
    double drools200 = best(RulesContender.CANDOR_DROOLS, 200);
    double drools2000 = best(RulesContender.CANDOR_DROOLS, 2_000);

    goal(
        "candor drools <= %.0f x candor predicates at 200 rules",
        drools200 / best(RulesContender.CANDOR_PREDICATES, 200), 10);
    goal(
        "candor drools <= %.0f x candor predicates at 2,000 rules",
        drools2000 / best(RulesContender.CANDOR_PREDICATES, 2_000), 6);
    goal(
        "candor drools at 2,000 rules <= %.0f x candor drools at 20",
        drools2000 / best(RulesContender.CANDOR_DROOLS, 20), 5);
    goal(
        "candor drools <= 1/20 (%.2f) of joined drl at 2,000 rules",
        drools2000 / best(RulesContender.JOINED_DRL, 2_000), 0.05);
    goal(
        "p99 of candor drools <= %.0f us at 200 rules, 20 interactions",
        least(RulesContender.CANDOR_DROOLS, 200, 20, 1, RulesRow::p99) / 1_000, 20);
    goal(
        "p99 of candor drools <= %.0f us at 2,000 rules, 20 interactions",
        least(RulesContender.CANDOR_DROOLS, 2_000, 20, 1, RulesRow::p99) / 1_000, 50);
  }

  private double best(RulesContender contender, int rules) {
    return least(contender, rules, 20, 1, RulesRow::best);
  }

  private void goal(String what, double came, double limit) {
    line("%-8s " + what + ": %.3f", came <= limit ? "met" : "NOT MET", limit, came);
  }

  private double least(
      RulesContender contender,
      int rules,
      int history,
      int threads,
      ToDoubleFunction<RulesRow> what) {
    return lines.stream()
        .filter(
            one ->
                one.contender == contender
                    && one.rules == rules
                    && one.history == history
                    && one.threads == threads)
        .mapToDouble(what)
        .min()
        .orElse(Double.NaN);
  }

  private static String whole(double number) {
    return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%.0f", number);
  }

  private static String show(RulesContender contender) {
    return contender.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
