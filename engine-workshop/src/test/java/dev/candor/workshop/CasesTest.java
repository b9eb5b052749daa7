package dev.candor.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.Rulebook;
import dev.candor.fault.Fault;
import dev.candor.law.RuleId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasesTest {

  @TempDir private Path folder;

  private List<CaseResult> run(Book book) {
    Rulebook rulebook = book.reading(folder).orThrow();
    CaseRunner runner = CaseRunner.of(rulebook);
    return Casebook.of(rulebook).cases().stream().map(runner::run).toList();
  }

  private List<String> faults(Book book) {
    return book.casebook(folder).faults().stream().map(Fault::line).toList();
  }

  @Test
  void cases_pass_where_the_rules_say_what_they_expect() {
    assertThat(run(Book.good()))
        .hasSize(12)
        .allSatisfy(
            result ->
                assertThat(result.passed())
                    .as(result.ruleCase().sentence() + " " + result.got() + result.trace())
                    .isTrue());
  }

  @Test
  void a_case_that_fails_tells_what_the_rule_said_and_what_its_conditions_met() {
    List<CaseResult> failed =
        run(Book.good().changed("rules/hours.yaml", "at least: 30", "at least: 31")).stream()
            .filter(result -> !result.passed())
            .toList();

    assertThat(failed).hasSize(1);
    CaseResult one = failed.get(0);
    assertThat(one.ruleCase().place()).isEqualTo("cases/hours.yaml:24:5");
    assertThat(one.ruleCase().expected().text()).isEqualTo("stops");
    assertThat(one.got()).isEqualTo("says nothing");
    assertThat(one.trace())
        .containsExactly(
            "yes     LN-1  channel one of text  (channel = text)",
            "no      LN-1  loan.daysPastDue at least 31  (loan.daysPastDue = 30)");
  }

  @Test
  void a_case_keeps_what_tells_where_it_comes_from() {
    RuleCase first = Book.good().casebook(folder).of(RuleId.of("house-calls")).get(0);

    assertThat(first.id()).isEqualTo("CALL-1");
    assertThat(first.source()).isEqualTo("our handbook, page 3");
    assertThat(first.note()).isEqualTo("The calls are of one morning.");
    assertThat(first.file().history()).extracting(past -> past.id()).containsExactly("H1", "H2");
  }
}
