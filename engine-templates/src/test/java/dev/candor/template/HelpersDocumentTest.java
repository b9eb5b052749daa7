package dev.candor.template;

import static dev.candor.template.GivenPart.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.template.internal.helper.Helper;
import dev.candor.template.internal.helper.HelperRegistry;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.print.PrintLocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of docs/helpers.md, and sees that every helper has some. */
@Tag("slow")
class HelpersDocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/helpers.md");
  private static final String ERROR = "error: ";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private record Example(
      String helper,
      String language,
      String part,
      int line,
      String template,
      String data,
      String output) {

    static Example of(String helper, String language, String part, int line, String text) {
      String[] columns = (text + " ").split(" \\| ", 3);
      assertThat(columns).as("line " + line + ": template | data | output").hasSize(3);
      return new Example(helper, language, part, line, columns[0], columns[1], columns[2].strip());
    }

    boolean calls() {
      return Stream.of("{{", "{{{", "(").anyMatch(start -> template.contains(start + helper + " "));
    }

    String written() throws IOException {
      Map<String, Object> names = new LinkedHashMap<>();
      Map<?, ?> read = JSON.readValue(data, Map.class);
      read.forEach((name, value) -> names.put((String) name, value));
      names.put("today", LocalDate.of(2026, 3, 10));
      names.put("language", language);
      GivenPart given = given(template).in(names);
      if (language.equals("es")) {
        given.inSpanish();
      }
      return switch (part) {
        case "text" -> given.strictly(Form.TEXT);
        case "subject" -> given.strictly(Form.SUBJECT_LINE);
        default -> given.strictly();
      };
    }
  }

  private static List<Example> read() throws IOException {
    List<Example> examples = new ArrayList<>();
    List<String> lines = Files.readAllLines(DOCUMENT);
    String helper = "";
    List<String> fence = List.of();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("### ")) {
        helper = line.substring(4).strip();
      } else if (line.startsWith("```")) {
        fence = fence.isEmpty() ? Arrays.asList(line.substring(3).strip().split(" ")) : List.of();
      } else if (!fence.isEmpty()) {
        String part = fence.stream().filter(word -> word.length() > 2).findFirst().orElse("html");
        for (String word : fence) {
          if (word.length() == 2) {
            examples.add(Example.of(helper, word, part, i + 1, line));
          }
        }
      }
    }
    return examples;
  }

  static Stream<Arguments> examples() throws IOException {
    return read().stream()
        .map(
            example ->
                Arguments.argumentSet(
                    example.helper + " in " + example.language + ", line " + example.line,
                    example));
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("examples")
  void prints_what_the_document_says(Example example) throws IOException {
    if (example.output.startsWith(ERROR)) {
      assertThatThrownBy(example::written)
          .isInstanceOf(BrokenTemplateException.class)
          .hasMessageContaining(example.output.substring(ERROR.length()))
          .hasMessageContaining("\nMaybe ");
      return;
    }
    String written = example.written().replace("\n", "⏎");
    int any = example.output.indexOf('…');
    if (any < 0) {
      assertThat(written).isEqualTo(example.output);
    } else {
      assertThat(written)
          .startsWith(example.output.substring(0, any))
          .endsWith(example.output.substring(any + 1));
    }
  }

  @Test
  void has_every_helper_and_no_other() throws IOException {
    assertThat(Files.readAllLines(DOCUMENT).stream().filter(line -> line.startsWith("### ")))
        .extracting(line -> line.substring(4).strip())
        .containsExactlyInAnyOrderElementsOf(HelperRegistry.names());
  }

  static Stream<Arguments> helpers() {
    return HelperRegistry.names().stream()
        .map(name -> Arguments.argumentSet(name, HelperRegistry.find(name)));
  }

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource("helpers")
  void every_helper_has_examples_in_its_languages_and_of_its_options(Helper helper)
      throws IOException {
    List<Example> own =
        read().stream()
            .filter(example -> example.helper.equals(helper.name()) && example.calls())
            .filter(example -> !example.output.startsWith(ERROR))
            .toList();

    assertThat(own).extracting(Example::language).contains("en");
    if (helper.localized()) {
      assertThat(own).extracting(Example::language).containsAll(PrintLocale.LANGUAGES);
      assertThat(outputs(own, "en")).isNotEqualTo(outputs(own, "es"));
    }
    assertThat(helper.options().keySet())
        .allSatisfy(
            option ->
                assertThat(own).anyMatch(example -> example.template.contains(" " + option + "=")));
    if (helper.gives() == Helper.Gives.MARKUP) {
      assertThat(own).extracting(Example::part).contains("html", "text");
    }
  }

  private static TreeSet<String> outputs(List<Example> examples, String language) {
    return examples.stream()
        .filter(example -> example.language.equals(language))
        .map(Example::output)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void amounts_are_ascii_and_spanish_has_plain_spaces_only() throws IOException {
    for (Example example : read()) {
      boolean amount = List.of("money", "number", "percent").contains(example.helper);
      if (!example.output.startsWith(ERROR) && (amount || example.language.equals("es"))) {
        assertThat(example.output)
            .as("line " + example.line)
            .doesNotContainPattern("[\\u00a0\\u2000-\\u200f\\u202f\\u205f\\u2060\\u2212]");
      }
      if (amount && !example.output.startsWith(ERROR)) {
        assertThat(example.output).as("line " + example.line).matches("\\p{ASCII}+");
      }
    }
  }
}
