package dev.candor.compliance.internal.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.Rulebooks;
import dev.candor.fault.Fault;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A file as nodes: what they say, where they stand, and what has no place in one. */
class YamlNodeTest {

  private static YamlNode read(String text) {
    List<Fault> faults = new ArrayList<>();
    YamlNode yaml = YamlParser.parse("r.yaml", text.getBytes(UTF_8), faults).orElseThrow();
    assertThat(faults).isEmpty();
    return yaml;
  }

  private static List<String> faults(String text) {
    List<Fault> faults = new ArrayList<>();
    YamlParser.parse("r.yaml", text.getBytes(UTF_8), faults);
    return faults.stream().map(Fault::line).toList();
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.argumentSet("keys in keys", "a:\n  b:\n    c: 1\n  d: x\n"),
        Arguments.argumentSet("lists of every indentation", "a:\n- 1\n- 2\nb:\n  - - x\n    - y\n"),
        Arguments.argumentSet("braces and brackets", "{a: [1, {b: c}, []], d: {}, e: [f: g]}"),
        Arguments.argumentSet("keys without values", "a:\nb: ~\n? c\n: d\n"),
        Arguments.argumentSet("quotes of both kinds", "a: '1'\nb: \"true\"\n'c d': 'it''s'\n"),
        Arguments.argumentSet("blocks of text", "a: |\n  one\n  two\nb: >-\n  one\n  two\nc: 3\n"),
        Arguments.argumentSet("plain text over lines", "a: one\n  two\n\n  three\nb: 4\n"),
        Arguments.argumentSet(
            "comments", "# first\na: 1 # beside\n# between\nb: # above\n  c: 2\n# last\n"),
        Arguments.argumentSet("a carriage return at each end", "a: 1\r\nb:\r\n  - 2\r\n"),
        Arguments.argumentSet("letters of two units", "a: \uD83D\uDE00 x\n\uD83D\uDE00: {b: c}\n"),
        Arguments.argumentSet("the marks of a document", "--- # here\na: 1\n...\n"),
        Arguments.argumentSet("a value alone", "7"),
        Arguments.argumentSet("an empty document", "---\n"),
        Arguments.argumentSet(
            "numbers and words", "[0, -1, 1., 1.5, .inf, 08, true, True, null, NULL, ~, ]"),
        Arguments.argumentSet(
            "tags of plain data",
            "a: !!str 1\nb: !!int '2'\nc: !!float 3\nd: ! 4\ne: !!map {}\nf: !!seq [!!null '']\n"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_file_says_what_the_library_composes_and_where(String text) {
    Node library = new Compose(LoadSettings.builder().build()).composeString(text).orElseThrow();
    assertThat(described(read(text))).isEqualTo(described(library));
  }

  @Test
  void the_files_of_the_law_say_what_the_library_composes_and_where() {
    Map<String, byte[]> files =
        Rulebooks.fromClasspath(YamlNodeTest.class.getClassLoader(), "rulebook/us").files();
    int compared = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getKey().endsWith(".yaml")) {
        String text = new String(file.getValue(), UTF_8);
        Node library =
            new Compose(LoadSettings.builder().build()).composeString(text).orElseThrow();
        assertThat(described(read(text))).as(file.getKey()).isEqualTo(described(library));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(150);
  }

  private static String described(YamlNode yaml) {
    StringBuilder text = new StringBuilder(yaml.place()).append(' ');
    if (yaml.isMapping()) {
      yaml.entries()
          .forEach((key, value) -> text.append(key).append(" => ").append(described(value)));
    } else if (yaml.isList()) {
      yaml.items().forEach(item -> text.append("- ").append(described(item)));
    } else {
      text.append(yaml.json().orElseThrow().startsWith("\"") ? "text " : "data ")
          .append(yaml.value().orElseThrow());
    }
    return text.append('\n').toString();
  }

  private static String described(Node node) {
    Mark mark = node.getStartMark().orElseThrow();
    StringBuilder text =
        new StringBuilder("r.yaml:" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + " ");
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        text.append(((ScalarNode) tuple.getKeyNode()).getValue())
            .append(" => ")
            .append(described(tuple.getValueNode()));
      }
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> text.append("- ").append(described(item)));
    } else {
      String value = ((ScalarNode) node).getValue();
      boolean data =
          !node.getTag().equals(Tag.STR) && !value.equals(".inf") && !value.endsWith(".");
      text.append(data ? "data " : "text ").append(value);
    }
    return text.append('\n').toString();
  }

  static Stream<Arguments> strange() {
    return Stream.of(
        Arguments.argumentSet(
            "an anchor, though nothing refers to it",
            "id: &a x",
            "r.yaml:1:5: Anchors and aliases (&a) have no place here."),
        Arguments.argumentSet(
            "an alias to nothing",
            "id: *a",
            "r.yaml:1:5: Anchors and aliases (*a) have no place here."),
        Arguments.argumentSet(
            "an alias for a key",
            "*a : x",
            "r.yaml:1:1: Anchors and aliases (*a) have no place here."),
        Arguments.argumentSet(
            "a tag of a key", "!a b: c", "r.yaml:1:1: The tag (!a) has no place here."),
        Arguments.argumentSet(
            "a tag with a space in it",
            "a: !b%20 c",
            "r.yaml:1:4: The tag (!b%20) has no place here."),
        Arguments.argumentSet(
            "a variable of the environment",
            "a: ${HOME}",
            "r.yaml:1:4: The tag (!ENV_VARIABLE) has no place here."),
        Arguments.argumentSet(
            "a key twice, deep in a list",
            "a:\n  - b: 1\n    b: 2",
            "r.yaml:3:5: The key (b) stands here twice."),
        Arguments.argumentSet(
            "a list for a key", "a: {[b]: c}", "r.yaml:1:4 $.a: A key must be a word."),
        Arguments.argumentSet(
            "a second document",
            "a: b\n---\nc: d",
            "r.yaml:2:1: This is not YAML: but found another document."));
  }

  @ParameterizedTest
  @MethodSource("strange")
  void what_has_no_place_in_a_rulebook_is_told_once_with_its_place(String text, String told) {
    assertThat(faults(text)).containsExactly(told);
  }

  @Test
  void every_strange_thing_of_a_file_is_told() {
    assertThat(faults("a: &x 1\nb: *x\nc: !y z\na: 2\n[d]: e\n"))
        .containsExactly(
            "r.yaml:1:4: Anchors and aliases (&x) have no place here.",
            "r.yaml:2:4: Anchors and aliases (*x) have no place here.",
            "r.yaml:3:4: The tag (!y) has no place here.",
            "r.yaml:4:1: The key (a) stands here twice.",
            "r.yaml:1:1 $: A key must be a word.");
  }

  @Test
  void an_alias_hides_the_rest_of_its_file_from_the_reader_and_a_tag_does_not() {
    assertThat(YamlParser.parse("r.yaml", "a: &x 1\nb: *x\n".getBytes(UTF_8), new ArrayList<>()))
        .isEmpty();
    assertThat(YamlParser.parse("r.yaml", "a: &x 1\nb: !y 1\n".getBytes(UTF_8), new ArrayList<>()))
        .isPresent();
  }

  @Test
  void forty_lists_in_each_other_are_read_and_one_more_is_refused() {
    assertThat(faults("[".repeat(40) + "a" + "]".repeat(40))).isEmpty();
    assertThat(faults("[".repeat(41) + "a" + "]".repeat(41)))
        .containsExactly("r.yaml:1:1: The nesting is deeper than 40.");
    assertThat(faults("- [a]\n".repeat(50))).isEmpty();
  }

  @Test
  void a_flag_is_true_or_false_whatever_its_tag_says() {
    List<Fault> faults = new ArrayList<>();
    YamlNode yaml =
        YamlParser.parse("r.yaml", "a: !!bool yes".getBytes(UTF_8), faults).orElseThrow();
    assertThat(yaml.get("a").orElseThrow().flag()).isEmpty();
    assertThat(faults)
        .extracting(Fault::line)
        .containsExactly("r.yaml:1:4 $.a: Expected true or false, found (yes).");
  }

  @Test
  void what_is_no_keys_with_values_is_told_once_however_often_it_is_asked() {
    List<Fault> faults = new ArrayList<>();
    YamlNode yaml = YamlParser.parse("r.yaml", "a: [b]".getBytes(UTF_8), faults).orElseThrow();
    YamlNode list = yaml.get("a").orElseThrow();
    list.only(List.of("x"));
    assertThat(list.entries()).isEmpty();
    assertThat(faults)
        .extracting(Fault::line)
        .containsExactly("r.yaml:1:4 $.a: Expected keys with values, found a list.");
  }

  @Property
  void a_day_is_what_java_reads(@ForAll("days") String day) {
    List<Fault> faults = new ArrayList<>();
    YamlNode yaml = YamlParser.parse("r.yaml", "a: b".getBytes(UTF_8), faults).orElseThrow();
    Optional<LocalDate> meant;
    try {
      meant = Optional.of(LocalDate.parse(day));
    } catch (DateTimeParseException none) {
      meant = Optional.empty();
    }
    assertThat(YamlNode.parseDay(day, yaml)).isEqualTo(meant);
    assertThat(faults).hasSize(meant.isPresent() ? 0 : 1);
  }

  @Provide
  Arbitrary<String> days() {
    return Combinators.combine(
            Arbitraries.of("2026", "0000", "2024", "2025", "+12026", "-0001", "99999", "26"),
            Arbitraries.of("-", "-", "-", "/"),
            Arbitraries.of("01", "02", "12", "13", "00", "1"),
            Arbitraries.of("-", "-", "-", ""),
            Arbitraries.of("01", "28", "29", "30", "31", "32", "00", "٣١", "1", "01 "))
        .as((year, one, month, other, day) -> year + one + month + other + day);
  }
}
