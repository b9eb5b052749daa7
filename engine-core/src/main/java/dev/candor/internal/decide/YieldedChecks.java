package dev.candor.internal.decide;

import dev.candor.decision.Decision;
import dev.candor.decision.Excepted;
import dev.candor.decision.Finding;
import dev.candor.decision.YieldingChecks;
import dev.candor.law.RuleId;
import java.util.ArrayList;
import java.util.List;

/** Lets house checks give way to the rules that give them an exception. Stateless. */
final class YieldedChecks {

  private YieldedChecks() {}

  /**
   * Returns the decision with those exceptions to house checks that were needed, each with what the
   * check would have said.
   */
  static Decision settle(Decision said, List<Finding> house) {
    List<Excepted> settled = new ArrayList<>();
    for (Excepted one : said.exceptions()) {
      RuleId silenced = one.reason().ruleId();
      if (!YieldingChecks.IDS.contains(silenced)) {
        settled.add(one);
      } else {
        house.stream()
            .filter(finding -> finding.reason().ruleId().equals(silenced))
            .map(finding -> new Excepted(finding.reason(), one.by(), one.because()))
            .forEach(settled::add);
      }
    }

    return new Decision(said.rulebook(), said.findings(), said.warnings(), settled);
  }

  /** Returns what of the house checks' findings still stands. */
  static List<Finding> findStanding(List<Finding> house, Decision settled) {
    return house.stream()
        .filter(
            finding ->
                settled.exceptions().stream()
                    .noneMatch(one -> one.reason().equals(finding.reason())))
        .toList();
  }
}
