package dev.candor.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contest {@code cold-start}: whole processes, from before the JVM starts until it is gone, to
 * the first decision by the whole rulebook-us. Contenders take turns.
 */
final class ColdContest {

  static final String NAME = "cold-start";

  private static final List<String> OPTIONS = List.of("-Xlog:disable");

  private static final String READ =
      """
      cold-start: One operation starts a JVM as it comes, makes rules ready and decides once:
      the whole rulebook-us (%d rules, those switched off among them), and a generated rulebook of %d rules.
      Time on the wall and processor time of the whole process, the best of %d rounds (of the text: %d) in which all take turns.
      """;
  private static final String NOTHING = "a jvm that does nothing";
  private static final String DRL = "rulebook-us as drl";
  private static final String JOINED = "200 rules as joined drl";

  private record Start(double wall, double cpu) {}

  private final Map<String, List<Start>> starts = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  private final String lean;
  private final String compiling;

  private ColdContest(OwnFolder folder) {
    lean = OwnJvm.jars(false, folder);
    compiling = OwnJvm.jars(true, folder);
  }

  /** Runs so many rounds, three times over, and gives the report. */
  static String run(int rounds) {
    try (OwnFolder folder = new OwnFolder()) {
      ColdContest contest = new ColdContest(folder);
      Path us = folder.path().resolve("us.jsa");
      Path generated = folder.path().resolve("generated.jsa");
      folder.put("us.drl", ColdStart.usAsDrl());
      String drl = folder.path().resolve("us.drl").toString();
      folder.put("generated/rulebook.yaml", "name: generated\nversion: \"1\"\n");
      GeneratedRule.rules(ColdStart.RULES)
          .forEach(rule -> folder.put("generated/rules/" + rule.id() + ".yaml", rule.yaml()));
      String rules = folder.path().resolve("generated").toString();
      contest.archive(us, "us");
      contest.archive(generated, "folder", rules);
      for (int round = 0; round < 3 * rounds; round++) {
        contest.start(NOTHING, null, "nothing");
        contest.start("rulebook-us", null, "us");
        contest.start("rulebook-us, archive", us, "us");
        contest.start("200 rules", null, "folder", rules);
        contest.start("200 rules, archive", generated, "folder", rules);
        if (round < rounds) {
          contest.start(DRL, null, "drl", drl);
          contest.start(JOINED, null, "joined");
        }
      }
      contest.line(READ, ColdStart.usRules(), ColdStart.RULES, 3 * rounds, rounds);
      contest.table();
      contest.goals();
      return contest.text.toString();
    }
  }

  private void archive(Path file, String... arguments) {
    List<String> options = new ArrayList<>(OPTIONS);
    options.add("-XX:ArchiveClassesAtExit=" + file);
    OwnJvm.run(ColdStart.class, lean, options, arguments);
  }

  private void start(String name, @Nullable Path archive, String... arguments) {
    List<String> options = new ArrayList<>(OPTIONS);
    if (archive != null) {
      options.add("-XX:SharedArchiveFile=" + archive);
    }
    boolean compiles = name.equals(DRL) || name.equals(JOINED);
    OwnJvm.Run run = OwnJvm.run(ColdStart.class, compiles ? compiling : lean, options, arguments);
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
                    name, wall(name), cpu(name), cpu(name) / cpu(NOTHING)));
    line("");
  }

  private void goals() {
    goal("rulebook-us", DRL);
    goal("rulebook-us, archive", DRL);
    goal("200 rules", JOINED);
    goal("200 rules, archive", JOINED);
  }

  private void goal(String name, String other) {
    double ratio = wall(name) / wall(other);
    line(
        "%-8s %s <= 1/10 of %s, on the wall: %.3f; processor time: %.3f",
        ratio <= 0.1 ? "met" : "NOT MET", name, other, ratio, cpu(name) / cpu(other));
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
