package dev.candor.workshop.mutant;

import dev.candor.compliance.rule.Restriction;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule changed in one place: a case should notice. Immutable.
 *
 * @param rule the rule as it is
 * @param change what was changed, in words
 * @param changed the rule with the change
 */
public record Mutant(RuleDefinition rule, String change, RuleDefinition changed) {

  /**
   * Returns every mutant of a rule: each number one more and one less, each operator turned round
   * or moved over its edge, each listed word left out, each hour a minute earlier and later, each
   * zone of the recipient made UTC, each "per" of a cap left out, and the days it holds from and to
   * a day earlier and later. What the reader adds by itself, such as the state of a jurisdiction,
   * stays.
   */
  public static List<Mutant> of(RuleDefinition rule) {
    List<Mutant> all = new ArrayList<>();
    ConditionMutants.find(
        rule, (change, when) -> all.add(new Mutant(rule, change, rule.withWhen(when))));
    List<Restriction> restrictions = rule.action().restrictions();
    for (int i = 0; i < restrictions.size(); i++) {
      for (RestrictionMutants.Variant one : RestrictionMutants.find(restrictions.get(i), rule)) {
        all.add(
            new Mutant(
                rule,
                one.change(),
                rule.withAction(
                    new RuleAction.Restrict(Changed.with(restrictions, i, one.restriction())))));
      }
    }
    days(rule, all);

    return all;
  }

  private static void days(RuleDefinition rule, List<Mutant> all) {
    @Nullable LocalDate to = rule.to();

    for (int by : new int[] {1, -1}) {
      LocalDate from = rule.from().plusDays(by);
      if (to == null || !from.isAfter(to)) {
        all.add(
            new Mutant(
                rule,
                "effective from " + rule.from() + " -> " + from,
                rule.withEffective(from, to)));
      }
      if (to != null && !to.plusDays(by).isBefore(rule.from())) {
        all.add(
            new Mutant(
                rule,
                "effective to " + to + " -> " + to.plusDays(by),
                rule.withEffective(rule.from(), to.plusDays(by))));
      }
    }
  }
}
