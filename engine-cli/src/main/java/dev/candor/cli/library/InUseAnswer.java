package dev.candor.cli.library;

import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of what puts versions into use or takes them out of it. */
record InUseAnswer(List<VersionInUse> changed) implements CommandAnswer {

  /**
   * What is in use of one key.
   *
   * @param number null where no version is, so that the standard templates show
   */
  record VersionInUse(String key, @Nullable Integer number) {}

  @Override
  public Object toJson() {
    return changed.stream()
        .map(one -> JsonAnswers.of("key", one.key(), "inUse", one.number()))
        .toList();
  }

  @Override
  public void print(TextPage text) {
    for (VersionInUse one : changed) {
      text.printLine(
          one.number() == null
              ? one.key() + ": no version is in use; the standard templates show."
              : one.key() + " version " + one.number() + " is in use.");
    }
  }
}
