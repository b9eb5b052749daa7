package dev.candor.architecture;

import static dev.candor.architecture.House.ours;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Holds the circles between classes, of one package or several, to a list that may only shrink: a
 * circle that is gone or smaller leaves the list or is shortened there, and one that is new or
 * larger is mended. A class counts with those inside it, for they are one file; the list names
 * classes without their packages, so that a move between packages changes nothing in it.
 */
@Tag("slow")
class ClassCirclesTest {

  private static final Path KNOWN = Path.of("src", "test", "resources", "class-circles.txt");
  private static final String HEAD =
      "# Circles between classes, one a line. The list may only shrink.\n";

  @Test
  void no_circle_of_classes_is_new_or_larger() throws IOException {
    List<String> known = known();

    assertThat(today().stream().filter(circle -> !isPartOfAny(circle, known)))
        .as("what goes round in a circle can only be read, tested and moved at once")
        .isEmpty();
  }

  /** Run with {@code -Dcandor.rewrite=true} after a circle was cut. */
  @Test
  void the_list_names_no_circle_that_is_gone_or_smaller() throws IOException {
    List<String> known = known();
    List<String> today = today();
    if (Boolean.getBoolean("candor.rewrite")
        && today.stream().allMatch(circle -> isPartOfAny(circle, known))) {
      Files.writeString(
          KNOWN, HEAD + today.stream().map(circle -> circle + "\n").collect(joining()));
    }

    assertThat(known().stream().filter(circle -> !today.contains(circle)))
        .as("circles in %s that are gone or smaller today", KNOWN)
        .isEmpty();
  }

  @Test
  void part_of_a_known_circle_is_no_new_one_and_more_than_it_is() {
    List<String> known = List.of("cli: A B C");

    assertThat(isPartOfAny("cli: A C", known)).isTrue();
    assertThat(isPartOfAny("cli: A B C", known)).isTrue();
    assertThat(isPartOfAny("cli: A B C D", known)).isFalse();
    assertThat(isPartOfAny("store: A B", known)).isFalse();
  }

  @Test
  void a_circle_is_found_with_everything_in_it_and_nothing_else() {
    Map<String, Set<String>> graph =
        Map.of(
            "a.One", Set.of("a.Two", "a.Ground"),
            "a.Two", Set.of("b.Three"),
            "b.Three", Set.of("a.One"),
            "b.Outside", Set.of("a.One"),
            "a.Ground", Set.of());

    assertThat(circles(graph)).containsExactly("a.One a.Two b.Three");
  }

  private static List<String> known() throws IOException {
    return Files.readAllLines(KNOWN).stream().filter(line -> !line.startsWith("#")).toList();
  }

  /** Returns today's circles, a line each: the packages below ours, and the simple names. */
  private static List<String> today() {
    return circles(dependencies()).stream()
        .map(
            circle ->
                names(circle, name -> name.replaceFirst("dev\\.candor\\.", "").split("\\.")[0])
                    + ": "
                    + names(circle, name -> name.substring(name.lastIndexOf('.') + 1)))
        .sorted()
        .toList();
  }

  private static String names(String circle, UnaryOperator<String> name) {
    return Stream.of(circle.split(" ")).map(name).distinct().sorted().collect(joining(" "));
  }

  private static boolean isPartOfAny(String circle, List<String> known) {
    Set<String> classes = Set.of(circle.split(" "));
    return known.stream().anyMatch(one -> Set.of(one.split(" ")).containsAll(classes));
  }

  /** Returns for each file's class of ours those it names. */
  private static Map<String, Set<String>> dependencies() {
    Map<String, Set<String>> graph = new TreeMap<>();
    for (JavaClass type : House.MAIN) {
      if (!ours().test(type)) {
        continue;
      }
      String from = House.outermost(type);
      Set<String> named = graph.computeIfAbsent(from, key -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(ours())
          .map(House::outermost)
          .filter(to -> !to.equals(from))
          .forEach(named::add);
    }

    return graph;
  }

  /** Returns every largest set of classes each of which reaches each other, a line each. */
  private static List<String> circles(Map<String, Set<String>> graph) {
    Map<String, Set<String>> reached = new HashMap<>();
    graph.keySet().forEach(from -> reached.put(from, reachable(graph, from)));

    Set<String> circles = new TreeSet<>();
    for (String one : graph.keySet()) {
      Set<String> circle = new TreeSet<>();
      for (String other : reached.get(one)) {
        if (reached.getOrDefault(other, Set.of()).contains(one)) {
          circle.add(other);
        }
      }
      if (circle.size() > 1) {
        circles.add(String.join(" ", circle));
      }
    }

    return List.copyOf(circles);
  }

  private static Set<String> reachable(Map<String, Set<String>> graph, String from) {
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(graph.getOrDefault(from, Set.of()));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (seen.add(next)) {
        open.addAll(graph.getOrDefault(next, Set.of()));
      }
    }

    return seen;
  }
}
