package dev.candor.compliance.rule;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.RuleInput;
import dev.candor.compliance.internal.fact.Ternary;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One thing a rule's {@code when} asks. Immutable. */
public sealed interface Condition {

  /** Returns whether it is so. */
  Ternary test(RuleInput input);

  /**
   * Returns a name for the whole condition: Drools shares a node between conditions of one key, so
   * two different ones must never have the same.
   */
  String key();

  /** Hands every test in it to somebody, itself where it is one. */
  void each(Consumer<Test> tests);

  /** What a fact is compared with. */
  enum Operand {
    /** One word or flag, or several. */
    WORDS,
    /** One number. */
    NUMBER,
    /** Two numbers. */
    RANGE,
    /** One day. */
    DAY,
    /** True or false. */
    FLAG
  }

  /** What may be said of a fact. */
  enum Operator {
    /** The fact is one of some words. */
    ONE_OF("one of", Operand.WORDS),
    /** The fact is none of some words. */
    NOT("not", Operand.WORDS),
    /** The number is this or more. */
    AT_LEAST("at least", Operand.NUMBER),
    /** The number is this or less. */
    AT_MOST("at most", Operand.NUMBER),
    /** The number is more than this. */
    MORE_THAN("more than", Operand.NUMBER),
    /** The number is less than this. */
    LESS_THAN("less than", Operand.NUMBER),
    /** The number is one of a range, both ends included. */
    BETWEEN("between", Operand.RANGE),
    /** The set holds at least one of some words. */
    HAS("has", Operand.WORDS),
    /** The set holds none of some words. */
    HAS_NO("has no", Operand.WORDS),
    /** The set holds each of some words. */
    HAS_ALL("has all", Operand.WORDS),
    /** The day is before this one. */
    BEFORE("before", Operand.DAY),
    /** The day is this one or a later one. */
    ON_OR_AFTER("on or after", Operand.DAY),
    /** The day is so many days ago, or more. */
    DAYS_AGO_AT_LEAST("days ago at least", Operand.NUMBER),
    /** The day is so many days ago, or fewer; a day to come is. */
    DAYS_AGO_AT_MOST("days ago at most", Operand.NUMBER),
    /** The fact is known, or is not. */
    KNOWN("known", Operand.FLAG);

    private final String text;

    private final Operand operand;

    Operator(String text, Operand operand) {
      this.text = text;
      this.operand = operand;
    }

    /** Returns what the fact is compared with. */
    public Operand operand() {
      return operand;
    }

    /** Returns the words a rule writes. */
    public String text() {
      return text;
    }

    /** Returns whether it may follow a fact of a kind. */
    public boolean goesWith(Fact.Type type) {
      return switch (this) {
        case ONE_OF, NOT -> type == Fact.Type.WORD || type == Fact.Type.FLAG;
        case AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, BETWEEN -> type == Fact.Type.NUMBER;
        case HAS, HAS_NO, HAS_ALL -> type == Fact.Type.WORDS;
        case BEFORE, ON_OR_AFTER, DAYS_AGO_AT_LEAST, DAYS_AGO_AT_MOST -> type == Fact.Type.DATE;
        case KNOWN -> true;
      };
    }

    /** Returns those that may follow a fact of a kind. */
    public static List<Operator> of(Fact.Type type) {
      return Stream.of(values()).filter(one -> one.goesWith(type)).toList();
    }
  }

  /**
   * A fact, an operator and what it is compared with.
   *
   * @param fact what is looked at
   * @param operator how
   * @param values words, flags or days; empty where numbers are compared
   * @param numbers one number, or two for a range; empty where none is compared
   */
  record Test(Fact fact, Operator operator, List<Object> values, List<Parameter> numbers)
      implements Condition {

    public Test {
      values = List.copyOf(values);
      numbers = List.copyOf(numbers);
    }

    @Override
    public Ternary test(RuleInput input) {
      Object value = input.value(fact);
      if (operator == Operator.KNOWN) {
        return Ternary.of(values.get(0).equals(value != null));
      }
      return value == null ? Ternary.UNKNOWN : Ternary.of(holds(value, input));
    }

    private boolean holds(Object value, RuleInput input) {
      return switch (fact.type()) {
        case WORD, FLAG -> holdsForWord(value);
        case WORDS -> holdsForWords((Set<?>) value);
        case NUMBER -> holdsForNumber((Long) value, input);
        case DATE -> holdsForDay((LocalDate) value, input);
      };
    }

    private boolean holdsForWord(Object word) {
      return switch (operator) {
        case ONE_OF -> values.contains(word);
        case NOT -> !values.contains(word);
        default -> throw mismatch();
      };
    }

    private boolean holdsForWords(Set<?> words) {
      return switch (operator) {
        case HAS -> values.stream().anyMatch(words::contains);
        case HAS_NO -> values.stream().noneMatch(words::contains);
        case HAS_ALL -> values.stream().allMatch(words::contains);
        default -> throw mismatch();
      };
    }

    private boolean holdsForNumber(long value, RuleInput input) {
      return switch (operator) {
        case AT_LEAST -> value >= number(0, input);
        case AT_MOST -> value <= number(0, input);
        case MORE_THAN -> value > number(0, input);
        case LESS_THAN -> value < number(0, input);
        case BETWEEN -> value >= number(0, input) && value <= number(1, input);
        default -> throw mismatch();
      };
    }

    private boolean holdsForDay(LocalDate day, RuleInput input) {
      return switch (operator) {
        case BEFORE -> day.isBefore((LocalDate) values.get(0));
        case ON_OR_AFTER -> !day.isBefore((LocalDate) values.get(0));
        case DAYS_AGO_AT_LEAST -> daysAgo(day, input) >= number(0, input);
        case DAYS_AGO_AT_MOST -> daysAgo(day, input) <= number(0, input);
        default -> throw mismatch();
      };
    }

    private IllegalStateException mismatch() {
      return new IllegalStateException(operator.text() + " does not go with " + fact.text());
    }

    private static long daysAgo(LocalDate day, RuleInput input) {
      return ChronoUnit.DAYS.between(day, input.today());
    }

    private int number(int which, RuleInput input) {
      return numbers.get(which).on(input.day());
    }

    @Override
    public String key() {
      return fact.text()
          + " "
          + operator.text()
          + " "
          + values.stream()
              .map(value -> value.getClass().getSimpleName() + ":" + value)
              .collect(Collectors.joining("|"))
          + numbers;
    }

    @Override
    public void each(Consumer<Test> tests) {
      tests.accept(this);
    }

    /** As a person reads it, such as {@code loan.daysPastDue at least 30}. */
    @Override
    public String toString() {
      String compared =
          numbers.isEmpty()
              ? values.stream().map(Object::toString).collect(Collectors.joining(", "))
              : numbers.stream().map(Parameter::toString).collect(Collectors.joining(" and "));
      return fact.text() + " " + operator.text() + " " + compared;
    }
  }

  /**
   * Several ways; each a list of conditions that must all be so.
   *
   * @param ways at least one
   * @param none whether no way may be so; else at least one must be
   */
  record Ways(List<List<Condition>> ways, boolean none) implements Condition {

    public Ways {
      ways = ways.stream().map(List::copyOf).toList();
    }

    @Override
    public Ternary test(RuleInput input) {
      Ternary any = Ternary.NO;
      for (List<Condition> way : ways) {
        Ternary all = all(way, input);
        if (all == Ternary.YES) {
          any = Ternary.YES;
          break;
        }
        any = all == Ternary.UNKNOWN ? all : any;
      }
      return none && any != Ternary.UNKNOWN ? Ternary.of(any == Ternary.NO) : any;
    }

    @Override
    public String key() {
      return (none ? "none of " : "any of ")
          + ways.stream()
              .map(way -> way.stream().map(Condition::key).collect(Collectors.joining(" & ")))
              .collect(Collectors.joining(" | ", "(", ")"));
    }

    @Override
    public void each(Consumer<Test> tests) {
      ways.forEach(way -> way.forEach(one -> one.each(tests)));
    }

    /** As a person reads it. */
    @Override
    public String toString() {
      return (none ? "none of: " : "any of: ")
          + ways.stream()
              .map(
                  way -> way.stream().map(Condition::toString).collect(Collectors.joining(" and ")))
              .collect(Collectors.joining("; or "));
    }
  }

  /** Returns whether any of these conditions looks at a fact. */
  static boolean ask(List<Condition> conditions, Fact fact) {
    boolean[] asked = {false};
    conditions.forEach(one -> one.each(test -> asked[0] |= test.fact() == fact));
    return asked[0];
  }

  /** Returns whether all are so: no where one is not, else unknown where one is unknown. */
  static Ternary all(List<Condition> conditions, RuleInput input) {
    Ternary all = Ternary.YES;
    for (Condition one : conditions) {
      Ternary answer = one.test(input);
      if (answer == Ternary.NO) {
        return answer;
      }
      all = answer == Ternary.UNKNOWN ? answer : all;
    }
    return all;
  }

  /** Returns the facts whose absence leaves these conditions unknown, each once. */
  static List<Fact> missing(List<Condition> conditions, RuleInput input) {
    List<Fact> missing = new ArrayList<>();
    for (Condition one : conditions) {
      if (one.test(input) == Ternary.UNKNOWN) {
        one.each(
            test -> {
              @Nullable Object value = input.value(test.fact());
              if (value == null
                  && test.operator() != Operator.KNOWN
                  && !missing.contains(test.fact())) {
                missing.add(test.fact());
              }
            });
      }
    }

    return missing;
  }
}
