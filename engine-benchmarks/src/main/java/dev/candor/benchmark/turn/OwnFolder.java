package dev.candor.benchmark.turn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/** A folder for engines that want one; gone when it is closed. */
public final class OwnFolder implements AutoCloseable {

  private final Path path;

  public OwnFolder() {
    try {
      path = Files.createTempDirectory("candor-benchmark");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  public Path path() {
    return path;
  }

  /** Writes a file, and the folders above it. */
  public void put(String name, String text) {
    try {
      Path file = path.resolve(name);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path one : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
