package dev.candor.compliance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A rule's explanation, split at load into words and the {@code {names}} between them. */
final class Explanation {

  /** The names an explanation may use. */
  static final Set<String> NAMES =
      Set.of(
          "loan",
          "channel",
          "theme",
          "hours",
          "weekdays",
          "calendar",
          "date",
          "count",
          "max",
          "days",
          "last");

  private final List<String> parts = new ArrayList<>();
  private final List<FactName> facts = new ArrayList<>();

  Explanation(String text) {
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int close = open < 0 ? -1 : text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      parts.add(text.substring(at, open));
      parts.add(text.substring(open + 1, close));
      at = close + 1;
    }
    parts.add(text.substring(at));
    for (String name : names()) {
      if (!NAMES.contains(name)) {
        FactName.find(name).filter(fact -> !facts.contains(fact)).ifPresent(facts::add);
      }
    }
  }

  /** The names that rules tell which say this, beside facts. */
  static SortedSet<String> told(Saying saying) {
    SortedSet<String> told = new TreeSet<>(List.of("loan", "channel", "theme"));
    if (saying instanceof Saying.Restrict restrict) {
      for (Saying.Restriction one : restrict.restrictions()) {
        told.addAll(told(one));
      }
    }
    return told;
  }

  private static List<String> told(Saying.Restriction one) {
    if (one instanceof Saying.Restriction.Hours) {
      return List.of("hours");
    }
    if (one instanceof Saying.Restriction.Weekdays) {
      return List.of("weekdays");
    }
    if (one instanceof Saying.Restriction.Holidays) {
      return List.of("calendar");
    }
    if (one instanceof Saying.Restriction.NotBefore || one instanceof Saying.Restriction.NotAfter) {
      return List.of("date");
    }
    if (one instanceof Saying.Restriction.Cap cap) {
      return List.of("count", "max", cap.rolling() ? "hours" : "days");
    }
    return one instanceof Saying.Restriction.CoolDown ? List.of("days", "last") : List.of();
  }

  /** Every name an explanation may use, those of facts among them. */
  static Set<String> known() {
    Set<String> known = new TreeSet<>(NAMES);
    known.addAll(FactName.names());
    return known;
  }

  /** Whether a brace in it has no partner. */
  static boolean isOpen(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth < 0 || depth > 1) {
        return true;
      }
    }
    return depth != 0;
  }

  /** The names used, known or not. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i < parts.size(); i += 2) {
      names.add(parts.get(i));
    }
    return names;
  }

  /** The facts of the register it names, beside those every rule tells. */
  List<FactName> facts() {
    return facts;
  }

  String with(Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      text.append(i % 2 == 0 ? parts.get(i) : values.getOrDefault(parts.get(i), "?"));
    }
    return text.toString();
  }

  /** A map that keeps the order in which facts are told. */
  static Map<String, String> values() {
    return new LinkedHashMap<>();
  }
}
