package dev.candor.workshop.quote;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The place in a text that says most of what a quote says: its longest run of the same words, and
 * how both go on from there.
 *
 * @param section where
 * @param run the words they share
 * @param quote how the quote goes on; empty at its end
 * @param text how the text goes on; empty at its end
 */
record NearestWords(LawSection section, String run, String quote, String text) {

  private static final int FEWEST = 3;
  private static final int SHOWN = 8;

  /** Finds it; null where no three words in a row are the same. */
  static @Nullable NearestWords find(String quote, List<LawSection> sections) {
    String[] wanted = quote.split(" ");
    Map<String, int[]> places = places(wanted);
    @Nullable NearestWords nearest = null;
    int longest = FEWEST - 1;

    for (LawSection section : sections) {
      String[] words = section.folded().split(" ");
      int[] before = new int[wanted.length + 1];
      for (int i = 0; i < words.length; i++) {
        int[] now = new int[wanted.length + 1];
        for (int at : places.getOrDefault(words[i], new int[0])) {
          now[at + 1] = before[at] + 1;
          if (now[at + 1] > longest) {
            longest = now[at + 1];
            nearest = at(section, wanted, at + 1, words, i + 1, longest);
          }
        }
        before = now;
      }
    }

    return nearest;
  }

  private static Map<String, int[]> places(String[] words) {
    Map<String, int[]> places = new HashMap<>();
    for (int i = 0; i < words.length; i++) {
      int[] known = places.getOrDefault(words[i], new int[0]);
      int[] more = Arrays.copyOf(known, known.length + 1);
      more[known.length] = i;
      places.put(words[i], more);
    }
    return places;
  }

  private static NearestWords at(
      LawSection section, String[] wanted, int quoteEnd, String[] words, int textEnd, int run) {
    return new NearestWords(
        section,
        join(wanted, quoteEnd - Math.min(run, SHOWN), quoteEnd),
        join(wanted, quoteEnd, quoteEnd + SHOWN),
        join(words, textEnd, textEnd + SHOWN));
  }

  private static String join(String[] words, int from, int to) {
    return from >= words.length
        ? ""
        : String.join(" ", Arrays.copyOfRange(words, from, Math.min(to, words.length)));
  }

  /** Tells it in a sentence. */
  String inWords() {
    return section.place()
        + ": the same as far as \""
        + run
        + "\"; the text goes on \""
        + text
        + "\", the quote "
        + (quote.isEmpty() ? "ends" : "\"" + quote + "\"");
  }
}
