package dev.candor.compliance;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.globalOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.decision.Rules;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
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
  public static final RuleId EVALUATION_FAILED = RuleId.of("rule-evaluation-failed");

  private static final String PACKAGE = "candor";
  private static final int MOST_CAUSES = 50;

  /** Stands for a key that is not asked for; no state and no channel is called so. */
  private static final String ANY = "*";

  private final RulebookVersion version;
  private final LowestLayer lowest;
  private final KieBase rules;

  private DroolsRules(RulebookVersion version, LowestLayer lowest, KieBase rules) {
    this.version = version;
    this.lowest = lowest;
    this.rules = rules;
  }

  /**
   * Decides by the rows of this rulebook at first, as {@link PredicateRules} does, and by Drools
   * when it is clear that there is much to decide: after a hundred decisions another thread builds
   * the network, and each decision from when it stands is made by it. The answers are the same; a
   * process that has just started gives the first of them a good deal sooner, and one that decides
   * once never loads Drools. Should the network not come to be, every message is refused with
   * {@link #EVALUATION_FAILED}; {@link #of(Rulebook)} throws instead.
   */
  public static Rules tiered(Rulebook rulebook) {
    return new Tiered(rulebook);
  }

  /** Rows first, then the network. */
  static final class Tiered implements Rules {

    static final int FEW = 100;

    private final AtomicInteger decisions = new AtomicInteger();
    volatile Rules current;

    Tiered(Rulebook rulebook) {
      PredicateRules rows = PredicateRules.of(rulebook);
      current =
          facts -> {
            if (decisions.incrementAndGet() == FEW) {
              CompletableFuture.runAsync(() -> current = network(rulebook));
            }
            return rows.decide(facts);
          };
    }

    private static Rules network(Rulebook rulebook) {
      try {
        return of(rulebook);
      } catch (RuntimeException | LinkageError failure) {
        return facts -> logged(rulebook.version(), failure);
      }
    }

    @Override
    public Decision decide(Facts facts) {
      return current.decide(facts);
    }
  }

  /** Builds the network of this rulebook; milliseconds, once for each version of a rulebook. */
  public static DroolsRules of(Rulebook rulebook) {
    return of(rulebook.version(), rulebook.rows());
  }

  static DroolsRules of(RulebookVersion version, List<Row> rows) {
    ModelImpl model = new ModelImpl(PACKAGE);
    Global<Findings> findings = globalOf(Findings.class, PACKAGE, "findings");
    model.addGlobal(findings);
    Variable<Matter> matter = declarationOf(Matter.class, "$matter");
    for (Row row : rows) {
      // Equality on state and channel is what Drools can hash, so a rule is one network rule for
      // each: 2,000 rules of 51 states cost as much as the 40 of one.
      for (String state : oneIfNone(row.states())) {
        for (String channel : oneIfNone(row.channels())) {
          String name = row.rule().id().value();
          name += state.equals(ANY) ? "" : "/" + state;
          name += channel.equals(ANY) ? "" : "/" + channel;
          PatternDef<Matter> pattern = keyed(pattern(matter), state, channel);
          model.addRule(
              rule(PACKAGE, name)
                  .build(
                      conditions(row, pattern),
                      on(matter, findings).execute((m, found) -> found.add(row, m))));
        }
      }
    }
    return new DroolsRules(
        version, LowestLayer.of(rows), KieBaseBuilder.createKieBaseFromModel(model));
  }

  private static PatternDef<Matter> keyed(
      PatternDef<Matter> pattern, String state, String channel) {
    PatternDef<Matter> keyed = pattern;
    if (!state.equals(ANY)) {
      keyed =
          keyed.expr(
              "state = " + state,
              m -> m.stateKey().equals(state),
              alphaIndexedBy(String.class, ConstraintType.EQUAL, 0, Matter::stateKey, state));
    }
    if (!channel.equals(ANY)) {
      keyed =
          keyed.expr(
              "channel = " + channel,
              m -> m.channelKey().equals(channel),
              alphaIndexedBy(String.class, ConstraintType.EQUAL, 1, Matter::channelKey, channel));
    }
    return keyed;
  }

  private static List<String> oneIfNone(List<String> keys) {
    return keys.isEmpty() ? List.of(ANY) : keys;
  }

  private static PatternDef<Matter> conditions(Row row, PatternDef<Matter> pattern) {
    RuleDefinition definition = row.rule();
    PatternDef<Matter> all =
        pattern.expr(
            "holds " + definition.from() + " to " + definition.to(),
            m -> definition.holdsOn(m.day()));
    for (Condition condition : definition.when()) {
      if (condition instanceof Condition.Test test && row.looksUp(test)) {
        continue;
      }
      all = all.expr("not no: " + condition.key(), m -> condition.test(m) != Answer.NO);
    }
    return all;
  }

  @Override
  public Decision decide(Facts facts) {
    Findings findings = new Findings();
    try {
      KieSession session = rules.newKieSession();
      try {
        session.setGlobal("findings", findings);
        Matter.of(facts).forEach(session::insert);
        session.fireAllRules();
      } finally {
        session.dispose();
      }
      return lowest.judge(facts, findings.decision(version));
    } catch (RuntimeException failure) {
      return logged(version, failure);
    }
  }

  private static Decision logged(RulebookVersion version, Throwable failure) {
    // the logger is asked for here: it is slow to come and may never be needed
    System.getLogger(DroolsRules.class.getName())
        .log(
            System.Logger.Level.ERROR,
            () ->
                "A rule of "
                    + version.name()
                    + " "
                    + version.version()
                    + " failed; the message is refused.",
            failure);
    return failed(version, failure);
  }

  /** The decision where a rule could not be evaluated: whatever else was said, nothing goes out. */
  static Decision failed(RulebookVersion version, Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; depth < MOST_CAUSES && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    return new Decision(
        version,
        List.of(
            new Finding.Refuse(
                new Reason(
                    EVALUATION_FAILED,
                    "Rulebook failed",
                    Citation.house("fail closed"),
                    "A rule of the rulebook could not be evaluated; nothing goes out on an answer that is not known.",
                    Map.of("failure", root.getClass().getSimpleName()),
                    null))));
  }
}
