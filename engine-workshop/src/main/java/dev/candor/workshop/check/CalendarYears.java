package dev.candor.workshop.check;

import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the years of the calendars of one family, such as us-federal-2025. Stateless. */
final class CalendarYears {

  private static final Pattern YEARS = Pattern.compile("(.*?)-([0-9]{4})(-[0-9]{4})?");

  private CalendarYears() {}

  /** Returns the years that two calendars of a family hold, and then those that none holds. */
  static List<Fault> faults(RulebookReading reading) {
    List<Fault> faults = new ArrayList<>();
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
    return faults;
  }
}
