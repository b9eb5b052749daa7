package dev.candor.compliance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.Fault;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rulebooks by somebody who means ill. */
class HostileRulebookTest {

  static Stream<Arguments> attempts() {
    return Stream.of(
        Arguments.argumentSet(
            "a tag that makes an object of Java",
            "id: !!javax.script.ScriptEngineManager [ !!java.net.URLClassLoader [[ !!java.net.URL [\"http://127.0.0.1/\"] ]] ]",
            "has no place here"),
        Arguments.argumentSet("a tag of its own", "id: !run 'touch /tmp/x'", "has no place here"),
        Arguments.argumentSet(
            "a global tag",
            "%TAG ! tag:yaml.org,2002:java/\n---\nid: !lang.Runtime x",
            "has no place here"),
        Arguments.argumentSet(
            "an expression for an explanation",
            "explanation: '{T(java.lang.Runtime).getRuntime().exec(\"id\")}'",
            "is not a known name"),
        Arguments.argumentSet(
            "a condition in Java", "when: { 'eval(System.exit(0))': true }", "is not a known fact"),
        Arguments.argumentSet(
            "a key for code", "then: 'System.exit(0);'", "The key (then) is not known here"),
        Arguments.argumentSet(
            "anchors that grow",
            "a: &a [x, x, x, x, x, x, x, x, x]\n"
                + "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
                + "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
                + "d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
                + "e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\n"
                + "f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]\n",
            "Anchors and aliases (*e) have no place"),
        Arguments.argumentSet(
            "an anchor that holds itself",
            "when: &a { channel: *a }",
            "Anchors and aliases (*a) have no place"),
        Arguments.argumentSet(
            "a list that holds itself",
            "overrides: &a [*a]",
            "Anchors and aliases (*a) have no place"),
        Arguments.argumentSet(
            "lists within lists", "a: " + "[".repeat(100_000), "nesting is deeper"),
        Arguments.argumentSet(
            "keys within keys", "a: " + "{a: ".repeat(100_000), "nesting is deeper"),
        Arguments.argumentSet(
            "dashes without end", "- ".repeat(200_000) + "a", "nesting is deeper"),
        Arguments.argumentSet(
            "two hundred thousand lists of nothing",
            "x: [" + "[],".repeat(200_000) + "[]]",
            "The list is empty."),
        Arguments.argumentSet("keys for keys", "? ".repeat(200_000) + "a", "nesting is deeper"),
        Arguments.argumentSet("NUL", "id: a\0b", "This is not YAML"),
        Arguments.argumentSet("several documents", "id: a\n---\nid: b", "This is not YAML"));
  }

  @ParameterizedTest
  @MethodSource("attempts")
  @Tag("slow")
  void a_rulebook_that_tries_to_run_code_or_to_exhaust_us_is_refused(String rule, String why) {
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> read("rules/r.yaml", rule.getBytes(UTF_8)))
        .withMessageContaining("rules/r.yaml")
        .withMessageContaining(why)
        .withMessageContaining("\nMaybe ");
  }

  static Stream<Arguments> slips() {
    return Stream.of(
        Arguments.argumentSet("a tab", "id: a\n\twhen: b", "Maybe indent with spaces."),
        Arguments.argumentSet(
            "two rules in a file", "id: a\n---\nid: b", "Maybe write one file for each"),
        Arguments.argumentSet("NUL", "id: a\0b", "Maybe delete the invisible characters."),
        Arguments.argumentSet("an unknown anchor", "id: *a", "Maybe write the value out"),
        Arguments.argumentSet(
            "a negative number",
            "restrict: { cool-down: { days: -3 } }",
            "The value (-3) is not a whole number from 1 to 999999."),
        Arguments.argumentSet(
            "a calendar where there is none",
            "restrict: { holidays: { calendar: off, zone: recipient } }",
            "write one first: the rulebook has no calendar."));
  }

  @ParameterizedTest
  @MethodSource("slips")
  void a_slip_of_the_pen_is_told_with_what_to_do_about_it(String rule, String told) {
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> read("rules/r.yaml", rule.getBytes(UTF_8)))
        .withMessageContaining("rules/r.yaml")
        .satisfies(
            broken ->
                assertThat(broken.faults())
                    .anySatisfy(
                        fault ->
                            assertThat(fault.message() + " Maybe " + fault.maybe())
                                .contains(told)));
  }

  @Test
  void a_folder_that_is_only_linked_is_told_and_not_left_out(@TempDir Path folder)
      throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/house"));
    Files.writeString(elsewhere.resolve("r.yaml"), "id: x\n");
    Path book = Files.createDirectories(folder.resolve("book"));
    Files.writeString(book.resolve("rulebook.yaml"), "name: x\nversion: \"1\"\n");
    Files.createDirectories(book.resolve("rules"));
    Files.createSymbolicLink(book.resolve("rules/house"), elsewhere);

    assertThat(Rulebooks.readFolder(book, null).faults())
        .anySatisfy(
            fault -> {
              assertThat(fault.place()).isEqualTo("rules/house");
              assertThat(fault.message())
                  .isEqualTo("This is neither a file nor a folder that is read.");
            });
  }

  @Test
  void a_file_that_lies_outside_is_not_read_through_a_link(@TempDir Path folder)
      throws IOException {
    Path outside = Files.writeString(folder.resolve("secret"), "id: x\n");
    Path book = Files.createDirectories(folder.resolve("book/rules"));
    Files.writeString(book.resolve("one.yaml"), "id: y\n");
    Files.createSymbolicLink(book.resolve("two.yaml"), outside);
    Files.createSymbolicLink(book.resolve("three.yaml"), book.resolve("one.yaml"));

    RulebookReading reading = Rulebooks.readFolder(folder.resolve("book"), null);

    assertThat(reading.files().keySet()).containsExactly("rules/one.yaml", "rules/three.yaml");
    assertThat(reading.faults())
        .extracting(Fault::line)
        .contains("rules/two.yaml: This is a link to what lies outside of the folder.");
  }

  @Test
  void a_folder_too_deep_to_be_read_is_told_and_not_left_out(@TempDir Path folder)
      throws IOException {
    Path deep = folder.resolve("rules/1/2/3/4/5/6/7/8/9/10/11");
    Files.createDirectories(deep);
    Files.writeString(folder.resolve("rulebook.yaml"), "name: x\nversion: \"1\"\n");
    Files.writeString(deep.resolve("r.yaml"), "id: x\n");

    assertThat(Rulebooks.readFolder(folder, null).faults())
        .anySatisfy(
            fault -> {
              assertThat(fault.place()).isEqualTo("rules/1/2/3/4/5/6/7/8/9/10/11");
              assertThat(fault.message()).isEqualTo("The folder is deeper than 11 folders.");
            });
  }

  @Test
  void what_version_control_and_editors_keep_beside_the_rules_is_left_alone(@TempDir Path folder)
      throws IOException {
    Files.createDirectories(folder.resolve(".git/refs"));
    Files.writeString(folder.resolve(".git/HEAD"), "ref: refs/heads/main\n");
    Files.writeString(folder.resolve(".gitignore"), "*.bak\n");
    Files.createDirectories(folder.resolve("rules"));
    Files.writeString(folder.resolve("rules/.DS_Store"), "x");
    Files.writeString(folder.resolve("rules/.hidden.yaml"), "id: x\n");

    assertThat(Rulebooks.readFolder(folder, null).faults())
        .noneMatch(fault -> fault.place().contains(".git") || fault.place().contains("DS_Store"))
        .anyMatch(fault -> fault.place().contains("rules/.hidden.yaml"));
  }

  @Test
  void rules_in_the_language_of_drools_have_no_place() {
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(
            () ->
                read(
                    "rules/r.drl",
                    "rule r when eval(true) then System.exit(0); end".getBytes(UTF_8)))
        .withMessageContaining("rules/r.drl: A rulebook has no place for this file.");
  }

  @Test
  void text_in_another_encoding_is_refused_and_not_guessed() {
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> read("rules/r.yaml", "title: Señales".getBytes(ISO_8859_1)))
        .withMessageContaining("rules/r.yaml: The file is not text in UTF-8.");
  }

  @Test
  void a_file_of_100_megabytes_is_refused_unread(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("rules"));
    Files.createDirectories(folder.resolve("tables"));
    Files.writeString(folder.resolve("rulebook.yaml"), "name: house\nversion: \"1\"\n");
    for (String name : List.of("rules/r.yaml", "tables/t.csv", "tables/t.xlsx")) {
      try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
        file.setLength(100L * 1024 * 1024);
      }
    }
    assertThatExceptionOfType(BrokenRulebookException.class)
        .isThrownBy(() -> Rulebooks.fromFolder(folder))
        .withMessageContaining("rules/r.yaml: The size (104857600 bytes) is over 1048576 bytes.")
        .withMessageContaining("tables/t.csv: The size (104857600 bytes) is over 1048576 bytes.")
        .withMessageContaining("tables/t.xlsx: The size (104857600 bytes) is over 1048576 bytes.");
  }

  @Test
  @Tag("slow")
  void nobody_loads_what_reads_spreadsheets_where_there_is_none() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-verbose:class",
                "-cp",
                System.getProperty("java.class.path"),
                Start.class.getName())
            .redirectErrorStream(true)
            .start();
    String loaded = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(loaded)
        .contains("dev.candor.compliance.internal.reading.RulebookReader ")
        .doesNotContain("XlsxSheets", "javax.xml.stream");
  }

  /** Reads a rulebook without a spreadsheet, as most starts do. */
  static final class Start {
    public static void main(String[] args) {
      Rulebooks.fromClasspath(Start.class.getClassLoader(), "rulebook/us");
    }
  }

  private static Rulebook read(String name, byte[] bytes) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", "name: house\nversion: \"1\"\n".getBytes(UTF_8));
    files.put(name, bytes);
    return Rulebooks.fromFiles(files, null);
  }
}
