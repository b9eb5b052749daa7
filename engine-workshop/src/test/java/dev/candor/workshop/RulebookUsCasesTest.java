package dev.candor.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.workshop.casebook.CaseRunner;
import dev.candor.workshop.casebook.Casebook;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class RulebookUsCasesTest {

  @Test
  void every_case_of_the_rulebook_passes() {
    Rulebook rulebook = Rulebooks.fromClasspath(getClass().getClassLoader(), "rulebook/us");
    assertThat(failedOf(rulebook)).isEmpty();
  }

  @Test
  void every_case_of_the_house_rulebook_of_the_examples_passes_over_the_law() {
    Rulebook law = Rulebooks.fromClasspath(getClass().getClassLoader(), "rulebook/us");
    Rulebook house = Rulebooks.fromFolder(Path.of("..", "examples", "rulebook-house"), law);

    assertThat(Casebook.of(house).cases()).isNotEmpty();
    assertThat(failedOf(house)).isEmpty();
  }

  private static List<String> failedOf(Rulebook rulebook) {
    CaseRunner runner = CaseRunner.of(rulebook);
    return Casebook.of(rulebook).cases().stream()
        .map(runner::run)
        .filter(result -> !result.isPassed())
        .map(
            result ->
                result.ruleCase().place()
                    + ": "
                    + result.ruleCase().sentence()
                    + " "
                    + result.got())
        .toList();
  }
}
