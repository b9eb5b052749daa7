package dev.candor.cli.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows whose cells stand under each other; no cell is cut. A column without words is left out. Not
 * to be shared between threads.
 */
public final class Columns {

  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();

  private Columns(List<String> heads) {
    this.heads = heads;
  }

  /** Columns with these heads; rows without any where they are all empty. */
  public static Columns of(String... heads) {
    return new Columns(List.of(heads));
  }

  public void row(String... cells) {
    rows.add(Arrays.asList(cells));
  }

  public void print(PrintWriter out) {
    List<List<String>> all = new ArrayList<>(rows);
    if (heads.stream().anyMatch(head -> !head.isEmpty())) {
      all.add(0, heads);
    }
    int[] widths = new int[heads.size()];
    rows.forEach(
        row -> {
          for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(row.get(i)));
          }
        });
    for (int i = 0; i < widths.length; i++) {
      widths[i] = widths[i] == 0 ? 0 : Math.max(widths[i], width(heads.get(i)));
    }

    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        if (widths[i] > 0) {
          line.append(line.length() == 0 ? "" : "  ").append(row.get(i));
          line.append(" ".repeat(widths[i] - width(row.get(i))));
        }
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
