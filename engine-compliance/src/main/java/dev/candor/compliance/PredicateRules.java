package dev.candor.compliance;

import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Rules;
import dev.candor.law.RulebookVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides by a rulebook with nothing but its rows, one after the other. The yardstick for {@link
 * DroolsRules}, which must answer the same. May be shared between threads.
 */
public final class PredicateRules implements Rules {

  private final RulebookVersion version;
  private final List<Row> rows;

  private PredicateRules(RulebookVersion version, List<Row> rows) {
    this.version = version;
    this.rows = rows;
  }

  /** Decides by this rulebook. */
  public static PredicateRules of(Rulebook rulebook) {
    return new PredicateRules(rulebook.version(), rulebook.rows());
  }

  @Override
  public Decision decide(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    for (Matter matter : Matters.of(facts)) {
      for (Row row : rows) {
        if (row.speaks(matter)) {
          findings.add(row.finding(matter));
        }
      }
    }
    return new Decision(version, findings.stream().distinct().toList());
  }
}
