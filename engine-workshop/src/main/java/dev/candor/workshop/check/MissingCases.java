package dev.candor.workshop.check;

import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.compliance.rule.Severity;
import dev.candor.fault.Fault;
import dev.candor.workshop.casebook.Casebook;
import dev.candor.workshop.casebook.Expectation;
import dev.candor.workshop.casebook.RuleCase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cases that a rulebook lacks: every rule that is switched on has one it speaks in and one it
 * lets through. Stateless.
 */
final class MissingCases {

  private MissingCases() {}

  /** Returns what is missing in the cases of the rules that are switched on. */
  static List<Fault> faults(RulebookReading reading, Casebook casebook) {
    List<Fault> faults = new ArrayList<>();
    for (RuleDefinition rule : reading.rules()) {
      if (!rule.enabled() || casebook.unread().contains(rule.id())) {
        continue;
      }
      faults.addAll(
          rule.action() instanceof RuleAction.Except
              ? ofException(rule, casebook)
              : ofSpeaker(rule, casebook));
    }
    return faults;
  }

  private static List<Fault> ofException(RuleDefinition rule, Casebook casebook) {
    List<Expectation> expected = expectations(rule, casebook);
    List<Fault> faults = new ArrayList<>();
    if (expected.stream().noneMatch(Expectation.LetsThrough.class::isInstance)) {
      faults.add(
          fault(
              rule,
              "The rule ("
                  + rule.id()
                  + ") is switched on and has no case in which it gives its exception.",
              "write a case that expects lets through."));
    }

    if (expected.stream().allMatch(Expectation.LetsThrough.class::isInstance)) {
      faults.add(
          fault(
              rule,
              "The rule ("
                  + rule.id()
                  + ") is switched on and has no case in which it gives no exception.",
              "write a case that expects silent."));
    }
    return faults;
  }

  private static List<Fault> ofSpeaker(RuleDefinition rule, Casebook casebook) {
    List<Expectation> expected = expectations(rule, casebook);
    List<Fault> faults = new ArrayList<>();
    if (expected.stream().noneMatch(MissingCases::stops)) {
      faults.add(
          fault(
              rule,
              "The rule (" + rule.id() + ") is switched on and has no case in which it speaks.",
              "write a case that expects " + speaks(rule) + "."));
    }

    if (expected.stream().noneMatch(MissingCases::letsThrough)) {
      faults.add(
          fault(
              rule,
              "The rule (" + rule.id() + ") is switched on and has no case that it lets through.",
              "write a case that expects lets through."));
    }
    return faults;
  }

  private static List<Expectation> expectations(RuleDefinition rule, Casebook casebook) {
    return casebook.of(rule.id()).stream()
        .map(RuleCase::expected)
        .flatMap(Stream::ofNullable)
        .toList();
  }

  private static boolean stops(Expectation expected) {
    return expected instanceof Expectation.Stops
        || expected instanceof Expectation.Warns
        || expected instanceof Expectation.WaitsUntil
        || expected instanceof Expectation.Requires;
  }

  private static boolean letsThrough(Expectation expected) {
    return expected instanceof Expectation.LetsThrough || expected instanceof Expectation.Silent;
  }

  private static String speaks(RuleDefinition rule) {
    return rule.severity() == Severity.WARN
        ? "warns"
        : rule.action() instanceof RuleAction.Require require
            ? "{ requires: " + require.disclosure().id() + " }"
            : "stops";
  }

  private static Fault fault(RuleDefinition rule, String message, String maybe) {
    return new Fault(rule.place(), "$", message, maybe);
  }
}
