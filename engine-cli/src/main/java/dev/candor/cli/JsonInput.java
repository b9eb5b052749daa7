package dev.candor.cli;

import dev.candor.json.FreeForm;
import dev.candor.json.Portfolio;
import dev.candor.json.Reading;
import dev.candor.json.RecordReader;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON from a file that is named, or from standard input where {@code -} is. */
final class JsonInput {

  /** What stands for standard input in the place of a file. */
  static final String STANDARD = "-";

  private JsonInput() {}

  static <T extends Record> Reading<T> read(Path file, Class<T> type) {
    return isStandard(file)
        ? RecordReader.read(STANDARD, System.in, type)
        : RecordReader.read(file, type);
  }

  static Map<String, @Nullable Object> readFreeForm(Path file) {
    return isStandard(file) ? FreeForm.read(STANDARD, System.in) : FreeForm.read(file);
  }

  static Portfolio readPortfolio(Path file) {
    return isStandard(file) ? Portfolio.read(STANDARD, System.in) : Portfolio.read(file);
  }

  private static boolean isStandard(Path file) {
    return file.toString().equals(STANDARD);
  }
}
