package dev.candor.compliance.internal.sheet;

import dev.candor.compliance.internal.yaml.SheetLine;
import java.util.SortedMap;

/**
 * A row of a sheet of an XLSX file, and how such a file writes where a cell stands.
 *
 * @param row its number, the first being 0
 * @param cells the texts by column, the first being 0; empty ones may be missing
 */
record XlsxLine(String file, String sheet, int row, SortedMap<Integer, String> cells)
    implements SheetLine {

  @Override
  public int columns() {
    return cells.isEmpty() ? 0 : cells.lastKey() + 1;
  }

  @Override
  public String cell(int column) {
    return cells.getOrDefault(column, "");
  }

  @Override
  public String place(int column) {
    return place(file, sheet, row, column);
  }

  /** Returns where a cell stands, as {@code rules.xlsx!Sheet!B3}. */
  static String place(String file, String sheet, int row, int column) {
    return file + "!" + sheet + "!" + letters(column) + (row + 1);
  }

  /** Returns the column, the first being 0, of an address such as {@code B3}. */
  static int column(String address) {
    int column = 0;
    for (int i = 0; i < address.length() && Character.isLetter(address.charAt(i)); i++) {
      column = Math.addExact(Math.multiplyExact(column, 26), address.charAt(i) - 'A' + 1);
    }
    return column - 1;
  }

  /** Returns the row, the first being 0, of an address such as {@code B3}. */
  static int row(String address) {
    return Integer.parseInt(address.replaceAll("[^0-9]", "")) - 1;
  }

  private static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int left = column + 1; left > 0; left = (left - 1) / 26) {
      letters.insert(0, (char) ('A' + (left - 1) % 26));
    }
    return letters.toString();
  }
}
