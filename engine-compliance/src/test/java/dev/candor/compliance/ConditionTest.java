package dev.candor.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.Condition.Operator;
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

  private static Matter owing(Integer daysPastDue) {
    return Matter.of(
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
      String name, FactName fact, Operator operator, List<Object> values, Answer answer) {
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
    FactName days = FactName.find("loan.daysPastDue").orElseThrow();
    FactName cases = FactName.find("cases.open").orElseThrow();
    FactName channel = FactName.CHANNEL;
    return Stream.of(
        row("one of, met", channel, Operator.ONE_OF, List.of("text", "email"), Answer.YES),
        row("one of, not met", channel, Operator.ONE_OF, List.of("text"), Answer.NO),
        row("not, met", channel, Operator.NOT, List.of("text"), Answer.YES),
        row("not, not met", channel, Operator.NOT, List.of("text", "email"), Answer.NO),
        row("at least, on the bound", days, Operator.AT_LEAST, List.of(30), Answer.YES),
        row("at least, below", days, Operator.AT_LEAST, List.of(31), Answer.NO),
        row("at most, on the bound", days, Operator.AT_MOST, List.of(30), Answer.YES),
        row("at most, above", days, Operator.AT_MOST, List.of(29), Answer.NO),
        row("more than, on the bound", days, Operator.MORE_THAN, List.of(30), Answer.NO),
        row("more than, above", days, Operator.MORE_THAN, List.of(29), Answer.YES),
        row("less than, on the bound", days, Operator.LESS_THAN, List.of(30), Answer.NO),
        row("less than, below", days, Operator.LESS_THAN, List.of(31), Answer.YES),
        row("has, met", cases, Operator.HAS, List.of("deceased", "bankruptcy"), Answer.YES),
        row("has, not met", cases, Operator.HAS, List.of("deceased"), Answer.NO),
        row("has no, met", cases, Operator.HAS_NO, List.of("deceased"), Answer.YES),
        row("has no, not met", cases, Operator.HAS_NO, List.of("bankruptcy"), Answer.NO));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void answers_on_both_sides_of_its_bound(Condition.Test condition, Answer answer) {
    assertThat(condition.test(owing(30))).isEqualTo(answer);
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void answers_unknown_when_the_fact_is_missing(Condition.Test condition, Answer answer) {
    Matter nothing = owing(null);
    if (nothing.value(condition.fact()) == null) {
      assertThat(condition.test(nothing)).isEqualTo(Answer.UNKNOWN);
    } else {
      assertThat(condition.test(nothing)).isEqualTo(answer);
    }
  }
}
