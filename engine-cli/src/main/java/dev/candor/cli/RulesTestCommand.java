package dev.candor.cli;

import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.workshop.casebook.CaseResult;
import dev.candor.workshop.casebook.CaseRunner;
import dev.candor.workshop.casebook.Casebook;
import dev.candor.workshop.casebook.Mutant;
import dev.candor.workshop.casebook.MutantRun;
import dev.candor.workshop.casebook.RuleCase;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code candor rules test}: whether the rules say what their cases expect. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Runs every case of a rulebook, and tells which rules no case reaches.",
      "Then changes every rule that is switched on in one place after the other, numbers, operators, words, hours, zones and days, and tells which changes no case notices. Exit code 1 where a case fails."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules test",
      "  candor rules test my-rules --over rulebook-us",
      "  candor rules test my-rules --no-mutants"
    })
final class RulesTestCommand implements Callable<Integer> {

  private static final long PATIENCE = 3_000_000_000L;

  @Mixin private @Nullable RuleFolder folder;

  @Option(names = "--no-mutants", description = "Runs the cases alone.")
  private boolean noMutants;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Given.of(spec).commandLine().getOut();
    PrintWriter err = Given.of(spec).commandLine().getErr();
    RuleFolder given = Given.of(folder);
    RulebookReading reading = given.reading();
    Rulebook rulebook = reading.orThrow();
    Casebook casebook = given.casebook(reading).orThrow();
    CaseRunner runner = CaseRunner.of(rulebook);
    List<CaseResult> results = new ArrayList<>();
    IntConsumer progress = progress(err, "of " + casebook.cases().size() + " cases");
    for (RuleCase one : casebook.cases()) {
      results.add(runner.run(one));
      progress.accept(results.size());
    }
    List<CaseResult> failed = results.stream().filter(result -> !result.passed()).toList();
    List<RuleDefinition> unreached = runner.unreached(reading.rules(), casebook.cases());
    @Nullable MutantRun mutants =
        noMutants
            ? null
            : MutantRun.of(rulebook, reading.rules(), runner, results, progress(err, "mutants"));
    if (json) {
      out.println(Json.text(json(results, failed, unreached, mutants)));
    } else {
      failed.forEach(result -> told(out, result));
      unreached.forEach(rule -> out.println("no case reaches  " + rule.place() + " " + rule.id()));
      told(out, results, failed.size(), mutants);
    }
    return failed.isEmpty() ? Main.DONE : Main.REFUSED;
  }

  /**
   * The ids that cases bear, of a regulator's worked example, say; those whose every case passes.
   */
  private static List<String> examples(List<CaseResult> results) {
    SortedSet<String> passed = new TreeSet<>();
    Set<String> failed = new HashSet<>();
    for (CaseResult result : results) {
      String id = result.ruleCase().id();
      if (id != null) {
        (result.passed() ? passed : failed).add(id);
      }
    }
    passed.removeAll(failed);
    return List.copyOf(passed);
  }

  private static void told(PrintWriter out, CaseResult result) {
    RuleCase one = result.ruleCase();
    out.println(
        "failed  "
            + one.place()
            + " "
            + one.rule()
            + (one.id() == null ? "" : " " + one.id())
            + ": "
            + one.sentence());
    out.println("    expected  " + one.expected().text());
    out.println("    got       " + result.got());
    result.trace().forEach(line -> out.println("      " + line));
    out.println();
  }

  private static void told(
      PrintWriter out, List<CaseResult> results, int failed, @Nullable MutantRun mutants) {
    if (mutants != null) {
      for (Mutant mutant : mutants.survivors()) {
        out.println("no case notices  " + mutant.rule().id() + "  " + mutant.change());
      }
    }
    out.println(
        RulesCheckCommand.counted(results.size() - failed, "case")
            + " passed, "
            + failed
            + " failed.");
    List<String> examples = examples(results);
    if (!examples.isEmpty()) {
      out.println(
          Told.wrapped(
              RulesCheckCommand.counted(examples.size(), "example")
                  + " among the passed: "
                  + String.join(", ", examples)
                  + ".",
              0));
    }
    if (mutants != null) {
      out.println(
          RulesCheckCommand.counted(mutants.mutants(), "mutant")
              + ", "
              + mutants.survivors().size()
              + " survived: "
              + perHundred(mutants)
              + " in 100.");
    }
  }

  private static String perHundred(MutantRun mutants) {
    return String.format(Locale.ENGLISH, "%.1f", mutants.survivorsPerHundred());
  }

  private static Object json(
      List<CaseResult> results,
      List<CaseResult> failed,
      List<RuleDefinition> unreached,
      @Nullable MutantRun mutants) {
    return Json.of(
        "passed",
        results.size() - failed.size(),
        "examples",
        examples(results),
        "failed",
        failed.stream()
            .map(
                result ->
                    Json.of(
                        "place",
                        result.ruleCase().place(),
                        "rule",
                        result.ruleCase().rule().value(),
                        "id",
                        result.ruleCase().id(),
                        "case",
                        result.ruleCase().sentence(),
                        "expected",
                        result.ruleCase().expected().text(),
                        "got",
                        result.got(),
                        "trace",
                        result.trace()))
            .toList(),
        "unreached",
        unreached.stream().map(rule -> rule.id().value()).toList(),
        "mutants",
        mutants == null ? null : mutants.mutants(),
        "survivors",
        mutants == null
            ? null
            : mutants.survivors().stream()
                .map(
                    mutant ->
                        Json.of("rule", mutant.rule().id().value(), "change", mutant.change()))
                .toList());
  }

  /** Says how far it is, every few seconds. */
  private static IntConsumer progress(PrintWriter err, String of) {
    long[] last = {System.nanoTime()};
    return done -> {
      if (System.nanoTime() - last[0] > PATIENCE) {
        last[0] = System.nanoTime();
        err.println(done + " " + of + " ...");
        err.flush();
      }
    };
  }
}
