package dev.candor.compliance.internal.decide;

import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Refuses every message of a day on which no rule of the lowest layer is in force: the law of that
 * day is not known, whatever the layers above say. Those may begin later, so they are not asked.
 * Immutable.
 */
public final class LowestLayer {

  private static final RuleId NONE_IN_FORCE = RuleId.of("no-rule-in-force");

  private final List<RuleDefinition> rules;

  private LowestLayer(List<RuleDefinition> rules) {
    this.rules = rules;
  }

  /** Looks at those of these rules that lie lowest. */
  public static LowestLayer of(List<CompiledRule> compiled) {
    return new LowestLayer(
        compiled.stream().filter(one -> one.layer() == 0).map(CompiledRule::rule).toList());
  }

  /** Returns the decision, with a refusal where none of the rules is in force on its day. */
  public Decision judge(Facts facts, Decision decision) {
    LocalDate day = LocalDate.ofInstant(facts.asOf(), ZoneOffset.UTC);
    for (RuleDefinition rule : rules) {
      if (rule.holdsOn(day)) {
        return decision;
      }
    }
    List<Finding> findings = new ArrayList<>(decision.findings());
    findings.add(refusal(day, decision.rulebook().layers().get(0).name()));
    return decision.with(findings);
  }

  private static Finding.Refuse refusal(LocalDate day, String rulebook) {
    return new Finding.Refuse(
        new Reason(
            NONE_IN_FORCE,
            "No rule in force",
            Citation.house("fail closed"),
            "No rule of "
                + rulebook
                + " is in force on "
                + day
                + ", so nothing is known of what is permitted then. A clock that is right, or a rulebook for that day, would settle it.",
            Map.of("day", day.toString(), "rulebook", rulebook),
            null));
  }
}
