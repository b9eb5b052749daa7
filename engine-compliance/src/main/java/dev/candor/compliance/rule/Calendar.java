package dev.candor.compliance.rule;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Days on which something is closed, such as the federal holidays, for the years it covers. Outside
 * of those nobody knows, and a rule that asks refuses.
 *
 * @param id its name
 * @param firstYear first year it covers
 * @param lastYear last year it covers
 * @param days the days with their names
 */
public record Calendar(
    String id, int firstYear, int lastYear, NavigableMap<LocalDate, String> days) {

  public Calendar {
    days = Collections.unmodifiableNavigableMap(new TreeMap<>(days));
  }

  /** Creates a calendar. */
  public Calendar(String id, int firstYear, int lastYear, Map<LocalDate, String> days) {
    this(id, firstYear, lastYear, new TreeMap<>(days));
  }

  /** Returns whether it covers the year of a day. */
  public boolean covers(LocalDate day) {
    return day.getYear() >= firstYear && day.getYear() <= lastYear;
  }
}
