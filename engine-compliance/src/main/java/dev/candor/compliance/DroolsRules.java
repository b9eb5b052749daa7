package dev.candor.compliance;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.globalOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import dev.candor.compliance.internal.decide.CompiledRule;
import dev.candor.compliance.internal.decide.Findings;
import dev.candor.compliance.internal.decide.LowestLayer;
import dev.candor.compliance.internal.decide.RuleFailure;
import dev.candor.compliance.internal.decide.WordRules;
import dev.candor.compliance.internal.fact.RuleInput;
import dev.candor.compliance.internal.fact.Ternary;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Rules;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import java.util.List;
import org.drools.model.Global;
import org.drools.model.Index.ConstraintType;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * Decides by a rulebook with Drools: every rule is built in memory as an executable model over one
 * flat fact, so that no text is compiled and nothing in a rulebook can run code. A session lives
 * for one decision. May be shared between threads.
 */
public final class DroolsRules implements Rules {

  /**
   * The id of the refusal that stands in for a rulebook that failed while deciding: nothing fails
   * open.
   */
  public static final RuleId EVALUATION_FAILED = RuleFailure.EVALUATION_FAILED;

  private static final String PACKAGE = "candor";

  /** Stands for a key that is not asked for; no state and no channel is called so. */
  private static final String ANY = "*";

  private final RulebookVersion version;
  private final LowestLayer lowest;
  private final WordRules words;
  private final KieBase rules;

  private DroolsRules(RulebookVersion version, LowestLayer lowest, WordRules words, KieBase rules) {
    this.version = version;
    this.lowest = lowest;
    this.words = words;
    this.rules = rules;
  }

  /** Builds the network of this rulebook; milliseconds, once for each version of a rulebook. */
  public static DroolsRules of(Rulebook rulebook) {
    return of(rulebook.version(), CompiledRule.of(rulebook));
  }

  /** Builds the network of these rules, whatever rulebook they are of. */
  static DroolsRules of(RulebookVersion version, List<CompiledRule> compiled) {
    ModelImpl model = new ModelImpl(PACKAGE);
    Global<Findings> findings = globalOf(Findings.class, PACKAGE, "findings");
    model.addGlobal(findings);
    Variable<RuleInput> input = declarationOf(RuleInput.class, "$input");
    for (CompiledRule one : WordRules.without(compiled)) {
      // Equality on state and channel is what Drools can hash, so a rule is one network rule for
      // each: 2,000 rules of 51 states cost as much as the 40 of one.
      for (String state : oneIfNone(one.states())) {
        for (String channel : oneIfNone(one.channels())) {
          String name = one.rule().id().value();
          name += state.equals(ANY) ? "" : "/" + state;
          name += channel.equals(ANY) ? "" : "/" + channel;
          PatternDef<RuleInput> pattern = index(pattern(input), state, channel);
          model.addRule(
              rule(PACKAGE, name)
                  .build(
                      conditions(one, pattern),
                      on(input, findings).execute((m, found) -> found.add(one, m))));
        }
      }
    }

    return new DroolsRules(
        version,
        LowestLayer.of(compiled),
        WordRules.of(version, compiled),
        KieBaseBuilder.createKieBaseFromModel(model));
  }

  private static PatternDef<RuleInput> index(
      PatternDef<RuleInput> pattern, String state, String channel) {
    PatternDef<RuleInput> keyed = pattern;
    if (!state.equals(ANY)) {
      keyed =
          keyed.expr(
              "state = " + state,
              m -> m.stateKey().equals(state),
              alphaIndexedBy(String.class, ConstraintType.EQUAL, 0, RuleInput::stateKey, state));
    }
    if (!channel.equals(ANY)) {
      keyed =
          keyed.expr(
              "channel = " + channel,
              m -> m.channelKey().equals(channel),
              alphaIndexedBy(
                  String.class, ConstraintType.EQUAL, 1, RuleInput::channelKey, channel));
    }

    return keyed;
  }

  private static List<String> oneIfNone(List<String> keys) {
    return keys.isEmpty() ? List.of(ANY) : keys;
  }

  private static PatternDef<RuleInput> conditions(CompiledRule one, PatternDef<RuleInput> pattern) {
    RuleDefinition definition = one.rule();
    PatternDef<RuleInput> all =
        pattern.expr(
            "holds " + definition.from() + " to " + definition.to(),
            m -> definition.holdsOn(m.day()));
    for (Condition condition : definition.when()) {
      if (condition instanceof Condition.Test test && one.looksUp(test)) {
        continue;
      }
      all = all.expr("not no: " + condition.key(), m -> condition.test(m) != Ternary.NO);
    }
    return all;
  }

  @Override
  public Decision decide(Facts facts) {
    try {
      List<RuleInput> inputs = RuleInput.of(facts);
      Findings findings = new Findings(inputs.size());
      KieSession session = rules.newKieSession();
      try {
        session.setGlobal("findings", findings);
        inputs.forEach(session::insert);
        session.fireAllRules();
      } finally {
        session.dispose();
      }
      return lowest.judge(facts, findings.decision(version));
    } catch (RuntimeException failure) {
      return RuleFailure.log(version, failure);
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
}
