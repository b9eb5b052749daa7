package dev.candor.compliance.internal.decide;

import dev.candor.compliance.internal.fact.RuleInput;
import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.law.RulebookVersion;
import java.util.List;

/**
 * The rules that read the words of a message, which are asked once it is written. Immutable; may be
 * shared between threads.
 */
public final class WordRules {

  private final RulebookVersion version;
  private final List<CompiledRule> rules;

  private WordRules(RulebookVersion version, List<CompiledRule> rules) {
    this.version = version;
    this.rules = rules;
  }

  /** Takes those of these rules that read words. */
  public static WordRules of(RulebookVersion version, List<CompiledRule> rules) {
    return new WordRules(version, rules.stream().filter(one -> one.rule().readsWords()).toList());
  }

  /** Returns the other rules, which are asked before anything is written. */
  public static List<CompiledRule> without(List<CompiledRule> rules) {
    return rules.stream().filter(one -> !one.rule().readsWords()).toList();
  }

  /** Returns whether there are none. */
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** Returns what they say of a message with these words. */
  public Decision read(Facts facts, String words) {
    try {
      List<RuleInput> inputs = RuleInput.ofWritten(facts, words);
      Findings findings = new Findings(inputs.size());
      for (RuleInput input : inputs) {
        for (CompiledRule rule : rules) {
          if (rule.speaks(input)) {
            findings.add(rule, input);
          }
        }
      }
      return findings.decision(version);
    } catch (RuntimeException failure) {
      return RuleFailure.log(version, failure);
    }
  }
}
