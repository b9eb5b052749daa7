package dev.candor.workshop.check;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.internal.yaml.YamlParser;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.Restriction;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.compliance.rule.Severity;
import dev.candor.fault.Fault;
import dev.candor.workshop.casebook.Casebook;
import dev.candor.workshop.casebook.Expectation;
import dev.candor.workshop.casebook.RuleCase;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything that is wrong with a rulebook: what cannot be read, and what can be read and cannot be
 * meant.
 *
 * <p>Beside the faults of the reader and of the cases: a rule that is switched on without a case it
 * stops and one it lets through; a case of a rule that is not there; conditions that can never be
 * met; a rule that says nothing another does not say; rows of one table that overlap, contradict
 * each other or leave a gap between numbers; calendars of one family that overlap or leave a year
 * out; values out of order; a parameter, disclosure or calendar that nothing uses; and rules of one
 * title that hold on the same day.
 *
 * @param rules how many rules could be read
 * @param switchedOff how many of them are switched off
 * @param cases how many cases could be read
 * @param faults all of them, by place
 */
public record RulebookCheck(int rules, int switchedOff, int cases, List<Fault> faults) {

  public RulebookCheck {
    faults = List.copyOf(faults);
  }

  /** Checks a rulebook and its cases. */
  public static RulebookCheck of(RulebookReading reading, Casebook casebook) {
    Inspection inspection = new Inspection(reading);
    inspection.faults.addAll(reading.faults());
    inspection.faults.addAll(casebook.faults());
    inspection.cases(casebook);
    inspection.neverMet();
    inspection.hidden();
    inspection.faults.addAll(TableRows.faults(reading.rules()));
    inspection.calendars();
    inspection.values();
    inspection.unused();
    inspection.titles();
    return new RulebookCheck(
        reading.rules().size(),
        (int) reading.rules().stream().filter(rule -> !rule.enabled()).count(),
        casebook.cases().size(),
        inspection.faults.stream().distinct().sorted(Fault.BY_PLACE).toList());
  }

  private static final class Inspection {

    private static final Pattern YEARS = Pattern.compile("(.*?)-([0-9]{4})(-[0-9]{4})?");

    private final RulebookReading reading;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Optional<YamlNode>> parsed = new HashMap<>();
    private final Set<String> broken = new HashSet<>();

    Inspection(RulebookReading reading) {
      this.reading = reading;
      reading.faults().forEach(fault -> broken.add(fault.place().replaceAll("[:!].*", "")));
    }

    // ---- cases

    void cases(Casebook casebook) {
      for (RuleDefinition rule : reading.rules()) {
        if (!rule.enabled() || casebook.unread().contains(rule.id())) {
          continue;
        }
        List<Expectation> expected =
            casebook.of(rule.id()).stream().map(RuleCase::expected).toList();
        if (rule.action() instanceof RuleAction.Except) {
          if (expected.stream().noneMatch(Expectation.LetsThrough.class::isInstance)) {
            fault(
                rule,
                "The rule ("
                    + rule.id()
                    + ") is switched on and has no case in which it gives its exception.",
                "write a case that expects lets through.");
          }
          if (expected.stream().allMatch(Expectation.LetsThrough.class::isInstance)) {
            fault(
                rule,
                "The rule ("
                    + rule.id()
                    + ") is switched on and has no case in which it gives no exception.",
                "write a case that expects silent.");
          }
          continue;
        }
        if (expected.stream().noneMatch(Inspection::stops)) {
          fault(
              rule,
              "The rule (" + rule.id() + ") is switched on and has no case in which it speaks.",
              "write a case that expects " + speaks(rule) + ".");
        }
        if (expected.stream().noneMatch(Inspection::letsThrough)) {
          fault(
              rule,
              "The rule (" + rule.id() + ") is switched on and has no case that it lets through.",
              "write a case that expects lets through.");
        }
      }
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

    // ---- conditions that can never be met

    void neverMet() {
      for (RuleDefinition rule : reading.rules()) {
        for (LocalDate day : days(rule)) {
          Optional<Fault> never = neverMet(rule, day);
          if (never.isPresent()) {
            faults.add(never.get());
            break;
          }
        }
      }
    }

    /** The first day of the rule and every later one on which a number in its when changes. */
    private static Set<LocalDate> days(RuleDefinition rule) {
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

    private Optional<Fault> neverMet(RuleDefinition rule, LocalDate day) {
      String since = day.equals(rule.from()) ? "" : " from " + day + " on";
      Optional<Fact> fact = ValueRange.nothingLeft(rule.when(), day);
      if (fact.isPresent()) {
        return Optional.of(
            new Fault(
                placeOf(rule, "when", fact.get().text()),
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
        if (!(one instanceof Condition.Ways ways)) {
          continue;
        }
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
                    placeOf(rule, "when", key),
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

    // ---- rules that say nothing of their own

    void hidden() {
      List<RuleDefinition> own = reading.rules().stream().filter(RuleDefinition::enabled).toList();
      for (RuleDefinition rule : own) {
        for (RuleDefinition other : reading.all()) {
          if (!other.enabled() || other.id().equals(rule.id()) || !hides(other, rule)) {
            continue;
          }
          boolean both = hides(rule, other);
          if (both && other.place().compareTo(rule.place()) > 0) {
            continue;
          }
          fault(
              rule,
              "The rule ("
                  + rule.id()
                  + ") says nothing that ("
                  + other.id()
                  + ", "
                  + other.place()
                  + ") does not say"
                  + (both ? "; the two are the same." : " of more messages."),
              "remove it, or narrow the other.");
          break;
        }
      }
    }

    /** Whether one says the same of every message the other speaks of. */
    private boolean hides(RuleDefinition wide, RuleDefinition narrow) {
      return wide.action().equals(narrow.action())
          && !(wide.action() instanceof RuleAction.Except)
          && wide.severity() == narrow.severity()
          && wide.jurisdiction().equals(narrow.jurisdiction())
          && !narrow.from().isBefore(wide.from())
          && (wide.to() == null || (narrow.to() != null && !narrow.to().isAfter(wide.to())))
          && narrow.overrides().isEmpty()
          && exceptionsTo(wide).equals(exceptionsTo(narrow))
          && days(narrow).stream()
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

    // ---- calendars and values

    void calendars() {
      Map<String, TreeMap<Integer, String>> families = new TreeMap<>();
      reading
          .calendars()
          .values()
          .forEach(
              calendar -> {
                Matcher dated = YEARS.matcher(calendar.id());
                if (!dated.matches()) {
                  return;
                }
                TreeMap<Integer, String> years =
                    families.computeIfAbsent(dated.group(1), key -> new TreeMap<>());
                for (int year = calendar.firstYear(); year <= calendar.lastYear(); year++) {
                  String before = years.putIfAbsent(year, calendar.id());
                  if (before != null) {
                    String place = reading.places().getOrDefault(calendar.id(), calendar.id());
                    faults.add(
                        new Fault(
                            place,
                            "$.years",
                            "The year "
                                + year
                                + " is in the calendar ("
                                + before
                                + ") of the same family as well.",
                            "keep it in one of them."));
                    break;
                  }
                }
              });
      families.forEach(
          (family, years) -> {
            for (int year = years.firstKey(); year < years.lastKey(); year++) {
              if (!years.containsKey(year)) {
                String next = years.ceilingEntry(year).getValue();
                faults.add(
                    new Fault(
                        reading.places().getOrDefault(next, next),
                        "$.years",
                        "No calendar of the family (" + family + ") covers " + year + ".",
                        "add its days."));
              }
            }
          });
    }

    void values() {
      reading
          .files()
          .keySet()
          .forEach(
              name -> {
                if (name.startsWith("parameters/")) {
                  yaml(name)
                      .flatMap(yaml -> yaml.get("values"))
                      .filter(YamlNode::isMapping)
                      .ifPresent(this::ordered);
                }
              });
    }

    private void ordered(YamlNode values) {
      LocalDate last = LocalDate.MIN;
      for (Map.Entry<String, YamlNode> one : values.entries().entrySet()) {
        LocalDate day;
        try {
          day = LocalDate.parse(one.getKey());
        } catch (DateTimeParseException told) {
          continue; // the reader says so
        }
        if (day.isBefore(last)) {
          faults.add(
              new Fault(
                  one.getValue().place(),
                  "$.values." + day,
                  "The value of " + day + " stands after the one of " + last + ".",
                  "write the values in the order of their days."));
        }
        last = day;
      }
    }

    // ---- what nothing uses

    void unused() {
      Set<String> used = new HashSet<>();
      reading.all().forEach(rule -> uses(rule, used));
      unused("parameters/", "parameter", used);
      unused("disclosures/", "disclosure", used);
      unused("calendars/", "calendar", used);
    }

    private static void uses(RuleDefinition rule, Set<String> used) {
      rule.when()
          .forEach(
              condition ->
                  condition.each(test -> test.numbers().forEach(number -> used.add(number.id()))));
      if (rule.action() instanceof RuleAction.Require require) {
        used.add(require.disclosure().id());
      }
      for (Restriction one : rule.action().restrictions()) {
        one.parameters().forEach(number -> used.add(number.id()));
        if (one instanceof Restriction.Holidays holidays) {
          used.add(holidays.calendar().id());
        }
      }
    }

    private void unused(String folder, String kind, Set<String> used) {
      for (String name : reading.files().keySet()) {
        if (!name.startsWith(folder) || !name.endsWith(".yaml")) {
          continue;
        }
        Optional<YamlNode> id = yaml(name).flatMap(yaml -> yaml.get("id"));
        Optional<String> text = id.flatMap(YamlNode::text);
        if (text.isPresent()
            && !used.contains(text.get())
            && !broken.contains(name)
            && !inBrokenRule(text.get())) {
          faults.add(
              new Fault(
                  id.get().place(),
                  "$.id",
                  "No rule uses the " + kind + " (" + text.get() + ").",
                  "remove it, or name it in a rule."));
        }
      }
    }

    /** A rule that could not be read may be who uses it. */
    private boolean inBrokenRule(String id) {
      return reading.files().entrySet().stream()
          .filter(file -> file.getKey().matches("(rules|tables)/.*"))
          .filter(file -> broken.contains(file.getKey()))
          .anyMatch(file -> new String(file.getValue(), StandardCharsets.UTF_8).contains(id));
    }

    // ---- titles

    void titles() {
      Map<List<String>, List<RuleDefinition>> titled = new LinkedHashMap<>();
      reading
          .rules()
          .forEach(
              rule ->
                  titled
                      .computeIfAbsent(
                          List.of(rule.title(), rule.jurisdiction().toString()),
                          key -> new ArrayList<>())
                      .add(rule));
      titled
          .values()
          .forEach(
              same -> {
                for (int i = 1; i < same.size(); i++) {
                  RuleDefinition rule = same.get(i);
                  for (RuleDefinition before : same.subList(0, i)) {
                    if (TableRows.sameDay(before, rule)) {
                      faults.add(
                          new Fault(
                              placeOf(rule, "effective"),
                              "$.effective",
                              "The rule ("
                                  + rule.id()
                                  + ") holds on days on which ("
                                  + before.id()
                                  + ", "
                                  + before.place()
                                  + ") of the same title holds.",
                              "end one before the other begins, or give it another title."));
                    }
                  }
                }
              });
    }

    // ---- places

    private void fault(RuleDefinition rule, String message, String maybe) {
      faults.add(new Fault(rule.place(), "$", message, maybe));
    }

    /** Where the keys of a rule stand, or else the rule. */
    private String placeOf(RuleDefinition rule, String... keys) {
      Optional<YamlNode> at =
          TableRows.file(rule).startsWith("rules/")
              ? yaml(TableRows.file(rule))
              : Optional.<YamlNode>empty();
      String place = rule.place();
      for (String key : keys) {
        at = at.flatMap(yaml -> yaml.get(key));
        place = at.map(YamlNode::place).orElse(place);
      }
      return place;
    }

    /** A file read once more, for its places; its faults are known. */
    private Optional<YamlNode> yaml(String name) {
      return parsed.computeIfAbsent(
          name,
          file -> {
            byte[] bytes = reading.files().get(file);
            return bytes == null
                ? Optional.empty()
                : YamlParser.parse(file, bytes, new ArrayList<>()).filter(YamlNode::isMapping);
          });
    }
  }
}
