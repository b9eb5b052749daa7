package dev.candor.workshop.casebook;

import dev.candor.compliance.internal.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A piece of a case or a persona with the place it was written at. Immutable. */
public sealed interface LocatedNode {

  /** A step of a path: {@code .name} or {@code [3]}. */
  Pattern STEP = Pattern.compile("\\.([^.\\[]+)|\\[([0-9]+)]");

  /** File, line and column. */
  String place();

  /** The same as JSON. */
  String json();

  /** Keys with values. */
  record Keys(String place, Map<String, LocatedNode> values) implements LocatedNode {

    public Keys {
      values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Keys none(String place) {
      return new Keys(place, Map.of());
    }

    @Nullable LocatedNode get(String key) {
      return values.get(key);
    }

    /** The text of a key, or null. */
    @Nullable String text(String key) {
      return values.get(key) instanceof One one ? one.text() : null;
    }

    /** Returns whether the text of a key is one of these. */
    boolean says(String key, Set<String> words) {
      String text = text(key);
      return text != null && words.contains(text);
    }

    /** With one key more, or another value of it. */
    Keys with(String key, LocatedNode value) {
      Map<String, LocatedNode> more = new LinkedHashMap<>(values);
      more.put(key, value);
      return new Keys(place, more);
    }

    /** With one key more, where it is not there. */
    Keys orElse(String key, LocatedNode value) {
      return values.containsKey(key) ? this : with(key, value);
    }

    /** With what differs put over it, key by key and within keys; null takes a key away. */
    Keys patched(Keys patch) {
      Map<String, LocatedNode> merged = new LinkedHashMap<>(values);
      patch.values.forEach(
          (key, value) -> {
            LocatedNode below = merged.get(key);
            if (value instanceof One one && one.json().equals("null")) {
              merged.remove(key);
            } else if (below instanceof Keys keys && value instanceof Keys over) {
              merged.put(key, keys.patched(over));
            } else {
              merged.put(key, value);
            }
          });

      return new Keys(patch.place, merged);
    }

    @Override
    public String json() {
      return values.entrySet().stream()
          .map(one -> quoted(one.getKey()) + ":" + one.getValue().json())
          .collect(Collectors.joining(",", "{", "}"));
    }
  }

  /** A list. */
  record Items(String place, List<LocatedNode> items) implements LocatedNode {

    public Items {
      items = List.copyOf(items);
    }

    /** With another item in the place of one. */
    Items with(int index, LocatedNode item) {
      List<LocatedNode> other = new ArrayList<>(items);
      other.set(index, item);
      return new Items(place, other);
    }

    @Override
    public String json() {
      return items.stream().map(LocatedNode::json).collect(Collectors.joining(",", "[", "]"));
    }
  }

  /**
   * A single value.
   *
   * @param text the value as it was written, without quotes
   */
  record One(String place, String json, String text) implements LocatedNode {

    static One text(String place, String text) {
      return new One(place, quoted(text), text);
    }
  }

  /** What a file holds here. */
  static LocatedNode of(YamlNode yaml) {
    if (yaml.isMapping()) {
      Map<String, LocatedNode> values = new LinkedHashMap<>();
      yaml.entries().forEach((key, value) -> values.put(key, of(value)));
      return new Keys(yaml.place(), values);
    }
    return yaml.isList()
        ? new Items(yaml.place(), yaml.items().stream().map(LocatedNode::of).toList())
        : new One(yaml.place(), yaml.json().orElse("null"), yaml.value().orElse("null"));
  }

  /**
   * The place of what a path such as {@code $.contacts[0].type} leads to, or of what is nearest.
   */
  static String placeOf(LocatedNode root, String path) {
    LocatedNode at = root;
    String place = root.place();
    Matcher step = STEP.matcher(path.startsWith("$") ? path.substring(1) : path);
    while (step.find()) {
      @Nullable LocatedNode next = null;
      if (at instanceof Keys keys && step.group(1) != null) {
        next = keys.get(step.group(1));
      } else if (at instanceof Items list && step.group(2) != null) {
        int index = Integer.parseInt(step.group(2));
        next = index < list.items().size() ? list.items().get(index) : null;
      }
      if (next == null) {
        break;
      }
      at = next;
      place = at.place();
    }

    return place;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
