package dev.candor.cli.rules;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.option.ClockOption;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.RuleFolder;
import dev.candor.cli.text.Columns;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.workshop.calendar.ComingChanges;
import dev.candor.workshop.calendar.DatedChange;
import dev.candor.workshop.casebook.RuleCoverage;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code candor rules coverage}: what a rulebook models, and how far it was checked. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description =
        "Lists every rule with its provision, how far its words were checked, since when it holds, whether it is switched on and how many cases it has; then what is known to be missing. With --until the days to come on which a rule, a number or a calendar begins or ends, and the changes that are expected.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules coverage",
      "  candor rules coverage my-rules --json",
      "  candor rules coverage --until 2028-01-01"
    })
final class RulesCoverageCommand implements Callable<Integer> {

  @Mixin private @Nullable RuleFolder folder;

  @Option(
      names = "--until",
      paramLabel = "DAY",
      description = "Lists the changes after today, up to this day, such as 2028-01-01.")
  private @Nullable String until;

  @Mixin private @Nullable ClockOption clock;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    RuleFolder given = requireValue(folder);
    RulebookReading reading = given.read();
    reading.orThrow();
    @Nullable List<DatedChange> changes = until == null ? null : changes(reading, until);
    requireValue(answer)
        .give(new Coverage(RuleCoverage.of(reading, given.readCases(reading).orThrow()), changes));
    return ExitCode.DONE;
  }

  private List<DatedChange> changes(RulebookReading reading, String day) {
    LocalDate last;
    try {
      last = LocalDate.parse(day);
    } catch (DateTimeException malformed) {
      throw new InvalidInputException(
          "the command line",
          new Fault(
              "--until", "", "The value (" + day + ") is not a day.", "write it as 2028-01-01."));
    }
    LocalDate today = LocalDate.now(requireValue(clock).orElse(Clock.systemUTC()));
    return ComingChanges.find(reading, today, last);
  }

  /**
   * The answer.
   *
   * @param changes null where none were asked for
   */
  private record Coverage(RuleCoverage coverage, @Nullable List<DatedChange> changes)
      implements CommandAnswer {

    @Override
    public Object toJson() {
      return JsonAnswers.of(
          "rules",
          coverage.lines().stream().map(Coverage::toJson).toList(),
          "missing",
          coverage.missing(),
          "changes",
          changes == null
              ? null
              : changes.stream()
                  .map(
                      change ->
                          JsonAnswers.of(
                              "on", change.on().toString(),
                              "kind", change.kind().text(),
                              "id", change.id(),
                              "what", change.what()))
                  .toList());
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

      if (changes != null) {
        text.printLine("");
        text.printLine(changes.isEmpty() ? "No change is known to come." : "Known to come:");
        Columns coming = Columns.of("", "", "", "");
        changes.forEach(
            change ->
                coming.row("  " + change.on(), change.kind().text(), change.id(), change.what()));
        coming.print(text.out());
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
