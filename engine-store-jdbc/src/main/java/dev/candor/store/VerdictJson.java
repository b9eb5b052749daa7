package dev.candor.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.decision.Disclosure;
import dev.candor.decision.Verdict;
import dev.candor.json.form.VerdictForm;
import dev.candor.law.RulebookVersion;
import dev.candor.law.RulebookVersion.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A verdict as it is kept for the auditor: the one form of {@link VerdictForm}, with all that it
 * takes to judge again. What was kept before the form had a mark is read as well. Stateless.
 */
final class VerdictJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private VerdictJson() {}

  /** Returns a verdict as it is kept; equal verdicts are equal bytes. */
  static String of(Verdict verdict) {
    return VerdictForm.forRecord(verdict).toString();
  }

  /**
   * Returns the rulebook a verdict was made by; one kept before there were layers has its names.
   */
  static RulebookVersion rulebook(JsonNode verdict) {
    JsonNode rulebook = verdict.path("rulebook");
    String name = rulebook.path("name").asText();
    String version = rulebook.path("version").asText();
    String hash = rulebook.path("hash").asText();
    if (rulebook.path("layers").isEmpty()) {
      return RulebookVersion.ofJoined(name, version, hash);
    }

    List<Layer> layers = new ArrayList<>();
    for (JsonNode layer : rulebook.path("layers")) {
      layers.add(
          new Layer(
              layer.path("name").asText(),
              layer.path("version").asText(),
              layer.path("hash").asText()));
    }

    return new RulebookVersion(name, version, hash, layers);
  }

  /** Returns disclosures as a JSON list, each with id and text. */
  static String disclosures(List<Disclosure> disclosures) {
    ArrayNode list = NODES.arrayNode(disclosures.size());
    for (Disclosure one : disclosures) {
      ObjectNode json = list.addObject();
      json.put("id", one.id());
      json.put("text", one.text());
      if (!one.saysAlso().isEmpty()) {
        ObjectNode also = json.putObject("saysAlso");
        new TreeMap<>(one.saysAlso()).forEach(also::put);
      }
    }
    return list.toString();
  }

  /** Returns a JSON list of strings. */
  static ArrayNode strings(List<String> values) {
    ArrayNode list = NODES.arrayNode(values.size());
    values.forEach(list::add);
    return list;
  }
}
