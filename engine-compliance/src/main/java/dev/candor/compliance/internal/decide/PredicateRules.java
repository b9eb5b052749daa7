package dev.candor.compliance.internal.decide;

import dev.candor.compliance.internal.fact.RuleInput;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Rules;
import dev.candor.law.RulebookVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides by a rulebook with nothing but its compiled rules, looked up by state and channel and
 * then asked one after the other. The yardstick for those that decide by Drools, which must answer
 * the same. May be shared between threads.
 */
public final class PredicateRules implements Rules {

  /** No state and no channel is called so. */
  private static final String ANY = "*";

  private final RulebookVersion version;
  private final LowestLayer lowest;
  private final WordRules words;
  private final Map<String, Map<String, List<CompiledRule>>> rules = new HashMap<>();

  private PredicateRules(RulebookVersion version, List<CompiledRule> rules) {
    this.version = version;
    this.lowest = LowestLayer.of(rules);
    this.words = WordRules.of(version, rules);

    for (CompiledRule rule : WordRules.without(rules)) {
      for (String state : rule.states().isEmpty() ? List.of(ANY) : rule.states()) {
        for (String channel : rule.channels().isEmpty() ? List.of(ANY) : rule.channels()) {
          this.rules
              .computeIfAbsent(state, key -> new HashMap<>())
              .computeIfAbsent(channel, key -> new ArrayList<>())
              .add(rule);
        }
      }
    }
  }

  /** Returns rules that decide by this rulebook. */
  public static PredicateRules of(Rulebook rulebook) {
    return of(rulebook.version(), CompiledRule.of(rulebook));
  }

  /** Returns rules that decide by these, whatever rulebook they are of. */
  public static PredicateRules of(RulebookVersion version, List<CompiledRule> rules) {
    return new PredicateRules(version, rules);
  }

  @Override
  public Decision decide(Facts facts) {
    try {
      List<RuleInput> inputs = RuleInput.of(facts);
      Findings findings = new Findings(inputs.size());
      for (RuleInput input : inputs) {
        ask(rules.get(ANY), input, findings);
        ask(rules.get(input.stateKey()), input, findings);
      }
      return lowest.judge(facts, findings.decision(version));
    } catch (RuntimeException failure) {
      return RuleFailure.decision(version, failure);
    }
  }

  @Override
  public boolean readsWords() {
    return !words.isEmpty();
  }

  @Override
  public Decision read(Facts facts, String words) {
    return this.words.read(facts, words);
  }

  private static void ask(
      @Nullable Map<String, List<CompiledRule>> byChannel, RuleInput input, Findings findings) {
    if (byChannel != null) {
      ask(byChannel.getOrDefault(ANY, List.of()), input, findings);
      ask(byChannel.getOrDefault(input.channelKey(), List.of()), input, findings);
    }
  }

  private static void ask(List<CompiledRule> rules, RuleInput input, Findings findings) {
    for (CompiledRule rule : rules) {
      if (rule.speaks(input)) {
        findings.add(rule, input);
      }
    }
  }
}
