package dev.candor.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.law.RuleId;
import dev.candor.workshop.casebook.CaseResult;
import dev.candor.workshop.casebook.CaseRunner;
import dev.candor.workshop.casebook.Casebook;
import dev.candor.workshop.mutant.Mutant;
import dev.candor.workshop.mutant.MutantRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutantTest {

  @TempDir private Path folder;

  private MutantRun run(Book book) {
    Rulebook rulebook = book.reading(folder).orThrow();
    CaseRunner runner = CaseRunner.of(rulebook);
    List<CaseResult> results = Casebook.of(rulebook).cases().stream().map(runner::run).toList();
    return MutantRun.of(rulebook, rulebook.rules(), runner, results, tried -> {});
  }

  @Test
  void changes_every_number_operator_word_hour_zone_and_day_of_a_rule() {
    RuleDefinition hours =
        Book.good().reading(folder).orThrow().rule(RuleId.of("house-hours")).orElseThrow();

    assertThat(Mutant.of(hours))
        .extracting(Mutant::change)
        .containsExactly(
            "channel one of text: one of -> not",
            "channel one of text left out",
            "loan.daysPastDue at least 30: at least -> less than",
            "loan.daysPastDue at least 30: at least -> more than",
            "loan.daysPastDue at least: 30 -> 31",
            "loan.daysPastDue at least: 30 -> 29",
            "hours from 09:00 -> 09:01",
            "hours to 18:00 -> 18:01",
            "hours from 09:00 -> 08:59",
            "hours to 18:00 -> 17:59",
            "hours, zone recipient -> UTC",
            "effective from 2026-01-01 -> 2026-01-02",
            "effective from 2026-01-01 -> 2025-12-31");
  }

  @Test
  void changes_every_number_word_and_per_of_a_cap() {
    RuleDefinition calls =
        Book.good().reading(folder).orThrow().rule(RuleId.of("house-calls")).orElseThrow();

    assertThat(Mutant.of(calls))
        .extracting(Mutant::change)
        .containsExactly(
            "channel one of voice: one of -> not",
            "channel one of voice left out",
            "cap, at most: house-most-calls of 2026-01-01: 2 -> 3",
            "cap, at most: house-most-calls of 2026-01-01: 2 -> 1",
            "cap, days: 3 -> 4",
            "cap, days: 3 -> 2",
            "cap, zone recipient -> UTC",
            "cap, per debt left out",
            "cap, channel voice left out",
            "cap, direction outbound left out",
            "effective from 2026-01-01 -> 2026-01-02",
            "effective from 2026-01-01 -> 2025-12-31");
  }

  @Test
  void cases_on_both_sides_of_everything_leave_no_survivor() {
    MutantRun run = run(Book.good());

    assertThat(run.mutants()).isEqualTo(25);
    assertThat(run.survivors())
        .allSatisfy(mutant -> assertThat(mutant.rule().id()).hasToString("house-calls"));
  }

  @Test
  void a_number_no_case_stands_beside_survives() {
    MutantRun run =
        run(Book.good().changed("cases/hours.yaml", "{ daysPastDue: 29 }", "{ daysPastDue: 28 }"));

    assertThat(run.survivors())
        .extracting(Mutant::change)
        .contains("loan.daysPastDue at least: 30 -> 29");
  }

  @Test
  void tells_which_rules_no_case_reaches() {
    Rulebook rulebook =
        Book.good()
            .changed("cases/calls.yaml", "channel: voice }", "channel: email }")
            .reading(folder)
            .orThrow();
    CaseRunner runner = CaseRunner.of(rulebook);

    assertThat(runner.findUnreached(rulebook.rules(), Casebook.of(rulebook).cases()))
        .extracting(rule -> rule.id().value())
        .containsExactly("house-calls");
  }
}
