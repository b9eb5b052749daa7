package dev.candor.workshop;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.Parameter;
import dev.candor.time.LimitZone;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a rule asks, in the words a compliance officer reads. Stateless. */
final class InWords {

  private InWords() {}

  /**
   * What a fact must be for a test to be so, such as {@code more than 30 days}.
   *
   * @param day whose values numbers have; null tells every value with its day
   */
  static String so(Condition.Test test, @Nullable LocalDate day) {
    return switch (test.operator()) {
      case ONE_OF -> listed(test, "or");
      case NOT -> "not " + listed(test, "or");
      case HAS -> "with " + listed(test, "or");
      case HAS_NO -> "without " + listed(test, "or");
      case HAS_ALL -> "with " + listed(test, "and");
      case AT_LEAST -> "at least " + number(test, 0, day);
      case AT_MOST -> "at most " + number(test, 0, day);
      case MORE_THAN -> "more than " + number(test, 0, day);
      case LESS_THAN -> "less than " + number(test, 0, day);
      case BETWEEN -> "from " + bare(test, 0, day) + " to " + number(test, 1, day);
      case BEFORE -> "before " + test.values().get(0);
      case ON_OR_AFTER -> "on or after " + test.values().get(0);
      case DAYS_AGO_AT_LEAST -> bare(test, 0, day) + " days ago or longer";
      case DAYS_AGO_AT_MOST -> bare(test, 0, day) + " days ago or less, or to come";
      case KNOWN -> Boolean.TRUE.equals(test.values().get(0)) ? "known" : "not known";
    };
  }

  /** What a fact must be for a test not to be so. */
  static String otherwise(Condition.Test test, LocalDate day) {
    return switch (test.operator()) {
      case ONE_OF ->
          test.fact().type() == Fact.Type.FLAG && test.values().size() == 1
              ? said(!Boolean.TRUE.equals(test.values().get(0)))
              : "something other than " + listed(test, "or");
      case NOT -> listed(test, "or");
      case HAS -> "without " + listed(test, "or");
      case HAS_NO -> "with " + listed(test, "or");
      case HAS_ALL -> "without one of " + listed(test, "and");
      case AT_LEAST -> "less than " + number(test, 0, day);
      case AT_MOST -> "more than " + number(test, 0, day);
      case MORE_THAN -> "at most " + number(test, 0, day);
      case LESS_THAN -> "at least " + number(test, 0, day);
      case BETWEEN -> "below " + bare(test, 0, day) + " or above " + number(test, 1, day);
      case BEFORE -> "on or after " + test.values().get(0);
      case ON_OR_AFTER -> "before " + test.values().get(0);
      case DAYS_AGO_AT_LEAST -> "less than " + bare(test, 0, day) + " days ago";
      case DAYS_AGO_AT_MOST -> "more than " + bare(test, 0, day) + " days ago";
      case KNOWN -> Boolean.TRUE.equals(test.values().get(0)) ? "not known" : "known";
    };
  }

  /** A number: itself, or its name and each of its values with the first day it holds. */
  static String number(Parameter number, @Nullable LocalDate day) {
    if (number.id().isEmpty()) {
      return number.values().firstEntry().getValue().toString();
    }
    Map.Entry<LocalDate, Integer> inForce = day == null ? null : number.values().floorEntry(day);
    return inForce != null
        ? inForce.getValue().toString()
        : number.values().entrySet().stream()
            .map(value -> value.getValue() + " from " + value.getKey())
            .collect(Collectors.joining(", "));
  }

  /** Whose clock. */
  static String zone(LimitZone zone) {
    return zone.match(() -> "in every zone the borrower may be in", ZoneId::getId);
  }

  /** A true or false as people say it, anything else as it is. */
  static String said(Object value) {
    return value instanceof Boolean flag ? (flag ? "yes" : "no") : value.toString();
  }

  /** {@code a, b or c}. */
  static String list(List<String> words, String last) {
    int size = words.size();
    return size < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, size - 1)) + " " + last + " " + words.get(size - 1);
  }

  private static String listed(Condition.Test test, String last) {
    return list(test.values().stream().map(InWords::said).toList(), last);
  }

  private static String number(Condition.Test test, int which, @Nullable LocalDate day) {
    String unit = test.fact().unit();
    return bare(test, which, day) + (unit == null ? "" : " " + unit);
  }

  private static String bare(Condition.Test test, int which, @Nullable LocalDate day) {
    Parameter number = test.numbers().get(which);
    return day == null && !number.id().isEmpty()
        ? number.id() + " (" + number(number, null) + ")"
        : number(number, day);
  }
}
