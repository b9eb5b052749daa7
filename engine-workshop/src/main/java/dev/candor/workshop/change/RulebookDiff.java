package dev.candor.workshop.change;

import dev.candor.compliance.internal.yaml.FlatKeys;
import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.rule.Calendar;
import dev.candor.compliance.rule.DisclosureText;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.RuleKeys;
import dev.candor.compliance.rule.Rulebook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two rulebooks: rules, and the numbers, disclosures and calendars they name,
 * each by id, and key by key. The order of keys, comments and the file something stands in say
 * nothing. Immutable.
 *
 * @param rules what differs in rules, by id
 * @param others what differs in numbers, disclosures and calendars, by kind and id
 */
public record RulebookDiff(List<Difference> rules, List<Difference> others) {

  /** What became of something. */
  public enum ChangeKind {
    /** It is new. */
    ADDED("added"),
    /** It is gone. */
    REMOVED("removed"),
    /** It says something else. */
    EDITED("edited");

    private final String text;

    ChangeKind(String text) {
      this.text = text;
    }

    /** As a person reads it. */
    public String text() {
      return text;
    }
  }

  /**
   * One thing that differs.
   *
   * @param what what it is: rule, parameter, disclosure or calendar
   * @param id its id
   * @param kind what became of it
   * @param before where it stood, or null
   * @param after where it stands, or null
   * @param changes the keys of an edited one that differ, in the order in which a rule is read;
   *     empty for one added or removed
   */
  public record Difference(
      String what,
      String id,
      ChangeKind kind,
      @Nullable String before,
      @Nullable String after,
      List<KeyChange> changes) {

    public Difference {
      changes = List.copyOf(changes);
    }
  }

  /**
   * One key of it.
   *
   * @param key joined by {@code " / "}
   * @param before what stood there, as a table would say it; null where the key was not there
   * @param after what stands there; null where it is not there any more
   */
  public record KeyChange(String key, @Nullable String before, @Nullable String after) {}

  /**
   * A rule as it was written.
   *
   * @param id its id
   * @param place where it stands
   * @param written its keys and values as the cells of a table say them
   */
  public record Rule(String id, String place, Map<String, String> written) {

    public Rule {
      written = Map.copyOf(written);
    }

    /** A row of a table; one without an id goes by its place. */
    public static Rule of(YamlNode row) {
      Map<String, String> written = new FlatKeys(row);
      return new Rule(written.getOrDefault("id", row.place()), row.place(), written);
    }
  }

  /** The rules of a rulebook as they were written. */
  public static List<Rule> rules(Rulebook rulebook) {
    return rulebook.rules().stream()
        .map(rule -> new Rule(rule.id().value(), rule.place(), rule.written()))
        .toList();
  }

  public RulebookDiff {
    rules = List.copyOf(rules);
    others = List.copyOf(others);
  }

  /** What differs between two rulebooks. */
  public static RulebookDiff of(Rulebook before, Rulebook after) {
    List<Difference> others = new ArrayList<>();
    others.addAll(
        differing(
            "parameter",
            values(before.parameters(), RulebookDiff::values),
            values(after.parameters(), RulebookDiff::values)));
    others.addAll(
        differing(
            "disclosure",
            values(before.disclosures(), RulebookDiff::words),
            values(after.disclosures(), RulebookDiff::words)));
    others.addAll(
        differing(
            "calendar",
            values(before.calendars(), RulebookDiff::days),
            values(after.calendars(), RulebookDiff::days)));

    return new RulebookDiff(differing("rule", sides(rules(before)), sides(rules(after))), others);
  }

  /** What differs between the rules of two tables, or of a table and a rulebook. */
  public static RulebookDiff ofRules(Collection<Rule> before, Collection<Rule> after) {
    return new RulebookDiff(differing("rule", sides(before), sides(after)), List.of());
  }

  /** Whether nothing differs. */
  public boolean isEmpty() {
    return rules.isEmpty() && others.isEmpty();
  }

  private record Side(@Nullable String place, Map<String, String> values) {}

  private static Map<String, Side> sides(Collection<Rule> rules) {
    Map<String, Side> sides = new LinkedHashMap<>();
    rules.forEach(rule -> sides.put(rule.id(), new Side(rule.place(), rule.written())));
    return sides;
  }

  private static List<Difference> differing(
      String what, Map<String, Side> before, Map<String, Side> after) {
    List<Difference> differing = new ArrayList<>();
    TreeSet<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    for (String id : ids) {
      Side was = before.get(id);
      Side is = after.get(id);
      if (was == null && is != null) {
        differing.add(new Difference(what, id, ChangeKind.ADDED, null, is.place(), List.of()));
      } else if (was != null && is == null) {
        differing.add(new Difference(what, id, ChangeKind.REMOVED, was.place(), null, List.of()));
      } else if (was != null && is != null && !was.values().equals(is.values())) {
        differing.add(
            new Difference(
                what,
                id,
                ChangeKind.EDITED,
                was.place(),
                is.place(),
                changes(was.values(), is.values())));
      }
    }

    return differing;
  }

  private static List<KeyChange> changes(Map<String, String> before, Map<String, String> after) {
    TreeSet<String> keys = new TreeSet<>(RuleKeys.order().thenComparing(Comparator.naturalOrder()));
    keys.addAll(before.keySet());
    keys.addAll(after.keySet());
    List<KeyChange> changes = new ArrayList<>();
    for (String key : keys) {
      @Nullable String was = before.get(key);
      @Nullable String is = after.get(key);
      if (was == null ? is != null : !was.equals(is)) {
        changes.add(new KeyChange(key, was, is));
      }
    }
    return changes;
  }

  // ---- what rules name

  private static <T> Map<String, Side> values(
      Map<String, T> all, BiFunction<Map<String, String>, T, Map<String, String>> written) {
    Map<String, Side> sides = new LinkedHashMap<>();
    all.forEach((id, one) -> sides.put(id, new Side(null, written.apply(new TreeMap<>(), one))));
    return sides;
  }

  private static Map<String, String> values(Map<String, String> written, Parameter one) {
    written.put("unit", one.unit());
    one.values().forEach((day, value) -> written.put("values / " + day, value.toString()));
    return written;
  }

  private static Map<String, String> words(Map<String, String> written, DisclosureText one) {
    if (!one.saysAlso().isEmpty()) {
      written.put(
          "says also",
          one.saysAlso().stream()
              .map(DisclosureText::id)
              .sorted()
              .collect(Collectors.joining(" | ")));
    }
    one.texts()
        .forEach(
            (channel, texts) ->
                texts.forEach(
                    (language, text) ->
                        written.put("words / " + channel.wireName() + " / " + language, text)));

    return written;
  }

  private static Map<String, String> days(Map<String, String> written, Calendar one) {
    written.put("years / from", Integer.toString(one.firstYear()));
    written.put("years / to", Integer.toString(one.lastYear()));
    one.days().forEach((day, name) -> written.put("days / " + day, name));
    return written;
  }
}
