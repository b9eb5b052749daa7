package dev.candor.compliance.internal.reading;

import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.rule.Calendar;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookWords;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what rules refer to by name: parameters, calendars and disclosures, over those of what lies
 * below. Not to be shared between threads.
 */
final class WordReader {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  private final IdRegister ids;
  private final Map<String, Parameter> parameters = new HashMap<>();
  private final Map<String, Calendar> calendars = new HashMap<>();
  private final DisclosureReader disclosures;

  WordReader(IdRegister ids, @Nullable Rulebook below) {
    this.ids = ids;
    this.disclosures = new DisclosureReader(ids, below == null ? Map.of() : below.disclosures());
    if (below != null) {
      parameters.putAll(below.parameters());
      calendars.putAll(below.calendars());
    }
  }

  /** Returns all that was read. */
  RulebookWords words() {
    return new RulebookWords(parameters, disclosures.finish(), calendars);
  }

  void readDisclosure(YamlNode yaml) {
    disclosures.read(yaml);
  }

  void readParameter(YamlNode yaml) {
    yaml.only(List.of("id", "title", "unit", "values", "expected", "references"));
    String id = ids.take(yaml);
    Optional<String> unit = yaml.needText("unit");

    Map<LocalDate, Integer> values = numbers(yaml.needEntries("values"));
    yaml.get("expected").ifPresent(expected -> checkExpected(expected, values));

    yaml.noteEmpty(List.of());
    if (id != null && unit.isPresent() && !values.isEmpty()) {
      parameters.put(id, new Parameter(id, unit.get(), values));
    }
  }

  /** Returns numbers by their first days, as far as they could be read. */
  private static Map<LocalDate, Integer> numbers(Map<String, YamlNode> entries) {
    Map<LocalDate, Integer> numbers = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode> entry : entries.entrySet()) {
      YamlNode value = entry.getValue();
      Optional<LocalDate> from = YamlNode.parseDay(entry.getKey(), value);
      Optional<Integer> number = value.integer();
      if (number.isPresent() && number.get() < 1) {
        value.fault(
            "The value (" + number.get() + ") must be at least 1.",
            "remove the rule instead of setting its number to nothing.");
      } else if (from.isPresent() && number.isPresent()) {
        numbers.put(from.get(), number.get());
      }
    }

    return numbers;
  }

  /** Notes what cannot be expected: no rule goes by it, so it comes after every value in force. */
  private static void checkExpected(YamlNode expected, Map<LocalDate, Integer> values) {
    numbers(expected.entries())
        .keySet()
        .forEach(
            day -> {
              if (values.keySet().stream().anyMatch(known -> !known.isBefore(day))) {
                expected.fault(
                    "The day (" + day + ") of what is expected has a value or comes before one.",
                    "remove what came true from expected:.");
              }
            });
  }

  /** The years a calendar covers, as far as they could be read. */
  private record Years(@Nullable Integer from, @Nullable Integer to) {

    boolean leaveOut(LocalDate day) {
      return from != null && to != null && (day.getYear() < from || day.getYear() > to);
    }
  }

  void readCalendar(YamlNode yaml) {
    yaml.only(List.of("id", "title", "citation", "years", "days"));
    String id = ids.take(yaml);
    Years years = years(yaml);
    yaml.noteEmpty(List.of());
    Map<LocalDate, String> days = days(yaml, years);
    if (id != null && years.from() != null && years.to() != null) {
      checkEachYear(yaml, years.from(), years.to(), days.keySet());
      calendars.put(id, new Calendar(id, years.from(), years.to(), days));
    }
  }

  private static Years years(YamlNode yaml) {
    YamlNode years = yaml.need("years").orElse(null);
    if (years == null) {
      return new Years(null, null);
    }
    years.only(List.of("from", "to"));
    Integer from = years.needInteger("from").orElse(null);
    Integer to = years.needInteger("to").orElse(null);
    if (from != null && to != null && to < from) {
      years.fault("The years end (" + to + ") before they begin.", "swap them.");
    }
    return new Years(withinBounds(years, "from", from), withinBounds(years, "to", to));
  }

  /** Returns the year, if a calendar may cover it; null, with the fault noted, where not. */
  private static @Nullable Integer withinBounds(
      YamlNode years, String key, @Nullable Integer year) {
    if (year == null || (year >= FIRST_YEAR && year <= LAST_YEAR)) {
      return year;
    }
    years
        .need(key)
        .orElseThrow()
        .fault(
            "The year (" + year + ") is not from " + FIRST_YEAR + " to " + LAST_YEAR + ".",
            "cover the years whose days are known.");
    return null;
  }

  private static Map<LocalDate, String> days(YamlNode yaml, Years years) {
    Map<LocalDate, String> days = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode> entry : yaml.needEntries("days").entrySet()) {
      YamlNode name = entry.getValue();
      Optional<LocalDate> date = YamlNode.parseDay(entry.getKey(), name);
      if (date.isEmpty()) {
        continue;
      }
      if (years.leaveOut(date.get())) {
        name.fault(
            "The day (" + date.get() + ") is in none of the years it covers.",
            "change years:, or the day.");
      }
      Optional<String> text = name.text();
      if (text.isPresent()) {
        days.put(date.get(), text.get());
      }
    }

    return days;
  }

  private static void checkEachYear(YamlNode yaml, int from, int to, Set<LocalDate> days) {
    Set<Integer> covered = new HashSet<>();
    for (LocalDate day : days) {
      covered.add(day.getYear());
    }
    for (int year = from; year <= to; year++) {
      if (!covered.contains(year)) {
        yaml.fault("The calendar has no day in " + year + ".", "add its days, or change years:.");
      }
    }
  }
}
