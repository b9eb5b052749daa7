package dev.candor.compliance;

import dev.candor.decision.Facts;
import dev.candor.message.LoanId;
import dev.candor.party.Loan;
import java.util.ArrayList;
import java.util.List;
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
   */
  public record Check(Condition condition, List<String> facts, Answer answer) {
    public Check {
      facts = List.copyOf(facts);
    }
  }

  public Trace {
    checks = List.copyOf(checks);
  }

  /** The conditions that kept it silent. */
  public List<Check> silencedBy() {
    return checks.stream().filter(check -> check.answer() == Answer.NO).toList();
  }

  static List<Trace> of(List<Row> rows, Facts facts) {
    List<Trace> traces = new ArrayList<>();
    for (Matter matter : Matter.of(facts)) {
      Loan loan = matter.loan();
      for (Row row : rows) {
        List<Check> checks =
            row.rule().when().stream().map(condition -> check(condition, matter)).toList();
        traces.add(
            new Trace(
                row.rule(),
                loan == null ? null : loan.id(),
                row.rule().holdsOn(matter.day()),
                row.speaks(matter),
                checks));
      }
    }
    return traces.stream().distinct().toList();
  }

  private static Check check(Condition condition, Matter matter) {
    List<String> facts = new ArrayList<>();
    condition.each(
        test -> {
          Object value = matter.value(test.fact());
          String told = test.fact().text() + " = " + (value == null ? "not known" : value);
          if (!facts.contains(told)) {
            facts.add(told);
          }
        });
    return new Check(condition, facts, condition.test(matter));
  }
}
