package dev.candor.compliance.internal.decide;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.internal.fact.RuleInput;
import dev.candor.compliance.internal.fact.Ternary;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.Explanation;
import dev.candor.compliance.rule.Restriction;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Disclosure;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.message.Channel;
import dev.candor.party.Loan;
import dev.candor.time.TimeLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule made ready to answer: what Drools and the plain predicates both run. Immutable. */
public final class CompiledRule {

  private final RuleDefinition rule;
  private final int layer;
  private final Explanation explanation;
  private final boolean looksAtLoan;
  private final boolean namesTheme;

  /** Creates a rule of a rulebook that nothing lies below. */
  public CompiledRule(RuleDefinition rule) {
    this(rule, 0);
  }

  /**
   * Creates a rule.
   *
   * @param layer how many rulebooks lie below its own
   */
  public CompiledRule(RuleDefinition rule, int layer) {
    this.rule = rule;
    this.layer = layer;
    this.explanation = new Explanation(rule.explanation());
    // The loan belongs to the reason only where the rule looks at it; else one rule would speak
    // once for each loan.
    this.looksAtLoan = explanation.names().contains("loan");
    // else a rule would speak once for each theme the message is judged under
    this.namesTheme = explanation.names().contains("theme");
  }

  /** Returns the rules of a rulebook that are switched on. */
  public static List<CompiledRule> of(Rulebook rulebook) {
    List<CompiledRule> compiled = new ArrayList<>();
    for (RuleDefinition rule : rulebook.rules()) {
      if (rule.enabled()) {
        compiled.add(new CompiledRule(rule, rulebook.layerOf(rule)));
      }
    }
    return compiled;
  }

  /** Returns the rule as the rulebook states it. */
  public RuleDefinition rule() {
    return rule;
  }

  /** Returns how many rulebooks lie below its own. */
  int layer() {
    return layer;
  }

  /** Returns the channels it is for; empty where it names none. */
  public List<String> channels() {
    return words(FactRegister.CHANNEL);
  }

  /**
   * Returns the states it is for, and the empty one: where no state is known it speaks of what it
   * misses. Empty where it names none.
   */
  public List<String> states() {
    List<String> states = words(FactRegister.STATE);
    return states.isEmpty() ? states : Stream.concat(states.stream(), Stream.of("")).toList();
  }

  /** Returns whether a test is the one that {@link #channels} or {@link #states} was read off. */
  public boolean looksUp(Condition.Test test) {
    return test.equals(lookUp(FactRegister.CHANNEL)) || test.equals(lookUp(FactRegister.STATE));
  }

  private List<String> words(Fact fact) {
    Condition.Test test = lookUp(fact);
    return test == null
        ? List.of()
        : test.values().stream().map(Object::toString).distinct().toList();
  }

  private Condition.@Nullable Test lookUp(Fact fact) {
    for (Condition one : rule.when()) {
      if (one instanceof Condition.Test test
          && test.fact() == fact
          && test.operator() == Condition.Operator.ONE_OF) {
        return test;
      }
    }
    return null;
  }

  /**
   * Returns whether the rule speaks: unless a condition is plainly not met. An unknown one does not
   * silence it.
   */
  public boolean speaks(RuleInput input) {
    return rule.holdsOn(input.day()) && Condition.all(rule.when(), input) != Ternary.NO;
  }

  /** Returns whether everything it asks is known to be so. */
  boolean isSure(RuleInput input) {
    return Condition.all(rule.when(), input) == Ternary.YES;
  }

  /**
   * Returns what it says of an input it speaks of: its action, or a refusal that names the facts it
   * misses.
   */
  Finding finding(RuleInput input) {
    List<Fact> missing = Condition.missing(rule.when(), input);
    return missing.isEmpty()
        ? act(input)
        : missing(input, missing.stream().map(Fact::text).toList());
  }

  private Finding missing(RuleInput input, List<String> missing) {
    Map<String, String> facts = about(input);
    facts.put("missing", String.join(", ", missing));
    String what =
        missing.size() == 1
            ? "the fact " + missing.get(0) + ", which is"
            : "the facts " + String.join(", ", missing) + ", which are";
    Loan loan = input.loan();

    return new Finding.Refuse(
        reason(
            "This rule needs "
                + what
                + " not known"
                + (loan == null ? "" : " for " + loan.id())
                + "; what is not known is never taken for a yes.",
            facts));
  }

  private Finding act(RuleInput input) {
    Map<String, String> facts = about(input);
    RuleAction action = rule.action();
    if (action instanceof RuleAction.Require require) {
      return require(input, require, facts);
    }
    if (action instanceof RuleAction.Restrict restrict) {
      return restrict(input, restrict, facts);
    }
    return new Finding.Refuse(reason(explanation.with(facts), facts));
  }

  private Finding require(RuleInput input, RuleAction.Require require, Map<String, String> facts) {
    Channel channel = input.facts().channel();
    String language = input.facts().language();
    Disclosure disclosure =
        channel == null ? null : require.disclosure().disclosure(channel, language).orElse(null);
    if (disclosure == null) {
      facts.put("disclosure", require.disclosure().id());
      return new Finding.Refuse(
          reason(
              "The disclosure "
                  + require.disclosure().id()
                  + " has no words for the channel "
                  + channel
                  + ".",
              facts));
    }

    return new Finding.Require(reason(explanation.with(facts), facts), disclosure);
  }

  private Finding restrict(
      RuleInput input, RuleAction.Restrict restrict, Map<String, String> facts) {
    MissingForRestriction needs = new MissingForRestriction(input);
    List<String> missing = new ArrayList<>();
    for (Restriction restriction : restrict.restrictions()) {
      missing.addAll(restriction.match(needs));
    }
    if (!missing.isEmpty()) {
      return missing(input, missing);
    }

    RestrictionLimits kinds = new RestrictionLimits(input, facts);
    List<TimeLimit> limits = new ArrayList<>();
    for (Restriction restriction : restrict.restrictions()) {
      limits.addAll(restriction.match(kinds));
    }
    return Finding.Restrict.of(reason(explanation.with(facts), facts), limits);
  }

  private Map<String, String> about(RuleInput input) {
    Map<String, String> facts = Explanation.values();
    put(facts, "channel", input.value(FactRegister.CHANNEL));
    if (namesTheme || input.facts().themes().size() == 1) {
      put(facts, "theme", input.value(FactRegister.THEME));
    }
    Loan loan = input.loan();
    put(facts, "loan", loan == null ? null : loan.id());
    for (Fact name : explanation.facts()) {
      Object value = input.value(name);
      facts.put(name.text(), value == null ? "not known" : value.toString());
    }
    return facts;
  }

  private static void put(Map<String, String> facts, String name, @Nullable Object value) {
    if (value != null) {
      facts.put(name, value.toString());
    }
  }

  private Reason reason(String text, Map<String, String> facts) {
    if (!looksAtLoan) {
      facts.remove("loan");
    }
    return new Reason(rule.id(), rule.title(), rule.citation(), text, facts, rule.from());
  }
}
