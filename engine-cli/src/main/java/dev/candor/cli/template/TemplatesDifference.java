package dev.candor.cli.template;

import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.text.LineDiff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code templates diff}.
 *
 * @param old what was, as it was named
 * @param now what is to be, as it was named
 * @param compared how many were looked at
 */
record TemplatesDifference(String old, String now, List<Pair> differing, int compared)
    implements CommandAnswer {

  /** What one template reads like in both; null where it is not there. */
  record Pair(String key, @Nullable String old, @Nullable String now) {

    boolean differs() {
      return old == null ? now != null : !old.equals(now);
    }

    List<String> lines() {
      return LineDiff.of(old == null ? "" : old, now == null ? "" : now);
    }
  }

  @Override
  public Object toJson() {
    return differing.stream()
        .map(
            pair ->
                JsonAnswers.of(
                    "template", pair.key(),
                    "old", pair.old(),
                    "new", pair.now(),
                    "diff", pair.lines()))
        .toList();
  }

  @Override
  public void print(TextPage text) {
    for (Pair pair : differing) {
      text.printLine("--- " + (pair.old() == null ? "nothing" : old + " " + pair.key()));
      text.printLine("+++ " + (pair.now() == null ? "nothing" : now + " " + pair.key()));
      text.printLines(pair.lines());
      text.printLine("");
    }
    text.printAside(
        differing.isEmpty()
            ? "No difference in " + compared + " templates."
            : differing.size() + " of " + compared + " templates read differently.");
  }
}
