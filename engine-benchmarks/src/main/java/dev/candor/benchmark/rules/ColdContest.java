package dev.candor.benchmark.rules;

import dev.candor.benchmark.turn.OwnFolder;
import dev.candor.benchmark.turn.OwnJvm;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The contest {@code cold-start}: whole processes, from before the JVM starts to the first decision
 * by the whole rulebook-us. What a JVM does after it, waiting for its compilers among other things,
 * is not counted. Contenders take turns.
 */
public final class ColdContest {

  public static final String NAME = "cold-start";

  private static final List<String> OPTIONS = List.of("-Xlog:disable");

  /** What {@code ./candor} starts with, as a process does that is to be quick and soon over. */
  private static final List<String> QUICK =
      List.of("-Xlog:disable", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final String READ =
      """
      cold-start: One operation starts a JVM, makes rules ready and decides once:
      the whole rulebook-us (%d rules, those switched off among them), and a generated rulebook of %d rules.
      As it comes; with a class archive of such a start; quick: the first compiler only and the serial collector, and for ours the archive, as ./candor starts.
      Time on the wall until it has decided and processor time of the process until then, the best of %d rounds (of the text: %d) in which all take turns.
      """;
  private static final String NOTHING = "a jvm that does nothing";
  private static final String ARCHIVE = ", archive";

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
  public static String run(int rounds) {
    try (OwnFolder folder = new OwnFolder()) {
      ColdContest contest = new ColdContest(folder);
      folder.put("us.drl", ColdStart.usAsDrl());
      folder.put("generated/rulebook.yaml", "name: generated\nversion: \"1\"\n");
      GeneratedRule.rules(ColdStart.RULES)
          .forEach(rule -> folder.put("generated/rules/" + rule.id() + ".yaml", rule.yaml()));
      Contender us = new Contender("rulebook-us", contest.lean, List.of("us"));
      Contender generated =
          new Contender(
              "200 rules",
              contest.lean,
              List.of("folder", folder.path().resolve("generated").toString()));
      Contender drl =
          new Contender(
              "rulebook-us as drl",
              contest.compiling,
              List.of("drl", folder.path().resolve("us.drl").toString()));
      Contender joined =
          new Contender("200 rules as joined drl", contest.compiling, List.of("joined"));
      List<Contender> ours = List.of(us, generated);
      List<Contender> texts = List.of(drl, joined);
      ours.forEach(one -> archive(one, folder));
      for (int round = 0; round < 3 * rounds; round++) {
        contest.start(NOTHING, OPTIONS, new Contender(NOTHING, contest.lean, List.of("nothing")));
        ours.forEach(one -> contest.starts(one, folder));
        if (round < rounds) {
          // no archive for these: the JVM breaks off when it is to keep what they compiled
          for (Contender text : texts) {
            contest.start(text.name(), OPTIONS, text);
            contest.start(text.quick(), QUICK, text);
          }
        }
      }
      contest.line(READ, ColdStart.usRules(), ColdStart.RULES, 3 * rounds, rounds);
      contest.table();
      contest.goals(us, drl);
      contest.goals(generated, joined);
      return contest.text.toString();
    }
  }

  /** A process: its jars and what it is told. */
  private record Contender(String name, String classpath, List<String> arguments) {

    String archiveName() {
      return name + ARCHIVE;
    }

    String quick() {
      return name + ", quick";
    }

    Path archive(OwnFolder folder) {
      return folder.path().resolve(name.replace(' ', '-') + ".jsa");
    }

    public List<String> run(List<String> options) {
      return OwnJvm.run(ColdStart.class, classpath, options, arguments.toArray(String[]::new));
    }
  }

  private static void archive(Contender contender, OwnFolder folder) {
    List<String> options = new ArrayList<>(OPTIONS);
    options.add("-XX:ArchiveClassesAtExit=" + contender.archive(folder));
    contender.run(options);
  }

  private void starts(Contender contender, OwnFolder folder) {
    String archive = "-XX:SharedArchiveFile=" + contender.archive(folder);
    start(contender.name(), OPTIONS, contender);
    start(contender.archiveName(), with(OPTIONS, archive), contender);
    start(contender.quick(), with(QUICK, archive), contender);
  }

  private static List<String> with(List<String> options, String one) {
    return Stream.concat(options.stream(), Stream.of(one)).toList();
  }

  private void start(String name, List<String> options, Contender contender) {
    double before = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    String[] told =
        contender.run(options).stream()
            .filter(one -> one.startsWith("cold "))
            .findFirst()
            .orElseThrow()
            .split(" ");
    double wall = (Double.parseDouble(told[2]) - before) / 1e3;
    starts
        .computeIfAbsent(name, key -> new ArrayList<>())
        .add(new Start(wall, Double.parseDouble(told[1])));
  }

  private void table() {
    line("%-34s %10s %10s %10s", "", "wall ms", "cpu ms", "x nothing");
    starts
        .keySet()
        .forEach(
            name ->
                line(
                    "%-34s %10.0f %10.0f %10.2f",
                    name, wall(name), cpu(name), cpu(name) / cpu(NOTHING)));
    line("");
  }

  private void goals(Contender ours, Contender text) {
    goal(ours.name(), text.name());
    goal(ours.archiveName(), text.name());
    goal(ours.quick(), text.quick());
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
