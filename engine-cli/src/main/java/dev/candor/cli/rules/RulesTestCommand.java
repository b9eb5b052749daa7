package dev.candor.cli.rules;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.RuleFolder;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.workshop.casebook.CaseResult;
import dev.candor.workshop.casebook.CaseRunner;
import dev.candor.workshop.casebook.Casebook;
import dev.candor.workshop.casebook.RuleCase;
import dev.candor.workshop.mutant.MutantRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code candor rules test}: whether the rules say what their cases expect. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Runs every case of a rulebook, and tells which rules no case reaches.",
      "A case that states the answer of the whole product is put to every rule that is switched on, the house checks and the clock as well.",
      "Then changes every rule that is switched on in one place after the other, numbers, operators, words, hours, zones and days, and tells which changes no case notices. Exit code 1 where a case fails."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules test",
      "  candor rules test my-rules --over rulebook-us",
      "  candor rules test my-rules --no-mutants",
      "  candor rules test rulebook-us --cases my-cases"
    })
final class RulesTestCommand implements Callable<Integer> {

  private static final long PATIENCE = 3_000_000_000L;

  @Mixin private @Nullable RuleFolder folder;

  @Option(names = "--no-mutants", description = "Runs the cases alone.")
  private boolean noMutants;

  @Option(
      names = "--cases",
      paramLabel = "FOLDER",
      description = {
        "Runs the cases of this folder instead: of a house, say, or of a reviewer, on the rules as they are.",
        "Every file of it holds cases, but those under personas/. No rule is changed then."
      })
  private @Nullable Path cases;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    PrintWriter err = requireValue(answer).err();
    RuleFolder given = requireValue(folder);
    RulebookReading reading = given.read();
    Rulebook rulebook = reading.orThrow();
    Casebook casebook =
        (cases == null ? given.readCases(reading) : given.readCasesOver(reading, cases)).orThrow();

    CaseRunner runner = CaseRunner.of(rulebook);
    List<CaseResult> results = new ArrayList<>();
    IntConsumer progress = progress(err, "of " + casebook.cases().size() + " cases");
    for (RuleCase one : casebook.cases()) {
      results.add(runner.run(one));
      progress.accept(results.size());
    }
    List<RuleDefinition> unreached =
        cases == null ? runner.findUnreached(reading.rules(), casebook.cases()) : List.of();
    @Nullable MutantRun mutants =
        noMutants || cases != null
            ? null
            : MutantRun.of(rulebook, reading.rules(), runner, results, progress(err, "mutants"));

    CaseReport report = new CaseReport(results, unreached, mutants);
    requireValue(answer).give(report);
    return report.failed().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  /** Prints how far it is, every few seconds. */
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
