package dev.candor.fault;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the known words nearest to one that is not known, so that an error can name them.
 * Stateless.
 */
public final class Nearest {

  private static final int LONGEST = 200;

  private Nearest() {}

  /**
   * Returns the known words nearest to {@code unknown}, best first: those that differ only in case,
   * then by edit distance (at most a third of the word, at least two edits), then those that begin
   * with it. At most {@code limit}; empty when none is near.
   */
  public static List<String> to(String unknown, Collection<String> known, int limit) {
    if (unknown.length() > LONGEST) {
      return List.of();
    }

    String wanted = unknown.toLowerCase(Locale.ROOT);
    int bound = Math.max(2, wanted.length() / 3);
    record Candidate(String word, int distance) {}

    return known.stream()
        // a longer or shorter one is further away than the bound
        .filter(
            word ->
                Math.abs(word.length() - wanted.length()) <= bound
                    || (word.length() <= LONGEST && startsAlike(wanted, word)))
        .map(word -> new Candidate(word, distance(wanted, word.toLowerCase(Locale.ROOT))))
        .filter(candidate -> candidate.distance <= bound || startsAlike(wanted, candidate.word))
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .limit(limit)
        .map(Candidate::word)
        .toList();
  }

  private static boolean startsAlike(String wanted, String word) {
    return wanted.length() >= 3 && word.toLowerCase(Locale.ROOT).startsWith(wanted);
  }

  /** Edits (insert, delete, replace, swap neighbours) between two words. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }

    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }

    return d[a.length()][b.length()];
  }
}
