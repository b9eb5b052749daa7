package dev.candor.cli.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The width that the variable {@code COLUMNS} gives, for whatever is wrapped. Immutable.
 *
 * @param columns null where the variable is not set, or is no number of them
 */
public record TerminalWidth(@Nullable Integer columns) {

  /** A line holds its label and a few words at least. */
  private static final int LEAST = 40;

  private static final int MOST = 1000;

  /** Reads the variable. */
  public static TerminalWidth of(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    return new TerminalWidth(
        columns.matches("[0-9]{1,6}") && Integer.parseInt(columns) > 0
            ? Integer.valueOf(columns)
            : null);
  }

  /** Returns the width for answers, from 40 to 1000; the other where the variable is not set. */
  public int orElse(int otherwise) {
    return orElse(otherwise, LEAST, MOST);
  }

  /** Returns the width within bounds; the other where the variable is not set. */
  public int orElse(int otherwise, int least, int most) {
    return columns == null ? otherwise : Math.max(least, Math.min(most, columns));
  }
}
