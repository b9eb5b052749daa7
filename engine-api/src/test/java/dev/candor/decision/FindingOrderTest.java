package dev.candor.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.time.TimeLimit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingOrderTest {

  private static Finding until(String loan, String instant) {
    return Finding.Restrict.of(
        new Reason(
            RuleId.of("wait"), "Wait", Citation.house("1"), "Wait.", Map.of("loan", loan), null),
        List.of(new TimeLimit.NotBefore(Instant.parse(instant))));
  }

  @Test
  void tells_two_findings_of_one_rule_apart_whatever_order_they_come_in() {
    RulebookVersion version = new RulebookVersion("test", "1", "sha256:0");
    Finding a = until("LN-1", "2026-03-06T15:00:00Z");
    Finding b = until("LN-1", "2026-03-07T15:00:00Z");
    Finding c = until("LN-2", "2026-03-05T15:00:00Z");
    assertThat(new Decision(version, List.of(c, b, a)))
        .isEqualTo(new Decision(version, List.of(a, c, b)))
        .extracting(Decision::findings)
        .isEqualTo(List.of(a, b, c));
  }
}
