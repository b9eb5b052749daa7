package dev.candor.workshop.page;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.Condition.Operator;
import dev.candor.compliance.rule.Parameter;
import dev.candor.time.LimitZone;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a rule asks, in the words a compliance officer reads. Stateless. */
public final class InWords {

  private InWords() {}

  /**
   * Returns what a fact must be for a test to be so, such as {@code more than 30 days}.
   *
   * @param day whose values numbers have
   */
  public static String so(Condition.Test test, LocalDate day) {
    return so(test, number -> number(number, day));
  }

  /** Returns what a fact must be for a test to be so, with numbers as the function prints them. */
  static String so(Condition.Test test, Function<Parameter, String> numbers) {
    return switch (test.operator().operand()) {
      case WORDS -> soInWords(test);
      case NUMBER, RANGE -> soInNumbers(test, numbers);
      case DAY -> (test.operator() == Operator.BEFORE ? "before " : "on or after ") + day(test);
      case FLAG -> isTrue(test) ? "known" : "not known";
    };
  }

  private static String soInWords(Condition.Test test) {
    return switch (test.operator()) {
      case ONE_OF -> list(test, "or");
      case NOT -> "not " + list(test, "or");
      case HAS -> "with " + list(test, "or");
      case HAS_NO -> "without " + list(test, "or");
      case HAS_ALL -> "with " + list(test, "and");
      default -> throw new IllegalStateException(test.toString());
    };
  }

  private static String soInNumbers(Condition.Test test, Function<Parameter, String> numbers) {
    return switch (test.operator()) {
      case AT_LEAST -> "at least " + number(test, 0, numbers);
      case AT_MOST -> "at most " + number(test, 0, numbers);
      case MORE_THAN -> "more than " + number(test, 0, numbers);
      case LESS_THAN -> "less than " + number(test, 0, numbers);
      case BETWEEN -> "from " + bare(test, 0, numbers) + " to " + number(test, 1, numbers);
      case DAYS_AGO_AT_LEAST -> bare(test, 0, numbers) + " days ago or longer";
      case DAYS_AGO_AT_MOST -> bare(test, 0, numbers) + " days ago or less, or to come";
      default -> throw new IllegalStateException(test.toString());
    };
  }

  /** Returns what a fact must be for a test not to be so. */
  public static String otherwise(Condition.Test test, LocalDate day) {
    return switch (test.operator().operand()) {
      case WORDS -> otherwiseInWords(test);
      case NUMBER, RANGE -> otherwiseInNumbers(test, number -> number(number, day));
      case DAY -> (test.operator() == Operator.BEFORE ? "on or after " : "before ") + day(test);
      case FLAG -> isTrue(test) ? "not known" : "known";
    };
  }

  private static String otherwiseInWords(Condition.Test test) {
    return switch (test.operator()) {
      case ONE_OF ->
          test.fact().type() == Fact.Type.FLAG && test.values().size() == 1
              ? yesOrNo(!isTrue(test))
              : "something other than " + list(test, "or");
      case NOT -> list(test, "or");
      case HAS -> "without " + list(test, "or");
      case HAS_NO -> "with " + list(test, "or");
      case HAS_ALL -> "without one of " + list(test, "and");
      default -> throw new IllegalStateException(test.toString());
    };
  }

  private static String otherwiseInNumbers(
      Condition.Test test, Function<Parameter, String> numbers) {
    return switch (test.operator()) {
      case AT_LEAST -> "less than " + number(test, 0, numbers);
      case AT_MOST -> "more than " + number(test, 0, numbers);
      case MORE_THAN -> "at most " + number(test, 0, numbers);
      case LESS_THAN -> "at least " + number(test, 0, numbers);
      case BETWEEN -> "below " + bare(test, 0, numbers) + " or above " + number(test, 1, numbers);
      case DAYS_AGO_AT_LEAST -> "less than " + bare(test, 0, numbers) + " days ago";
      case DAYS_AGO_AT_MOST -> "more than " + bare(test, 0, numbers) + " days ago";
      default -> throw new IllegalStateException(test.toString());
    };
  }

  private static boolean isTrue(Condition.Test test) {
    return Boolean.TRUE.equals(test.values().get(0));
  }

  private static Object day(Condition.Test test) {
    return test.values().get(0);
  }

  /**
   * Returns the value a number has on a day; before its first, each value with the day it holds
   * from.
   */
  static String number(Parameter number, LocalDate day) {
    Map.Entry<LocalDate, Integer> inForce = number.values().floorEntry(day);
    return inForce != null
        ? inForce.getValue().toString()
        : number.values().entrySet().stream()
            .map(value -> value.getValue() + " from " + value.getKey())
            .collect(Collectors.joining(", "));
  }

  /** Returns whose clock. */
  public static String zone(LimitZone zone) {
    return zone.match(() -> "in every zone the borrower may be in", ZoneId::getId);
  }

  /** Returns a true or false as people say it, anything else as it is. */
  public static String yesOrNo(Object value) {
    return value instanceof Boolean flag ? (flag ? "yes" : "no") : value.toString();
  }

  /** Returns {@code a, b or c}. */
  public static String list(List<String> words, String last) {
    int size = words.size();
    return size < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, size - 1)) + " " + last + " " + words.get(size - 1);
  }

  private static String list(Condition.Test test, String last) {
    return list(test.values().stream().map(InWords::yesOrNo).toList(), last);
  }

  private static String number(
      Condition.Test test, int which, Function<Parameter, String> numbers) {
    String unit = test.fact().unit();
    return bare(test, which, numbers) + (unit == null ? "" : " " + unit);
  }

  private static String bare(Condition.Test test, int which, Function<Parameter, String> numbers) {
    return numbers.apply(test.numbers().get(which));
  }
}
