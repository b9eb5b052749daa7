package dev.candor.workshop.calendar;

import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.internal.yaml.YamlParser;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Lists the days to come on which what a rulebook says changes: rules that begin and end, numbers
 * with another value, calendars that run out, and what {@code expected:} in a parameter or in
 * coverage.yaml tells of. Stateless.
 */
public final class ComingChanges {

  private static final String COVERAGE = "coverage.yaml";
  private static final String EXPECTED = "expected";

  private ComingChanges() {}

  /**
   * Returns the changes after a day, up to another, by day. What was expected and whose day has
   * come is told as well: somebody is to confirm it or to strike it out.
   *
   * @param today the last day that is not to come
   * @param until the last day looked at
   */
  public static List<DatedChange> find(RulebookReading reading, LocalDate today, LocalDate until) {
    Predicate<LocalDate> coming = day -> day.isAfter(today) && !day.isAfter(until);
    List<DatedChange> changes = new ArrayList<>();
    reading.all().stream()
        .filter(RuleDefinition::enabled)
        .forEach(rule -> changes.addAll(ofRule(rule)));
    new TreeMap<>(reading.parameters()).values().forEach(one -> changes.addAll(ofNumber(one)));
    calendars(reading).forEach((id, day) -> changes.add(runsOut(id, day)));
    changes.removeIf(change -> !coming.test(change.on()));

    expected(reading, new ArrayList<>()).stream()
        .filter(change -> !change.on().isAfter(until))
        .map(change -> change.on().isAfter(today) ? change : due(change))
        .forEach(changes::add);
    changes.sort(Comparator.comparing(DatedChange::on).thenComparing(DatedChange::id));

    return changes;
  }

  /** Returns what is wrong with the changes that coverage.yaml expects. */
  public static List<Fault> faults(RulebookReading reading) {
    List<Fault> faults = new ArrayList<>();
    ofCoverage(reading, faults);
    return faults;
  }

  private static List<DatedChange> ofRule(RuleDefinition rule) {
    List<DatedChange> changes = new ArrayList<>();
    changes.add(
        new DatedChange(
            rule.from(), DatedChange.ComingKind.BEGINS, rule.id().value(), rule.title()));
    LocalDate last = rule.to();
    if (last != null) {
      changes.add(
          new DatedChange(
              last.plusDays(1), DatedChange.ComingKind.ENDS, rule.id().value(), rule.title()));
    }
    return changes;
  }

  private static List<DatedChange> ofNumber(Parameter number) {
    return number.values().entrySet().stream()
        .map(
            value ->
                new DatedChange(
                    value.getKey(),
                    DatedChange.ComingKind.NUMBER,
                    number.id(),
                    value.getValue() + " " + number.unit()))
        .toList();
  }

  /** Returns the first day that each calendar which a rule asks leaves out. */
  private static Map<String, LocalDate> calendars(RulebookReading reading) {
    Map<String, LocalDate> ends = new TreeMap<>();
    RuleParts.calendars(reading.all().stream().filter(RuleDefinition::enabled).toList())
        .forEach(one -> ends.put(one.id(), LocalDate.of(one.lastYear() + 1, 1, 1)));
    return ends;
  }

  private static DatedChange runsOut(String id, LocalDate day) {
    return new DatedChange(
        day,
        DatedChange.ComingKind.CALENDAR,
        id,
        "it has no days from here: a rule that asks refuses");
  }

  private static DatedChange due(DatedChange change) {
    return new DatedChange(
        change.on(),
        change.kind(),
        change.id(),
        change.what() + " (its day has come: confirm it, or strike it out)");
  }

  // ---- what is expected

  private static List<DatedChange> expected(RulebookReading reading, List<Fault> faults) {
    List<DatedChange> changes = new ArrayList<>(ofCoverage(reading, faults));
    reading
        .files()
        .forEach(
            (name, bytes) -> {
              if (name.startsWith("parameters/")) {
                YamlParser.parse(name, bytes, faults)
                    .ifPresent(yaml -> changes.addAll(ofParameter(yaml)));
              }
            });
    return changes;
  }

  /** Returns what a parameter expects; the reader has checked its days and numbers. */
  private static List<DatedChange> ofParameter(YamlNode yaml) {
    List<DatedChange> changes = new ArrayList<>();
    String id = yaml.text("id").orElse("");
    String unit = yaml.text("unit").orElse("");

    yaml.get(EXPECTED)
        .map(YamlNode::entries)
        .orElse(Map.of())
        .forEach(
            (day, value) ->
                YamlNode.parseDay(day, value)
                    .ifPresent(
                        on ->
                            changes.add(
                                new DatedChange(
                                    on,
                                    DatedChange.ComingKind.EXPECTED,
                                    id,
                                    value.text().orElse("") + " " + unit))));

    return changes;
  }

  private static List<DatedChange> ofCoverage(RulebookReading reading, List<Fault> faults) {
    byte[] coverage = reading.files().get(COVERAGE);
    List<DatedChange> changes = new ArrayList<>();
    if (coverage == null) {
      return changes;
    }

    YamlParser.parse(COVERAGE, coverage, faults)
        .flatMap(yaml -> yaml.get(EXPECTED))
        .ifPresent(
            list -> {
              for (YamlNode one : list.items()) {
                one.only(List.of("on", "what"));
                Optional<LocalDate> on = one.needDate("on");
                Optional<String> what = one.needLine("what");
                if (on.isPresent() && what.isPresent()) {
                  changes.add(
                      new DatedChange(on.get(), DatedChange.ComingKind.EXPECTED, "", what.get()));
                }
              }
            });

    return changes;
  }
}
