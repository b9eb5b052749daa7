package dev.candor.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.Rulebook;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulebookUsCasesTest {

  @Test
  void every_case_of_the_rulebook_passes() {
    Rulebook rulebook = Rulebook.fromClasspath(getClass().getClassLoader(), "rulebook/us");
    CaseRunner runner = CaseRunner.of(rulebook);
    List<CaseResult> failed =
        Casebook.of(rulebook).cases().stream()
            .map(runner::run)
            .filter(result -> !result.passed())
            .toList();

    assertThat(failed)
        .extracting(
            result ->
                result.ruleCase().place()
                    + ": "
                    + result.ruleCase().sentence()
                    + " "
                    + result.got())
        .isEmpty();
  }
}
