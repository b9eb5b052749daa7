package dev.candor.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.fault.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeFormTest {

  @TempDir private Path folder;

  @Test
  void reads_an_object_of_anything_in_the_order_of_the_file() throws IOException {
    assertThat(FreeForm.read(file("{\"z\": 1, \"a\": [true, {\"b\": \"c\"}], \"none\": null}")))
        .containsExactly(
            Map.entry("z", 1),
            Map.entry("a", List.of(true, Map.of("b", "c"))),
            new java.util.AbstractMap.SimpleEntry<>("none", null));
  }

  @Test
  void refuses_what_is_no_object() throws IOException {
    Path file = file("[1]");

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> FreeForm.read(file))
        .withMessage(
            "1 fault in the context:\n"
                + file
                + ":1:1 $: The document must be an object in braces, not a list.\nMaybe write an object in braces.");
  }

  @Test
  void refuses_what_is_no_json() throws IOException {
    Path file = file("{");

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> FreeForm.read(file))
        .withMessageContaining(file + ":1:2: The file ends inside the object that begins at 1:1.");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("context.json"), text);
  }
}
