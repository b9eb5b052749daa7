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

  /**
   * Returns a line broken into lines of the width where the variable is set, each but the first
   * indented by four more than it; a line of a source, which stands behind a bar, stays whole.
   */
  public String wrap(String line) {
    if (columns == null || line.stripLeading().startsWith("|")) {
      return line;
    }

    int margin = line.length() - line.stripLeading().length();
    return " ".repeat(margin) + wrap(line, margin, margin + 4, orElse(MOST));
  }

  /** Returns the words of a text in lines of a width, each line but the first indented. */
  public static String wrap(String text, int from, int indent, int width) {
    StringBuilder lines = new StringBuilder();
    int column = from;
    int start = from;

    for (String word : text.strip().split("\\s+")) {
      if (column > start && column + 1 + word.length() > width) {
        lines.append(EscapingWriter.BREAK).append(" ".repeat(indent));
        column = indent;
        start = indent;
      } else if (column > start) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
    }

    return lines.toString();
  }
}
