package dev.candor.workshop.check;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the rules whose conditions can never be met. */
final class UnmetConditions {

  private final RulePlaces places;

  private UnmetConditions(RulePlaces places) {
    this.places = places;
  }

  /** Returns a fault for each rule with a condition that can never be met, by its first day. */
  static List<Fault> faults(RulebookReading reading, RulePlaces places) {
    UnmetConditions conditions = new UnmetConditions(places);
    List<Fault> faults = new ArrayList<>();
    for (RuleDefinition rule : reading.rules()) {
      for (LocalDate day : ChangeDays.of(rule)) {
        Optional<Fault> never = conditions.neverMet(rule, day);
        if (never.isPresent()) {
          faults.add(never.get());
          break;
        }
      }
    }
    return faults;
  }

  private Optional<Fault> neverMet(RuleDefinition rule, LocalDate day) {
    String since = day.equals(rule.from()) ? "" : " from " + day + " on";
    Optional<Fact> fact = ValueRange.nothingLeft(rule.when(), day);
    if (fact.isPresent()) {
      return Optional.of(
          new Fault(
              places.of(rule, "when", fact.get().text()),
              "$.when." + fact.get(),
              "What the rule ("
                  + rule.id()
                  + ") asks of "
                  + fact.get()
                  + " can never be so"
                  + since
                  + ": "
                  + asked(rule, fact.get())
                  + ".",
              "widen one of them, or remove the rule."));
    }

    for (Condition one : rule.when()) {
      if (one instanceof Condition.Ways ways) {
        Optional<Fault> never = neverMet(rule, ways, day, since);
        if (never.isPresent()) {
          return never;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Fault> neverMet(
      RuleDefinition rule, Condition.Ways ways, LocalDate day, String since) {
    String key = ways.none() ? "none of" : "any of";
    int number = 0;

    for (List<Condition> way : ways.ways()) {
      number++;
      List<Condition> together = Stream.concat(rule.when().stream(), way.stream()).toList();
      boolean never =
          ways.none()
              ? ValueRange.implies(rule.when(), way, day)
              : ValueRange.nothingLeft(together, day).isPresent();
      if (never) {
        return Optional.of(
            new Fault(
                places.of(rule, "when", key),
                "$.when." + key,
                "The rule ("
                    + rule.id()
                    + ") can never speak"
                    + since
                    + (ways.none() ? ": " : " by way " + number + " of any of: ")
                    + (ways.none()
                        ? "way " + number + " of none of is always so."
                        : "the rest of when shuts it out."),
                "remove the way, or widen the rest."));
      }
    }
    return Optional.empty();
  }

  private static String asked(RuleDefinition rule, Fact fact) {
    List<String> asked = new ArrayList<>();
    for (Condition one : rule.when()) {
      if (one instanceof Condition.Test test && test.fact() == fact) {
        asked.add(test.toString());
      }
    }
    return String.join(" and ", asked);
  }
}
