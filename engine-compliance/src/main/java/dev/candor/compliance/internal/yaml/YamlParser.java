package dev.candor.compliance.internal.yaml;

import dev.candor.fault.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
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

/**
 * Makes nodes of what the parser tells, and notes what YAML allows and a rulebook does not: tags,
 * which ask for types of Java, anchors and aliases, a key twice, a key that is no word. Not to be
 * shared between threads.
 */
public final class YamlParser {

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(1_048_576).build();
  private static final int DEEPEST = 40;

  private final YamlSource source;
  private final Iterator<Event> events;
  private final boolean mayHide;
  private int depth;
  private boolean aliased;

  private YamlParser(YamlSource source, String text) {
    this.source = source;
    this.mayHide = Invisible.turns(text);
    this.events = new Parse(SETTINGS).parseString(text).iterator();
  }

  /**
   * Reads the root of a file; empty, with the fault noted, when it is not YAML, is empty, or holds
   * an alias.
   *
   * @param file its name, which begins the place of every fault
   * @param bytes what it holds, in UTF-8
   * @param faults where whatever is wrong is noted, now and later
   */
  public static Optional<YamlNode> parse(String file, byte[] bytes, List<Fault> faults) {
    Optional<String> text = Utf8.read(file, bytes, faults);
    if (text.isEmpty()) {
      return Optional.empty();
    }

    YamlSource source = new YamlSource(file, faults);
    try {
      return new YamlParser(source, text.get()).root();
    } catch (NestedTooDeepException deep) {
      faults.add(
          new Fault(
              file + ":1:1", "", "The nesting is deeper than " + DEEPEST + ".", "flatten it."));
    } catch (MarkedYamlEngineException broken) {
      noteBroken(source, broken.getProblemMark(), String.valueOf(broken.getProblem()));
    } catch (YamlEngineException broken) {
      noteBroken(source, Optional.empty(), String.valueOf(broken.getMessage()));
    }
    return Optional.empty();
  }

  private static void noteBroken(YamlSource source, Optional<Mark> mark, String problem) {
    String place =
        mark.isEmpty()
            ? source.file() + ":1:1"
            : source.file() + ":" + (mark.get().getLine() + 1) + ":" + (mark.get().getColumn() + 1);
    source.add(new Fault(place, "", "This is not YAML: " + problem + ".", advice(problem)));
  }

  /** Returns what to do about what the parser says. */
  private static String advice(String problem) {
    if (problem.contains("TAB")) {
      return "indent with spaces.";
    }
    if (problem.contains("special characters")) {
      return "delete the invisible characters.";
    }
    if (problem.contains("another document")) {
      return "write one file for each, and remove the line of three dashes.";
    }
    return "check the indentation and quote text that holds a colon.";
  }

  private Optional<YamlNode> root() {
    events.next(); // the stream begins
    if (events.next() instanceof StreamEndEvent) {
      source.add(
          new Fault(
              source.file() + ":1:1",
              "",
              "The file is empty.",
              "delete it or write a rule into it."));
      return Optional.empty();
    }

    YamlNode root = node(events.next(), null, null, 0);
    events.next(); // the document ends
    Event last = events.next();
    if (!(last instanceof StreamEndEvent)) {
      noteBroken(source, last.getStartMark(), "but found another document");
      return Optional.empty();
    }
    // nobody is told of what an alias does not say
    return aliased ? Optional.empty() : Optional.of(root);
  }

  private YamlNode node(Event event, @Nullable YamlNode above, @Nullable String key, int item) {
    Mark mark = event.getStartMark().orElseThrow();
    YamlNode node =
        new YamlNode(source, above, key, item, null, mark.getLine() + 1, mark.getColumn() + 1);
    if (event instanceof AliasEvent alias) {
      aliased = true;
      node.setText("*" + alias.getAlias(), Scalar.TEXT, false);
      noteAnchor(node, "*" + alias.getAlias());
      return node;
    }

    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    if (anchor.isPresent()) {
      noteAnchor(node, "&" + anchor.get());
    }
    if (event instanceof ScalarEvent scalar) {
      node.setText(
          scalar.getValue(),
          kind(node, scalar),
          mayHide || scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED);
    } else {
      readCollection(node, (CollectionStartEvent) event);
    }
    return node;
  }

  private static Scalar kind(YamlNode node, ScalarEvent event) {
    if (event.getTag().isPresent()) {
      return kindByTag(node, event.getTag().get());
    }
    Scalar plain = event.isPlain() ? Scalar.of(event.getValue()) : Scalar.TEXT;
    return plain == Scalar.VARIABLE ? noteTag(node, "!ENV_VARIABLE") : plain;
  }

  private void readCollection(YamlNode node, CollectionStartEvent event) {
    if (event.getTag().isPresent()) {
      kindByTag(node, event.getTag().get());
    }

    // here and not when all is read: reading goes as deep as the text does
    if (++depth > DEEPEST) {
      throw new NestedTooDeepException();
    }

    if (event instanceof MappingStartEvent) {
      readEntries(node);
    } else {
      readItems(node);
    }
    depth--;
  }

  private void readEntries(YamlNode node) {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    node.setEntries(entries);
    for (Event next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
      YamlNode named = node(next, node, "?", 0);
      String word = named.value().orElse(null);
      if (word == null) {
        node.fault("A key must be a word.", "write key: value.");
      } else if (named.hasInvisible()) {
        named.noteStrange("The key holds an invisible character.", "write the key again.");
        word = "?";
      } else if (entries.containsKey(word)) {
        named.noteStrange("The key (" + word + ") stands here twice.", "keep one of them.");
      }

      YamlNode value = node(events.next(), node, word == null ? "?" : word, 0);
      if (word != null) {
        entries.put(word, value);
      }
    }
  }

  private void readItems(YamlNode node) {
    List<YamlNode> items = new ArrayList<>();
    node.setItems(items);
    for (Event next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
      items.add(node(next, node, null, items.size()));
    }
  }

  /** Returns what a value is by its tag. */
  private static Scalar kindByTag(YamlNode node, String tag) {
    return switch (tag) {
      case "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map" ->
          Scalar.TEXT;
      case "tag:yaml.org,2002:int" -> Scalar.WHOLE;
      case "tag:yaml.org,2002:float" -> Scalar.NUMBER;
      case "tag:yaml.org,2002:bool" -> Scalar.FLAG;
      case "tag:yaml.org,2002:null" -> Scalar.NOTHING;
      default -> noteTag(node, UriEncoder.encode(tag));
    };
  }

  private static Scalar noteTag(YamlNode node, String tag) {
    node.noteStrange("The tag (" + tag + ") has no place here.", "remove it.");
    return Scalar.TEXT;
  }

  private static void noteAnchor(YamlNode node, String name) {
    node.noteStrange(
        "Anchors and aliases (" + name + ") have no place here.",
        "write the value out: text that begins with * or & stands in quotes.");
  }

  /** A nesting nobody writes by hand. */
  private static final class NestedTooDeepException extends YamlEngineException {
    private static final long serialVersionUID = 1L;

    NestedTooDeepException() {
      super("nested too deep");
    }
  }
}
