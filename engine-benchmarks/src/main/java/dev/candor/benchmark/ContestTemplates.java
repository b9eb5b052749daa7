package dev.candor.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The templates of the contest, each engine's in its own folder. */
final class ContestTemplates {

  private ContestTemplates() {}

  /** One of them as text, such as {@code handlebars/html.hbs}. */
  static String read(String path) {
    try (InputStream in =
        Objects.requireNonNull(
            ContestTemplates.class.getResourceAsStream("/contest/" + path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
