package dev.candor.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The fonts of the documents: those that Candor carries. */
final class PdfFontFiles {

  private PdfFontFiles() {}

  /** Returns the file of a font such as {@code LiberationSans} or {@code LiberationSans-Bold}. */
  static byte[] read(String name) {
    String file = name.contains("-") ? name : name + "-Regular";
    try (InputStream in =
        Objects.requireNonNull(
            PdfFontFiles.class.getResourceAsStream("/liberation/" + file + ".ttf"), file)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns the same on disk, until the JVM ends. */
  static Path onDisk(String name) {
    try {
      Path file = Files.createTempFile(name, ".ttf");
      file.toFile().deleteOnExit();
      return Files.write(file, read(name));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
