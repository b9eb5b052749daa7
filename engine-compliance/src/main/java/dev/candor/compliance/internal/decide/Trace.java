package dev.candor.compliance.internal.decide;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.RuleInput;
import dev.candor.compliance.internal.fact.Ternary;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Facts;
import dev.candor.message.LoanId;
import dev.candor.party.Loan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one rule came to speak, or not to, on one loan.
 *
 * @param rule the rule
 * @param loan the loan it was asked about; null where the message is about none
 * @param inForce whether it holds on the day
 * @param speaks whether it speaks; another may give it an exception all the same
 * @param checks its conditions, in the order written
 */
public record Trace(
    RuleDefinition rule,
    @Nullable LoanId loan,
    boolean inForce,
    boolean speaks,
    List<Check> checks) {

  /**
   * One condition and what it met.
   *
   * @param condition the condition
   * @param facts the facts it looks at and what each is, such as {@code channel = voice}; "not
   *     known" where it is missing
   * @param answer whether it is so
   * @param turns each of these alone would turn the answer: a yes to a no; a no, or one that is
   *     unknown, to a yes. Empty where it takes more than one
   */
  public record Check(Condition condition, List<String> facts, Ternary answer, List<Turn> turns) {
    public Check {
      facts = List.copyOf(facts);
      turns = List.copyOf(turns);
    }

    /** Returns what a fact this condition looks at is; "not known" where it is missing. */
    public String describe(Fact fact) {
      String start = fact.text() + " = ";
      return facts.stream()
          .filter(one -> one.startsWith(start))
          .map(one -> one.substring(start.length()))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * One test that could come out otherwise.
   *
   * @param test the test
   * @param so what it would have to come out as
   */
  public record Turn(Condition.Test test, boolean so) {}

  public Trace {
    checks = List.copyOf(checks);
  }

  /** Returns the conditions that kept it silent. */
  public List<Check> silencedBy() {
    return checks.stream().filter(check -> check.answer() == Ternary.NO).toList();
  }

  /** Asks every rule that is switched on about these facts, whether it speaks or not. */
  public static List<Trace> of(Rulebook rulebook, Facts facts) {
    List<CompiledRule> rules = CompiledRule.of(rulebook);
    List<Trace> traces = new ArrayList<>();
    for (RuleInput input : RuleInput.of(facts)) {
      Loan loan = input.loan();
      for (CompiledRule rule : rules) {
        List<Check> checks =
            rule.rule().when().stream().map(condition -> check(condition, input)).toList();
        traces.add(
            new Trace(
                rule.rule(),
                loan == null ? null : loan.id(),
                rule.rule().holdsOn(input.day()),
                rule.speaks(input),
                checks));
      }
    }

    return traces.stream().distinct().toList();
  }

  private static Check check(Condition condition, RuleInput input) {
    List<String> facts = new ArrayList<>();
    condition.each(
        test -> {
          Object value = input.value(test.fact());
          String told = test.fact().text() + " = " + (value == null ? "not known" : value);
          if (!facts.contains(told)) {
            facts.add(told);
          }
        });
    Ternary answer = condition.test(input);
    return new Check(
        condition, facts, answer, List.copyOf(turns(condition, answer != Ternary.YES, input)));
  }

  /** The tests each of which alone would make the condition so, or not so. */
  private static Set<Turn> turns(Condition condition, boolean so, RuleInput input) {
    if (condition instanceof Condition.Test test) {
      return condition.test(input) == Ternary.of(so) ? Set.of() : Set.of(new Turn(test, so));
    }

    Condition.Ways ways = (Condition.Ways) condition;
    Set<Turn> turns = new LinkedHashSet<>();
    if (so != ways.none()) {
      ways.ways().forEach(way -> turns.addAll(met(way, input)));
    } else {
      List<List<Condition>> open =
          ways.ways().stream().filter(way -> Condition.all(way, input) != Ternary.NO).toList();
      if (open.size() == 1) {
        open.get(0).stream()
            .filter(one -> one.test(input) != Ternary.NO)
            .forEach(one -> turns.addAll(turns(one, false, input)));
      }
    }

    return turns;
  }

  /** The tests each of which alone would make all of these so. */
  private static Set<Turn> met(List<Condition> way, RuleInput input) {
    List<Condition> unmet = way.stream().filter(one -> one.test(input) != Ternary.YES).toList();
    return unmet.size() == 1 ? turns(unmet.get(0), true, input) : Set.of();
  }
}
