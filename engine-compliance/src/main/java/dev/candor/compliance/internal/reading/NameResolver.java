package dev.candor.compliance.internal.reading;

import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.RulebookWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what a rule refers to by name; what is not there is noted. Immutable. */
final class NameResolver {

  private final RulebookWords words;

  /** Ids of words that stand in a file and could not be read, which was told there. */
  private final Set<String> unreadable;

  NameResolver(RulebookWords words, Set<String> unreadable) {
    this.words = words;
    this.unreadable = Set.copyOf(unreadable);
  }

  RulebookWords words() {
    return words;
  }

  /** Returns what the word under a key names; null, with the fault noted, where nothing is so. */
  <T> @Nullable T find(YamlNode at, String key, String kind, Map<String, T> known) {
    Optional<YamlNode> named = at.need(key);
    Optional<String> id = named.isEmpty() ? Optional.empty() : named.get().text();
    if (id.isEmpty()) {
      return null;
    }
    T found = known.get(id.get());
    if (found == null && !unreadable.contains(id.get())) {
      named.get().noteUnknown(kind, id.get(), known.keySet());
    }
    return found;
  }

  /** Returns the number under a key; null, with the fault noted, where it is none. */
  @Nullable Parameter number(YamlNode limit, String key, LocalDate from, int least) {
    Optional<YamlNode> at = limit.need(key);
    return at.isEmpty() ? null : number(at.get(), from, least);
  }

  /**
   * Returns the number written here, or the parameter named.
   *
   * @param from the first day of the rule, on which a parameter must have a value
   * @param least the least number that may be written
   * @return null, with the fault noted, where it is none
   */
  @Nullable Parameter number(YamlNode at, LocalDate from, int least) {
    String text = at.text().orElse(null);
    if (text == null) {
      return null;
    }
    if (!isNumber(text)) {
      return parameter(at, text, from, least);
    }

    int value = Integer.parseInt(text);
    if (value < least) {
      at.fault(
          "The value (" + value + ") must be at least " + least + ".", "remove the rule instead.");
      return null;
    }

    return Parameter.constant(value);
  }

  private @Nullable Parameter parameter(YamlNode at, String id, LocalDate from, int least) {
    Parameter parameter = words.parameters().get(id);
    if (parameter == null && id.matches("[-+]?[0-9][0-9.,_]*")) {
      at.fault(
          "The value (" + id + ") is not a whole number from " + least + " to 999999.",
          "write it in digits alone.");
    } else if (parameter == null) {
      if (!unreadable.contains(id)) {
        at.noteUnknown("parameter", id, words.parameters().keySet());
      }
    } else if (from.isBefore(parameter.firstDay())) {
      at.fault(
          "The parameter ("
              + id
              + ") has no value before "
              + parameter.firstDay()
              + ", and the rule takes effect on "
              + from
              + ".",
          "add the value in force on that day.");
    }

    return parameter;
  }

  /** One to six digits. */
  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 6;
  }

  /** Returns the one of these that a rule writes so; null, with the nearest noted, for none. */
  static <E> @Nullable E find(
      YamlNode at, String kind, String text, E[] all, Function<E, String> word) {
    for (E one : all) {
      if (word.apply(one).equals(text)) {
        return one;
      }
    }
    List<String> known = new ArrayList<>();
    for (E one : all) {
      known.add(word.apply(one));
    }
    at.noteUnknown(kind, text, known);
    return null;
  }
}
