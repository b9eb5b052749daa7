package dev.candor.workshop.check;

import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.RuleDefinition;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The days on which what a rule asks may change. Stateless. */
final class ChangeDays {

  private ChangeDays() {}

  /**
   * Returns the first day of the rule and every later one on which a number in its when changes.
   */
  static Set<LocalDate> of(RuleDefinition rule) {
    Set<LocalDate> days = new TreeSet<>(Set.of(rule.from()));
    Consumer<Condition.Test> test =
        one ->
            one.numbers()
                .forEach(
                    number ->
                        number.values().keySet().stream()
                            .filter(day -> day.isAfter(rule.from()) && rule.holdsOn(day))
                            .forEach(days::add));
    rule.when().forEach(condition -> condition.each(test));
    return days;
  }
}
