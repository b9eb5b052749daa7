package dev.candor.compliance.rule;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A number with the days from which each of its values holds. Values are only ever added.
 * Immutable.
 */
public final class Parameter {

  private static final String CONSTANT = "";

  private final String id;
  private final String unit;
  private final NavigableMap<LocalDate, Integer> values;

  /**
   * Creates a parameter.
   *
   * @param id its name; empty for a number written into a rule itself
   * @param unit what it counts
   * @param values each with the first day on which it holds; at least one
   */
  public Parameter(String id, String unit, Map<LocalDate, Integer> values) {
    this.id = id;
    this.unit = unit;
    this.values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
  }

  /** Returns a number written into a rule itself. */
  public static Parameter constant(int value) {
    return new Parameter(CONSTANT, "", Map.of(LocalDate.of(1, 1, 1), value));
  }

  /** Returns its name; empty for a number written into a rule itself. */
  public String id() {
    return id;
  }

  /** Returns what it counts. */
  public String unit() {
    return unit;
  }

  /** Returns its values by the first day on which each holds, the oldest first. */
  public NavigableMap<LocalDate, Integer> values() {
    return values;
  }

  /**
   * Returns the value in force on a day; a rule that takes effect before the first value does not
   * load, so there always is one.
   */
  public int on(LocalDate day) {
    Map.Entry<LocalDate, Integer> entry = values.floorEntry(day);
    if (entry == null) {
      throw new IllegalStateException("The parameter (" + id + ") has no value on " + day + ".");
    }
    return entry.getValue();
  }

  /** Returns the first day on which it has a value. */
  public LocalDate firstDay() {
    return values.firstKey();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Parameter that
        && id.equals(that.id)
        && unit.equals(that.unit)
        && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, unit, values);
  }

  /** Returns the number itself, or the name and its values by day. */
  @Override
  public String toString() {
    return id.equals(CONSTANT) ? values.firstEntry().getValue().toString() : id + values;
  }
}
