package dev.candor.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.decision.Disclosure;
import dev.candor.decision.Effect;
import dev.candor.decision.Excepted;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.decision.Verdict;
import dev.candor.law.Citation;
import dev.candor.law.RulebookVersion;
import dev.candor.law.RulebookVersion.Layer;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as the auditor reads it: JSON with the keys always in the same order, so that equal
 * verdicts are equal bytes. Written by hand and not off the records: a field renamed there must not
 * rename what was kept. Stateless.
 */
final class VerdictJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private VerdictJson() {}

  static String of(Verdict verdict) {
    Verdict.Grounds grounds = verdict.grounds();
    ObjectNode json = verdict.match(VerdictJson::permitted, VerdictJson::refused);
    json.put("decidedAt", text(grounds.decidedAt()));
    json.put("askedFor", text(grounds.askedFor()));
    ObjectNode rulebook = json.putObject("rulebook");
    rulebook.put("name", verdict.decision().rulebook().name());
    rulebook.put("version", verdict.decision().rulebook().version());
    rulebook.put("hash", verdict.decision().rulebook().hash());
    ArrayNode layers = rulebook.putArray("layers");
    for (Layer layer : verdict.decision().rulebook().layers()) {
      ObjectNode one = layers.addObject();
      one.put("name", layer.name());
      one.put("version", layer.version());
      one.put("hash", layer.hash());
    }
    ArrayNode findings = json.putArray("findings");
    verdict.decision().findings().forEach(finding -> findings.add(finding(finding, "block")));
    ArrayNode evidence = json.putArray("zoneEvidence");
    grounds.zoneEvidence().forEach(reason -> evidence.add(evidence(reason)));
    json.put("tzdb", grounds.tzdb());
    json.set("warnings", strings(grounds.warnings()));
    // Added later than the keys above, and so behind them: what was kept before stays comparable.
    ArrayNode warnings = json.putArray("ruleWarnings");
    verdict.decision().warnings().forEach(warning -> warnings.add(finding(warning, "warn")));
    ArrayNode exceptions = json.putArray("exceptions");
    verdict.decision().exceptions().forEach(excepted -> exceptions.add(excepted(excepted)));
    return json.toString();
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

  private static ObjectNode permitted(Verdict.Permitted verdict) {
    ObjectNode json = NODES.objectNode();
    json.put("sendAt", text(verdict.sendAt()));
    json.put("earliestAt", text(verdict.earliestAt()));
    json.set("movedBy", rules(verdict.movedBy()));
    return json;
  }

  private static ObjectNode refused(Verdict.Refused verdict) {
    ObjectNode json = NODES.objectNode();
    json.put("sendAt", text(verdict.sendAt()));
    json.put("nextAllowableAt", text(verdict.nextAllowableAt()));
    json.set("refusedBy", rules(verdict.refusedBy()));
    json.put("message", verdict.message());
    return json;
  }

  private static ArrayNode rules(List<? extends Finding> findings) {
    return strings(findings.stream().map(one -> one.reason().ruleId().value()).toList());
  }

  /** Disclosures as a JSON list, each with id and text. */
  static String disclosures(List<Disclosure> disclosures) {
    ArrayNode list = NODES.arrayNode(disclosures.size());
    for (Disclosure one : disclosures) {
      ObjectNode json = list.addObject();
      disclosure(json, one);
      if (!one.saysAlso().isEmpty()) {
        ObjectNode also = json.putObject("saysAlso");
        new TreeMap<>(one.saysAlso()).forEach(also::put);
      }
    }
    return list.toString();
  }

  private static void disclosure(ObjectNode json, Disclosure disclosure) {
    json.put("id", disclosure.id());
    json.put("text", disclosure.text());
  }

  /** A JSON list of strings. */
  static ArrayNode strings(List<String> values) {
    ArrayNode list = NODES.arrayNode(values.size());
    values.forEach(list::add);
    return list;
  }

  private static ObjectNode excepted(Excepted excepted) {
    ObjectNode json = reason(excepted.reason(), null);
    json.put("exceptedBy", excepted.by().value());
    return json.put("because", excepted.because());
  }

  private static ObjectNode finding(Finding finding, String severity) {
    ObjectNode json = reason(finding.reason(), finding.effect());
    return finding
        .match(
            refuse -> json,
            require -> {
              disclosure(json.putObject("disclosure"), require.disclosure());
              return json;
            },
            restrict -> {
              json.put("nextAllowableAt", text(restrict.nextAllowableAt()));
              ArrayNode limits = json.putArray("limits");
              restrict.limits().forEach(limit -> limits.add(limit(limit)));
              return json;
            })
        .put("severity", severity);
  }

  private static ObjectNode reason(Reason reason, @Nullable Effect effect) {
    ObjectNode json = NODES.objectNode();
    json.put("ruleId", reason.ruleId().value());
    json.put("title", reason.title());
    if (effect != null) {
      json.put("effect", effect.wireName());
    }
    json.set("citation", citation(reason.citation()));
    json.put("explanation", reason.explanation());
    ObjectNode facts = json.putObject("facts");
    reason.facts().forEach(facts::put);
    return json.put("effectiveFrom", text(reason.effectiveFrom()));
  }

  private static ObjectNode citation(Citation citation) {
    ObjectNode json = NODES.objectNode();
    json.put("body", citation.body());
    json.put("corpus", citation.corpus());
    json.put("section", citation.section());
    json.put("url", citation.url());
    json.put("verified", citation.verified().name().toLowerCase(Locale.ROOT));
    return json;
  }

  private static ObjectNode limit(TimeLimit limit) {
    return limit.match(new Limits(NODES.objectNode()));
  }

  /** The keys of each kind of limit. */
  private record Limits(ObjectNode json) implements TimeLimit.Kinds<ObjectNode> {

    @Override
    public ObjectNode dailyHours(TimeLimit.DailyHours limit) {
      kind("dailyHours");
      json.put("from", limit.from().toString());
      json.put("to", limit.to().toString());
      return json.put("zone", zone(limit.zone()));
    }

    @Override
    public ObjectNode weekdays(TimeLimit.Weekdays limit) {
      kind("weekdays");
      days(limit.days());
      return json.put("zone", zone(limit.zone()));
    }

    @Override
    public ObjectNode notOnDays(TimeLimit.NotOnDays limit) {
      kind("notOnDays");
      days(limit.days());
      return json.put("zone", zone(limit.zone()));
    }

    @Override
    public ObjectNode closed(TimeLimit.Closed limit) {
      kind("closed");
      days(limit.days());
      json.put("from", text(limit.from()));
      json.put("to", text(limit.to()));
      json.put("first", text(limit.first()));
      json.put("last", text(limit.last()));
      return json.put("zone", zone(limit.zone()));
    }

    @Override
    public ObjectNode calendarCap(TimeLimit.CalendarCap limit) {
      kind("calendarCap");
      json.put("max", limit.max());
      json.put("days", limit.days());
      json.put("zone", zone(limit.zone()));
      return events(limit.events());
    }

    @Override
    public ObjectNode rollingCap(TimeLimit.RollingCap limit) {
      kind("rollingCap");
      json.put("max", limit.max());
      json.put("period", limit.period().toString());
      return events(limit.events());
    }

    @Override
    public ObjectNode coolDown(TimeLimit.CoolDown limit) {
      kind("coolDown");
      json.put("days", limit.days());
      json.put("zone", zone(limit.zone()));
      return events(limit.events());
    }

    @Override
    public ObjectNode notBefore(TimeLimit.NotBefore limit) {
      kind("notBefore");
      return json.put("instant", text(limit.instant()));
    }

    @Override
    public ObjectNode notAfter(TimeLimit.NotAfter limit) {
      kind("notAfter");
      return json.put("instant", text(limit.instant()));
    }

    @Override
    public ObjectNode notBeforeDay(TimeLimit.NotBeforeDay limit) {
      kind("notBeforeDay");
      json.put("day", limit.day().toString());
      return json.put("zone", zone(limit.zone()));
    }

    @Override
    public ObjectNode notAfterDay(TimeLimit.NotAfterDay limit) {
      kind("notAfterDay");
      json.put("day", limit.day().toString());
      return json.put("zone", zone(limit.zone()));
    }

    private void kind(String kind) {
      json.put("kind", kind);
    }

    private void days(Set<?> days) {
      // a limit keeps its days in the order of the calendar
      json.set("days", strings(days.stream().map(Object::toString).toList()));
    }

    private ObjectNode events(List<Instant> events) {
      json.set("events", instants(events));
      return json;
    }
  }

  private static String zone(LimitZone zone) {
    return zone.match(() -> "recipient", ZoneId::getId);
  }

  private static ObjectNode evidence(ZoneEvidence evidence) {
    ObjectNode json = NODES.objectNode();
    json.put("source", evidence.source().name());
    json.put("basis", evidence.basis());
    // a set has no order of its own
    json.set("zones", strings(evidence.zones().stream().map(ZoneId::getId).sorted().toList()));
    json.put("takenFrom", evidence.takenFrom());
    return json.put("asOf", text(evidence.asOf()));
  }

  private static ArrayNode instants(List<Instant> instants) {
    return strings(instants.stream().sorted().map(Instant::toString).toList());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
