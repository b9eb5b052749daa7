package dev.candor.compliance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.Question;
import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.internal.fact.RuleInput;
import dev.candor.compliance.internal.fact.Ternary;
import dev.candor.compliance.rule.Condition.Operator;
import dev.candor.fixture.LoanBuilder;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.message.Channel;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTest {

  private static final Instant NOON = Instant.parse("2026-04-07T16:00:00Z");

  private static RuleInput owing(Integer daysPastDue) {
    return RuleInput.of(
            Question.of(
                    PersonaBuilder.like(Personas.bankrupt())
                        .withoutLoans()
                        .loan(LoanBuilder.loan("LN-1").daysPastDue(daysPastDue).build())
                        .build(),
                    Channel.EMAIL,
                    NOON)
                .facts())
        .get(0);
  }

  private static Arguments row(
      String name, Fact fact, Operator operator, List<Object> values, Ternary answer) {
    boolean number = values.get(0) instanceof Integer;
    return Arguments.argumentSet(
        name,
        new Condition.Test(
            fact,
            operator,
            number ? List.of() : values,
            number
                ? values.stream().map(one -> Parameter.constant((Integer) one)).toList()
                : List.of()),
        answer);
  }

  static Stream<Arguments> conditions() {
    Fact days = FactRegister.find("loan.daysPastDue").orElseThrow();
    Fact cases = FactRegister.find("cases.open").orElseThrow();
    Fact channel = FactRegister.CHANNEL;
    return Stream.of(
        row("one of, met", channel, Operator.ONE_OF, List.of("text", "email"), Ternary.YES),
        row("one of, not met", channel, Operator.ONE_OF, List.of("text"), Ternary.NO),
        row("not, met", channel, Operator.NOT, List.of("text"), Ternary.YES),
        row("not, not met", channel, Operator.NOT, List.of("text", "email"), Ternary.NO),
        row("at least, on the bound", days, Operator.AT_LEAST, List.of(30), Ternary.YES),
        row("at least, below", days, Operator.AT_LEAST, List.of(31), Ternary.NO),
        row("at most, on the bound", days, Operator.AT_MOST, List.of(30), Ternary.YES),
        row("at most, above", days, Operator.AT_MOST, List.of(29), Ternary.NO),
        row("more than, on the bound", days, Operator.MORE_THAN, List.of(30), Ternary.NO),
        row("more than, above", days, Operator.MORE_THAN, List.of(29), Ternary.YES),
        row("less than, on the bound", days, Operator.LESS_THAN, List.of(30), Ternary.NO),
        row("less than, below", days, Operator.LESS_THAN, List.of(31), Ternary.YES),
        row("has, met", cases, Operator.HAS, List.of("deceased", "bankruptcy"), Ternary.YES),
        row("has, not met", cases, Operator.HAS, List.of("deceased"), Ternary.NO),
        row("has no, met", cases, Operator.HAS_NO, List.of("deceased"), Ternary.YES),
        row("has no, not met", cases, Operator.HAS_NO, List.of("bankruptcy"), Ternary.NO));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void answers_on_both_sides_of_its_bound(Condition.Test condition, Ternary answer) {
    assertThat(condition.test(owing(30))).isEqualTo(answer);
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void answers_unknown_when_the_fact_is_missing(Condition.Test condition, Ternary answer) {
    RuleInput nothing = owing(null);
    if (nothing.value(condition.fact()) == null) {
      assertThat(condition.test(nothing)).isEqualTo(Ternary.UNKNOWN);
    } else {
      assertThat(condition.test(nothing)).isEqualTo(answer);
    }
  }
}
