package dev.candor.workshop.check;

import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.internal.yaml.YamlParser;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RulebookReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a rulebook, read once more for the places of their keys. Not to be shared between
 * threads.
 */
final class RulePlaces {

  private final RulebookReading reading;
  private final Map<String, Optional<YamlNode>> parsed = new HashMap<>();

  RulePlaces(RulebookReading reading) {
    this.reading = reading;
  }

  /** Returns where the keys of a rule stand, or else the rule. */
  String of(RuleDefinition rule, String... keys) {
    Optional<YamlNode> at =
        TableRows.file(rule).startsWith("rules/")
            ? yaml(TableRows.file(rule))
            : Optional.<YamlNode>empty();
    String place = rule.place();
    for (String key : keys) {
      at = at.flatMap(yaml -> yaml.get(key));
      place = at.map(YamlNode::place).orElse(place);
    }
    return place;
  }

  /** Returns a file read once more, for its places; its faults are known. */
  Optional<YamlNode> yaml(String name) {
    return parsed.computeIfAbsent(
        name,
        file -> {
          byte[] bytes = reading.files().get(file);
          return bytes == null
              ? Optional.empty()
              : YamlParser.parse(file, bytes, new ArrayList<>()).filter(YamlNode::isMapping);
        });
  }
}
