package dev.candor.cli;

import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.workshop.casebook.RuleCoverage;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Given.of(spec).commandLine().getOut();
    RuleFolder given = Given.of(folder);
    RulebookReading reading = given.reading();
    reading.orThrow();
    RuleCoverage coverage = RuleCoverage.of(reading, given.casebook(reading).orThrow());
    if (json) {
      out.println(
          Json.text(
              Json.of(
                  "rules",
                  coverage.lines().stream().map(RulesCoverageCommand::json).toList(),
                  "missing",
                  coverage.missing())));
      return Main.DONE;
    }
    Columns columns =
        Columns.of("rule", "citation", "verified", "on", "since", "switched", "cases", "by");
    coverage.lines().forEach(line -> row(columns, line));
    columns.print(out);
    if (!coverage.missing().isEmpty()) {
      out.println();
      out.println("Known to be missing:");
      coverage.missing().forEach(one -> out.println("  " + one));
    }
    return Main.DONE;
  }

  private static void row(Columns columns, RuleCoverage.Line line) {
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

  private static Object json(RuleCoverage.Line line) {
    RuleDefinition rule = line.rule();
    return Json.of(
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
