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

  /** Returns whether a path names a table, by its end; what comes from standard input is one. */
  public static boolean isTable(Path path) {
    return InputFile.isStandard(path)
        || path.toString().matches(".*\\.(csv|xlsx)") && Files.isRegularFile(path);
  }

  /** Returns the name by which a table is told from one of the other kind. */
  public static String name(Path table, byte[] bytes) {
    if (!InputFile.isStandard(table)) {
      return table.toString();
    }
    // XLSX is a ZIP archive, and no table of text begins like one
    boolean zip = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    return table + (zip ? ".xlsx" : ".csv");
  }

  /** Reads what a table holds; one over a megabyte is refused. */
  public static byte[] read(Path table) {
    if (InputFile.isStandard(table)) {
      return readStandard(table);
    }
    if (!Files.isRegularFile(table)) {
      throw refuse("The file (" + table + ") cannot be read.", "check the path.");
    }

    try {
      if (Files.size(table) > LARGEST) {
        throw refuseLarge(table);
      }
      return Files.readAllBytes(table);
    } catch (IOException unreadable) {
      throw refuse("The file (" + table + ") cannot be read.", "check the path.");
    }
  }

  private static byte[] readStandard(Path table) {
    try {
      byte[] bytes = System.in.readNBytes((int) LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw refuseLarge(table);
      }
      return bytes;
    } catch (IOException unreadable) {
      throw refuse("The table (" + table + ") cannot be read.", "check what it comes from.");
    }
  }

  private static InvalidInputException refuseLarge(Path table) {
    return refuse(
        "The table (" + table + ") is over " + LARGEST + " bytes.", "split it into several.");
  }

  private static InvalidInputException refuse(String message, String maybe) {
    return new InvalidInputException(
        "the command line", new Fault("rules table import", "", message, maybe));
  }
}
