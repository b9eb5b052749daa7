package dev.candor.workshop.change;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RuleKey;
import dev.candor.compliance.rule.RuleKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Rules as a table, for people with spreadsheets: a column for each key that any of them has, a row
 * for each rule. What it writes, {@link dev.candor.compliance.internal.sheet.RuleSheet} reads.
 * Immutable.
 */
public final class RuleTable {

  private static final int LEAST_WIDTH = 12;
  private static final int MOST_WIDTH = 60;

  /** Rows below the last rule that have drop-downs as well. */
  private static final int MORE_ROWS = 200;

  private static final String SHEET = "Rules";
  private static final String COLUMNS = "Columns";
  private static final String WORDS = "Words";

  /** The earliest day a ZIP file can write, so that the same rules make the same bytes. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final List<String> columns;
  private final List<Map<String, String>> rows;

  private RuleTable(List<Map<String, String>> rows) {
    TreeSet<String> columns = new TreeSet<>(RuleKeys.order().thenComparing(key -> key));
    rows.forEach(row -> columns.addAll(row.keySet()));
    this.columns = List.copyOf(columns);
    this.rows = List.copyOf(rows);
  }

  /** These rules, a row each, in their order. */
  public static RuleTable of(Collection<RuleDefinition> rules) {
    return ofWritten(rules.stream().map(RuleDefinition::written).toList());
  }

  /**
   * Rules as {@link RuleDefinition#written()} has them: joined keys, and what a cell says of each.
   */
  static RuleTable ofWritten(Collection<Map<String, String>> rules) {
    List<Map<String, String>> rows = new ArrayList<>();
    rules.forEach(rule -> rows.add(Collections.unmodifiableMap(new LinkedHashMap<>(rule))));
    return new RuleTable(rows);
  }

  /** The joined keys in the order of the columns. */
  public List<String> columns() {
    return columns;
  }

  /** The table as CSV in UTF-8, with commas and a line feed after each row. */
  public byte[] csv() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(columns);
      rows.forEach(
          row -> csv.writeRecord(columns.stream().map(key -> row.getOrDefault(key, "")).toList()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The table as a workbook: the rules, with the head and the ids standing still, every cell text,
   * and the words of closed vocabularies to choose from; a sheet that explains each column; and a
   * sheet of the words. The same rules make the same bytes.
   */
  public byte[] xlsx() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Candor", null)) {
      Worksheet rules = workbook.newWorksheet(SHEET);
      Worksheet explained = workbook.newWorksheet(COLUMNS);
      Worksheet words = workbook.newWorksheet(WORDS);
      rules(rules);
      explain(explained);
      choices(rules, words);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return timeless(bytes.toByteArray());
  }

  private void rules(Worksheet sheet) {
    for (int column = 0; column < columns.size(); column++) {
      String key = columns.get(column);
      head(sheet, column, key);
      // text throughout: a spreadsheet would make a day of 1-2 and 4.1 of section 4.10
      sheet.style(column).format("@").set();
      int width = key.length();
      for (int row = 0; row < rows.size(); row++) {
        String cell = rows.get(row).get(key);
        if (cell != null) {
          sheet.value(row + 1, column, cell);
          sheet.style(row + 1, column).format("@").verticalAlignment("top").set();
          width = Math.max(width, cell.length());
        }
      }
      sheet.width(column, Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width + 2)));
    }

    sheet.freezePane(columns.indexOf("id") + 1, 1);
  }

  private void explain(Worksheet sheet) {
    List<String> heads = List.of("column", "what it says", "needed", "what may stand there");
    int[] widths = {44, 80, 10, 80};

    for (int column = 0; column < heads.size(); column++) {
      head(sheet, column, heads.get(column));
      sheet.width(column, widths[column]);
    }

    for (int row = 0; row < columns.size(); row++) {
      String name = columns.get(row);
      sheet.value(row + 1, 0, name);
      RuleKeys.find(name)
          .ifPresent(
              key -> {
                sheet.value(row(name), 1, key.meaning());
                sheet.value(row(name), 2, key.needed() ? "yes" : "");
                sheet.value(row(name), 3, values(key));
              });
    }

    sheet.freezePane(1, 1);
  }

  private int row(String column) {
    return columns.indexOf(column) + 1;
  }

  private static String values(RuleKey key) {
    String one =
        switch (key.kind()) {
          case TEXT -> "text";
          case ID -> "an id: small letters, digits and hyphens";
          case JURISDICTION -> "us, a state such as us/ny, a place in it, or house";
          case DAY -> "a day, such as 2026-01-01";
          case TIME -> "a time of day, such as 08:00";
          case FLAG -> "true or false";
          case NUMBER -> "a whole number, or the id of a parameter";
          case WORD ->
              key.words().isEmpty() ? "a word" : "one of: " + String.join(", ", key.words());
          case ZONE -> "recipient, or a zone such as America/New_York";
          case KEYS, CONDITIONS -> "{}: everything";
        };

    return key.many() && key.kind() != RuleKey.Kind.KEYS ? one + "; several apart by |" : one;
  }

  /** What may be chosen, where the words are closed; where several may stand, as a help only. */
  private void choices(Worksheet rules, Worksheet words) {
    int list = 0;

    for (int column = 0; column < columns.size(); column++) {
      RuleKey key = RuleKeys.find(columns.get(column)).orElse(null);
      List<String> choices =
          key == null
              ? List.of()
              : key.kind() == RuleKey.Kind.FLAG ? List.of("true", "false") : key.words();
      if (key == null || choices.isEmpty()) {
        continue;
      }
      head(words, list, columns.get(column));
      words.width(list, MOST_WIDTH / 2);
      for (int row = 0; row < choices.size(); row++) {
        words.value(row + 1, list, choices.get(row));
        words.style(row + 1, list).format("@").set();
      }
      rules
          .range(1, column, rows.size() + MORE_ROWS, column)
          .validateWithList(words.range(1, list, choices.size(), list))
          .allowBlank(true)
          .showErrorMessage(!key.many())
          .errorTitle(key.name())
          .error("The sheet Words lists what may stand here.");
      list++;
    }
  }

  private static void head(Worksheet sheet, int column, String text) {
    sheet.value(0, column, text);
    sheet.style(0, column).bold().format("@").fillColor("D9E2EC").set();
  }

  /** The same parts without the time at which they were written. */
  private static byte[] timeless(byte[] workbook) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Path file = Files.createTempFile("candor-table", ".xlsx");
      try {
        Files.write(file, workbook);
        try (ZipFile read = new ZipFile(file.toFile());
            ZipOutputStream written = new ZipOutputStream(bytes)) {
          for (ZipEntry entry : Collections.list(read.entries())) {
            ZipEntry same = new ZipEntry(entry.getName());
            same.setTimeLocal(NO_TIME);
            written.putNextEntry(same);
            byte[] part = read.getInputStream(entry).readAllBytes();
            written.write(entry.getName().equals("docProps/core.xml") ? undated(part) : part);
          }
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }

    return bytes.toByteArray();
  }

  private static byte[] undated(byte[] part) {
    return new String(part, StandardCharsets.UTF_8)
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", NO_TIME + ":00Z")
        .getBytes(StandardCharsets.UTF_8);
  }
}
