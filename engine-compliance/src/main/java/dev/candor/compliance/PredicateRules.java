package dev.candor.compliance;

import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Rules;
import dev.candor.law.RulebookVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides by a rulebook with nothing but its rows, looked up by state and channel and then asked
 * one after the other. The yardstick for {@link DroolsRules}, which must answer the same. May be
 * shared between threads.
 */
public final class PredicateRules implements Rules {

  /** No state and no channel is called so. */
  private static final String ANY = "*";

  private final RulebookVersion version;
  private final LowestLayer lowest;
  private final Map<String, Map<String, List<Row>>> rows = new HashMap<>();

  private PredicateRules(RulebookVersion version, List<Row> rows) {
    this.version = version;
    this.lowest = LowestLayer.of(rows);
    for (Row row : rows) {
      for (String state : row.states().isEmpty() ? List.of(ANY) : row.states()) {
        for (String channel : row.channels().isEmpty() ? List.of(ANY) : row.channels()) {
          this.rows
              .computeIfAbsent(state, key -> new HashMap<>())
              .computeIfAbsent(channel, key -> new ArrayList<>())
              .add(row);
        }
      }
    }
  }

  /** Decides by this rulebook. */
  public static PredicateRules of(Rulebook rulebook) {
    return of(rulebook.version(), rulebook.rows());
  }

  static PredicateRules of(RulebookVersion version, List<Row> rows) {
    return new PredicateRules(version, rows);
  }

  @Override
  public Decision decide(Facts facts) {
    Findings findings = new Findings();
    try {
      for (Matter matter : Matter.of(facts)) {
        ask(rows.get(ANY), matter, findings);
        ask(rows.get(matter.stateKey()), matter, findings);
      }
      return lowest.judge(facts, findings.decision(version));
    } catch (RuntimeException failure) {
      return DroolsRules.failed(version, failure);
    }
  }

  private static void ask(
      @Nullable Map<String, List<Row>> byChannel, Matter matter, Findings findings) {
    if (byChannel != null) {
      ask(byChannel.getOrDefault(ANY, List.of()), matter, findings);
      ask(byChannel.getOrDefault(matter.channelKey(), List.of()), matter, findings);
    }
  }

  private static void ask(List<Row> rows, Matter matter, Findings findings) {
    for (Row row : rows) {
      if (row.speaks(matter)) {
        findings.add(row, matter);
      }
    }
  }
}
