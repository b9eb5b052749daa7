package dev.candor.workshop.page;

import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.RuleDefinition;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The dated numbers of one rule on the day its pages are printed: the value in force, and each that
 * is known to come while the rule holds. Of a rule that does not hold yet it is the value on its
 * first day, and of one that has ended the value on its last. Immutable.
 */
final class NumbersInForce {

  private final RuleDefinition rule;
  private final LocalDate printed;

  NumbersInForce(RuleDefinition rule, LocalDate printed) {
    this.rule = rule;
    this.printed = printed;
  }

  /** Returns the day of printing, or the day next to it on which the rule holds. */
  private LocalDate day() {
    LocalDate last = rule.to();
    if (printed.isBefore(rule.from())) {
      return rule.from();
    }
    return last != null && printed.isAfter(last) ? last : printed;
  }

  /** Returns the value in force and those to come, each with its first day. */
  NavigableMap<LocalDate, Integer> values(Parameter number) {
    NavigableMap<LocalDate, Integer> values = number.values();
    @Nullable LocalDate current = values.floorKey(day());
    @Nullable LocalDate last = rule.to();
    if (current != null) {
      values = values.tailMap(current, true);
    }
    return last == null ? values : values.headMap(last, true);
  }

  /**
   * Returns a number written into the rule as it is, any other as {@code 2 (most-calls; 3 from
   * 2027-01-01)}.
   */
  String print(Parameter number) {
    if (number.id().isEmpty()) {
      return InWords.number(number, day());
    }
    NavigableMap<LocalDate, Integer> values = values(number);
    String coming =
        values.entrySet().stream()
            .skip(1)
            .map(value -> value.getValue() + " from " + value.getKey())
            .collect(Collectors.joining(", "));

    return values.firstEntry().getValue()
        + " ("
        + number.id()
        + (coming.isEmpty() ? "" : "; " + coming)
        + ")";
  }

  /** Returns since when a value holds, or from when it will. */
  String since(Map.Entry<LocalDate, Integer> value) {
    return (value.getKey().isAfter(printed) ? "from " : "since ") + value.getKey();
  }

  /**
   * Returns whether each number of the rule is on another day what it is on the day of printing.
   */
  boolean areThoseOf(LocalDate other) {
    return rule.holdsOn(other)
        && RuleWords.numbers(rule).stream()
            .allMatch(number -> number.on(other) == number.on(day()));
  }

  /** Returns when the rule holds, in a sentence. */
  String holds() {
    LocalDate last = rule.to();
    String until = last == null ? "; no end is written." : ", until " + last + " inclusive.";
    if (printed.isBefore(rule.from())) {
      return "From " + rule.from() + ", not yet on " + printed + until;
    }
    return last != null && printed.isAfter(last)
        ? "Ended: it held from " + rule.from() + until
        : "Since " + rule.from() + until;
  }

  /** Returns what goes beside the effect of a rule that does not hold on the day; else nothing. */
  String unlessNow() {
    if (rule.holdsOn(printed)) {
      return "";
    }
    return printed.isBefore(rule.from()) ? ", from " + rule.from() : ", ended on " + rule.to();
  }
}
