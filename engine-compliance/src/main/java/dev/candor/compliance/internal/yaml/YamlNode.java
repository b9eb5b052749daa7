package dev.candor.compliance.internal.yaml;

import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node of a YAML file that knows its place. What is wrong is noted and reading goes on, so that
 * all faults are found at once. Only plain data can be read: no tags, no types of Java, no aliases.
 * Not to be shared between threads.
 */
public final class YamlNode {

  private final YamlSource source;
  private final @Nullable YamlNode above;

  /** The key it stands under; null at the root and in a list, where {@link #item} counts. */
  private final @Nullable String key;

  private final int item;

  /** The line of a sheet it stands in, whose cells {@link #column} counts; null in a file. */
  private final @Nullable SheetLine cells;

  private final int line;
  private final int column;

  // what it is: text, or items, or entries
  private @Nullable String text;
  private Scalar scalar = Scalar.TEXT;
  private @Nullable List<YamlNode> items;
  private @Nullable Map<String, YamlNode> entries;

  /** Whether anything wrong with it was noted. */
  private boolean told;

  private boolean toldOfNoKeys;

  /** Whether its text may hold characters that nobody sees; the parser lets few of them through. */
  private boolean mayHide;

  /**
   * Creates a node of which nobody said yet what it is.
   *
   * @param line counted from 1; 0 in a sheet
   * @param column counted from 1 in a file, from 0 in a sheet
   */
  YamlNode(
      YamlSource source,
      @Nullable YamlNode above,
      @Nullable String key,
      int item,
      @Nullable SheetLine cells,
      int line,
      int column) {
    this.source = source;
    this.above = above;
    this.key = key;
    this.item = item;
    this.cells = cells;
    this.line = line;
    this.column = column;
  }

  /** Makes it a single value. */
  void setText(String value, Scalar kind, boolean mayHideCharacters) {
    text = value;
    scalar = kind;
    mayHide = mayHideCharacters;
  }

  /** Makes it a list, which whoever calls may still add to. */
  void setItems(List<YamlNode> list) {
    items = Collections.unmodifiableList(list);
  }

  /** Makes it keys with values, which whoever calls may still add to. */
  void setEntries(Map<String, YamlNode> map) {
    entries = Collections.unmodifiableMap(map);
  }

  /** Notes something strange, after which the file is read as if it were not. */
  void noteStrange(String message, String maybe) {
    source.add(new Fault(place(), "", message, maybe));
  }

  /** Returns whether its text holds an invisible character. */
  boolean hasInvisible() {
    return text != null && mayHide && Invisible.find(text) >= 0;
  }

  /** The way to it from the root, put together only for a fault. */
  private String path() {
    if (above == null) {
      return "$";
    }
    return above.path() + (key == null ? "[" + item + "]" : "." + key);
  }

  /**
   * Where it begins: {@code file:line:column}; of a cell of a spreadsheet {@code file!Sheet!B7}.
   */
  public String place() {
    return cells == null ? source.file() + ":" + line + ":" + column : cells.place(column);
  }

  /** Notes something wrong with it: one sentence, and what to do without the leading "Maybe". */
  public void fault(String message, String maybe) {
    told = true;
    source.markFaulty();
    source.add(new Fault(place(), path(), message, maybe));
  }

  /** Notes a value that is none of those known, with the nearest of them. */
  public void noteUnknown(String kind, String value, Collection<String> known) {
    List<String> nearest = Nearest.to(value, known, 3);

    fault(
        "The value ("
            + value
            + ") is not a known "
            + kind
            + "."
            + (nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + "."),
        nearest.isEmpty()
            ? (known.isEmpty()
                ? "write one first: the rulebook has no " + kind + "."
                : known.size() <= 12
                    ? "use one of: " + String.join(", ", known.stream().sorted().toList()) + "."
                    : "check its spelling.")
            : "write " + nearest.get(0) + ".");
  }

  /** The word of a vocabulary that this text is; empty, with the fault noted, when it is none. */
  public <W extends Word> Optional<W> word(Vocabulary<W> vocabulary, String text) {
    Optional<W> word = vocabulary.find(text);
    if (word.isEmpty()) {
      noteUnknown(vocabulary.kind(), text, vocabulary.names());
    }
    return word;
  }

  /** Whether anything is wrong with the file or row it belongs to. */
  public boolean isFaulty() {
    return source.isFaulty();
  }

  /** Whether it is keys with values. */
  public boolean isMapping() {
    return entries != null;
  }

  /** Whether it is a list. */
  public boolean isList() {
    return items != null;
  }

  /** Keys and values in the order written; empty, with the fault noted, when this is no mapping. */
  public Map<String, YamlNode> entries() {
    if (entries != null) {
      return entries;
    }
    if (!toldOfNoKeys) {
      toldOfNoKeys = true;
      fault("Expected keys with values, found " + kind() + ".", "write key: value.");
    }
    return Map.of();
  }

  /**
   * Notes every list and mapping in it that holds nothing, unless something was said of it: a limit
   * left out without a word would permit what its author wanted forbidden.
   *
   * @param except keys that may hold nothing
   */
  public void noteEmpty(Collection<String> except) {
    Collection<YamlNode> under =
        items != null ? items : entries != null ? entries.values() : List.of();
    if (text == null && under.isEmpty() && (key == null || !except.contains(key)) && !told) {
      fault(
          items != null ? "The list is empty." : "There is nothing here.",
          "write what belongs here, or remove the key.");
    }
    for (YamlNode one : under) {
      one.noteEmpty(except);
    }
  }

  /** Notes every key that is none of these. */
  public void only(Collection<String> known) {
    for (Map.Entry<String, YamlNode> entry : entries().entrySet()) {
      String key = entry.getKey();
      if (!known.contains(key)) {
        List<String> nearest = Nearest.to(key, known, 3);
        entry
            .getValue()
            .fault(
                "The key ("
                    + key
                    + ") is not known here."
                    + (nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + "."),
                nearest.isEmpty()
                    ? "use one of: " + String.join(", ", known) + "."
                    : "write " + nearest.get(0) + ".");
      }
    }
  }

  /** The value of a key; empty where it is not there or this is no mapping. */
  public Optional<YamlNode> get(String key) {
    return entries == null ? Optional.empty() : Optional.ofNullable(entries.get(key));
  }

  /** The value of a key; its absence is noted. */
  public Optional<YamlNode> need(String key) {
    if (!isMapping()) {
      return Optional.empty();
    }
    Optional<YamlNode> found = get(key);
    if (found.isEmpty()) {
      fault("The key (" + key + ") is missing.", "add " + key + ": to it.");
    }
    return found;
  }

  /** Returns the keys with values under a key; its absence is noted, and that it has none. */
  public Map<String, YamlNode> needEntries(String key) {
    Optional<YamlNode> found = need(key);
    return found.isEmpty() ? Map.of() : found.get().entries();
  }

  /** The text of a key; empty where it is not there, and noted where it is no text. */
  public Optional<String> text(String key) {
    Optional<YamlNode> found = get(key);
    return found.isEmpty() ? Optional.empty() : found.get().text();
  }

  /** The text of a key, all of it on one line; noted where it is none, or is not there. */
  public Optional<String> needLine(String key) {
    Optional<String> found = needText(key);
    if (found.isPresent() && found.get().indexOf('\n') >= 0) {
      need(key).orElseThrow().fault("The value has several lines.", "write it on one.");
      return Optional.empty();
    }
    return found;
  }

  /** The same of a key whose absence is noted. */
  public Optional<String> needText(String key) {
    Optional<YamlNode> found = need(key);
    return found.isEmpty() ? Optional.empty() : found.get().text();
  }

  /** The whole number of a key; its absence is noted, and that it is none. */
  public Optional<Integer> needInteger(String key) {
    Optional<YamlNode> found = need(key);
    return found.isEmpty() ? Optional.empty() : found.get().integer();
  }

  /** The day of a key; empty where it is not there, and noted where it is no day. */
  public Optional<LocalDate> date(String key) {
    Optional<YamlNode> found = get(key);
    return found.isEmpty() ? Optional.empty() : found.get().date();
  }

  /** The same of a key whose absence is noted. */
  public Optional<LocalDate> needDate(String key) {
    Optional<YamlNode> found = need(key);
    return found.isEmpty() ? Optional.empty() : found.get().date();
  }

  /** What a key switches; empty where it is not there, and noted where it is no true or false. */
  public Optional<Boolean> flag(String key) {
    Optional<YamlNode> found = get(key);
    return found.isEmpty() ? Optional.empty() : found.get().flag();
  }

  /** The items of a list, or this value alone. */
  public List<YamlNode> items() {
    return items == null ? List.of(this) : items;
  }

  /** The text of a scalar that is not empty. */
  public Optional<String> text() {
    if (text == null) {
      fault("Expected text, found " + kind() + ".", "write the text in quotes.");
      return Optional.empty();
    }
    if (text.isBlank()) {
      fault("The value is empty.", "write something or remove the key.");
      return Optional.empty();
    }

    int invisible = mayHide ? Invisible.find(text) : -1;
    if (invisible >= 0) {
      fault(
          "The value holds an invisible character (U+"
              + HexFormat.of().withUpperCase().toHexDigits((short) invisible)
              + ").",
          "delete it and write the text again.");
      return Optional.empty();
    }

    return Optional.of(text.strip());
  }

  /** The whole number it is; empty, with the fault noted, when it is none. */
  public Optional<Integer> integer() {
    if (text != null && scalar == Scalar.WHOLE) {
      try {
        return Optional.of(Integer.valueOf(text));
      } catch (NumberFormatException tooLarge) {
        // said below
      }
    }
    fault(
        "Expected a whole number, found (" + (text == null ? kind() : text) + ").",
        "write digits without quotes.");
    return Optional.empty();
  }

  /** What it switches; empty, with the fault noted, when it is neither true nor false. */
  public Optional<Boolean> flag() {
    if (isFlag()) {
      return Optional.of(Boolean.valueOf(text));
    }
    fault(
        "Expected true or false, found (" + (text == null ? kind() : text) + ").",
        "write true or false without quotes.");
    return Optional.empty();
  }

  /** A tag may call anything a flag. */
  private boolean isFlag() {
    return scalar == Scalar.FLAG && ("true".equals(text) || "false".equals(text));
  }

  /** The day it is; empty, with the fault noted, when it is none. */
  public Optional<LocalDate> date() {
    Optional<String> day = text();
    return day.isEmpty() ? Optional.empty() : parseDay(day.get(), this);
  }

  /** Reads a day; empty, with the fault noted at a node, when it is none. */
  public static Optional<LocalDate> parseDay(String value, YamlNode at) {
    try {
      return Optional.of(
          isDay(value)
              ? LocalDate.of(
                  Integer.parseInt(value, 0, 4, 10),
                  Integer.parseInt(value, 5, 7, 10),
                  Integer.parseInt(value, 8, 10, 10))
              : LocalDate.parse(value));
    } catch (DateTimeException malformed) {
      at.fault("The value (" + value + ") is not a day.", "write it as 2021-11-30.");
      return Optional.empty();
    }
  }

  /** Whether it has the form of nearly every day, which takes no formatter to read. */
  private static boolean isDay(String value) {
    if (value.length() != 10) {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      char one = value.charAt(i);
      if (i == 4 || i == 7 ? one != '-' : one < '0' || one > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * A single value as JSON: numbers, true, false and null as they are, anything else as text; empty
   * for keys with values and for a list.
   */
  public Optional<String> json() {
    if (text == null) {
      return Optional.empty();
    }
    boolean number = scalar == Scalar.WHOLE || scalar == Scalar.NUMBER;
    boolean plain = isFlag() || (number && Scalar.isJsonNumber(text));
    return Optional.of(plain ? text : scalar == Scalar.NOTHING ? "null" : quoted(text));
  }

  private static String quoted(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char one = value.charAt(i);
      if (one == '"' || one == '\\') {
        text.append('\\').append(one);
      } else if (one < ' ' || Character.isSurrogate(one)) {
        text.append(String.format("\\u%04x", (int) one));
      } else {
        text.append(one);
      }
    }
    return text.append('"').toString();
  }

  /** The value of a scalar as it is, blank or not; empty where this is none. */
  public Optional<String> value() {
    return Optional.ofNullable(text);
  }

  private String kind() {
    return entries != null ? "keys with values" : items != null ? "a list" : "text";
  }
}
