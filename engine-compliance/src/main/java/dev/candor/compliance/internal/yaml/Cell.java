package dev.candor.compliance.internal.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * What a cell of a table says, and how a value is written into one. Several values stand apart by
 * {@code " | "}; a backslash before a bar, another backslash, or the first character of a cell
 * takes away its special meaning.
 */
public final class Cell {

  /** Keys, but none. */
  public static final String NO_KEYS = "{}";

  private static final String NO_VALUES = "[]";

  /** What spreadsheets take for a formula begins with one of these. */
  private static final String LEADING = "=+@-";

  private Cell() {}

  /** One value as a cell, or several. */
  public static String write(List<String> values) {
    if (values.isEmpty()) {
      return NO_VALUES;
    }
    if (values.size() == 1) {
      return escaped(values.get(0));
    }
    StringBuilder cell = new StringBuilder(escaped(values.get(0)));
    for (String value : values.subList(1, values.size())) {
      cell.append(" | ").append(escaped(value));
    }
    return cell.toString();
  }

  private static String escaped(String value) {
    String bars = value.replace("\\", "\\\\").replace("|", "\\|");
    boolean leads =
        value.equals(NO_KEYS)
            || value.equals(NO_VALUES)
            || (!bars.isEmpty()
                && LEADING.indexOf(bars.charAt(0)) >= 0
                && !value.matches("-[0-9]+"));
    return leads ? "\\" + bars : bars;
  }

  /** The values of a cell; empty where it says that there are none. */
  public static List<String> read(String cell) {
    if (cell.equals(NO_VALUES)) {
      return List.of();
    }
    if (cell.indexOf('|') < 0 && cell.indexOf('\\') < 0) {
      return List.of(cell.strip());
    }

    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      char next = c == '\\' && i + 1 < cell.length() ? cell.charAt(i + 1) : ' ';
      boolean escapes =
          next == '\\'
              || next == '|'
              || (value.toString().isBlank() && ("{[" + LEADING).indexOf(next) >= 0);
      if (escapes) {
        value.append(cell.charAt(++i));
      } else if (c == '|') {
        values.add(value.toString().strip());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString().strip());

    return values;
  }
}
