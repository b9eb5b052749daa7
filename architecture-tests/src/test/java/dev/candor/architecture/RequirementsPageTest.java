package dev.candor.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/requirements.md} to the list of requirements and to the tests there are. */
class RequirementsPageTest {

  private static final Path ROOT = Path.of("..");
  private static final Path LIST = Path.of("src", "test", "resources", "requirements.txt");
  private static final Path PAGE = ROOT.resolve("docs").resolve("requirements.md");

  private static final String IN_PART = "in part: ";
  private static final Pattern CODE = Pattern.compile("\\b[BX]-[0-9]{2,3}\\b");
  private static final Pattern ONE_TEST = Pattern.compile("(\\w+)\\.(\\w+)(?: \"([^\"]+)\")?");

  /** A line of the list. */
  private record Requirement(String number, String behaviour, String tests) {

    static Requirement of(String line) {
      String[] cells = line.split(" \\| ?", -1);
      assertThat(cells).as(line).hasSize(3);
      return new Requirement(cells[0], cells[1], cells[2]);
    }

    List<String> oneByOne() {
      return tests.isEmpty() ? List.of() : List.of(tests.replace(IN_PART, "").split("; "));
    }

    String row() {
      String shown =
          tests.isEmpty()
              ? "not built"
              : (tests.startsWith(IN_PART) ? IN_PART : "")
                  + oneByOne().stream()
                      .map(test -> ONE_TEST.matcher(test).replaceFirst("`$1.$2`"))
                      .distinct()
                      .collect(joining(", "));
      return "| " + number + " | " + behaviour + " | " + shown + " |\n";
    }
  }

  /** Run with {@code -Dcandor.rewrite=true} after a change of the list, and read the difference. */
  @Test
  void lists_the_requirements_as_they_are() throws IOException {
    if (Boolean.getBoolean("candor.rewrite")) {
      Files.writeString(PAGE, markdown());
    }

    assertThat(Files.readString(PAGE)).isEqualTo(markdown());
  }

  @Test
  void every_number_stands_once() throws IOException {
    List<String> all =
        Stream.concat(
                IntStream.rangeClosed(1, 202).mapToObj("B-%03d"::formatted),
                IntStream.rangeClosed(1, 27).mapToObj("X-%02d"::formatted))
            .toList();

    assertThat(requirements()).extracting(Requirement::number).containsExactlyElementsOf(all);
  }

  @Test
  void every_test_that_is_named_is_there() throws IOException {
    Map<String, Path> sources = sources("src/test/java");

    List<String> missing = new ArrayList<>();
    for (Requirement requirement : requirements()) {
      for (String test : requirement.oneByOne()) {
        if (!isThere(test, sources)) {
          missing.add(requirement.number() + ": " + test);
        }
      }
    }

    assertThat(missing).as("tests that the list names and nobody runs").isEmpty();
  }

  @Test
  void a_test_that_is_not_there_is_missed() throws IOException {
    Map<String, Path> sources = sources("src/test/java");

    assertThat(isThere("RequirementsPageTest.every_number_stands_once", sources)).isTrue();
    assertThat(isThere("RequirementsPageTest.every_number_stands", sources)).isFalse();
    assertThat(isThere("RequirementsPageTest.every_number_stands_once \"no row\"", sources))
        .isFalse();
    assertThat(isThere("NobodyTest.every_number_stands_once", sources)).isFalse();
    assertThat(isThere("RequirementsPageTest.oneByOne", sources)).isFalse();
  }

  @Test
  void main_code_says_in_words_what_a_number_would_stand_for() throws IOException {
    List<String> named = new ArrayList<>();
    for (Map.Entry<String, Path> source : sources("src/main/java").entrySet()) {
      Matcher code = CODE.matcher(Files.readString(source.getValue()));
      if (code.find()) {
        named.add(source.getKey() + " " + code.group());
      }
    }

    assertThat(named).isEmpty();
  }

  private static List<Requirement> requirements() throws IOException {
    return Files.readAllLines(LIST).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Requirement::of)
        .toList();
  }

  /** Returns whether a class of tests has the test, and the row where one is named. */
  private static boolean isThere(String test, Map<String, Path> sources) throws IOException {
    Matcher parts = ONE_TEST.matcher(test);
    assertThat(parts.matches()).as(test).isTrue();
    Path source = sources.get(parts.group(1));
    if (source == null) {
      return false;
    }

    String text = Files.readString(source);
    boolean declared =
        Pattern.compile(
                "@(?:Test|ParameterizedTest|Property)\\b(?:\\s+@\\w+(?:\\([^)]*\\))?|\\([^)]*\\))*"
                    + "\\s+(?:public )?void "
                    + parts.group(2)
                    + "\\(")
            .matcher(text)
            .find();
    return declared && (parts.group(3) == null || text.contains('"' + parts.group(3) + '"'));
  }

  /** Returns every source file of the modules by the name of its class. */
  private static Map<String, Path> sources(String folder) throws IOException {
    Map<String, Path> sources = new HashMap<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      modules
          .map(module -> module.resolve(folder))
          .filter(Files::isDirectory)
          .forEach(
              java -> {
                try (Stream<Path> files = Files.walk(java)) {
                  files
                      .filter(file -> file.toString().endsWith(".java"))
                      .forEach(
                          file ->
                              sources.put(
                                  file.getFileName().toString().replace(".java", ""), file));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }

    return sources;
  }

  private static String markdown() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Requirements

        What five message systems ask of a house like this one, a line for each behaviour, and the tests that show it. "In part": the tests show
        less than the line says. "Not built": there is no such operation, or it is the host's. Made from the list of requirements in
        `architecture-tests` and from the tests; do not edit it here.
        """);
    for (String line : Files.readAllLines(LIST)) {
      if (line.startsWith("## ")) {
        page.append("\n")
            .append(line)
            .append("\n\n| number | behaviour | shown by |\n|---|---|---|\n");
      } else if (!line.isBlank() && !line.startsWith("#")) {
        page.append(Requirement.of(line).row());
      }
    }

    return page.toString();
  }
}
