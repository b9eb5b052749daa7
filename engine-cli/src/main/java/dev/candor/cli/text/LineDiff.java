package dev.candor.cli.text;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line, in the unified form. Stateless. */
public final class LineDiff {

  private static final int AROUND = 3;

  /** Cells of the table of common lines; beyond it everything between the ends is exchanged. */
  private static final long MOST = 4_000_000;

  private record DiffLine(char mark, String text) {}

  private LineDiff() {}

  /**
   * Returns the lines that differ with three lines around them, under heads {@code @@ -from,count
   * +from,count @@}; empty where the texts are the same.
   */
  public static List<String> of(String old, String now) {
    List<DiffLine> lines = lines(old.lines().toList(), now.lines().toList());
    List<String> out = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      if (lines.get(at).mark == ' ') {
        at++;
        continue;
      }
      int from = Math.max(0, at - AROUND);
      int end = at;
      for (int i = at; i < lines.size() && i <= end + 2 * AROUND; i++) {
        end = lines.get(i).mark == ' ' ? end : i;
      }
      int to = Math.min(lines.size(), end + 1 + AROUND);
      out.add(head(lines, from, to));
      lines.subList(from, to).forEach(line -> out.add(line.mark + line.text));
      at = to;
    }

    return out;
  }

  private static String head(List<DiffLine> lines, int from, int to) {
    return "@@ -" + range(lines, from, to, '+') + " +" + range(lines, from, to, '-') + " @@";
  }

  private static String range(List<DiffLine> lines, int from, int to, char without) {
    long before = lines.subList(0, from).stream().filter(line -> line.mark != without).count();
    long count = lines.subList(from, to).stream().filter(line -> line.mark != without).count();
    return (count == 0 ? before : before + 1) + "," + count;
  }

  private static List<DiffLine> lines(List<String> old, List<String> now) {
    int start = 0;
    int shorter = Math.min(old.size(), now.size());
    while (start < shorter && old.get(start).equals(now.get(start))) {
      start++;
    }
    int end = 0;

    while (end < shorter - start
        && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
      end++;
    }
    List<DiffLine> lines = new ArrayList<>();
    old.subList(0, start).forEach(line -> lines.add(new DiffLine(' ', line)));
    between(old.subList(start, old.size() - end), now.subList(start, now.size() - end), lines);
    old.subList(old.size() - end, old.size()).forEach(line -> lines.add(new DiffLine(' ', line)));
    return lines;
  }

  /** By the longest row of lines that both have. */
  private static void between(List<String> old, List<String> now, List<DiffLine> lines) {
    if ((long) old.size() * now.size() > MOST) {
      old.forEach(line -> lines.add(new DiffLine('-', line)));
      now.forEach(line -> lines.add(new DiffLine('+', line)));
      return;
    }
    int[][] common = new int[old.size() + 1][now.size() + 1];

    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;

    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        lines.add(new DiffLine(' ', old.get(i++)));
        j++;
      } else if (i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new DiffLine('-', old.get(i++)));
      } else {
        lines.add(new DiffLine('+', now.get(j++)));
      }
    }
  }
}
