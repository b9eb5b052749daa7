package dev.candor.benchmark.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Rules;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("contest")
class RulesContestTest {

  @ParameterizedTest
  @CsvSource({
    "CANDOR_PREDICATES, 20",
    "CANDOR_DROOLS, 20",
    "JOINED_DRL, 20",
    "CANDOR_PREDICATES, 200",
    "CANDOR_DROOLS, 200",
    "JOINED_DRL, 200",
    "CANDOR_PREDICATES, 2000",
    "CANDOR_DROOLS, 2000"
  })
  void all_decide_the_same(RulesContender contender, int size) {
    Rules byHand = RulesContender.FLOOR.open(size);
    Rules rules = contender.open(size);
    int findings = 0;
    for (int history : List.of(0, 20)) {
      for (Facts question : Questions.of(GeneratedRule.states(size), history)) {
        Decision expected = byHand.decide(question);
        findings += expected.findings().size();
        Decision decided = rules.decide(question);
        assertThat(decided.findings()).isEqualTo(expected.findings());
      }
    }
    assertThat(findings).isPositive();
  }
}
