package dev.candor.json.form;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.decision.Decision;
import dev.candor.decision.Excepted;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.decision.Verdict;
import dev.candor.law.Citation;
import dev.candor.law.RulebookVersion;
import dev.candor.time.ZoneEvidence;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON form of a verdict: keys always in the same order, null where there is nothing to
 * say, so that equal verdicts are equal bytes. Written by hand and not off the records: a field
 * renamed there must not rename what somebody reads or has kept. Stateless.
 */
public final class VerdictForm {

  /** The status of a message that is accepted. */
  public static final int ACCEPTED = 202;

  /** The status of one that is refused. */
  public static final int CONFLICT = 409;

  /**
   * The mark of the form under the key {@code form} of what is kept. What was kept before there was
   * a mark has none, and other keys: {@code citation} is an object there, and {@code outcome} is
   * missing.
   */
  public static final int VERSION = 2;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final boolean kept;

  private VerdictForm(boolean kept) {
    this.kept = kept;
  }

  /** Returns the verdict for who asked. */
  public static ObjectNode of(Verdict verdict) {
    return new VerdictForm(false).verdict(verdict);
  }

  /**
   * Returns the verdict for the record: the same keys and values, and beside them what an auditor
   * needs to judge it again: {@code form}, {@code earliestAt}, and of each finding its {@code
   * provision}, {@code limits} and {@code disclosureId}.
   */
  public static ObjectNode forRecord(Verdict verdict) {
    return new VerdictForm(true).verdict(verdict);
  }

  /** Returns one sentence that says when a message goes and what moved it. */
  public static String message(Verdict.Permitted verdict) {
    if (!verdict.later()) {
      return "Accepted; goes now.";
    }
    String why =
        verdict.movedBy().stream()
            .map(one -> one.reason().title() + ", " + one.reason().citation().text())
            .collect(Collectors.joining("; "));
    return "Accepted; scheduled for "
        + verdict.sendAt()
        + (why.isEmpty() ? "." : ", moved by: " + why + ".");
  }

  /** Returns a reason as it is for who asked. */
  public static ObjectNode reason(Reason reason) {
    return new VerdictForm(false).reason(reason, null);
  }

  /** Returns the rulebook that was asked, with its layers. */
  public static ObjectNode rulebook(RulebookVersion rulebook) {
    ObjectNode json = NODES.objectNode();
    json.put("name", rulebook.name());
    json.put("version", rulebook.version());
    json.put("hash", rulebook.hash());
    ArrayNode layers = json.putArray("layers");
    for (RulebookVersion.Layer layer : rulebook.layers()) {
      layers
          .addObject()
          .put("name", layer.name())
          .put("version", layer.version())
          .put("hash", layer.hash());
    }

    return json;
  }

  /** Returns one piece of evidence of where a borrower may be. */
  public static ObjectNode evidence(ZoneEvidence evidence) {
    ObjectNode json = NODES.objectNode();
    json.put("source", evidence.source().name().toLowerCase(Locale.ROOT));
    json.put("basis", evidence.basis());
    // a set has no order of its own
    json.set("zones", strings(evidence.zones().stream().map(ZoneId::getId).sorted().toList()));
    json.put("takenFrom", evidence.takenFrom());
    return json.put("asOf", text(evidence.asOf()));
  }

  private ObjectNode verdict(Verdict verdict) {
    ObjectNode json = NODES.objectNode();
    if (kept) {
      json.put("form", VERSION);
    }
    verdict.match(permitted -> addPermitted(json, permitted), refused -> addRefused(json, refused));

    Verdict.Grounds grounds = verdict.grounds();
    json.put("decidedAt", text(grounds.decidedAt()));
    json.put("askedFor", text(grounds.askedFor()));
    Decision decision = verdict.decision();
    json.set("findings", list(decision.findings(), one -> finding(one, "block")));
    json.set("zoneEvidence", list(grounds.zoneEvidence(), VerdictForm::evidence));
    json.set("warnings", strings(grounds.warnings()));
    json.set("rulebook", rulebook(decision.rulebook()));
    json.put("tzdb", grounds.tzdb());
    json.set("ruleWarnings", list(decision.warnings(), one -> finding(one, "warn")));
    json.set("exceptions", list(decision.exceptions(), this::exception));
    return json;
  }

  private ObjectNode addPermitted(ObjectNode json, Verdict.Permitted verdict) {
    json.put("outcome", "accepted");
    json.put("status", ACCEPTED);
    json.put("message", message(verdict));
    json.put("sendAt", text(verdict.sendAt()));
    if (kept) {
      json.put("earliestAt", text(verdict.earliestAt()));
    }
    return json.set("movedBy", strings(ruleIds(verdict.movedBy())));
  }

  private static ObjectNode addRefused(ObjectNode json, Verdict.Refused verdict) {
    json.put("outcome", "refused");
    json.put("status", CONFLICT);
    json.put("message", verdict.message());
    json.put("sendAt", text(verdict.sendAt()));
    json.put("nextAllowableAt", text(verdict.nextAllowableAt()));
    return json.set(
        "refusedBy", strings(ruleIds(verdict.refusedBy()).stream().distinct().toList()));
  }

  private ObjectNode finding(Finding finding, String severity) {
    ObjectNode json = reason(finding.reason(), finding.effect().wireName());
    json.put("nextAllowableAt", (String) null);
    json.put("disclosure", (String) null);
    json.put("severity", severity);

    return finding.match(
        refuse -> json,
        require -> {
          json.put("disclosure", require.disclosure().text());
          return kept ? json.put("disclosureId", require.disclosure().id()) : json;
        },
        restrict -> {
          json.put("nextAllowableAt", text(restrict.nextAllowableAt()));
          if (kept) {
            json.set("limits", list(restrict.limits(), LimitForm::of));
          }
          return json;
        });
  }

  private ObjectNode exception(Excepted excepted) {
    ObjectNode json = reason(excepted.reason(), null);
    json.put("exceptedBy", excepted.by().value());
    return json.put("because", excepted.because());
  }

  private ObjectNode reason(Reason reason, @Nullable String effect) {
    ObjectNode json = NODES.objectNode();
    json.put("ruleId", reason.ruleId().value());
    json.put("title", reason.title());
    if (effect != null) {
      json.put("effect", effect);
    }
    json.put("citation", reason.citation().text());
    json.put("citationUrl", reason.citation().url());
    if (kept) {
      json.set("provision", provision(reason.citation()));
    }
    json.put("explanation", reason.explanation());
    ObjectNode facts = json.putObject("facts");
    reason.facts().forEach(facts::put);

    return json.put("effectiveFrom", text(reason.effectiveFrom()));
  }

  private static ObjectNode provision(Citation citation) {
    return NODES
        .objectNode()
        .put("body", citation.body())
        .put("corpus", citation.corpus())
        .put("section", citation.section())
        .put("verified", citation.verified().name().toLowerCase(Locale.ROOT));
  }

  private static List<String> ruleIds(List<? extends Finding> findings) {
    return findings.stream().map(one -> one.reason().ruleId().value()).toList();
  }

  private static <T> ArrayNode list(Collection<? extends T> values, Function<T, ObjectNode> form) {
    ArrayNode list = NODES.arrayNode(values.size());
    values.forEach(one -> list.add(form.apply(one)));
    return list;
  }

  private static ArrayNode strings(List<String> values) {
    ArrayNode list = NODES.arrayNode(values.size());
    values.forEach(list::add);
    return list;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
