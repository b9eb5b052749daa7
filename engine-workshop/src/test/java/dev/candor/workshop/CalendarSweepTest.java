package dev.candor.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import dev.candor.workshop.calendar.CalendarSweep;
import dev.candor.workshop.calendar.ComingChanges;
import dev.candor.workshop.casebook.Casebook;
import dev.candor.workshop.check.RulebookCheck;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarSweepTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
  private static final LocalDate AHEAD = TODAY.plusYears(5);

  @TempDir private Path folder;

  private static Book twoHours(String first) {
    return Book.good()
        .changed("rules/hours.yaml", "from: 2026-01-01 }", "from: 2026-01-01, to: 2027-12-31 }")
        .with(
            "rules/later.yaml",
            Book.HOURS
                .replace("id: house-hours", "id: house-later-hours")
                .replace("from: 2026-01-01", "from: " + first));
  }

  private List<String> changes(Book book, LocalDate until) {
    return ComingChanges.find(book.reading(folder), TODAY, until).stream()
        .map(
            change ->
                change.on() + " " + change.kind().text() + " " + change.id() + " " + change.what())
        .toList();
  }

  private List<String> faults(Book book) {
    RulebookReading reading = book.reading(folder);
    return RulebookCheck.of(reading, Casebook.reading(reading, new TreeMap<>())).faults().stream()
        .map(Fault::line)
        .filter(line -> !line.startsWith("rules/"))
        .toList();
  }

  @Test
  void every_number_and_rule_of_the_law_has_one_value_on_every_day_to_five_years_ahead() {
    RulebookReading law = Rulebooks.readClasspath(getClass().getClassLoader(), "rulebook/us");

    // a calendar ends where the days are not settled yet: the changes to come tell of it
    assertThat(CalendarSweep.findGaps(law, AHEAD))
        .filteredOn(gap -> !gap.contains(": the calendar ("))
        .isEmpty();
    assertThat(CalendarSweep.faults(law)).isEmpty();
    assertThat(ComingChanges.faults(law)).isEmpty();
  }

  @Test
  void a_rule_that_ends_without_a_word_of_what_follows_leaves_a_gap() {
    Book book = twoHours("2028-01-01");

    assertThat(CalendarSweep.findGaps(book.reading(folder), AHEAD))
        .containsExactly(
            "house-hours ends with 2027-12-31, and ends: in coverage.yaml does not say what follows it.");
    assertThat(CalendarSweep.findGaps(book.reading(folder), LocalDate.of(2027, 12, 31))).isEmpty();
    book.with("coverage.yaml", "ends: { house-hours: house-later-hours }\n");
    assertThat(CalendarSweep.findGaps(book.reading(folder), AHEAD)).isEmpty();
    assertThat(faults(book)).isEmpty();
  }

  @Test
  void what_follows_a_rule_begins_the_day_after_and_is_there() {
    String day =
        "The rule (house-later-hours) begins on 2028-01-02, and what it follows ends with 2027-12-31.";

    assertThat(
            faults(
                twoHours("2028-01-02")
                    .with("coverage.yaml", "ends: { house-hours: house-later-hours }\n")))
        .containsExactly("coverage.yaml:1:22 $.ends.house-hours: " + day);
    assertThat(
            faults(
                twoHours("2028-01-01").with("coverage.yaml", "ends: { house-calls: nothing }\n")))
        .containsExactly(
            "coverage.yaml:1:22 $.ends.house-calls: The rule (house-calls) does not end.");
    assertThat(
            faults(
                twoHours("2028-01-01")
                    .with("coverage.yaml", "ends: { house-hours: house-more }\n")))
        .hasSize(1)
        .allMatch(line -> line.contains("The value (house-more) is not a known rule."));
  }

  @Test
  void changes_to_come_are_those_after_today_up_to_the_day_asked_for() {
    Book book =
        twoHours("2028-01-01")
            .with(
                "parameters/calls.yaml",
                """
                id: house-most-calls
                title: Calls
                unit: calls
                values: { 2026-01-01: 2, 2026-12-01: 3, 2026-12-02: 4 }
                expected: { 2027-06-01: 5 }
                """)
            .with(
                "coverage.yaml",
                """
                expected:
                  - { on: 2026-12-01, what: a rule that was due }
                  - { on: 2028-01-02, what: beyond }
                """);

    assertThat(changes(book, LocalDate.of(2028, 1, 1)))
        .containsExactly(
            "2026-12-01 expected  a rule that was due (its day has come: confirm it, or strike it out)",
            "2026-12-02 number house-most-calls 4 calls",
            "2027-06-01 expected house-most-calls 5 calls",
            "2028-01-01 ends house-hours Hours of the house",
            "2028-01-01 begins house-later-hours Hours of the house");
    assertThat(changes(book, LocalDate.of(2027, 12, 31))).hasSize(3);
    assertThat(faults(book)).isEmpty();
  }

  @Test
  void what_is_expected_comes_after_every_value_and_has_a_day() {
    Book book =
        Book.good()
            .with(
                "parameters/calls.yaml",
                "id: house-most-calls\ntitle: Calls\nunit: calls\nvalues: { 2026-01-01: 2 }\nexpected: { 2026-01-01: 3 }\n")
            .with("coverage.yaml", "expected:\n  - { when: 2027-01-01, what: something }\n");

    assertThat(faults(book))
        .contains(
            "parameters/calls.yaml:5:11 $.expected: The day (2026-01-01) of what is expected has a value or comes before one.",
            "coverage.yaml:2:5 $.expected[0]: The key (on) is missing.");
  }
}
