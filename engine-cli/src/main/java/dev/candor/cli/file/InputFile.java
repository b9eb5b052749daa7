package dev.candor.cli.file;

import dev.candor.json.FreeForm;
import dev.candor.json.Portfolio;
import dev.candor.json.Reading;
import dev.candor.json.RecordReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a command is given: a file that is named, or standard input where {@code -} is. */
public final class InputFile {

  /** What stands for standard input in the place of a file. */
  public static final String STANDARD = "-";

  private InputFile() {}

  public static <T extends Record> Reading<T> read(Path file, Class<T> type) {
    return isStandard(file)
        ? RecordReader.read(STANDARD, System.in, type)
        : RecordReader.read(file, type);
  }

  public static Map<String, @Nullable Object> readFreeForm(Path file) {
    return isStandard(file) ? FreeForm.read(STANDARD, System.in) : FreeForm.read(file);
  }

  public static Portfolio readPortfolio(Path file) {
    return isStandard(file) ? Portfolio.read(STANDARD, System.in) : Portfolio.read(file);
  }

  /**
   * Opens a file that is read line by line.
   *
   * @throws IOException where it is no file, or cannot be read
   */
  public static InputStream open(Path file) throws IOException {
    if (isStandard(file)) {
      return System.in;
    }
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return Files.newInputStream(file);
  }

  /** Returns whether a file is standard input. */
  public static boolean isStandard(Path file) {
    return file.toString().equals(STANDARD);
  }
}
