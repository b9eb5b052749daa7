package dev.candor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What breaks a rule of the house today, a line each, in a file that may only become shorter. What
 * follows {@code " -- "} in a line is the reason why it stays.
 */
record ShrinkingList(String name) {

  private static final String REASON = " -- ";

  /** Fails on what breaks the rule and is not listed. */
  void assertNothingIsNew(Collection<String> today, String because) {
    assertThat(today.stream().filter(line -> !lines().contains(line))).as(because).isEmpty();
  }

  /**
   * Fails on what is listed and breaks the rule no longer; run with {@code -Dcandor.rewrite=true}
   * it leaves the list instead.
   */
  void assertNothingIsGone(Collection<String> today) {
    if (Boolean.getBoolean("candor.rewrite")) {
      write(whole().stream().filter(line -> isComment(line) || today.contains(bare(line))));
    }

    assertThat(lines().stream().filter(line -> !today.contains(line)))
        .as("listed in %s and mended", file())
        .isEmpty();
  }

  /** Fails on a line without a reason, and when there are more than so many. */
  void assertAtMostWithReasons(int most) {
    assertThat(lines()).hasSizeLessThanOrEqualTo(most);
    assertThat(whole().stream().filter(line -> !isComment(line) && !line.contains(REASON)))
        .as("lines of %s without a reason", file())
        .isEmpty();
  }

  private List<String> lines() {
    return whole().stream().filter(line -> !isComment(line)).map(ShrinkingList::bare).toList();
  }

  private List<String> whole() {
    try {
      return Files.readAllLines(file());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void write(Stream<String> lines) {
    try {
      Files.write(file(), lines.toList());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private Path file() {
    return Path.of("src", "test", "resources", name);
  }

  private static boolean isComment(String line) {
    return line.startsWith("#");
  }

  private static String bare(String line) {
    int reason = line.indexOf(REASON);
    return reason < 0 ? line : line.substring(0, reason);
  }
}
