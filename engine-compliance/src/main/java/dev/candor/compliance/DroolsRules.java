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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static final System.Logger LOG = System.getLogger(DroolsRules.class.getName());
  private static final String PACKAGE = "candor";

  private final RulebookVersion version;
  private final KieBase rules;

  private DroolsRules(RulebookVersion version, KieBase rules) {
    this.version = version;
    this.rules = rules;
  }

  /** Builds the network of this rulebook; milliseconds, once for each version of a rulebook. */
  public static DroolsRules of(Rulebook rulebook) {
    return of(rulebook.version(), rulebook.rows());
  }

  static DroolsRules of(RulebookVersion version, List<Row> rows) {
    ModelImpl model = new ModelImpl(PACKAGE);
    Global<Hits> hits = globalOf(Hits.class, PACKAGE, "hits");
    model.addGlobal(hits);
    Variable<Matter> matter = declarationOf(Matter.class, "$matter");
    for (Row row : rows) {
      List<String> channels = channels(row);
      if (channels.isEmpty()) {
        model.addRule(
            rule(PACKAGE, row.rule().id().value())
                .build(
                    conditions(row, pattern(matter)),
                    on(matter, hits).execute((m, h) -> h.add(row, m))));
      }
      // One network rule a channel: equality on the channel is what Drools can hash.
      for (String channel : channels) {
        PatternDef<Matter> indexed =
            pattern(matter)
                .expr(
                    "channel = " + channel,
                    m -> m.channel().equals(channel),
                    alphaIndexedBy(
                        String.class, ConstraintType.EQUAL, 0, Matter::channel, channel));
        model.addRule(
            rule(PACKAGE, row.rule().id() + "/" + channel)
                .build(
                    conditions(row, indexed), on(matter, hits).execute((m, h) -> h.add(row, m))));
      }
    }
    return new DroolsRules(version, KieBaseBuilder.createKieBaseFromModel(model));
  }

  private static List<String> channels(Row row) {
    Optional<Condition> channel =
        row.rule().when().stream()
            .filter(
                condition ->
                    condition.fact() == FactName.CHANNEL
                        && condition.operator() == Condition.Operator.ONE_OF)
            .findFirst();
    return channel
        .map(condition -> condition.values().stream().map(Object::toString).toList())
        .orElse(List.of());
  }

  private static PatternDef<Matter> conditions(Row row, PatternDef<Matter> pattern) {
    RuleDefinition definition = row.rule();
    PatternDef<Matter> all =
        pattern.expr(
            "holds " + definition.from() + " to " + definition.to(),
            m -> definition.holdsOn(m.day()));
    for (Condition condition : definition.when()) {
      all = all.expr("not no: " + condition.key(), m -> condition.test(m) != Answer.NO);
    }
    return all;
  }

  @Override
  public Decision decide(Facts facts) {
    Hits hits = new Hits();
    try {
      KieSession session = rules.newKieSession();
      try {
        session.setGlobal("hits", hits);
        Matters.of(facts).forEach(session::insert);
        session.fireAllRules();
      } finally {
        session.dispose();
      }
    } catch (RuntimeException failure) {
      LOG.log(
          System.Logger.Level.ERROR,
          () ->
              "A rule of "
                  + version.name()
                  + " "
                  + version.version()
                  + " failed; the message is refused.",
          failure);
      return new Decision(version, List.of(failed(failure)));
    }
    return new Decision(version, hits.findings.stream().distinct().toList());
  }

  private static Finding failed(RuntimeException failure) {
    return new Finding.Refuse(
        new Reason(
            EVALUATION_FAILED,
            "Rulebook failed",
            Citation.house("fail closed"),
            "A rule of the rulebook could not be evaluated; nothing goes out on an answer that is not known.",
            Map.of("failure", failure.getClass().getSimpleName()),
            null));
  }

  /** Collects what the rules say, as they fire. */
  static final class Hits {

    private final List<Finding> findings = new ArrayList<>();

    void add(Row row, Matter matter) {
      findings.add(row.finding(matter));
    }
  }
}
