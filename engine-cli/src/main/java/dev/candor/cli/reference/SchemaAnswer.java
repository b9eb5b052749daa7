package dev.candor.cli.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.text.EscapingWriter;
import java.io.UncheckedIOException;

/**
 * The answer of {@code schema}, which is JSON in both forms: laid out as it was written, or as
 * every answer in JSON is.
 */
record SchemaAnswer(String schema) implements CommandAnswer {

  @Override
  public Object toJson() {
    try {
      return new ObjectMapper().readTree(schema);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public void print(TextPage text) {
    text.printAnswer(EscapingWriter.content(schema));
  }
}
