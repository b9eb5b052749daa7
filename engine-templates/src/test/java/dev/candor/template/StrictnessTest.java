package dev.candor.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.document.UndefinedName;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.template.StrictnessDocument.Cell;
import dev.candor.template.StrictnessDocument.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/strictness.md to what it says, cell by cell. */
class StrictnessTest {

  private static final StrictnessDocument DOCUMENT = StrictnessDocument.read();

  private static Stream<Arguments> cells(Set<Outcome> outcomes) {
    return DOCUMENT.cells().stream()
        .filter(cell -> outcomes.contains(cell.outcome()))
        .map(cell -> Arguments.argumentSet(cell.toString(), cell));
  }

  static Stream<Arguments> written() {
    return cells(Set.of(Outcome.WRITES));
  }

  static Stream<Arguments> errors() {
    return cells(Set.of(Outcome.ERROR));
  }

  static Stream<Arguments> refused() {
    return cells(Set.of(Outcome.REFUSED));
  }

  static Stream<Arguments> counted() {
    return written().filter(cell -> ((Cell) cell.get()[0]).counts());
  }

  private static GivenPart given(Cell cell) {
    return DOCUMENT.template(cell.template()).in(DOCUMENT.data(cell.value(), "x"));
  }

  @Test
  void the_document_has_its_cells() {
    assertThat(DOCUMENT.cells()).hasSizeGreaterThan(400);
    assertThat(DOCUMENT.cells().stream().map(Cell::value).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("", "undefined", "null", "\"\"", "false", "0", "[]");
    assertThat(DOCUMENT.cells().stream().map(Cell::toString)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("written")
  void writes_what_the_cell_says_and_lists_what_counts(Cell cell) {
    GivenPart template = given(cell);

    assertThat(template.html()).isEqualTo(cell.written());
    assertThat(template.undefined()).hasSize(cell.counts() ? 1 : 0);
  }

  @ParameterizedTest
  @MethodSource("written")
  void under_strict_names_only_what_counts_is_an_error(Cell cell) {
    GivenPart template = given(cell);

    if (cell.counts()) {
      assertThatThrownBy(template::strictly)
          .isInstanceOf(BrokenTemplateException.class)
          .hasMessageStartingWith("1 fault in the template t:\n")
          .hasMessageContaining(") is not defined.");
    } else {
      assertThat(template.strictly()).isEqualTo(cell.written());
    }
  }

  @ParameterizedTest
  @MethodSource("errors")
  void a_value_of_the_wrong_kind_is_an_error_strict_or_not(Cell cell) {
    for (boolean strict : List.of(true, false)) {
      assertThatThrownBy(() -> write(given(cell), strict))
          .isInstanceOf(BrokenTemplateException.class)
          .hasMessageStartingWith("1 fault in the template t:\n")
          .hasMessageNotContaining("is not defined");
    }
  }

  private static String write(GivenPart template, boolean strict) {
    return strict ? template.strictly() : template.html();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void what_is_refused_does_not_load(Cell cell) {
    assertThat(given(cell).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.place()).startsWith("t:1:"));
  }

  @ParameterizedTest
  @MethodSource("counted")
  void the_error_shows_path_template_line_column_and_the_line_with_a_caret(Cell cell) {
    UndefinedName name = given(cell).undefinedNames().get(0);

    assertThat(name.sourceLine().substring(name.column() - 1)).startsWith(name.name());
    assertThatThrownBy(given(cell)::strictly)
        .isInstanceOfSatisfying(
            BrokenTemplateException.class,
            broken -> {
              Fault fault = broken.faults().get(0);
              assertThat(fault.place()).isEqualTo(name.place());
              assertThat(fault.path()).isEqualTo(name.name());
              List<String> lines = fault.message().lines().toList();
              assertThat(lines.get(0)).startsWith("The name (" + name.name() + ") is not defined.");
              assertThat(lines.get(1).substring(lines.get(2).indexOf('^'))).startsWith(name.name());
              assertThat(fault.maybe()).contains(name.name());
            });
  }

  @ParameterizedTest
  @MethodSource("counted")
  void the_place_is_found_behind_other_lines(Cell cell) {
    String before = "{{!-- two\nlines --}}\n\u00e9\ud83d\ude00 \n  ";
    UndefinedName alone = given(cell).undefinedNames().get(0);
    UndefinedName behind =
        DOCUMENT
            .template(before + cell.template())
            .in(DOCUMENT.data(cell.value(), "x"))
            .undefinedNames()
            .get(0);

    boolean here = alone.template().equals("t");
    assertThat(behind.line()).isEqualTo(here ? 4 : alone.line());
    assertThat(behind.column()).isEqualTo(here ? alone.column() + 2 : alone.column());
    assertThat(behind.name()).isEqualTo(alone.name());
  }

  /** The same templates, where the name is a slip of the pen. */
  static Stream<Arguments> slips() {
    return counted()
        .filter(
            argument -> {
              Cell cell = (Cell) argument.get()[0];
              return cell.isUndefined()
                  && !cell.template().contains("{{> name")
                  && !cell.template().contains("items");
            });
  }

  @ParameterizedTest
  @MethodSource("slips")
  void the_nearest_defined_name_is_offered(Cell cell) {
    String slip = cell.template().replaceAll("\\bx\\b", "balanse");
    Map<String, Object> data = DOCUMENT.data("null", "balance");

    UndefinedName name = DOCUMENT.template(slip).in(data).undefinedNames().get(0);

    assertThat(name.name()).contains("balanse");
    // in brackets a name may be anything, and nothing is near it
    assertThat(name.nearest())
        .startsWith(
            name.name().contains("[")
                ? new String[0]
                : new String[] {name.name().replace("balanse", "balance")});
  }
}
