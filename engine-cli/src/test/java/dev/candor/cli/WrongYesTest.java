package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages that went and may not, each a request, a portfolio and a now of its own; {@code
 * expected.csv} says what must be answered.
 */
class WrongYesTest {

  private static final Path CASES = Path.of("src", "test", "resources", "wrong-yes");

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/wrong-yes/expected.csv", numLinesToSkip = 1)
  void is_refused_moved_or_carries_its_words(String name, int exit, String told)
      throws IOException {
    Terminal answer = explain(name);

    assertThat(answer.exit()).as(answer.out() + answer.err()).isEqualTo(exit);
    assertThat(answer.out()).contains(told);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void stands_in_the_table(String name) throws IOException {
    assertThat(Files.readString(CASES.resolve("expected.csv"))).contains(name + ",");
  }

  static Stream<Arguments> requests() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files
          .map(file -> CASES.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(".request.json"))
          .sorted()
          .map(file -> Arguments.of(file.substring(0, file.length() - ".request.json".length())))
          .toList()
          .stream();
    }
  }

  private Terminal explain(String name) throws IOException {
    Path portfolio = CASES.resolve(name + ".portfolio.json");
    Path now = CASES.resolve(name + ".now");
    List<String> arguments =
        new ArrayList<>(List.of("explain", CASES.resolve(name + ".request.json").toString()));
    arguments.add("--portfolio");
    arguments.add(
        Files.exists(portfolio)
            ? portfolio.toString()
            : Terminal.EXAMPLES.resolve("portfolio.json").toString());
    arguments.add("--now");
    arguments.add(Files.exists(now) ? Files.readString(now).strip() : Terminal.NOW);
    arguments.add("--db");
    arguments.add(folder.resolve("record.db").toString());
    Path templates = CASES.resolve(name).resolveSibling("templatebook");
    if (Files.exists(templates)) {
      arguments.add("--templates");
      arguments.add(templates.toString());
    }
    return Terminal.candor(arguments.toArray(String[]::new));
  }
}
