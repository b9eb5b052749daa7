package dev.candor.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The contest {@code cold-start}: whole processes, from before the JVM starts until it is gone, to
 * the first decision by the whole rulebook-us. Contenders take turns.
 */
final class ColdContest {

  static final String NAME = "cold-start";

  private static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:disable");

  private static final String READ =
      """
      cold-start: One operation starts a JVM, reads and checks the whole rulebook-us, and decides once (%s).
      Time on the wall and processor time of the whole process, the best of %d rounds in which the contenders take turns.
      """;

  private record Start(double wall, double cpu) {}

  private final Map<String, List<Start>> starts = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  private ColdContest() {}

  /** Runs so many rounds, three times over, and gives the report. */
  static String run(int rounds) {
    ColdContest contest = new ColdContest();
    try (OwnFolder folder = new OwnFolder()) {
      String nothing = folder.path().resolve("nothing.jsa").toString();
      String candor = folder.path().resolve("candor.jsa").toString();
      archive("nothing", nothing);
      archive("candor", candor);
      for (int round = 0; round < 3 * rounds; round++) {
        contest.start("a jvm that does nothing", "nothing", null);
        contest.start("the same, archive", "nothing", nothing);
        contest.start("candor", "candor", null);
        contest.start("candor, archive", "candor", candor);
        if (round < rounds) {
          contest.start("the same rules from drl", "drl", null);
        }
      }
    }
    contest.line(READ, "-XX:TieredStopAtLevel=1, as ./candor starts", 3 * rounds);
    contest.table();
    contest.goals();
    return contest.text.toString();
  }

  private static void archive(String what, String file) {
    List<String> options = new ArrayList<>(OPTIONS);
    options.add("-XX:ArchiveClassesAtExit=" + file);
    OwnJvm.run(ColdStart.class, false, options, what);
  }

  private void start(String name, String what, @org.jspecify.annotations.Nullable String archive) {
    List<String> options = new ArrayList<>(OPTIONS);
    if (archive != null) {
      options.add("-XX:SharedArchiveFile=" + archive);
    }
    OwnJvm.Run run = OwnJvm.run(ColdStart.class, what.equals("drl"), options, what);
    double cpu =
        run.lines().stream()
            .filter(one -> one.startsWith("cold "))
            .mapToDouble(one -> Double.parseDouble(one.split(" ")[1]))
            .findFirst()
            .orElse(Double.NaN);
    starts.computeIfAbsent(name, key -> new ArrayList<>()).add(new Start(run.wall() / 1e6, cpu));
  }

  private void table() {
    line("%-26s %10s %10s %10s", "", "wall ms", "cpu ms", "x nothing");
    starts
        .keySet()
        .forEach(
            name ->
                line(
                    "%-26s %10.0f %10.0f %10.2f",
                    name, wall(name), cpu(name), cpu(name) / cpu("a jvm that does nothing")));
    line("");
  }

  private void goals() {
    goal("candor", cpu("candor") / cpu("the same rules from drl"));
    goal("candor, archive", cpu("candor, archive") / cpu("the same rules from drl"));
  }

  private void goal(String name, double ratio) {
    line(
        "%-8s %s <= 1/10 of the same rules from drl, processor time: %.3f",
        ratio <= 0.1 ? "met" : "NOT MET", name, ratio);
  }

  private double wall(String name) {
    return starts.getOrDefault(name, List.of()).stream()
        .mapToDouble(Start::wall)
        .min()
        .orElse(Double.NaN);
  }

  private double cpu(String name) {
    return starts.getOrDefault(name, List.of()).stream()
        .mapToDouble(Start::cpu)
        .min()
        .orElse(Double.NaN);
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
