package dev.candor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much a reader has to take in at once: of a method, a file, a package. */
@Tag("slow")
class MeasuresTest {

  /** McCabe's own bound is 10; up to here a table of cases still reads well. */
  private static final int MOST_BRANCHES = 15;

  private static final int MOST_LINES = 500;
  private static final int MOST_TYPES = 15;

  /** A body longer than this has more than one thought. */
  private static final int ONE_THOUGHT = 12;

  private static final ShrinkingList BRANCHING = new ShrinkingList("branching-methods.txt");
  private static final ShrinkingList LONG_FILES = new ShrinkingList("long-files.txt");
  private static final ShrinkingList LARGE_PACKAGES = new ShrinkingList("large-packages.txt");

  private static Sources sources;

  @BeforeAll
  static void read() {
    sources = Sources.read();
  }

  @Test
  void a_method_branches_at_most_fifteen_ways() {
    Set<String> today = new TreeSet<>();
    for (Sources.Method method : sources.methods()) {
      if (method.branches() > MOST_BRANCHES) {
        today.add(method.place());
      }
    }

    BRANCHING.assertNothingIsNew(today, "a part of it wants a name of its own");
    BRANCHING.assertNothingIsGone(today);
    BRANCHING.assertAtMostWithReasons(10);
  }

  @Test
  void a_file_has_at_most_five_hundred_lines() {
    Set<String> today = new TreeSet<>();
    for (Sources.File file : sources.files()) {
      if (file.lines() > MOST_LINES) {
        today.add(file.module() + ": " + file.name());
      }
    }

    LONG_FILES.assertNothingIsNew(today, "it does more than one thing");
    LONG_FILES.assertNothingIsGone(today);
    LONG_FILES.assertAtMostWithReasons(10);
  }

  @Test
  void a_package_has_at_most_fifteen_types() {
    Map<String, Integer> types = new TreeMap<>();
    for (Sources.File file : sources.files()) {
      if (!file.name().equals("package-info")) {
        types.merge(file.module() + ": " + file.packageName(), 1, Integer::sum);
      }
    }
    types.values().removeIf(count -> count <= MOST_TYPES);

    LARGE_PACKAGES.assertNothingIsNew(types.keySet(), "a newcomer is lost in it");
    LARGE_PACKAGES.assertNothingIsGone(types.keySet());
    LARGE_PACKAGES.assertAtMostWithReasons(10);
  }

  @Test
  void every_package_says_what_lives_in_it() {
    Set<String> packages = packages(file -> !file.name().equals("package-info"));

    assertThat(packages(file -> file.name().equals("package-info"))).containsAll(packages);
  }

  @Test
  void blank_lines_part_the_thoughts_of_a_long_body() {
    assertThat(sources.methods())
        .filteredOn(method -> isWithoutParagraphs(method.statements(), method.lines()))
        .extracting(Sources.Method::place)
        .as("a reader looks for where one thought ends")
        .isEmpty();
  }

  @Test
  void counts_each_way_through_a_method_and_not_those_of_classes_inside(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("Counted.java");
    Files.writeString(
        file,
        """
        class Counted {
          int straight() { return 1; }
          int branching(int a, int b) {
            if (a > 0 && b > 0 || a == b) { return a > b ? 1 : 2; }
            for (int i = 0; i < a; i++) { while (b > i) { b--; } }
            Runnable inside = new Runnable() { public void run() { if (true) { return; } } };
            return switch (a) { case 1, 2 -> 3; case 4 -> 5; default -> 6; };
          }
        }
        """);

    assertThat(Sources.of(file).methods())
        .extracting(method -> method.name() + " " + method.branches())
        .containsExactlyInAnyOrder("straight 1", "branching 9", "run 2");
  }

  @Test
  void a_body_of_twelve_lines_needs_no_blank_one_and_one_of_thirteen_does() {
    List<String> dozen = List.of("a;b;c;d;e;f;g;h;i;j;k;l".split(";"));
    List<String> more = List.of("a;b;c;d;e;f;g;h;i;j;k;l;m".split(";"));
    List<String> parted = List.of("a;b;c;d;e;;f;g;h;i;j;k;l;m".split(";"));

    assertThat(isWithoutParagraphs(12, dozen)).isFalse();
    assertThat(isWithoutParagraphs(13, more)).isTrue();
    assertThat(isWithoutParagraphs(13, parted)).isFalse();
    // one statement, however long, is one thought
    assertThat(isWithoutParagraphs(1, more)).isFalse();
  }

  private static Set<String> packages(Predicate<Sources.File> which) {
    return sources.files().stream()
        .filter(which)
        .map(file -> file.module() + ": " + file.packageName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isWithoutParagraphs(int statements, List<String> lines) {
    return statements > 1
        && lines.size() > ONE_THOUGHT
        && lines.stream().noneMatch(String::isBlank);
  }
}
