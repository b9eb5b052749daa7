package dev.candor.compliance;

import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.common.UriEncoder;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A node of a YAML file that knows its place. What is wrong is noted and reading goes on, so that
 * all faults are found at once. Only plain data can be read: no tags, no types of Java, no aliases.
 * Not to be shared between threads.
 */
public final class Yaml {

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(1_048_576).build();
  private static final int DEEPEST = 40;

  /** Characters that end a line or turn the direction of writing where nobody sees it. */
  private static final String TURNING =
      "\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

  private final Source source;
  private final @Nullable Yaml above;

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
  private @Nullable List<Yaml> items;
  private @Nullable Map<String, Yaml> entries;

  /** Whether anything wrong with it was noted. */
  private boolean told;

  private boolean toldOfNoKeys;

  /** Whether its text may hold characters that nobody sees; the parser lets few of them through. */
  private boolean mayHide;

  private Yaml(Source source, @Nullable Yaml above, @Nullable String key, int item, Mark mark) {
    this.source = source;
    this.above = above;
    this.key = key;
    this.item = item;
    this.cells = null;
    this.line = mark.getLine() + 1;
    this.column = mark.getColumn() + 1;
  }

  private Yaml(
      Source source,
      @Nullable Yaml above,
      @Nullable String key,
      int item,
      SheetLine cells,
      int column) {
    this.source = source;
    this.above = above;
    this.key = key;
    this.item = item;
    this.cells = cells;
    this.line = 0;
    this.column = column;
  }

  /** A file, or one row of a sheet, and what is wrong with it. */
  private static final class Source {

    private final String file;
    private final List<Fault> faults;
    private boolean faulty;
    private boolean mayHide;

    Source(String file, List<Fault> faults) {
      this.file = file;
      this.faults = faults;
    }

    void broken(Optional<Mark> mark, String problem) {
      String place = mark.isEmpty() ? file + ":1:1" : place(mark.get());
      faults.add(new Fault(place, "", "This is not YAML: " + problem + ".", advice(problem)));
    }

    private String place(Mark mark) {
      return file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }
  }

  /** The way to it from the root, put together only for a fault. */
  private String path() {
    if (above == null) {
      return "$";
    }
    return above.path() + (key == null ? "[" + item + "]" : "." + key);
  }

  /**
   * The root of a file; empty, with the fault noted, when it is not YAML, is empty, or holds an
   * alias.
   *
   * @param file its name, which begins the place of every fault
   * @param bytes what it holds, in UTF-8
   * @param faults where whatever is wrong is noted, now and later
   */
  public static Optional<Yaml> parse(String file, byte[] bytes, List<Fault> faults) {
    Optional<String> text = Text.read(file, bytes, faults);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Source source = new Source(file, faults);
    for (int i = 0; i < TURNING.length(); i++) {
      source.mayHide |= text.get().indexOf(TURNING.charAt(i)) >= 0;
    }
    try {
      return new Reading(source, text.get()).root();
    } catch (TooDeep deep) {
      faults.add(
          new Fault(
              file + ":1:1", "", "The nesting is deeper than " + DEEPEST + ".", "flatten it."));
    } catch (MarkedYamlEngineException broken) {
      source.broken(broken.getProblemMark(), String.valueOf(broken.getProblem()));
    } catch (YamlEngineException broken) {
      source.broken(Optional.empty(), String.valueOf(broken.getMessage()));
    }
    return Optional.empty();
  }

  /** What to do about what the parser says. */
  private static String advice(String problem) {
    if (problem.contains("TAB")) {
      return "indent with spaces.";
    }
    if (problem.contains("special characters")) {
      return "delete the characters that nobody sees.";
    }
    if (problem.contains("another document")) {
      return "write one file for each, and remove the line of three dashes.";
    }
    return "check the indentation and quote text that holds a colon.";
  }

  /**
   * Makes nodes of what the parser tells, and notes what YAML allows and a rulebook does not: tags,
   * which ask for types of Java, anchors and aliases, a key twice, a key that is no word.
   */
  private static final class Reading {

    private final Source source;
    private final Parser parser;
    private int depth;
    private boolean aliased;

    Reading(Source source, String text) {
      this.source = source;
      this.parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
    }

    Optional<Yaml> root() {
      parser.next(); // the stream begins
      if (parser.next() instanceof StreamEndEvent) {
        source.faults.add(
            new Fault(
                source.file + ":1:1",
                "",
                "The file is empty.",
                "delete it or write a rule into it."));
        return Optional.empty();
      }
      Yaml root = node(parser.next(), null, null, 0);
      parser.next(); // the document ends
      Event last = parser.next();
      if (!(last instanceof StreamEndEvent)) {
        source.broken(last.getStartMark(), "but found another document");
        return Optional.empty();
      }
      // nobody is told of what an alias does not say
      return aliased ? Optional.empty() : Optional.of(root);
    }

    private Yaml node(Event event, @Nullable Yaml above, @Nullable String key, int item) {
      Yaml node = new Yaml(source, above, key, item, event.getStartMark().orElseThrow());
      if (event instanceof AliasEvent alias) {
        aliased = true;
        node.text = "*" + alias.getAlias();
        anchored(node, node.text);
        return node;
      }
      Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
      if (anchor.isPresent()) {
        anchored(node, "&" + anchor.get());
      }
      if (event instanceof ScalarEvent scalar) {
        node.text = scalar.getValue();
        node.mayHide = source.mayHide || scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
        node.scalar = scalar(node, scalar);
      } else {
        collection(node, (CollectionStartEvent) event);
      }
      return node;
    }

    private Scalar scalar(Yaml node, ScalarEvent event) {
      if (event.getTag().isPresent()) {
        return tagged(node, event.getTag().get());
      }
      Scalar plain = event.isPlain() ? Scalar.of(event.getValue()) : Scalar.TEXT;
      return plain == Scalar.VARIABLE ? strange(node, "!ENV_VARIABLE") : plain;
    }

    private void collection(Yaml node, CollectionStartEvent event) {
      if (event.getTag().isPresent()) {
        tagged(node, event.getTag().get());
      }
      // here and not when all is read: reading goes as deep as the text does
      if (++depth > DEEPEST) {
        throw new TooDeep();
      }
      if (event instanceof MappingStartEvent) {
        entries(node);
      } else {
        items(node);
      }
      depth--;
    }

    private void entries(Yaml node) {
      Map<String, Yaml> entries = new LinkedHashMap<>();
      node.entries = Collections.unmodifiableMap(entries);
      for (Event next = parser.next(); !(next instanceof MappingEndEvent); next = parser.next()) {
        Yaml named = node(next, node, "?", 0);
        String word = named.text;
        if (word == null) {
          node.fault("A key must be a word.", "write key: value.");
        } else if (named.mayHide && hidden(word) >= 0) {
          note(named, "The key holds a character that nobody sees.", "write the key again.");
          word = "?";
        } else if (entries.containsKey(word)) {
          note(named, "The key (" + word + ") stands here twice.", "keep one of them.");
        }
        Yaml value = node(parser.next(), node, word == null ? "?" : word, 0);
        if (word != null) {
          entries.put(word, value);
        }
      }
    }

    private void items(Yaml node) {
      List<Yaml> items = new ArrayList<>();
      node.items = Collections.unmodifiableList(items);
      for (Event next = parser.next(); !(next instanceof SequenceEndEvent); next = parser.next()) {
        items.add(node(next, node, null, items.size()));
      }
    }

    /** What a value is by its tag. */
    private Scalar tagged(Yaml node, String tag) {
      return switch (tag) {
        case "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map" ->
            Scalar.TEXT;
        case "tag:yaml.org,2002:int" -> Scalar.WHOLE;
        case "tag:yaml.org,2002:float" -> Scalar.NUMBER;
        case "tag:yaml.org,2002:bool" -> Scalar.FLAG;
        case "tag:yaml.org,2002:null" -> Scalar.NOTHING;
        default -> strange(node, UriEncoder.encode(tag));
      };
    }

    private Scalar strange(Yaml node, String tag) {
      note(node, "The tag (" + tag + ") has no place here.", "remove it.");
      return Scalar.TEXT;
    }

    private void anchored(Yaml node, String name) {
      note(
          node,
          "Anchors and aliases (" + name + ") have no place here.",
          "write the value out: text that begins with * or & stands in quotes.");
    }

    /** Notes what is strange, and lets the rest of the file be read as if it were not. */
    private void note(Yaml node, String message, String maybe) {
      source.faults.add(new Fault(node.place(), "", message, maybe));
    }
  }

  /** A nesting nobody writes by hand. */
  private static final class TooDeep extends YamlEngineException {
    private static final long serialVersionUID = 1L;

    TooDeep() {
      super("nested too deep");
    }
  }

  /** A row of a sheet: the same as a file with one rule in it. */
  static Yaml row(String file, Cells cells, List<Fault> faults) {
    return cells.node(new Source(file, faults), null, null, 0);
  }

  /**
   * What the cells of a row say: a value, values, or keys with more under them. Keys that are all
   * numbers make a list.
   */
  static final class Cells {

    private final SheetLine line;
    private final int column;
    private final @Nullable List<String> values;
    private final boolean list;
    private final Map<String, Cells> under = new LinkedHashMap<>();

    private Cells(SheetLine line, int column, @Nullable List<String> values, boolean list) {
      this.line = line;
      this.column = column;
      this.values = values;
      this.list = list;
    }

    /** Keys, which {@link #put} adds. */
    static Cells keys(SheetLine line, int column) {
      return new Cells(line, column, null, false);
    }

    /** One value, or a list of them. */
    static Cells of(SheetLine line, int column, List<String> values, boolean list) {
      return new Cells(line, column, values, list);
    }

    /** Puts a cell at the end of a path; false where something else stands in its way. */
    boolean put(List<String> path, Cells cell) {
      if (values != null) {
        return false;
      }
      String key = path.get(0);
      Cells there = under.get(key);
      if (path.size() == 1) {
        return there == null && under.put(key, cell) == null;
      }
      if (there == null) {
        there = keys(cell.line, cell.column);
        under.put(key, there);
      }
      return there.put(path.subList(1, path.size()), cell);
    }

    private Yaml node(Source source, @Nullable Yaml above, @Nullable String key, int item) {
      Yaml node = new Yaml(source, above, key, item, line, column);
      if (values != null && list) {
        List<Yaml> items = new ArrayList<>(values.size());
        for (String value : values) {
          Yaml one = new Yaml(source, node, null, items.size(), line, column);
          one.text = value;
          one.mayHide = true;
          one.scalar = scalar(value);
          items.add(one);
        }
        node.items = Collections.unmodifiableList(items);
      } else if (values != null) {
        node.text = values.get(0);
        node.mayHide = true;
        node.scalar = scalar(values.get(0));
      } else if (isNumbered()) {
        SortedMap<Integer, Cells> numbered = new TreeMap<>();
        for (Map.Entry<String, Cells> cell : under.entrySet()) {
          numbered.put(Integer.valueOf(cell.getKey()), cell.getValue());
        }
        List<Yaml> items = new ArrayList<>(numbered.size());
        for (Cells cell : numbered.values()) {
          items.add(cell.node(source, node, null, items.size()));
        }
        node.items = Collections.unmodifiableList(items);
      } else {
        Map<String, Yaml> entries = new LinkedHashMap<>();
        for (Map.Entry<String, Cells> cell : under.entrySet()) {
          entries.put(cell.getKey(), cell.getValue().node(source, node, cell.getKey(), 0));
        }
        node.entries = Collections.unmodifiableMap(entries);
      }
      return node;
    }

    private boolean isNumbered() {
      for (String key : under.keySet()) {
        if (!RuleKey.isNumber(key)) {
          return false;
        }
      }
      return !under.isEmpty();
    }

    private static boolean isInteger(String value) {
      int digits = value.startsWith("-") ? 1 : 0;
      for (int i = digits; i < value.length(); i++) {
        if (value.charAt(i) < '0' || value.charAt(i) > '9') {
          return false;
        }
      }
      return value.length() > digits;
    }

    private static Scalar scalar(String value) {
      return value.equals("true") || value.equals("false")
          ? Scalar.FLAG
          : isInteger(value) ? Scalar.WHOLE : Scalar.TEXT;
    }
  }

  /**
   * Where it begins: {@code file:line:column}; of a cell of a spreadsheet {@code file!Sheet!B7}.
   */
  public String place() {
    return cells == null ? source.file + ":" + line + ":" + column : cells.place(column);
  }

  /** Notes something wrong with it: one sentence, and what to do without the leading "Maybe". */
  public void fault(String message, String maybe) {
    told = true;
    source.faulty = true;
    source.faults.add(new Fault(place(), path(), message, maybe));
  }

  /** Notes a value that is none of those known, with the nearest of them. */
  public void unknown(String kind, String value, Collection<String> known) {
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
  <W extends Word> Optional<W> word(Vocabulary<W> vocabulary, String text) {
    Optional<W> word = vocabulary.find(text);
    if (word.isEmpty()) {
      unknown(vocabulary.kind(), text, vocabulary.names());
    }
    return word;
  }

  /** Whether anything is wrong with the file or row it belongs to. */
  boolean isFaulty() {
    return source.faulty;
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
  public Map<String, Yaml> entries() {
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
  void noteEmpty(Collection<String> except) {
    Collection<Yaml> under = items != null ? items : entries != null ? entries.values() : List.of();
    if (text == null && under.isEmpty() && (key == null || !except.contains(key)) && !told) {
      fault(
          items != null ? "The list is empty." : "There is nothing here.",
          "write what belongs here, or remove the key.");
    }
    for (Yaml one : under) {
      one.noteEmpty(except);
    }
  }

  /** Notes every key that is none of these. */
  public void only(Collection<String> known) {
    for (Map.Entry<String, Yaml> entry : entries().entrySet()) {
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
  public Optional<Yaml> get(String key) {
    return entries == null ? Optional.empty() : Optional.ofNullable(entries.get(key));
  }

  /** The value of a key; its absence is noted. */
  public Optional<Yaml> need(String key) {
    if (!isMapping()) {
      return Optional.empty();
    }
    Optional<Yaml> found = get(key);
    if (found.isEmpty()) {
      fault("The key (" + key + ") is missing.", "add " + key + ": to it.");
    }
    return found;
  }

  /** The text of a key; empty where it is not there, and noted where it is no text. */
  public Optional<String> text(String key) {
    Optional<Yaml> found = get(key);
    return found.isEmpty() ? Optional.empty() : found.get().text();
  }

  /** The text of a key, all of it on one line; noted where it is none, or is not there. */
  Optional<String> needLine(String key) {
    Optional<String> found = needText(key);
    if (found.isPresent() && found.get().indexOf('\n') >= 0) {
      need(key).orElseThrow().fault("The value has several lines.", "write it on one.");
      return Optional.empty();
    }
    return found;
  }

  /** The same of a key whose absence is noted. */
  public Optional<String> needText(String key) {
    Optional<Yaml> found = need(key);
    return found.isEmpty() ? Optional.empty() : found.get().text();
  }

  /** The whole number of a key; its absence is noted, and that it is none. */
  Optional<Integer> needInteger(String key) {
    Optional<Yaml> found = need(key);
    return found.isEmpty() ? Optional.empty() : found.get().integer();
  }

  /** The day of a key; empty where it is not there, and noted where it is no day. */
  Optional<LocalDate> date(String key) {
    Optional<Yaml> found = get(key);
    return found.isEmpty() ? Optional.empty() : found.get().date();
  }

  /** The same of a key whose absence is noted. */
  Optional<LocalDate> needDate(String key) {
    Optional<Yaml> found = need(key);
    return found.isEmpty() ? Optional.empty() : found.get().date();
  }

  /** What a key switches; empty where it is not there, and noted where it is no true or false. */
  Optional<Boolean> flag(String key) {
    Optional<Yaml> found = get(key);
    return found.isEmpty() ? Optional.empty() : found.get().flag();
  }

  /** The items of a list, or this value alone. */
  public List<Yaml> items() {
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
    int hidden = mayHide ? hidden(text) : -1;
    if (hidden >= 0) {
      fault(
          "The value holds a character that nobody sees (U+"
              + HexFormat.of().withUpperCase().toHexDigits((short) hidden)
              + ").",
          "delete it and write the text again.");
      return Optional.empty();
    }
    return Optional.of(text.strip());
  }

  /**
   * The first character that could make a terminal or a page show other than what is written: a
   * control, or one that turns the direction of writing; -1 where there is none.
   */
  private static int hidden(String text) {
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      boolean control = one < ' ' ? one != '\n' && one != '\t' : one >= 0x7F && one < 0xA0;
      if (control || TURNING.indexOf(one) >= 0) {
        return one;
      }
    }
    return -1;
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
    return day.isEmpty() ? Optional.empty() : date(day.get(), this);
  }

  static Optional<LocalDate> date(String value, Yaml at) {
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
   * All its values as the cells of a table say them, by the keys that lead to them, joined by
   * {@code " / "}: several values stand apart by {@code " | "}, items of a list of keys are
   * numbered from 1.
   */
  public Map<String, String> flat() {
    Map<String, String> flat = new LinkedHashMap<>();
    flatten("", flat);
    return flat;
  }

  private void flatten(String prefix, Map<String, String> flat) {
    String before = prefix.isEmpty() ? "" : prefix + RuleKey.JOIN;
    if (entries != null) {
      if (entries.isEmpty()) {
        flat.put(prefix, Cell.NO_KEYS);
      }
      for (Map.Entry<String, Yaml> entry : entries.entrySet()) {
        entry.getValue().flatten(before + entry.getKey(), flat);
      }
    } else if (items != null) {
      List<String> values = new ArrayList<>(items.size());
      for (Yaml one : items) {
        if (one.text != null) {
          values.add(one.text.strip());
        }
      }
      if (values.size() == items.size()) {
        flat.put(prefix, Cell.write(values));
      } else {
        int number = 1;
        for (Yaml one : items) {
          one.flatten(before + number++, flat);
        }
      }
    } else if (text != null) {
      flat.put(prefix, Cell.write(List.of(text.strip())));
    }
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
