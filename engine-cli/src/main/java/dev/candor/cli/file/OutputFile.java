package dev.candor.cli.file;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes the files that {@code --output} names. */
public final class OutputFile {

  private OutputFile() {}

  /**
   * Writes a file whole or not at all: what stood there stays until the new file is complete. A
   * device or a pipe is written to as it is, and a link is followed.
   *
   * @throws InvalidInputException where it cannot be written
   */
  public static void write(Path file, byte[] bytes) {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(target)) {
      throw refuse(
          "The file (" + file + ") cannot be written there.",
          Files.isDirectory(target)
              ? "name a file in that folder."
              : "name a file in a folder that exists.");
    }

    try {
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        try (OutputStream stream = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
          stream.write(bytes);
        }
        return;
      }
      replace(Files.exists(target) ? target.toRealPath() : target, bytes);
    } catch (IOException failed) {
      throw refuse(
          "The file (" + file + ") cannot be written.",
          "check that there is room and that you may write there.");
    }
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Path whole =
        file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.write(whole, bytes, StandardOpenOption.CREATE_NEW);
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static InvalidInputException refuse(String message, String maybe) {
    return new InvalidInputException("the command line", new Fault("--output", "", message, maybe));
  }
}
