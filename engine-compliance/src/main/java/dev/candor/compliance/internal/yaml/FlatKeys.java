package dev.candor.compliance.internal.yaml;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a node as the cells of a table say them, by the keys that lead to them, joined by
 * {@link #JOIN}: several values stand apart by {@code " | "}, items of a list of keys are numbered
 * from 1. Worked out when somebody asks: tables and comparisons do, and a decision never does.
 * Unmodifiable; may be shared between threads.
 */
public final class FlatKeys extends AbstractMap<String, String> {

  /** Stands between keys where they are joined to one name, such as {@code citation / section}. */
  public static final String JOIN = " / ";

  private final YamlNode node;

  // set by any thread without a lock: whoever sets it, it is the same
  private @Nullable Map<String, String> flat;

  /** Creates the flat keys of a node. */
  public FlatKeys(YamlNode node) {
    this.node = node;
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return compute().entrySet();
  }

  @Override
  public @Nullable String get(Object key) {
    return compute().get(key);
  }

  @Override
  public boolean containsKey(Object key) {
    return compute().containsKey(key);
  }

  /** Returns the keys of a joined name. */
  public static List<String> split(String joined) {
    List<String> path = new ArrayList<>();
    for (int from = 0; from <= joined.length(); ) {
      int slash = joined.indexOf('/', from);
      int to = slash < 0 ? joined.length() : slash;
      path.add(joined.substring(from, to).strip());
      from = to + 1;
    }
    return path;
  }

  /** Returns whether a key is the number of an item in a list, from 1 to 99. */
  public static boolean isNumber(String key) {
    return (key.length() == 1 || (key.length() == 2 && isDigit(key.charAt(1), '0')))
        && isDigit(key.charAt(0), '1');
  }

  private static boolean isDigit(char one, char first) {
    return one >= first && one <= '9';
  }

  private Map<String, String> compute() {
    Map<String, String> known = flat;
    if (known == null) {
      Map<String, String> values = new LinkedHashMap<>();
      flatten(node, "", values);
      known = Collections.unmodifiableMap(values);
      flat = known;
    }
    return known;
  }

  private static void flatten(YamlNode at, String prefix, Map<String, String> values) {
    String before = prefix.isEmpty() ? "" : prefix + JOIN;

    if (at.isMapping()) {
      if (at.entries().isEmpty()) {
        values.put(prefix, Cell.NO_KEYS);
      }
      for (Map.Entry<String, YamlNode> entry : at.entries().entrySet()) {
        flatten(entry.getValue(), before + entry.getKey(), values);
      }
    } else if (at.isList()) {
      flattenItems(at.items(), prefix, before, values);
    } else {
      at.value().ifPresent(text -> values.put(prefix, Cell.write(List.of(text.strip()))));
    }
  }

  private static void flattenItems(
      List<YamlNode> items, String prefix, String before, Map<String, String> values) {
    List<String> texts = new ArrayList<>(items.size());
    for (YamlNode one : items) {
      Optional<String> text = one.value();
      if (text.isPresent()) {
        texts.add(text.get().strip());
      }
    }

    if (texts.size() == items.size()) {
      values.put(prefix, Cell.write(texts));
    } else {
      int number = 1;
      for (YamlNode one : items) {
        flatten(one, before + number++, values);
      }
    }
  }
}
