package dev.candor.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schemas (2020-12) of what is read, for editors and validators. */
public enum InputSchema {
  /** Of a {@link Portfolio}. */
  PORTFOLIO("portfolio"),
  /** Of a {@link dev.candor.message.SendRequest}. */
  REQUEST("request");

  private final String title;

  InputSchema(String title) {
    this.title = title;
  }

  /** Returns what it is of, in one word: {@code portfolio} or {@code request}. */
  public String title() {
    return title;
  }

  /** Returns the schema's text, the same at each call. */
  public String text() {
    String file = "/dev/candor/json/" + title + ".schema.json";
    try (InputStream stream = InputSchema.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("The resource (" + file + ") is not in the jar.");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
