package dev.candor.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {

  private static Fault at(String place) {
    return new Fault(place, "$.theme", "It is wrong.", "write it right.");
  }

  @Test
  void are_sorted_by_place_with_lines_and_columns_as_numbers() {
    List<String> sorted =
        List.of(
            "a.yaml:2:10",
            "a.yaml:9:1",
            "a.yaml:10:2",
            "a.yaml:10:11",
            "a.yaml:100:1",
            "b.yaml:1:1");
    List<Fault> shuffled = new ArrayList<>(sorted.stream().map(FaultTest::at).toList());
    Collections.shuffle(shuffled, new Random(7));

    assertThat(new InvalidInputException("the request", shuffled).faults())
        .extracting(Fault::place)
        .containsExactlyElementsOf(sorted);
  }

  @Test
  void at_one_place_are_sorted_by_path_and_then_by_message() {
    Fault b = new Fault("x", "$.b", "It is wrong.", "");
    Fault a2 = new Fault("x", "$.a", "It is wronger.", "");
    Fault a1 = new Fault("x", "$.a", "It is wrong.", "");

    assertThat(new InvalidInputException("the request", List.of(b, a2, a1)).faults())
        .containsExactly(a1, a2, b);
  }

  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.argumentSet(
            "place and path", "a.yaml:7:5", "$.values", "a.yaml:7:5 $.values: It is wrong."),
        Arguments.argumentSet("a place alone", "send", "", "send: It is wrong."),
        Arguments.argumentSet("a path alone", "", "$.theme", "$.theme: It is wrong."),
        Arguments.argumentSet("neither", "", "", "It is wrong."));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void is_one_line(String place, String path, String line) {
    assertThat(new Fault(place, path, "It is wrong.", "mend it.").line()).isEqualTo(line);
  }

  @Test
  void an_exception_lists_them_all_and_ends_in_maybe() {
    InvalidInputException exception =
        new InvalidInputException(
            "the request",
            List.of(
                new Fault(
                    "send", "$.theme", "The value (x) is not a theme.", "write \"opsServicing\"."),
                new Fault(
                    "send",
                    "$.channel",
                    "The value (emial) is not a channel.",
                    "write \"email\".")));

    assertThat(exception)
        .hasMessage(
            """
            2 faults in the request:
            send $.channel: The value (emial) is not a channel.
                Maybe write "email".
            send $.theme: The value (x) is not a theme.
                Maybe write "opsServicing".
            Maybe mend the lines above and try again.""");
  }

  @Test
  void a_single_fault_is_counted_as_one() {
    assertThat(new BrokenRulebookException("rulebook-us", at("a.yaml:1:1")))
        .hasMessage(
            """
            1 fault in rulebook-us:
            a.yaml:1:1 $.theme: It is wrong.
            Maybe write it right.""");
  }

  static Stream<Arguments> exceptions() {
    Fault silent = new Fault("a:1:1", "", "It is wrong.", "");
    List<Fault> many =
        Stream.of("1", "2", "3", "4", "5")
            .map(n -> new Fault("a:" + n, "", "Wrong.", "try " + n + "."))
            .toList();
    return Stream.of(
        Arguments.argumentSet(
            "without advice",
            new InvalidInputException("it", silent),
            "Maybe mend the lines above and try again."),
        Arguments.argumentSet(
            "with one advice twice",
            new BrokenTemplateException("it", List.of(at("a:1"), at("a:2"))),
            "Maybe write it right."),
        Arguments.argumentSet(
            "with an advice for each",
            new BrokenRulebookException("it", many),
            "Maybe mend the lines above and try again."));
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void the_last_line_begins_with_maybe(FaultException exception, String last) {
    List<String> lines = exception.getMessage().lines().toList();

    assertThat(lines.get(lines.size() - 1)).isEqualTo(last);
    assertThat(lines)
        .filteredOn(line -> !line.contains("Maybe"))
        .hasSize(exception.faults().size() + 1);
  }

  @Test
  void an_exception_without_a_fault_is_refused() {
    assertThatThrownBy(() -> new InvalidInputException("the request", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_exceptions_faults_cannot_be_changed() {
    List<Fault> faults = new InvalidInputException("the request", at("a:1")).faults();

    assertThatThrownBy(() -> faults.add(at("a:2")))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
