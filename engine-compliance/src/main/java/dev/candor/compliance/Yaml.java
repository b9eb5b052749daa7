package dev.candor.compliance;

import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A node of a YAML file that knows its place. What is wrong is noted and reading goes on, so that
 * all faults are found at once. Only the plain data of a rulebook can be read: no tags, no types of
 * Java. Not to be shared between threads.
 */
public final class Yaml {

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowRecursiveKeys(false)
          .setMaxAliasesForCollections(10)
          .setCodePointLimit(1_048_576)
          .build();
  private static final Set<Tag> PLAIN =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ);
  private static final int DEEPEST = 40;
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  /** What a node of a sheet keeps its place under. */
  private static final String CELL = "cell";

  private final String file;
  private final @Nullable Yaml above;
  private final String step;
  private final Node node;
  private final List<Fault> faults;
  private @Nullable Map<String, Yaml> entries;
  private boolean faulty;

  private Yaml(String file, @Nullable Yaml above, String step, Node node, List<Fault> faults) {
    this.file = file;
    this.above = above;
    this.step = step;
    this.node = node;
    this.faults = faults;
  }

  private Yaml(String file, String step, Node node, List<Fault> faults) {
    this(file, null, step, node, faults);
  }

  private Yaml under(String next, Node child) {
    return new Yaml(file, this, next, child, faults);
  }

  /** The way to it from the root, put together only for a fault. */
  private String path() {
    return above == null ? step : above.path() + step;
  }

  /**
   * The root of a file; empty, with the fault noted, when it is not YAML or is empty.
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
    try {
      Optional<Node> root =
          new Composer(
                  SETTINGS,
                  new Shallow(new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text.get()))))
              .getSingleNode();
      if (root.isEmpty()) {
        faults.add(
            new Fault(
                file + ":1:1", "", "The file is empty.", "delete it or write a rule into it."));
      } else if (depth(root.get(), 0) > DEEPEST) {
        throw new TooDeep();
      }
      root.ifPresent(node -> strange(file, node, faults));
      return root.map(node -> new Yaml(file, "$", node, faults));
    } catch (TooDeep deep) {
      faults.add(
          new Fault(
              file + ":1:1", "", "The nesting is deeper than " + DEEPEST + ".", "flatten it."));
    } catch (MarkedYamlEngineException broken) {
      String place =
          broken
              .getProblemMark()
              .map(mark -> file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
              .orElse(file + ":1:1");
      faults.add(
          new Fault(
              place,
              "",
              "This is not YAML: " + broken.getProblem() + ".",
              advice(String.valueOf(broken.getProblem()))));
    } catch (YamlEngineException broken) {
      faults.add(
          new Fault(
              file + ":1:1",
              "",
              "This is not YAML: " + broken.getMessage() + ".",
              advice(String.valueOf(broken.getMessage()))));
    }
    return Optional.empty();
  }

  /** What to do about what the parser says. */
  private static String advice(String problem) {
    if (problem.contains("TAB")) {
      return "indent with spaces.";
    }
    if (problem.contains("another document")) {
      return "write one file for each, and remove the line of three dashes.";
    }
    if (problem.contains("alias")) {
      return "write the value out: text that begins with * or & stands in quotes.";
    }
    return "check the indentation and quote text that holds a colon.";
  }

  /**
   * What YAML allows and a rulebook does not: tags, which ask for types of Java, and a key twice.
   */
  private static void strange(String file, Node node, List<Fault> faults) {
    if (!PLAIN.contains(node.getTag())) {
      new Yaml(file, "", node, faults)
          .fault("The tag (" + node.getTag() + ") has no place in a rulebook.", "remove it.");
    }
    if (node instanceof MappingNode mapping) {
      Set<String> keys = new HashSet<>();
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key && !keys.add(key.getValue())) {
          new Yaml(file, "", key, faults)
              .fault("The key (" + key.getValue() + ") stands here twice.", "keep one of them.");
        }
        strange(file, tuple.getKeyNode(), faults);
        strange(file, tuple.getValueNode(), faults);
      }
    } else if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        strange(file, item, faults);
      }
    }
  }

  /** Stops at the nesting itself: composing goes as deep as the text does. */
  private static final class Shallow implements Parser {

    private final Parser parser;
    private int depth;

    Shallow(Parser parser) {
      this.parser = parser;
    }

    @Override
    public boolean hasNext() {
      return parser.hasNext();
    }

    @Override
    public Event next() {
      Event event = parser.next();
      switch (event.getEventId()) {
        case SequenceStart, MappingStart -> {
          if (++depth > DEEPEST) {
            throw new TooDeep();
          }
        }
        case SequenceEnd, MappingEnd -> depth--;
        default -> {
          // as deep as before
        }
      }
      return event;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
      return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
      return parser.peekEvent();
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
    return new Yaml(file, "$", cells.node(), faults);
  }

  /**
   * What the cells of a row say: a value, values, or keys with more under them. Keys that are all
   * numbers make a list.
   */
  static final class Cells {

    private final String place;
    private final @Nullable List<String> values;
    private final boolean list;
    private final Map<String, Cells> under = new LinkedHashMap<>();

    private Cells(String place, @Nullable List<String> values, boolean list) {
      this.place = place;
      this.values = values;
      this.list = list;
    }

    /** Keys, which {@link #put} adds. */
    static Cells keys(String place) {
      return new Cells(place, null, false);
    }

    /** One value, or a list of them. */
    static Cells of(String place, List<String> values, boolean list) {
      return new Cells(place, values, list);
    }

    /** Puts a cell at the end of a path; false where something else stands in its way. */
    boolean put(List<String> path, Cells cell) {
      if (values != null) {
        return false;
      }
      String key = path.get(0);
      if (path.size() == 1) {
        return under.putIfAbsent(key, cell) == null;
      }
      return under
          .computeIfAbsent(key, name -> keys(cell.place))
          .put(path.subList(1, path.size()), cell);
    }

    private Node node() {
      Node node;
      if (values != null) {
        List<Node> scalars = new ArrayList<>();
        for (String value : values) {
          scalars.add(at(scalar(value)));
        }
        node = list ? new SequenceNode(Tag.SEQ, scalars, FlowStyle.FLOW) : scalars.get(0);
      } else if (isNumbered()) {
        List<Node> items = new ArrayList<>();
        under.entrySet().stream()
            .sorted(Comparator.comparing(entry -> Integer.valueOf(entry.getKey())))
            .forEach(entry -> items.add(entry.getValue().node()));
        node = new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK);
      } else {
        List<NodeTuple> tuples = new ArrayList<>();
        for (Map.Entry<String, Cells> cell : under.entrySet()) {
          tuples.add(
              new NodeTuple(
                  at(new ScalarNode(Tag.STR, cell.getKey(), ScalarStyle.PLAIN)),
                  cell.getValue().node()));
        }
        node = new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
      }
      return at(node);
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

    private static ScalarNode scalar(String value) {
      Tag tag =
          value.equals("true") || value.equals("false")
              ? Tag.BOOL
              : isInteger(value) ? Tag.INT : Tag.STR;
      return new ScalarNode(tag, value, ScalarStyle.PLAIN);
    }

    private <N extends Node> N at(N node) {
      node.setProperty(CELL, place);
      return node;
    }
  }

  private static int depth(Node node, int at) {
    if (at > DEEPEST) {
      return at;
    }
    int deepest = at;
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        deepest = Math.max(deepest, depth(tuple.getValueNode(), at + 1));
      }
    } else if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        deepest = Math.max(deepest, depth(item, at + 1));
      }
    }
    return deepest;
  }

  /**
   * Where it begins: {@code file:line:column}; of a cell of a spreadsheet {@code file!Sheet!B7}.
   */
  public String place() {
    if (node.getProperty(CELL) instanceof String cell) {
      return cell;
    }
    Optional<Mark> mark = node.getStartMark();
    return mark.map(at -> file + ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1))
        .orElse(file);
  }

  /** Notes something wrong with it: one sentence, and what to do without the leading "Maybe". */
  public void fault(String message, String maybe) {
    root().faulty = true;
    faults.add(new Fault(place(), path(), message, maybe));
  }

  /** Notes a value that is none of those known, with the nearest of them. */
  void unknown(String kind, String value, Collection<String> known) {
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
    return root().faulty;
  }

  private Yaml root() {
    Yaml at = this;
    while (at.above != null) {
      at = at.above;
    }
    return at;
  }

  /** Whether it is keys with values. */
  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** Whether it is a list. */
  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Keys and values in the order written; empty, with the fault noted, when this is no mapping. */
  public Map<String, Yaml> entries() {
    if (entries != null) {
      return entries;
    }
    Map<String, Yaml> read = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          read.put(key.getValue(), under("." + key.getValue(), tuple.getValueNode()));
        } else {
          fault("A key must be a word.", "write key: value.");
        }
      }
    } else {
      fault("Expected keys with values, found " + kind() + ".", "write key: value.");
    }
    entries = Collections.unmodifiableMap(read);
    return entries;
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
    return node instanceof MappingNode ? Optional.ofNullable(entries().get(key)) : Optional.empty();
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

  /** The same of a key whose absence is noted. */
  public Optional<String> needText(String key) {
    Optional<Yaml> found = need(key);
    return found.isEmpty() ? Optional.empty() : found.get().text();
  }

  /** The items of a list, or this value alone. */
  public List<Yaml> items() {
    if (node instanceof SequenceNode sequence) {
      List<Yaml> items = new ArrayList<>();
      for (int i = 0; i < sequence.getValue().size(); i++) {
        items.add(under("[" + i + "]", sequence.getValue().get(i)));
      }
      return items;
    }
    return List.of(this);
  }

  /** The text of a scalar that is not empty. */
  public Optional<String> text() {
    String value = scalar();
    if (value == null) {
      fault("Expected text, found " + kind() + ".", "write the text in quotes.");
      return Optional.empty();
    }
    if (value.isBlank()) {
      fault("The value is empty.", "write something or remove the key.");
      return Optional.empty();
    }
    return Optional.of(value.strip());
  }

  /** The whole number it is; empty, with the fault noted, when it is none. */
  public Optional<Integer> integer() {
    String value = scalar();
    if (value != null && node.getTag().equals(Tag.INT)) {
      try {
        return Optional.of(Integer.valueOf(value));
      } catch (NumberFormatException tooLarge) {
        // said below
      }
    }
    fault(
        "Expected a whole number, found (" + (value == null ? kind() : value) + ").",
        "write digits without quotes.");
    return Optional.empty();
  }

  Optional<Boolean> flag() {
    String value = scalar();
    if (value != null && node.getTag().equals(Tag.BOOL)) {
      return Optional.of(Boolean.valueOf(value));
    }
    fault(
        "Expected true or false, found (" + (value == null ? kind() : value) + ").",
        "write true or false without quotes.");
    return Optional.empty();
  }

  /** The day it is; empty, with the fault noted, when it is none. */
  public Optional<LocalDate> date() {
    return text().flatMap(value -> date(value, this));
  }

  static Optional<LocalDate> date(String value, Yaml at) {
    try {
      return Optional.of(LocalDate.parse(value));
    } catch (DateTimeParseException malformed) {
      at.fault("The value (" + value + ") is not a day.", "write it as 2021-11-30.");
      return Optional.empty();
    }
  }

  /**
   * All its values as the cells of a table say them, by the keys that lead to them, joined by
   * {@code " / "}: several values stand apart by {@code " | "}, items of a list of keys are
   * numbered from 1.
   */
  public Map<String, String> flat() {
    Map<String, String> flat = new LinkedHashMap<>();
    flatten("", node, flat);
    return flat;
  }

  private static void flatten(String prefix, Node node, Map<String, String> flat) {
    String before = prefix.isEmpty() ? "" : prefix + RuleKey.JOIN;
    if (node instanceof MappingNode mapping) {
      if (mapping.getValue().isEmpty()) {
        flat.put(prefix, Cell.NO_KEYS);
      }
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          flatten(before + key.getValue(), tuple.getValueNode(), flat);
        }
      }
    } else if (node instanceof SequenceNode sequence) {
      if (sequence.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
        flat.put(
            prefix,
            Cell.write(
                sequence.getValue().stream()
                    .map(item -> ((ScalarNode) item).getValue().strip())
                    .toList()));
      } else {
        int number = 1;
        for (Node item : sequence.getValue()) {
          flatten(before + number++, item, flat);
        }
      }
    } else if (node instanceof ScalarNode scalar) {
      flat.put(prefix, Cell.write(List.of(scalar.getValue().strip())));
    }
  }

  /**
   * A single value as JSON: numbers, true, false and null as they are, anything else as text; empty
   * for keys with values and for a list.
   */
  public Optional<String> json() {
    String value = scalar();
    if (value == null) {
      return Optional.empty();
    }
    Tag tag = node.getTag();
    boolean plain =
        tag.equals(Tag.BOOL)
            || ((tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) && NUMBER.matcher(value).matches());
    return Optional.of(plain ? value : tag.equals(Tag.NULL) ? "null" : quoted(value));
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
    return Optional.ofNullable(scalar());
  }

  private @Nullable String scalar() {
    return node instanceof ScalarNode scalar ? scalar.getValue() : null;
  }

  private String kind() {
    return node instanceof MappingNode
        ? "keys with values"
        : node instanceof SequenceNode ? "a list" : "text";
  }
}
