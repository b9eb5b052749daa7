package dev.candor.compliance.internal.sheet;

import dev.candor.compliance.internal.yaml.Cell;
import dev.candor.compliance.internal.yaml.FlatKeys;
import dev.candor.compliance.internal.yaml.SheetLine;
import dev.candor.compliance.internal.yaml.SheetNodes;
import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.rule.RuleKeys;
import dev.candor.fault.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sheet with a rule in each row: a head of keys joined by {@code " / "}, below it the values. The
 * places of its cells read {@code file:line:column} in a CSV, the column counted in cells, and
 * {@code file!Sheet!B7} in an XLSX. Stateless.
 */
public final class RuleSheet {

  /** Sheets that explain a table; what stands in them is no rule. */
  static final Set<String> EXPLANATIONS = Set.of("columns", "words");

  private final String file;
  private final List<Fault> faults;
  private final List<YamlNode> rows = new ArrayList<>();

  private RuleSheet(String file, List<Fault> faults) {
    this.file = file;
    this.faults = faults;
  }

  /**
   * The rules of a table, each as if it were a file of its own: read, and not yet checked as rules.
   * Every sheet of a workbook but those named {@code Columns} and {@code Words} is one.
   *
   * @param file its name, which begins the place of every fault; a spreadsheet's ends in {@code
   *     .xlsx}, any other is CSV
   * @param bytes what it holds
   * @param faults where whatever is wrong is noted: an unknown or doubled column, a ragged row, a
   *     formula, a merged cell, anything that could do more than hold values, or a bound exceeded;
   *     where the table as a whole is refused there are no rows
   */
  public static List<YamlNode> rows(String file, byte[] bytes, List<Fault> faults) {
    RuleSheet table = new RuleSheet(file, faults);
    if (file.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      XlsxSheets.read(file, bytes, faults)
          .forEach(
              sheet -> {
                if (!EXPLANATIONS.contains(sheet.name().toLowerCase(Locale.ROOT))) {
                  table.read(sheet.lines());
                }
              });
    } else {
      table.read(CsvSheet.read(file, bytes, faults));
    }

    return table.rows;
  }

  private void read(List<SheetLine> lines) {
    int first = 0;
    while (first < lines.size() && lines.get(first).columns() == 0) {
      first++;
    }
    if (first == lines.size()) {
      return;
    }

    SheetLine head = lines.get(first);
    List<@Nullable List<String>> columns = columns(head);
    for (SheetLine line : lines.subList(first + 1, lines.size())) {
      if (line.columns() > 0) {
        row(line, head, columns);
      }
    }
  }

  /** The keys of each column; null where it has none that can be used. */
  private List<@Nullable List<String>> columns(SheetLine head) {
    List<@Nullable List<String>> columns = new ArrayList<>();
    Map<List<String>, String> places = new HashMap<>();
    for (int column = 0; column < head.columns(); column++) {
      String name = head.cell(column).strip();
      String place = head.place(column);
      List<String> path = FlatKeys.split(name);
      if (name.isEmpty()) {
        columns.add(null);
      } else if (RuleKeys.find(name).isEmpty()) {
        columns.add(null);
        unknown(name, place);
      } else if (places.putIfAbsent(path, place) != null) {
        columns.add(null);
        faults.add(
            new Fault(
                place,
                "",
                "The column (" + name + ") stands at " + places.get(path) + " already.",
                "keep one of them."));
      } else {
        columns.add(path);
      }
    }

    return columns;
  }

  private void unknown(String name, String place) {
    List<String> nearest = RuleKeys.nearest(name);
    faults.add(
        new Fault(
            place,
            "",
            "The column ("
                + name
                + ") is none a rule has."
                + (nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + "."),
            nearest.isEmpty()
                ? "name its keys as in YAML, joined by \" / \", such as citation / section."
                : "write " + nearest.get(0) + "."));
  }

  private void row(SheetLine line, SheetLine head, List<@Nullable List<String>> columns) {
    SheetNodes row = SheetNodes.keys(line, 0);
    for (int column = 0; column < line.columns(); column++) {
      String text = line.cell(column).replace("\r\n", "\n").strip();
      if (text.isEmpty()) {
        continue;
      }
      if (column >= columns.size() || head.cell(column).isBlank()) {
        faults.add(
            new Fault(
                line.place(column),
                "",
                "The cell stands under no column.",
                "name the column in the head, or empty the cell."));
        continue;
      }
      List<String> path = columns.get(column);
      if (path == null) {
        continue;
      }
      List<String> values = Cell.read(text);
      SheetNodes cell =
          text.equals(Cell.NO_KEYS)
              ? SheetNodes.keys(line, column)
              : SheetNodes.of(line, column, values, values.size() != 1);
      if (!row.put(path, cell)) {
        faults.add(
            new Fault(
                line.place(column),
                "",
                "The row gives a key both a value and keys under it ("
                    + String.join(FlatKeys.JOIN, path)
                    + ").",
                "empty one of the cells."));
      }
    }

    rows.add(row.toRoot(file, faults));
  }
}
