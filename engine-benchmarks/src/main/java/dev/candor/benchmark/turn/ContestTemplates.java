package dev.candor.benchmark.turn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The templates of the contest, each engine's in its own folder. */
public final class ContestTemplates {

  private ContestTemplates() {}

  /** Returns one of them as text, such as {@code handlebars/html.hbs}. */
  public static String read(String path) {
    try (InputStream in =
        Objects.requireNonNull(
            ContestTemplates.class.getResourceAsStream("/contest/" + path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
