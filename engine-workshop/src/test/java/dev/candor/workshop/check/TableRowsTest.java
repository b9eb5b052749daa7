package dev.candor.workshop.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.fault.Fault;
import dev.candor.workshop.Book;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableRowsTest {

  @TempDir private Path folder;

  /** The rules of these files as if they were rows of one table. */
  private List<String> faults(String... rules) {
    List<RuleDefinition> rows = new ArrayList<>();
    for (String rule : rules) {
      int row = rows.size() + 2;
      Book book =
          new Book()
              .with("rulebook.yaml", "name: house\nversion: \"1\"\n")
              .with("rules/row.yaml", rule.replace("id: house-hours", "id: row-" + row));
      rows.add(inTable(book.reading(folder).orThrow().rules().get(0), row));
    }
    return TableRows.faults(rows).stream().map(Fault::line).toList();
  }

  private static RuleDefinition inTable(RuleDefinition one, int row) {
    return new RuleDefinition(
        one.id(),
        one.title(),
        one.sentence(),
        one.citation(),
        one.quote(),
        one.rationale(),
        one.verifiedBy(),
        one.verifiedOn(),
        one.from(),
        one.to(),
        one.jurisdiction(),
        one.enabled(),
        one.severity(),
        one.when(),
        one.action(),
        one.overrides(),
        one.explanation(),
        one.details(),
        "tables/hours.csv:" + row + ":1",
        one.written());
  }

  private static String days(String range) {
    return Book.HOURS.replace("{ at least: 30 }", range);
  }

  @Test
  void rows_that_meet_without_overlap_are_fine() {
    assertThat(faults(days("{ between: [1, 29] }"), days("{ at least: 30 }"))).isEmpty();
  }

  @Test
  void numbers_between_two_rows_that_none_covers_are_told() {
    assertThat(faults(days("{ at most: 29 }"), days("{ more than: 45 }")))
        .containsExactly(
            "tables/hours.csv:3:1 $: No row of the table covers loan.daysPastDue from 30 to 45.");
  }

  @Test
  void rows_that_overlap_are_told() {
    assertThat(faults(days("{ between: [1, 30] }"), days("{ at least: 30 }")))
        .containsExactly(
            "tables/hours.csv:3:1 $: The row overlaps the one at tables/hours.csv:2:1 with loan.daysPastDue 30.");
  }

  @Test
  void rows_that_say_different_things_of_the_same_messages_are_told() {
    assertThat(
            faults(
                days("{ at least: 30 }"),
                days("{ at least: 60 }").replace("\"18:00\"", "\"17:00\"")))
        .containsExactly(
            "tables/hours.csv:3:1 $: The row contradicts the one at tables/hours.csv:2:1: both speak of the same messages with loan.daysPastDue of 60 and more, and say different things.");
  }

  @Test
  void rows_of_different_days_do_not_contradict() {
    assertThat(
            faults(
                Book.HOURS.replace("from: 2026-01-01", "from: 2025-01-01, to: 2025-12-31"),
                Book.HOURS.replace("\"18:00\"", "\"17:00\"")))
        .isEmpty();
  }

  @Test
  void a_row_that_stands_twice_is_told() {
    String every = Book.HOURS.replace("  loan.daysPastDue: { at least: 30 }\n", "");

    assertThat(faults(every, every))
        .containsExactly(
            "tables/hours.csv:3:1 $: The row says the same of the same messages as the one at tables/hours.csv:2:1.");
  }

  @Test
  void caps_over_different_lengths_stand_beside_each_other() {
    assertThat(faults(cap(3), cap(7))).isEmpty();
    assertThat(faults(cap(3), cap(3).replace("at most: 2", "at most: 4"))).hasSize(1);
  }

  private static String cap(int days) {
    return Book.CALLS
        .replace("house-calls", "house-hours")
        .replace("house-most-calls", "2")
        .replace("days: 3", "days: " + days);
  }
}
