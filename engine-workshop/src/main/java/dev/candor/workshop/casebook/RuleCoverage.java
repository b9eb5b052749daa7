package dev.candor.workshop.casebook;

import dev.candor.compliance.internal.yaml.YamlParser;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RulebookReading;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rulebook covers: a line for each rule, and what is known to be missing.
 *
 * @param lines one for each rule, in the order of the files
 * @param missing what {@code coverage.yaml} says is not modelled, in its order
 */
public record RuleCoverage(List<CoverageLine> lines, List<String> missing) {

  /**
   * A rule and how many cases it has.
   *
   * @param rule the rule
   * @param cases how many cases it has
   */
  public record CoverageLine(RuleDefinition rule, int cases) {}

  public RuleCoverage {
    lines = List.copyOf(lines);
    missing = List.copyOf(missing);
  }

  /** What a rulebook with these cases covers. */
  public static RuleCoverage of(RulebookReading reading, Casebook casebook) {
    List<CoverageLine> lines =
        reading.rules().stream()
            .map(rule -> new CoverageLine(rule, casebook.of(rule.id()).size()))
            .toList();
    List<String> missing = new ArrayList<>();
    byte[] coverage = reading.files().get("coverage.yaml");
    if (coverage != null) {
      YamlParser.parse("coverage.yaml", coverage, new ArrayList<>())
          .flatMap(yaml -> yaml.get("missing"))
          .ifPresent(all -> all.items().forEach(one -> one.text().ifPresent(missing::add)));
    }
    return new RuleCoverage(lines, missing);
  }
}
