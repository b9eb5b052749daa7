package dev.candor.compliance;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A number with the days from which each of its values holds. Values are only ever added. */
final class Parameter {

  private final String id;
  private final String unit;
  private final NavigableMap<Long, Integer> values = new TreeMap<>();

  Parameter(String id, String unit, Map<LocalDate, Integer> values) {
    this.id = id;
    this.unit = unit;
    values.forEach((day, value) -> this.values.put(day.toEpochDay(), value));
  }

  /** A number written into a rule itself. */
  static Parameter constant(int value) {
    return new Parameter("constant", "", Map.of(LocalDate.MIN.plusDays(1), value));
  }

  String id() {
    return id;
  }

  String unit() {
    return unit;
  }

  /**
   * The value in force on a day; a rule that takes effect before the first value does not load, so
   * there always is one.
   */
  int on(long day) {
    Map.Entry<Long, Integer> entry = values.floorEntry(day);
    if (entry == null) {
      throw new IllegalStateException(
          "The parameter (" + id + ") has no value on " + LocalDate.ofEpochDay(day) + ".");
    }
    return entry.getValue();
  }

  LocalDate firstDay() {
    return LocalDate.ofEpochDay(values.firstKey());
  }
}
