package dev.candor.cli.rules;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.file.FirstBytes;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.LowerRulebook;
import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.law.RuleId;
import dev.candor.workshop.casebook.CaseResult;
import dev.candor.workshop.casebook.CaseRunner;
import dev.candor.workshop.casebook.Casebook;
import dev.candor.workshop.casebook.RuleCase;
import dev.candor.workshop.change.RuleInterview;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code candor rules new}: asks for a rule and writes it with its first two cases. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description =
        "Asks for a rule, question by question, and writes it with two cases: one it stops, one it lets through. Writes over nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules new -o my-rules",
      "  candor rules new -o my-rules --over rulebook-us"
    })
final class RulesNewCommand implements Callable<Integer> {

  /** More than anybody answers; an endless input ends here. */
  private static final long MOST_BYTES = 1_048_576;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "The rulebook it goes to, made where it is not there; my-rules unless given.")
  private Path folder = Path.of("my-rules");

  @Mixin private @Nullable LowerRulebook lower;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    Rulebook below = requireValue(lower).rulebook();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InvalidInputException(
          "the command line",
          new Fault(
              folder.toString(),
              "",
              "The name (" + folder + ") is of a file.",
              "name a folder with -o; it is made where it is missing."));
    }
    RuleInterview.NewRule written =
        RuleInterview.ask(
            folder,
            below,
            new BufferedReader(
                new InputStreamReader(
                    new FirstBytes(System.in, MOST_BYTES), StandardCharsets.UTF_8)),
            requireValue(answer).questions());

    Rulebook rulebook = Rulebooks.fromFolder(folder, below);
    CaseRunner runner = CaseRunner.of(rulebook);
    List<CaseResult> results =
        Casebook.of(rulebook).of(RuleId.of(written.rule())).stream().map(runner::run).toList();
    String path = folder + (below == null ? "" : " --over " + requireValue(lower).folder());
    requireValue(answer).give(new WrittenRule(written, results, path));
    return ExitCode.DONE;
  }

  /**
   * The answer: what was written, and how its cases end.
   *
   * @param path the rulebook as it is named to the next command
   */
  private record WrittenRule(RuleInterview.NewRule written, List<CaseResult> results, String path)
      implements CommandAnswer {

    @Override
    public Object toJson() {
      return JsonAnswers.of(
          "rule",
          written.rule(),
          "files",
          written.files().stream().map(Object::toString).toList(),
          "cases",
          results.stream().map(WrittenRule::toJson).toList());
    }

    private static Object toJson(CaseResult result) {
      return JsonAnswers.of(
          "case", result.ruleCase().sentence(),
          "expected", result.ruleCase().expectedText(),
          "passed", result.isPassed(),
          "got", result.got());
    }

    @Override
    public void print(TextPage text) {
      text.printLine("");
      written.files().forEach(file -> text.printLine("wrote " + file));

      for (CaseResult result : results) {
        RuleCase one = result.ruleCase();
        text.printLine(
            (result.isPassed() ? "passes  " : "fails   ")
                + one.expectedText()
                + ": "
                + one.sentence()
                + (result.isPassed() ? "" : "  It " + result.got() + "."));
      }
      text.printLine(
          results.stream().allMatch(CaseResult::isPassed)
              ? "Next: candor rules check " + path + "; then add the cases its source tells of."
              : "A case fails: change it in the file, then run candor rules test " + path + ".");
    }
  }
}
