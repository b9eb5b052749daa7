package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/embedding.md to the files that its snippets are cut from. */
class EmbeddingDocumentTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs").resolve("embedding.md");
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?m)(?:^<!-- from (\\S+?)(?: (\\S+))? -->\\n)?^```(java|xml|yaml|sql|handlebars|properties)\\n((?s:.*?))^```$");

  static Stream<Arguments> snippets() throws IOException {
    List<Arguments> snippets = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    while (block.find()) {
      snippets.add(
          Arguments.argumentSet(
              block.group(1) + " " + block.group(2),
              block.group(1),
              block.group(2),
              block.group(4)));
    }
    return snippets.stream();
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void a_snippet_is_cut_from_a_file_that_is_built(String file, String tag, String shown)
      throws IOException {
    assertThat(file).as("where this is cut from: %s", shown).isNotNull();
    assertThat(shown).isEqualTo(cut(Files.readAllLines(ROOT.resolve(file)), tag));
  }

  @Test
  void the_page_shows_java_maven_and_rules() throws IOException {
    assertThat(snippets()).hasSizeGreaterThanOrEqualTo(8);
  }

  /** Returns the lines between the two tags, or all of them, as far to the left as they go. */
  private static String cut(List<String> lines, String tag) {
    List<String> inside = new ArrayList<>();
    boolean open = tag == null;
    for (String line : lines) {
      if (line.contains("end::" + tag)) {
        open = false;
      }
      if (open && !line.matches("\\s*(//|<!--) (tag|end)::.*")) {
        inside.add(line);
      }
      open |= line.contains("tag::" + tag);
    }
    int indent =
        inside.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    StringBuilder text = new StringBuilder();
    inside.forEach(line -> text.append(line.isBlank() ? "" : line.substring(indent)).append('\n'));
    return text.toString();
  }
}
