package dev.candor.cli.file;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads tables of rules, CSV or XLSX. */
public final class TableFile {

  private static final long LARGEST = 1_048_576;

  private TableFile() {}

  /** Reads what a table holds; one over a megabyte is refused. */
  public static byte[] read(Path table) {
    if (!Files.isRegularFile(table)) {
      throw refuse("The file (" + table + ") cannot be read.", "check the path.");
    }
    try {
      if (Files.size(table) > LARGEST) {
        throw refuse(
            "The table (" + table + ") is over " + LARGEST + " bytes.", "split it into several.");
      }
      return Files.readAllBytes(table);
    } catch (IOException unreadable) {
      throw refuse("The file (" + table + ") cannot be read.", "check the path.");
    }
  }

  private static InvalidInputException refuse(String message, String maybe) {
    return new InvalidInputException(
        "the command line", new Fault("rules table import", "", message, maybe));
  }
}
