package dev.candor.cli.rules;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.RuleFolder;
import dev.candor.cli.text.Columns;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.workshop.casebook.RuleCoverage;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code candor rules coverage}: what a rulebook models, and how far it was checked. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description =
        "Lists every rule with its provision, how far its words were checked, since when it holds, whether it is switched on and how many cases it has; then what is known to be missing.",
    footerHeading = "%nExamples:%n",
    footer = {"  candor rules coverage", "  candor rules coverage my-rules --json"})
final class RulesCoverageCommand implements Callable<Integer> {

  @Mixin private @Nullable RuleFolder folder;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    RuleFolder given = requireValue(folder);
    RulebookReading reading = given.read();
    reading.orThrow();
    requireValue(answer)
        .give(new Coverage(RuleCoverage.of(reading, given.readCases(reading).orThrow())));
    return ExitCode.DONE;
  }

  private record Coverage(RuleCoverage coverage) implements CommandAnswer {

    @Override
    public Object toJson() {
      return JsonAnswers.of(
          "rules",
          coverage.lines().stream().map(Coverage::toJson).toList(),
          "missing",
          coverage.missing());
    }

    @Override
    public void print(TextPage text) {
      Columns columns =
          Columns.of("rule", "citation", "verified", "on", "since", "switched", "cases", "by");
      coverage.lines().forEach(line -> row(columns, line));
      columns.print(text.out());
      if (!coverage.missing().isEmpty()) {
        text.printLine("");
        text.printLine("Known to be missing:");
        coverage.missing().forEach(one -> text.printLine("  " + one));
      }
    }

    private static void row(Columns columns, RuleCoverage.CoverageLine line) {
      RuleDefinition rule = line.rule();
      columns.row(
          rule.id().value(),
          rule.citation().text(),
          how(rule),
          rule.verifiedOn() == null ? "" : rule.verifiedOn().toString(),
          rule.from() + (rule.to() == null ? "" : " to " + rule.to()),
          rule.enabled() ? "on" : "off",
          Integer.toString(line.cases()),
          rule.verifiedBy() == null ? "" : rule.verifiedBy());
    }

    private static String how(RuleDefinition rule) {
      return rule.citation().verified().name().toLowerCase(Locale.ROOT);
    }

    private static Object toJson(RuleCoverage.CoverageLine line) {
      RuleDefinition rule = line.rule();

      return JsonAnswers.of(
          "rule",
          rule.id().value(),
          "citation",
          rule.citation().text(),
          "verified",
          how(rule),
          "by",
          rule.verifiedBy(),
          "on",
          rule.verifiedOn() == null ? null : rule.verifiedOn().toString(),
          "from",
          rule.from().toString(),
          "to",
          rule.to() == null ? null : rule.to().toString(),
          "switchedOn",
          rule.enabled(),
          "cases",
          line.cases());
    }
  }
}
