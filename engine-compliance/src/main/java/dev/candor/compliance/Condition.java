package dev.candor.compliance;

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

  /** Whether it is so. */
  Answer test(Matter matter);

  /**
   * Names the condition wholly: Drools shares a node between conditions of one key, so two
   * different ones must never have the same.
   */
  String key();

  /** Hands every test in it to somebody, itself where it is one. */
  void each(Consumer<Test> tests);

  /** What may be said of a fact. */
  enum Operator {
    /** The fact is one of some words. */
    ONE_OF("one of"),
    /** The fact is none of some words. */
    NOT("not"),
    /** The number is this or more. */
    AT_LEAST("at least"),
    /** The number is this or less. */
    AT_MOST("at most"),
    /** The number is more than this. */
    MORE_THAN("more than"),
    /** The number is less than this. */
    LESS_THAN("less than"),
    /** The number is one of a range, both ends included. */
    BETWEEN("between"),
    /** The set holds at least one of some words. */
    HAS("has"),
    /** The set holds none of some words. */
    HAS_NO("has no"),
    /** The set holds each of some words. */
    HAS_ALL("has all"),
    /** The day is before this one. */
    BEFORE("before"),
    /** The day is this one or a later one. */
    ON_OR_AFTER("on or after"),
    /** The day is so many days ago, or more. */
    DAYS_AGO_AT_LEAST("days ago at least"),
    /** The day is so many days ago, or fewer; a day to come is. */
    DAYS_AGO_AT_MOST("days ago at most"),
    /** The fact is known, or is not. */
    KNOWN("known");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    /** The words a rule writes. */
    public String text() {
      return text;
    }

    /** Whether it may follow a fact of a kind. */
    public boolean goesWith(FactName.Type type) {
      return switch (this) {
        case ONE_OF, NOT -> type == FactName.Type.WORD || type == FactName.Type.FLAG;
        case AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, BETWEEN -> type == FactName.Type.NUMBER;
        case HAS, HAS_NO, HAS_ALL -> type == FactName.Type.WORDS;
        case BEFORE, ON_OR_AFTER, DAYS_AGO_AT_LEAST, DAYS_AGO_AT_MOST -> type == FactName.Type.DATE;
        case KNOWN -> true;
      };
    }

    /** Those that may follow a fact of a kind. */
    public static List<Operator> of(FactName.Type type) {
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
  record Test(FactName fact, Operator operator, List<Object> values, List<Parameter> numbers)
      implements Condition {

    public Test {
      values = List.copyOf(values);
      numbers = List.copyOf(numbers);
    }

    @Override
    public Answer test(Matter matter) {
      Object value = matter.value(fact);
      if (operator == Operator.KNOWN) {
        return Answer.of(values.get(0).equals(value != null));
      }
      return value == null ? Answer.UNKNOWN : Answer.of(holds(value, matter));
    }

    private boolean holds(Object value, Matter matter) {
      return switch (operator) {
        case ONE_OF -> values.contains(value);
        case NOT -> !values.contains(value);
        case AT_LEAST -> (Long) value >= number(0, matter);
        case AT_MOST -> (Long) value <= number(0, matter);
        case MORE_THAN -> (Long) value > number(0, matter);
        case LESS_THAN -> (Long) value < number(0, matter);
        case BETWEEN -> (Long) value >= number(0, matter) && (Long) value <= number(1, matter);
        case HAS -> values.stream().anyMatch(((Set<?>) value)::contains);
        case HAS_NO -> values.stream().noneMatch(((Set<?>) value)::contains);
        case HAS_ALL -> values.stream().allMatch(((Set<?>) value)::contains);
        case BEFORE -> ((LocalDate) value).isBefore((LocalDate) values.get(0));
        case ON_OR_AFTER -> !((LocalDate) value).isBefore((LocalDate) values.get(0));
        case DAYS_AGO_AT_LEAST -> daysAgo(value, matter) >= number(0, matter);
        case DAYS_AGO_AT_MOST -> daysAgo(value, matter) <= number(0, matter);
        case KNOWN -> throw new IllegalStateException("asked before");
      };
    }

    private static long daysAgo(Object value, Matter matter) {
      return ChronoUnit.DAYS.between((LocalDate) value, matter.today());
    }

    private int number(int which, Matter matter) {
      return numbers.get(which).on(matter.day());
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
    public Answer test(Matter matter) {
      Answer any = Answer.NO;
      for (List<Condition> way : ways) {
        Answer all = all(way, matter);
        if (all == Answer.YES) {
          any = Answer.YES;
          break;
        }
        any = all == Answer.UNKNOWN ? all : any;
      }
      return none && any != Answer.UNKNOWN ? Answer.of(any == Answer.NO) : any;
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

  /** Whether all are so: no where one is not, else unknown where one is unknown. */
  static Answer all(List<Condition> conditions, Matter matter) {
    Answer all = Answer.YES;
    for (Condition one : conditions) {
      Answer answer = one.test(matter);
      if (answer == Answer.NO) {
        return answer;
      }
      all = answer == Answer.UNKNOWN ? answer : all;
    }
    return all;
  }

  /** The facts whose absence leaves these conditions unknown, each once. */
  static List<FactName> missing(List<Condition> conditions, Matter matter) {
    List<FactName> missing = new ArrayList<>();
    for (Condition one : conditions) {
      if (one.test(matter) == Answer.UNKNOWN) {
        one.each(
            test -> {
              @Nullable Object value = matter.value(test.fact());
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
