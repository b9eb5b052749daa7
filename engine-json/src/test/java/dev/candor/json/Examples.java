package dev.candor.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The examples at the root of the project, as the tests find them. */
final class Examples {

  static final Path FOLDER = Path.of("..", "examples");
  static final Path PORTFOLIO = FOLDER.resolve("portfolio.json");
  static final Path REQUESTS = FOLDER.resolve("requests");

  private Examples() {}

  /** The names of the example requests. */
  static List<String> requests() throws IOException {
    try (Stream<Path> files = Files.list(REQUESTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    }
  }
}
