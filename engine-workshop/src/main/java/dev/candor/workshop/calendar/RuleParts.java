package dev.candor.workshop.calendar;

import dev.candor.compliance.rule.Calendar;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.Restriction;
import dev.candor.compliance.rule.RuleDefinition;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects the dated numbers and the calendars that rules ask. Stateless. */
public final class RuleParts {

  private RuleParts() {}

  /** Returns the numbers of a rule, those written into it among them. */
  public static Set<Parameter> numbers(RuleDefinition rule) {
    Set<Parameter> numbers = new LinkedHashSet<>();
    rule.when().forEach(condition -> condition.each(test -> numbers.addAll(test.numbers())));
    rule.action().restrictions().forEach(one -> numbers.addAll(one.parameters()));
    return numbers;
  }

  /** Returns the calendars of rules. */
  public static Set<Calendar> calendars(Collection<RuleDefinition> rules) {
    Set<Calendar> calendars = new LinkedHashSet<>();
    for (RuleDefinition rule : rules) {
      for (Restriction one : rule.action().restrictions()) {
        if (one instanceof Restriction.Holidays holidays) {
          calendars.add(holidays.calendar());
        }
      }
    }
    return calendars;
  }
}
