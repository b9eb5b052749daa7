package dev.candor.workshop.mutant;

import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.RuleDefinition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Lists, sets and numbers changed in one place. Stateless. */
final class Changed {

  /** Ends the words for a change that leaves something out. */
  static final String LEFT_OUT = " left out";

  private Changed() {}

  /**
   * Finds a number one more and one less; each value of a dated one that holds while the rule does.
   */
  static void numbers(
      Parameter number, RuleDefinition rule, int least, BiConsumer<String, Parameter> found) {
    number
        .values()
        .forEach(
            (day, value) -> {
              LocalDate next = number.values().higherKey(day);
              boolean holds =
                  (next == null || next.isAfter(rule.from()))
                      && (rule.to() == null || !day.isAfter(rule.to()));
              for (int by : new int[] {1, -1}) {
                if (holds && value + by >= least) {
                  Map<LocalDate, Integer> values = new LinkedHashMap<>(number.values());
                  values.put(day, value + by);
                  found.accept(
                      (number.id().isEmpty() ? "" : number.id() + " of " + day + ": ")
                          + value
                          + " -> "
                          + (value + by),
                      new Parameter(number.id(), number.unit(), values));
                }
              }
            });
  }

  static <T> List<T> with(List<T> list, int index, T other) {
    List<T> changed = new ArrayList<>(list);
    changed.set(index, other);
    return changed;
  }

  static <T> List<T> without(List<T> list, int index) {
    List<T> changed = new ArrayList<>(list);
    changed.remove(index);
    return changed;
  }

  static <T> Set<T> without(Set<T> words, T word) {
    Set<T> changed = new LinkedHashSet<>(words);
    changed.remove(word);
    return changed;
  }
}
