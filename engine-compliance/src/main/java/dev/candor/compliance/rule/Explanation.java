package dev.candor.compliance.rule;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.FactRegister;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A rule's explanation, split at load into words and the {@code {names}} between them. */
public final class Explanation {

  /** The names an explanation may use. */
  public static final Set<String> NAMES =
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
          "minutes",
          "last");

  private final List<String> parts = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();

  /** Splits a text. */
  public Explanation(String text) {
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
        FactRegister.find(name).filter(fact -> !facts.contains(fact)).ifPresent(facts::add);
      }
    }
  }

  /** Returns the names that rules with this action fill, beside facts. */
  public static SortedSet<String> namesFilledBy(RuleAction action) {
    SortedSet<String> names = new TreeSet<>(List.of("loan", "channel", "theme"));
    for (Restriction one : action.restrictions()) {
      names.addAll(one.match(FilledNames.ALL));
    }
    return names;
  }

  /** The names that each kind of restriction fills. */
  private enum FilledNames implements Restriction.Kinds<List<String>> {
    ALL;

    @Override
    public List<String> hours(Restriction.Hours restriction) {
      return List.of("hours");
    }

    @Override
    public List<String> weekdays(Restriction.Weekdays restriction) {
      return List.of("weekdays");
    }

    @Override
    public List<String> holidays(Restriction.Holidays restriction) {
      return List.of("calendar");
    }

    @Override
    public List<String> inconvenientTimes(Restriction.InconvenientTimes restriction) {
      return List.of();
    }

    @Override
    public List<String> notBefore(Restriction.NotBefore restriction) {
      return List.of("date");
    }

    @Override
    public List<String> notAfter(Restriction.NotAfter restriction) {
      return List.of("date");
    }

    @Override
    public List<String> cap(Restriction.Cap restriction) {
      return List.of("count", "max", restriction.unit().text());
    }

    @Override
    public List<String> coolDown(Restriction.CoolDown restriction) {
      return List.of("days", "last");
    }
  }

  /** Returns every name an explanation may use, those of facts among them. */
  public static Set<String> allNames() {
    Set<String> known = new TreeSet<>(NAMES);
    known.addAll(FactRegister.names());
    return known;
  }

  /** Returns whether a brace in it has no partner. */
  public static boolean isOpen(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth < 0 || depth > 1) {
        return true;
      }
    }
    return depth != 0;
  }

  /** Returns the names used, known or not. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i < parts.size(); i += 2) {
      names.add(parts.get(i));
    }
    return names;
  }

  /** Returns the facts of the register it names, beside those every rule tells. */
  public List<Fact> facts() {
    return facts;
  }

  /** Returns the text with each name replaced by its value, and a question mark for none. */
  public String with(Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      text.append(i % 2 == 0 ? parts.get(i) : values.getOrDefault(parts.get(i), "?"));
    }
    return text.toString();
  }

  /** Returns a map that keeps the order in which facts are told. */
  public static Map<String, String> values() {
    return new LinkedHashMap<>();
  }
}
