package dev.candor.workshop.check;

import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the rules that say nothing another rule does not say. */
final class HiddenRules {

  private final RulebookReading reading;

  private HiddenRules(RulebookReading reading) {
    this.reading = reading;
  }

  /** Returns a fault for each rule that says nothing of its own. */
  static List<Fault> faults(RulebookReading reading) {
    HiddenRules hidden = new HiddenRules(reading);
    List<Fault> faults = new ArrayList<>();
    List<RuleDefinition> own = reading.rules().stream().filter(RuleDefinition::enabled).toList();

    for (RuleDefinition rule : own) {
      for (RuleDefinition other : reading.all()) {
        if (!other.enabled() || other.id().equals(rule.id()) || !hidden.hides(other, rule)) {
          continue;
        }
        boolean both = hidden.hides(rule, other);
        if (both && other.place().compareTo(rule.place()) > 0) {
          continue;
        }
        faults.add(
            new Fault(
                rule.place(),
                "$",
                "The rule ("
                    + rule.id()
                    + ") says nothing that ("
                    + other.id()
                    + ", "
                    + other.place()
                    + ") does not say"
                    + (both ? "; the two are the same." : " of more messages."),
                "remove it, or narrow the other."));
        break;
      }
    }
    return faults;
  }

  /** Returns whether one says the same of every message the other speaks of. */
  private boolean hides(RuleDefinition wide, RuleDefinition narrow) {
    return wide.action().equals(narrow.action())
        && !(wide.action() instanceof RuleAction.Except)
        && wide.severity() == narrow.severity()
        && wide.jurisdiction().equals(narrow.jurisdiction())
        && !narrow.from().isBefore(wide.from())
        && (wide.to() == null || (narrow.to() != null && !narrow.to().isAfter(wide.to())))
        && narrow.overrides().isEmpty()
        && exceptionsTo(wide).equals(exceptionsTo(narrow))
        && ChangeDays.of(narrow).stream()
            .allMatch(day -> ValueRange.implies(narrow.when(), wide.when(), day));
  }

  private Set<String> exceptionsTo(RuleDefinition rule) {
    Set<String> by = new HashSet<>();
    for (RuleDefinition one : reading.all()) {
      if (one.overrides().stream().anyMatch(override -> override.rule().equals(rule.id()))) {
        by.add(one.id().value());
      }
    }
    return by;
  }
}
