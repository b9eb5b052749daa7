package dev.candor.workshop.casebook;

import dev.candor.compliance.DroolsRules;
import dev.candor.compliance.internal.decide.Trace;
import dev.candor.compliance.internal.fact.Ternary;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Decision;
import dev.candor.decision.Excepted;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Rules;
import dev.candor.decision.Verdict;
import dev.candor.law.RuleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the cases of a rulebook through Candor itself: facts are gathered, the rules decide with
 * Drools, and the time is worked out, at the instant the case says. A rule that is switched off
 * runs with those that are on, as if it alone were switched on too. Not to be shared between
 * threads.
 */
public final class CaseRunner {

  private final Rulebook rulebook;
  private final Rules rules;
  private final Map<RuleId, RuleDefinition> byId = new HashMap<>();
  private final Map<RuleId, Rules> switchedOn = new HashMap<>();
  private final Map<Rulebook, Rules> layers = new IdentityHashMap<>();
  private final Map<RuleCase, Facts> facts = new IdentityHashMap<>();
  private final RuleSandbox trial = new RuleSandbox();

  private CaseRunner(Rulebook rulebook) {
    this.rulebook = rulebook;
    this.rules = DroolsRules.of(rulebook);
    rulebook.rules().forEach(rule -> byId.put(rule.id(), rule));
  }

  /** Runs cases over this rulebook. */
  public static CaseRunner of(Rulebook rulebook) {
    return new CaseRunner(rulebook);
  }

  /**
   * Runs one case.
   *
   * @throws IllegalArgumentException where the rulebook does not have its rule
   */
  public CaseResult run(RuleCase one) {
    List<CaseAnswer> answers = new ArrayList<>();
    Expectation expected = one.expected();
    if (expected != null) {
      answers.add(askRule(one, expected));
    }
    ProductExpectation product = one.product();
    if (product != null) {
      answers.add(askProduct(one, product));
    }

    return new CaseResult(one, answers);
  }

  private CaseAnswer askRule(RuleCase one, Expectation expected) {
    RuleDefinition rule = rule(one);
    Rules asked =
        rule.enabled()
            ? rules
            : switchedOn.computeIfAbsent(
                rule.id(), id -> DroolsRules.of(rulebook.only(findRelated(rule))));
    RuleSandbox.Attempt answer = RuleSandbox.answer(asked, one, facts(one));
    boolean passed = holds(rule, expected, answer);

    return new CaseAnswer(
        false,
        passed,
        expected.text(),
        told(rule, answer),
        passed ? List.of() : trace(rule, facts(one)));
  }

  /** Asks Candor as a host would: a rule that is switched off says nothing here. */
  private CaseAnswer askProduct(RuleCase one, ProductExpectation expected) {
    Verdict verdict = trial.explain(productRules(one), one);
    boolean passed = expected.isMetBy(verdict);

    return new CaseAnswer(
        true,
        passed,
        expected.text(),
        ProductExpectation.describe(verdict),
        passed ? List.of() : ProductExpectation.explain(verdict));
  }

  /**
   * Returns the rules of the layer a case is of and of those below: one above only adds to them.
   */
  private Rules productRules(RuleCase one) {
    Rulebook layer = rulebook;
    while (layer.below().filter(below -> holdsRuleOf(below, one)).isPresent()) {
      layer = layer.below().orElseThrow();
    }

    return layer == rulebook ? rules : layers.computeIfAbsent(layer, DroolsRules::of);
  }

  private static boolean holdsRuleOf(Rulebook book, RuleCase one) {
    return book.rules().stream().anyMatch(rule -> one.isOf(rule.id()));
  }

  /** What the rules may look at in a case; gathered once. */
  public Facts facts(RuleCase one) {
    return facts.computeIfAbsent(one, trial::facts);
  }

  /** Returns whether the rule would say what its case expects, did these rules decide. */
  public boolean passes(RuleCase one, RuleDefinition rule, Rules others) {
    return holds(
        rule, Objects.requireNonNull(one.expected()), RuleSandbox.answer(others, one, facts(one)));
  }

  /** Finds the rules among these, of those switched on, that speak in none of their cases. */
  public List<RuleDefinition> findUnreached(List<RuleDefinition> these, List<RuleCase> cases) {
    return these.stream()
        .filter(RuleDefinition::enabled)
        .filter(
            rule ->
                cases.stream()
                    .filter(one -> one.isOf(rule.id()))
                    .noneMatch(
                        one ->
                            Trace.of(rulebook.only(List.of(rule)), facts(one)).stream()
                                .anyMatch(Trace::speaks)))
        .toList();
  }

  private RuleDefinition rule(RuleCase one) {
    RuleId id = Objects.requireNonNull(one.rule());
    RuleDefinition rule = byId.get(id);
    if (rule == null) {
      throw new IllegalArgumentException(
          "The rulebook has no rule (" + id + ") for the case at " + one.place() + ".");
    }
    return rule;
  }

  /**
   * Finds the rule, switched on, with every rule that it gives an exception to or gets one from,
   * and the like of those: no other can change what it says.
   */
  public List<RuleDefinition> findRelated(RuleDefinition rule) {
    Set<RuleId> reached = new HashSet<>(Set.of(rule.id()));
    boolean more = true;
    while (more) {
      more = false;
      for (RuleDefinition one : rulebook.rules()) {
        if (one.enabled() || one.id().equals(rule.id())) {
          for (RuleDefinition.Override override : one.overrides()) {
            if (reached.contains(one.id())) {
              more |= reached.add(override.rule());
            } else if (reached.contains(override.rule())) {
              more |= reached.add(one.id());
            }
          }
        }
      }
    }

    return rulebook.rules().stream()
        .filter(one -> reached.contains(one.id()))
        .map(one -> one.id().equals(rule.id()) ? one.withEnabled(true) : one)
        .toList();
  }

  // ---- whether it holds

  private static boolean holds(
      RuleDefinition rule, Expectation expected, RuleSandbox.Attempt answer) {
    Decision decision = answer.verdict().decision();
    if (rule.action() instanceof RuleAction.Except) {
      return holdsForException(rule, expected, answer);
    }

    List<Finding> findings = of(decision.findings(), rule.id());
    List<Finding> warnings = of(decision.warnings(), rule.id());
    if (expected instanceof Expectation.Stops) {
      return stops(findings, answer);
    }
    if (expected instanceof Expectation.LetsThrough) {
      return warnings.isEmpty()
          && findings.stream().allMatch(finding -> permits(finding, asked(answer)));
    }
    if (expected instanceof Expectation.Warns) {
      return !warnings.isEmpty();
    }
    if (expected instanceof Expectation.Silent) {
      return warnings.isEmpty() && findings.isEmpty();
    }
    if (expected instanceof Expectation.WaitsUntil until) {
      return findings.stream().noneMatch(Finding.Refuse.class::isInstance)
          && waits(findings).filter(until.instant()::equals).isPresent();
    }
    if (expected instanceof Expectation.Requires requires) {
      return findings.stream()
          .anyMatch(
              finding ->
                  finding instanceof Finding.Require found
                      && found.disclosure().id().equals(requires.disclosure()));
    }
    return counted(rule, answer)
        .filter(Integer.toString(((Expectation.Counts) expected).number())::equals)
        .isPresent();
  }

  private static boolean holdsForException(
      RuleDefinition rule, Expectation expected, RuleSandbox.Attempt answer) {
    Decision decision = answer.verdict().decision();
    boolean given = decision.exceptions().stream().anyMatch(one -> one.by().equals(rule.id()));
    if (expected instanceof Expectation.LetsThrough) {
      return given;
    }
    if (expected instanceof Expectation.Silent) {
      return !given;
    }
    return expected instanceof Expectation.Stops
        && !given
        && rule.overrides().stream()
            .anyMatch(override -> stops(of(decision.findings(), override.rule()), answer));
  }

  private static boolean stops(List<Finding> findings, RuleSandbox.Attempt answer) {
    return findings.stream()
        .anyMatch(
            finding -> !(finding instanceof Finding.Require) && !permits(finding, asked(answer)));
  }

  private static List<Finding> of(List<Finding> findings, RuleId rule) {
    return findings.stream().filter(one -> one.reason().ruleId().equals(rule)).toList();
  }

  private static Instant asked(RuleSandbox.Attempt answer) {
    return answer.verdict().grounds().askedFor();
  }

  private static boolean permits(Finding finding, Instant asked) {
    return finding instanceof Finding.Restrict restrict && asked.equals(restrict.nextAllowableAt());
  }

  /** The instant from which every restriction permits; empty where there is none, or one never. */
  private static Optional<Instant> waits(List<Finding> findings) {
    List<@Nullable Instant> next =
        findings.stream()
            .filter(Finding.Restrict.class::isInstance)
            .<@Nullable Instant>map(finding -> ((Finding.Restrict) finding).nextAllowableAt())
            .toList();
    return next.stream().anyMatch(Objects::isNull)
        ? Optional.empty()
        : next.stream().flatMap(Stream::ofNullable).max(Comparator.naturalOrder());
  }

  /**
   * What its cap counts, were it kept silent by an exception as well; the highest where it is asked
   * about several loans.
   */
  private static Optional<String> counted(RuleDefinition rule, RuleSandbox.Attempt answer) {
    return Stream.of(
            answer.said().findings().stream().map(Finding::reason),
            answer.said().warnings().stream().map(Finding::reason),
            answer.said().exceptions().stream().map(Excepted::reason))
        .flatMap(reasons -> reasons)
        .filter(reason -> reason.ruleId().equals(rule.id()))
        .map(reason -> reason.facts().get("count"))
        .flatMap(Stream::ofNullable)
        .max(Comparator.comparingInt(Integer::parseInt));
  }

  // ---- what is told

  private static String told(RuleDefinition rule, RuleSandbox.Attempt answer) {
    Verdict verdict = answer.verdict();
    Decision decision = verdict.decision();
    List<String> told = new ArrayList<>();
    for (Finding finding : of(decision.findings(), rule.id())) {
      told.add(
          finding.<String>match(
                  refuse -> "refuses",
                  require -> "requires " + require.disclosure().id(),
                  restrict ->
                      restrict.nextAllowableAt() == null
                          ? "permits no time within reach"
                          : permits(restrict, asked(answer))
                              ? "permits the time"
                              : "waits until " + restrict.nextAllowableAt())
              + ": "
              + finding.reason().explanation());
    }
    of(decision.warnings(), rule.id())
        .forEach(finding -> told.add("warns: " + finding.reason().explanation()));
    for (Excepted one : decision.exceptions()) {
      if (one.reason().ruleId().equals(rule.id())) {
        told.add("kept silent by " + one.by() + ": " + one.because());
      } else if (one.by().equals(rule.id())) {
        told.add("gives " + one.reason().ruleId() + " an exception");
      }
    }
    counted(rule, answer).ifPresent(count -> told.add("counts " + count));

    return told.isEmpty() ? "says nothing" : String.join("; ", told);
  }

  private List<String> trace(RuleDefinition rule, Facts facts) {
    List<String> lines = new ArrayList<>();
    for (Trace trace : Trace.of(rulebook.only(List.of(rule.withEnabled(true))), facts)) {
      if (!trace.inForce()) {
        lines.add(
            "holds from "
                + rule.from()
                + (rule.to() == null ? "" : " to " + rule.to())
                + " and not on the day of the case");
      }
      for (Trace.Check check : trace.checks()) {
        lines.add(
            String.format("%-8s", word(check.answer()))
                + (trace.loan() == null ? "" : trace.loan() + "  ")
                + check.condition()
                + "  ("
                + String.join(", ", check.facts())
                + ")");
      }
    }

    return lines.stream().distinct().toList();
  }

  private static String word(Ternary answer) {
    return answer.name().toLowerCase(Locale.ROOT);
  }
}
