package dev.candor.cli.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.cli.text.EscapingWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers in JSON: fields in a fixed order, null where there is nothing to say. */
public final class JsonAnswers implements Answers {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final PrintWriter out;

  public JsonAnswers(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void give(CommandAnswer answer) {
    print(answer.toJson());
  }

  /** Prints a tree, the lines of which are the program's own. */
  public void print(Object tree) {
    try {
      out.println(
          EscapingWriter.ANSWER
              + MAPPER
                  .writeValueAsString(tree)
                  .replace(System.lineSeparator(), EscapingWriter.BREAK));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public void giveLine(CommandAnswer answer) {
    try {
      out.println(
          EscapingWriter.ANSWER
              + MAPPER
                  .writer()
                  .without(SerializationFeature.INDENT_OUTPUT)
                  .writeValueAsString(answer.toJson()));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Makes a map in the order given: name, value, name, value. */
  public static Map<String, @Nullable Object> of(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }

  /** Returns a value in words; null stays null. */
  public static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
