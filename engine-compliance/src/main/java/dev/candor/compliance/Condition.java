package dev.candor.compliance;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One line of a rule's {@code when}: a fact, an operator, and what it is compared with. */
record Condition(FactName fact, Operator operator, List<Object> values) {

  /** What may be said of a fact. */
  enum Operator {
    ONE_OF("one of"),
    NOT("not"),
    AT_LEAST("at least"),
    AT_MOST("at most"),
    MORE_THAN("more than"),
    LESS_THAN("less than"),
    HAS("has"),
    HAS_NO("has no");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  Condition {
    values = List.copyOf(values);
  }

  Answer test(Matter matter) {
    Object value = matter.value(fact);
    if (value == null) {
      return Answer.UNKNOWN;
    }
    return switch (operator) {
      case ONE_OF -> Answer.of(values.contains(value));
      case NOT -> Answer.of(!values.contains(value));
      case AT_LEAST -> Answer.of((Long) value >= number());
      case AT_MOST -> Answer.of((Long) value <= number());
      case MORE_THAN -> Answer.of((Long) value > number());
      case LESS_THAN -> Answer.of((Long) value < number());
      case HAS -> Answer.of(values.stream().anyMatch(((Set<?>) value)::contains));
      case HAS_NO -> Answer.of(values.stream().noneMatch(((Set<?>) value)::contains));
    };
  }

  /**
   * Names the condition wholly: Drools shares a node between conditions of one key, so two
   * different ones must never have the same.
   */
  String key() {
    return fact.text()
        + " "
        + operator.text()
        + " "
        + values.stream()
            .map(value -> value.getClass().getSimpleName() + ":" + value)
            .collect(Collectors.joining("|"));
  }

  private long number() {
    return (Long) values.get(0);
  }
}
