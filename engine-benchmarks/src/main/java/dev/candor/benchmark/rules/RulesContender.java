package dev.candor.benchmark.rules;

import dev.candor.benchmark.turn.OwnFolder;
import dev.candor.compliance.DroolsRules;
import dev.candor.compliance.Rulebooks;
import dev.candor.compliance.internal.decide.PredicateRules;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.decision.Rules;
import dev.candor.law.RulebookVersion;
import java.util.List;

/** Who decides. */
public enum RulesContender {
  /** Java by hand. */
  FLOOR,
  /** The rows of a rulebook, asked one after the other. */
  CANDOR_PREDICATES,
  /** A rulebook as a service decides by it. */
  CANDOR_DROOLS,
  /** Text over joined facts. */
  JOINED_DRL;

  static final RulebookVersion VERSION = new RulebookVersion("generated", "1", "sha256:0");

  Rules open(int rules) {
    List<GeneratedRule> generated = GeneratedRule.rules(rules);
    return switch (this) {
      case FLOOR -> ByHandRules.of(VERSION, generated);
      case CANDOR_PREDICATES -> PredicateRules.of(rulebook(generated));
      case CANDOR_DROOLS -> DroolsRules.of(rulebook(generated));
      case JOINED_DRL -> new JoinedDrl(VERSION, generated);
    };
  }

  static Rulebook rulebook(List<GeneratedRule> rules) {
    try (OwnFolder folder = new OwnFolder()) {
      folder.put("rulebook.yaml", "name: generated\nversion: \"1\"\n");
      rules.forEach(rule -> folder.put("rules/" + rule.id() + ".yaml", rule.yaml()));
      return Rulebooks.fromFolder(folder.path());
    }
  }
}
