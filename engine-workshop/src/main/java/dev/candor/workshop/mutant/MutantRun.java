package dev.candor.workshop.mutant;

import dev.candor.compliance.internal.decide.PredicateRules;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Rules;
import dev.candor.workshop.casebook.CaseResult;
import dev.candor.workshop.casebook.CaseRunner;
import dev.candor.workshop.casebook.RuleCase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Whether the cases of a rulebook notice when a rule is changed.
 *
 * @param mutants how many there were
 * @param survivors those that no case of their rule noticed
 */
public record MutantRun(int mutants, List<Mutant> survivors) {

  private static final double HUNDRED = 100.0;

  public MutantRun {
    survivors = List.copyOf(survivors);
  }

  /**
   * Puts every mutant of these rules to the cases of its rule that pass as it stands.
   *
   * @param rules which rules to change; those switched off are left out
   * @param passed how the cases ended
   * @param done told how many mutants were tried so far, now and then
   */
  public static MutantRun of(
      Rulebook rulebook,
      List<RuleDefinition> rules,
      CaseRunner runner,
      List<CaseResult> passed,
      IntConsumer done) {
    List<Mutant> survivors = new ArrayList<>();
    int tried = 0;
    for (RuleDefinition rule : rules) {
      if (!rule.enabled()) {
        continue;
      }
      List<RuleCase> own =
          passed.stream()
              .filter(result -> result.ruleCase().isOf(rule.id()) && result.passedByRule())
              .map(CaseResult::ruleCase)
              .toList();
      List<RuleDefinition> around = runner.findRelated(rule);
      for (Mutant mutant : Mutant.of(rule)) {
        Rules changed =
            PredicateRules.of(
                rulebook.only(
                    around.stream()
                        .map(one -> one.id().equals(rule.id()) ? mutant.changed() : one)
                        .toList()));
        if (own.stream().allMatch(one -> passes(one, mutant, changed, runner))) {
          survivors.add(mutant);
        }
        tried++;
      }
      done.accept(tried);
    }

    return new MutantRun(tried, survivors);
  }

  /** A change that makes the rule fail is noticed by whoever runs it. */
  private static boolean passes(RuleCase one, Mutant mutant, Rules changed, CaseRunner runner) {
    try {
      return runner.passes(one, mutant.changed(), changed);
    } catch (IllegalStateException | IllegalArgumentException failed) {
      return false;
    }
  }

  /** Survivors in a hundred mutants; 0 where there was none. */
  public double survivorsPerHundred() {
    return mutants == 0 ? 0 : survivors.size() * HUNDRED / mutants;
  }
}
