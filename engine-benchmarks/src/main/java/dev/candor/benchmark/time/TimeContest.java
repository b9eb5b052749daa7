package dev.candor.benchmark.time;

import dev.candor.benchmark.turn.OwnJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The contest {@code schedule}: contenders take turns, round by round, each turn in its own JVM.
 */
public final class TimeContest {

  public static final String NAME = "schedule";

  private static final String READ =
      """
      schedule: One operation finds the first time a message may go, at random instants of ten weeks, in three zones at once. What
      belongs to the borrower is made for each message; only "candor compiled" has the shared limits worked out before.
      Processor time of the thread, not time on the wall; %d rounds in which the contenders take turns, each turn in a JVM of its
      own; best of all rounds. The floor is one zone conversion, ZoneRules.getOffset. Trust the ratios to about a fifth, and the
      nanoseconds on this machine only.
      """;

  /** One line of a turn. */
  private record TimeRow(TimeContender contender, TimeCase what, double best, double bytes) {

    static TimeRow of(String text) {
      String[] part = text.split(" ");
      return new TimeRow(
          TimeContender.valueOf(part[1]),
          TimeCase.valueOf(part[2]),
          Double.parseDouble(part[3]),
          Double.parseDouble(part[4]));
    }
  }

  private final List<TimeRow> lines = new ArrayList<>();
  private final List<String> batches = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private TimeContest() {}

  /** Runs so many rounds and gives the report. */
  public static String run(int rounds) {
    TimeContest contest = new TimeContest();
    for (int round = 0; round < rounds; round++) {
      for (TimeContender contender : TimeContender.values()) {
        contest.turn(contender);
      }
    }

    contest.batches.addAll(jvm(TimeBatch.class));
    contest.line(READ, rounds);
    contest.table();
    contest.batches.forEach(line -> contest.line("%s", line));
    contest.line("");
    contest.goals();

    return contest.text.toString();
  }

  private void turn(TimeContender contender) {
    jvm(TimeTurn.class, contender.name()).stream()
        .filter(one -> one.startsWith("turn "))
        .map(TimeRow::of)
        .forEach(lines::add);
  }

  private static List<String> jvm(Class<?> main, String... arguments) {
    return OwnJvm.run(main, false, List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"), arguments);
  }

  private void table() {
    line("%7s %7s  %-16s %12s %10s %12s", "limits", "past", "", "best ns", "x floor", "bytes");

    for (TimeCase one : TimeCase.values()) {
      for (TimeContender contender : TimeContender.values()) {
        double best = least(contender, one, TimeRow::best);
        if (!Double.isNaN(best)) {
          line(
              "%7d %7d  %-16s %12.1f %10.1f %12.0f%s",
              one.limits() + (one.note().isEmpty() ? 0 : 1),
              one.past(),
              show(contender),
              best,
              best / floor(),
              least(contender, one, TimeRow::bytes),
              one.note().isEmpty() ? "" : "  " + one.note());
        }
      }
      line("");
    }
  }

  private void goals() {
    goal(
        "20 limits and 200 past interactions",
        TimeContender.CANDOR,
        TimeCase.LIMITS_20_PAST_200,
        120);
    goal(
        "compiled, cap of 168 hours over 20",
        TimeContender.CANDOR_COMPILED,
        TimeCase.BATCH_HOURS,
        4);
    goal("compiled, cap of 7 days over 20", TimeContender.CANDOR_COMPILED, TimeCase.BATCH_DAYS, 4);
  }

  private void goal(String what, TimeContender contender, TimeCase one, double limit) {
    double came = least(contender, one, TimeRow::best) / floor();
    line(
        "%-8s %s <= %.0f zone conversions: %.1f",
        came <= limit ? "met" : "NOT MET", what, limit, came);
  }

  /** Returns the time of one conversion, which does not know which case it is in. */
  private double floor() {
    return lines.stream()
        .filter(line -> line.contender() == TimeContender.FLOOR)
        .mapToDouble(TimeRow::best)
        .min()
        .orElse(Double.NaN);
  }

  private double least(TimeContender contender, TimeCase one, ToDoubleFunction<TimeRow> what) {
    return lines.stream()
        .filter(line -> line.contender() == contender && line.what() == one)
        .mapToDouble(what)
        .min()
        .orElse(Double.NaN);
  }

  private static String show(TimeContender contender) {
    return contender.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
