package dev.candor.compliance.internal.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.candor.compliance.internal.yaml.SheetLine;
import dev.candor.compliance.internal.yaml.Utf8;
import dev.candor.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sheet as a file of values apart by commas: RFC 4180, in UTF-8. */
public final class CsvSheet {

  private CsvSheet() {}

  /** Its lines; none, with the fault noted, where it is no such file or over a bound. */
  static List<SheetLine> read(String file, byte[] bytes, List<Fault> faults) {
    Optional<String> text = Utf8.read(file, bytes, faults);
    if (text.isEmpty()) {
      return List.of();
    }

    int nul = text.get().indexOf('\0');
    if (nul >= 0) {
      faults.add(
          new Fault(
              file,
              "",
              "The file holds a character that is no text (NUL).",
              "save it again as CSV in UTF-8."));
      return List.of();
    }

    List<SheetLine> lines = new ArrayList<>();
    int before = faults.size();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text.get())) {
      int width = -1;
      for (CsvRecord line : reader) {
        if (width < 0) {
          width = line.getFieldCount();
          head(file, line, faults);
        } else if (line.getFieldCount() != width) {
          faults.add(
              new Fault(
                  file + ":" + line.getStartingLineNumber() + ":1",
                  "",
                  "The row has " + line.getFieldCount() + " cells, and the head has " + width + ".",
                  "quote a value that holds a comma, and keep empty cells."));
        }
        if (lines.size() == SheetLimits.MOST_ROWS) {
          faults.add(
              new Fault(
                  file + ":" + line.getStartingLineNumber() + ":1",
                  "",
                  "The table has more than " + SheetLimits.MOST_ROWS + " rows.",
                  "split it into several."));
          break;
        }
        CsvLine row = new CsvLine(file, line);
        row.check(faults);
        lines.add(row);
        if (faults.size() - before > MOST_FAULTS) {
          break;
        }
      }
    } catch (CsvParseException broken) {
      faults.add(
          new Fault(
              file,
              "",
              "This is not CSV: " + String.valueOf(broken.getMessage()).replaceAll("\\R", " "),
              "close each quote, and write a quote within quotes twice."));
      return List.of();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }

    return faults.size() > before ? List.of() : lines;
  }

  /** A file that is broken throughout says so often enough. */
  private static final int MOST_FAULTS = 20;

  private static void head(String file, CsvRecord line, List<Fault> faults) {
    if (line.getFieldCount() > SheetLimits.MOST_COLUMNS) {
      faults.add(
          new Fault(
              file + ":1:1",
              "",
              "The table has more than " + SheetLimits.MOST_COLUMNS + " columns.",
              "split it into several."));
    } else if (line.getFieldCount() == 1 && line.getField(0).matches("(?s).*[;\\t].*")) {
      faults.add(
          new Fault(
              file + ":1:1",
              "",
              "The columns do not stand apart by commas.",
              "save it again with the comma as separator."));
    }
  }

  private record CsvLine(String file, CsvRecord line) implements SheetLine {

    void check(List<Fault> faults) {
      for (int column = 0; column < line.getFieldCount(); column++) {
        String cell = line.getField(column);
        if (cell.length() > SheetLimits.LONGEST_CELL) {
          faults.add(
              new Fault(
                  place(column),
                  "",
                  "The cell has " + cell.length() + " characters.",
                  "keep it to " + SheetLimits.LONGEST_CELL + "."));
        } else if (cell.startsWith("=")) {
          faults.add(
              new Fault(
                  place(column),
                  "",
                  "The cell holds a formula.",
                  "write its value; text that begins with = is written \\=."));
        }
      }
    }

    @Override
    public int columns() {
      int columns = line.getFieldCount();
      while (columns > 0 && line.getField(columns - 1).isBlank()) {
        columns--;
      }
      return columns;
    }

    @Override
    public String cell(int column) {
      return column < line.getFieldCount() ? line.getField(column) : "";
    }

    @Override
    public String place(int column) {
      return file + ":" + line.getStartingLineNumber() + ":" + (column + 1);
    }
  }
}
