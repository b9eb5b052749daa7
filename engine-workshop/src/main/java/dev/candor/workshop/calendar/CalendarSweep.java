package dev.candor.workshop.calendar;

import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.internal.yaml.YamlParser;
import dev.candor.compliance.rule.Calendar;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sweeps the calendar: on each day from the first of a rule to a day ahead, each of its numbers has
 * exactly one value, and a rule that ends is followed by those that {@code ends:} in coverage.yaml
 * names, the day after. Stateless.
 */
public final class CalendarSweep {

  private static final String COVERAGE = "coverage.yaml";
  private static final String NOTHING = "nothing";

  private CalendarSweep() {}

  /**
   * Returns a sentence for each rule, number and calendar that has not exactly one value on some
   * day, with the first such day.
   *
   * @param until the last day looked at
   */
  public static List<String> findGaps(RulebookReading reading, LocalDate until) {
    List<String> gaps = new ArrayList<>();
    Map<String, Set<String>> after = successors(reading, new ArrayList<>());
    for (RuleDefinition rule : reading.all()) {
      if (!rule.enabled()) {
        continue;
      }
      LocalDate last = rule.to() == null || rule.to().isAfter(until) ? until : rule.to();
      gaps.addAll(gapsOf(rule, last));
      if (last.isBefore(until) && !after.containsKey(rule.id().value())) {
        gaps.add(
            rule.id()
                + " ends with "
                + last
                + ", and ends: in coverage.yaml does not say what follows it.");
      }
    }

    return gaps;
  }

  private static List<String> gapsOf(RuleDefinition rule, LocalDate last) {
    Set<Parameter> numbers = RuleParts.numbers(rule);
    Set<Calendar> calendars = RuleParts.calendars(List.of(rule));
    Set<String> seen = new LinkedHashSet<>();
    List<String> gaps = new ArrayList<>();
    for (LocalDate day = rule.from(); !day.isAfter(last); day = day.plusDays(1)) {
      for (Parameter number : numbers) {
        if (number.values().floorKey(day) == null && seen.add(number.id())) {
          gaps.add(rule.id() + ": the number (" + number.id() + ") has no value on " + day + ".");
        }
      }
      for (Calendar calendar : calendars) {
        if (!calendar.covers(day) && seen.add(calendar.id() + day.getYear())) {
          gaps.add(
              rule.id()
                  + ": the calendar ("
                  + calendar.id()
                  + ") has no days in "
                  + day.getYear()
                  + ".");
        }
      }
    }

    return gaps;
  }

  /** Returns what is wrong with what coverage.yaml says of the rules that end. */
  public static List<Fault> faults(RulebookReading reading) {
    List<Fault> faults = new ArrayList<>();
    successors(reading, faults);
    return faults;
  }

  /** Returns the rules that follow each rule that ends; none where nothing does. */
  private static Map<String, Set<String>> successors(RulebookReading reading, List<Fault> faults) {
    Map<String, Set<String>> after = new TreeMap<>();
    byte[] coverage = reading.files().get(COVERAGE);
    if (coverage == null) {
      return after;
    }

    Map<String, RuleDefinition> rules = new HashMap<>();
    reading.all().forEach(rule -> rules.put(rule.id().value(), rule));
    YamlParser.parse(COVERAGE, coverage, faults)
        .flatMap(yaml -> yaml.get("ends"))
        .map(YamlNode::entries)
        .orElse(Map.of())
        .forEach((id, next) -> after.put(id, followers(id, next, rules)));

    return after;
  }

  private static Set<String> followers(
      String id, YamlNode next, Map<String, RuleDefinition> rules) {
    RuleDefinition ended = rules.get(id);
    if (ended == null) {
      next.noteUnknown("rule", id, rules.keySet());
      return Set.of();
    }
    LocalDate last = ended.to();
    if (last == null) {
      next.fault("The rule (" + id + ") does not end.", "remove it here, or add to: to it.");
      return Set.of();
    }

    Set<String> followers = new LinkedHashSet<>();
    for (YamlNode one : next.isList() ? next.items() : List.of(next)) {
      Optional<String> name = one.text().filter(text -> !text.equals(NOTHING));
      if (name.isPresent()) {
        followers.add(name.get());
        checkFollows(last, one, name.get(), rules);
      }
    }
    return followers;
  }

  private static void checkFollows(
      LocalDate last, YamlNode at, String name, Map<String, RuleDefinition> rules) {
    RuleDefinition follower = rules.get(name);

    if (follower == null) {
      at.noteUnknown("rule", name, rules.keySet());
    } else if (!follower.from().equals(last.plusDays(1))) {
      at.fault(
          "The rule ("
              + name
              + ") begins on "
              + follower.from()
              + ", and what it follows ends with "
              + last
              + ".",
          "let one begin on the day after the other ends.");
    }
  }
}
