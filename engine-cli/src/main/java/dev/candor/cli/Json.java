package dev.candor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.Openings;
import dev.candor.Preview;
import dev.candor.decision.Decision;
import dev.candor.decision.Disclosure;
import dev.candor.decision.Excepted;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.decision.Verdict;
import dev.candor.document.Document;
import dev.candor.document.TemplateDescriptor;
import dev.candor.document.TextSegments;
import dev.candor.document.UndefinedName;
import dev.candor.fault.BrokenRulebookException;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.fault.FaultException;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions.Decided;
import dev.candor.interaction.Interactions.Recorded;
import dev.candor.interaction.Outcome;
import dev.candor.interaction.Release;
import dev.candor.interaction.Terms;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.message.SubjectDescriptor;
import dev.candor.template.TemplateListing;
import dev.candor.template.Variable;
import dev.candor.time.ZoneEvidence;
import dev.candor.workshop.change.Replay;
import dev.candor.workshop.page.ExplainedVerdict;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answers as JSON: fields in a fixed order, null where there is nothing to say. */
final class Json {

  static final int ACCEPTED = 202;
  static final int CONFLICT = 409;
  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  /** As it is printed: the lines of it are the program's own. */
  static String text(Object tree) {
    try {
      return EscapingWriter.ANSWER
          + MAPPER.writeValueAsString(tree).replace(System.lineSeparator(), EscapingWriter.BREAK);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** On one line. */
  static String line(Object tree) {
    try {
      return EscapingWriter.ANSWER
          + MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(tree);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static Map<String, @Nullable Object> change(Replay.Change change) {
    return of(
        "line", change.line(),
        "at", change.at().toString(),
        "personId", change.person().value(),
        "subject", change.subject().wireName(),
        "channel", said(change.channel()),
        "before", answer(change.before()),
        "after", answer(change.after()),
        "because", sorted(change.because()));
  }

  private static Map<String, @Nullable Object> answer(Replay.Answer answer) {
    return of(
        "outcome",
        answer.permitted() ? "accepted" : "refused",
        answer.permitted() ? "sendAt" : "nextAllowableAt",
        said(answer.at()),
        "rules",
        sorted(answer.rules()),
        "disclosures",
        answer.disclosures(),
        "ruleWarnings",
        sorted(answer.warnings()));
  }

  static Map<String, @Nullable Object> summary(Replay.Summary summary) {
    return of(
        "decisions", summary.decisions(),
        "changed", summary.changed(),
        "refusedNow", summary.refusedNow(),
        "goNow", summary.goNow(),
        "borrowers", summary.borrowers());
  }

  static List<String> sorted(Set<RuleId> ids) {
    return ids.stream().map(RuleId::value).sorted().toList();
  }

  static Map<String, @Nullable Object> outcome(Outcome outcome) {
    return outcome.match(
        queued -> accepted(queued.interaction(), queued.undefinedNames(), queued.verdict()),
        scheduled ->
            accepted(scheduled.interaction(), scheduled.undefinedNames(), scheduled.verdict()),
        refused -> refused(refused.verdict()));
  }

  /** Adds how a text message is cut; nothing for what goes another way. */
  static Map<String, @Nullable Object> with(
      @Nullable TextSegments segments, Map<String, @Nullable Object> json) {
    if (segments != null) {
      json.put("segments", segments.segments());
      json.put("encoding", segments.encoding().wireName());
    }
    return json;
  }

  static Map<String, @Nullable Object> verdict(Verdict verdict) {
    return verdict.match(Json::permitted, Json::refused);
  }

  /**
   * Openings as data.
   *
   * @param instant whether only the first instant was asked of
   */
  static Map<String, @Nullable Object> openings(Openings openings, boolean instant) {
    Map<String, @Nullable Object> json =
        of(
            instant ? "at" : "from",
            openings.from().toString(),
            "open",
            openings.open(),
            "nextOpenAt",
            said(openings.nextOpenAt()));
    if (instant) {
      Openings.Stretch first = openings.stretches().get(0);
      json.put("closedBy", first.closedBy().stream().map(Json::closing).toList());
    } else {
      json.put("until", openings.until().toString());
      json.put(
          "stretches",
          openings.stretches().stream()
              .map(
                  one ->
                      of(
                          "from", one.from().toString(),
                          "until", one.until().toString(),
                          "open", one.open(),
                          "closedBy", one.closedBy().stream().map(Json::closing).toList()))
              .toList());
    }
    json.put("zoneEvidence", openings.zoneEvidence().stream().map(Json::evidence).toList());
    json.put("rulebook", rulebook(openings.rulebook()));
    json.put("tzdb", openings.tzdb());
    return json;
  }

  private static Map<String, @Nullable Object> closing(Openings.Closing closing) {
    Map<String, @Nullable Object> json = reason(closing.reason());
    json.put("until", said(closing.until()));
    return json;
  }

  private static Map<String, @Nullable Object> rulebook(RulebookVersion rulebook) {
    return of(
        "name",
        rulebook.name(),
        "version",
        rulebook.version(),
        "hash",
        rulebook.hash(),
        "layers",
        rulebook.layers().stream()
            .map(
                layer -> of("name", layer.name(), "version", layer.version(), "hash", layer.hash()))
            .toList());
  }

  static Map<String, @Nullable Object> explained(ExplainedVerdict explained) {
    Map<String, @Nullable Object> json = verdict(explained.verdict());
    json.put(
        "lifts",
        explained.lifts().stream()
            .map(
                lift ->
                    of(
                        "ruleId",
                        lift.finding().reason().ruleId().value(),
                        "facts",
                        lift.turns().stream().map(Json::turn).toList(),
                        "exceptions",
                        lift.exceptions().stream().map(Json::nearly).toList()))
            .toList());
    json.put("nearly", explained.nearly().stream().map(Json::nearly).toList());
    return json;
  }

  private static Map<String, @Nullable Object> nearly(ExplainedVerdict.Nearly one) {
    return of(
        "ruleId", one.rule().value(),
        "title", one.title(),
        "would", one.would(),
        "loanId", said(one.loan()),
        "facts", one.turns().stream().map(Json::turn).toList());
  }

  private static Map<String, @Nullable Object> turn(ExplainedVerdict.Turn turn) {
    return of("fact", turn.fact(), "is", turn.is(), "wouldBe", turn.wouldBe());
  }

  private static Map<String, @Nullable Object> accepted(
      Interaction interaction, List<UndefinedName> undefined, Verdict.Permitted verdict) {
    Map<String, @Nullable Object> json = permitted(verdict);
    json.put("interaction", interaction(interaction));
    json.put("undefinedNames", undefined.stream().map(Json::undefined).toList());
    return json;
  }

  private static Map<String, @Nullable Object> permitted(Verdict.Permitted verdict) {
    Map<String, @Nullable Object> json =
        head("accepted", ACCEPTED, Told.message(verdict), verdict.sendAt().toString());
    json.put(
        "movedBy", verdict.movedBy().stream().map(one -> one.reason().ruleId().value()).toList());
    rest(json, verdict.decision(), verdict.grounds());
    return json;
  }

  private static Map<String, @Nullable Object> refused(Verdict.Refused verdict) {
    Map<String, @Nullable Object> json =
        head("refused", CONFLICT, verdict.message(), said(verdict.sendAt()));
    json.put("nextAllowableAt", said(verdict.nextAllowableAt()));
    json.put(
        "refusedBy",
        verdict.refusedBy().stream().map(one -> one.reason().ruleId().value()).distinct().toList());
    rest(json, verdict.decision(), verdict.grounds());
    json.put("undefinedNames", List.of());
    return json;
  }

  private static Map<String, @Nullable Object> head(
      String outcome, int status, String message, @Nullable String sendAt) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("outcome", outcome);
    json.put("status", status);
    json.put("message", message);
    json.put("sendAt", sendAt);
    return json;
  }

  private static void rest(
      Map<String, @Nullable Object> json, Decision decision, Verdict.Grounds grounds) {
    json.put("decidedAt", grounds.decidedAt().toString());
    json.put("askedFor", grounds.askedFor().toString());
    json.put("findings", decision.findings().stream().map(one -> finding(one, "block")).toList());
    json.put("zoneEvidence", grounds.zoneEvidence().stream().map(Json::evidence).toList());
    json.put("warnings", grounds.warnings());
    json.put("rulebook", rulebook(decision.rulebook()));
    json.put("tzdb", grounds.tzdb());
    json.put(
        "ruleWarnings", decision.warnings().stream().map(one -> finding(one, "warn")).toList());
    json.put("exceptions", decision.exceptions().stream().map(Json::excepted).toList());
  }

  private static Map<String, @Nullable Object> excepted(Excepted excepted) {
    Map<String, @Nullable Object> json = reason(excepted.reason());
    json.put("exceptedBy", excepted.by().value());
    json.put("because", excepted.because());
    return json;
  }

  private static Map<String, @Nullable Object> reason(Reason reason) {
    return of(
        "ruleId", reason.ruleId().value(),
        "title", reason.title(),
        "citation", reason.citation().text(),
        "citationUrl", reason.citation().url(),
        "explanation", reason.explanation(),
        "facts", reason.facts(),
        "effectiveFrom", said(reason.effectiveFrom()));
  }

  private static Map<String, @Nullable Object> finding(Finding finding, String severity) {
    Reason reason = finding.reason();
    Map<String, @Nullable Object> json =
        of(
            "ruleId", reason.ruleId().value(),
            "title", reason.title(),
            "effect", finding.effect().wireName(),
            "citation", reason.citation().text(),
            "citationUrl", reason.citation().url(),
            "explanation", reason.explanation(),
            "facts", reason.facts(),
            "effectiveFrom", said(reason.effectiveFrom()));
    json.put(
        "nextAllowableAt",
        finding.<@Nullable Object>match(
            refuse -> null, require -> null, restrict -> said(restrict.nextAllowableAt())));
    json.put(
        "disclosure",
        finding.<@Nullable Object>match(
            refuse -> null, require -> require.disclosure().text(), restrict -> null));
    json.put("severity", severity);
    return json;
  }

  private static Map<String, @Nullable Object> evidence(ZoneEvidence evidence) {
    return of(
        "source",
        evidence.source().name().toLowerCase(Locale.ROOT),
        "basis",
        evidence.basis(),
        "zones",
        evidence.zones().stream().map(Object::toString).sorted().toList(),
        "takenFrom",
        evidence.takenFrom(),
        "asOf",
        evidence.asOf() == null ? null : evidence.asOf().toString());
  }

  static Map<String, @Nullable Object> undefined(UndefinedName name) {
    return of(
        "name",
        name.name(),
        "template",
        name.template(),
        "line",
        name.line(),
        "column",
        name.column(),
        "nearest",
        name.nearest());
  }

  static Map<String, @Nullable Object> interaction(Interaction one) {
    Map<String, @Nullable Object> json =
        of(
            "id",
            one.id().value(),
            "externalId",
            said(one.externalId()),
            "status",
            one.status().wireName(),
            "statusDetails",
            said(one.statusDetails()));
    json.put("sendAt", one.sendAt().toString());
    json.put("createdAt", one.createdAt().toString());
    json.put("personId", one.personId().value());
    json.put("contactId", said(one.contactId()));
    json.put("channel", one.channel().wireName());
    json.put("subject", one.subject().wireName());
    json.put("theme", one.theme().wireName());
    json.put("direction", one.direction().wireName());
    json.put("loanIds", one.loanIds().stream().map(Object::toString).toList());
    json.put("caseId", said(one.caseId()));
    json.put("statementId", said(one.statementId()));
    json.put("attachments", one.attachments().stream().map(Object::toString).toList());
    json.put("previousInteractionId", one.previousInteractionId());
    json.put("supercaseBulkOperationId", one.supercaseBulkOperationId());
    json.put("isTransactional", one.transactional());
    json.put("sensitive", one.sensitive());
    json.put("complianceGuardRuleId", said(one.complianceGuardRuleId()));
    return json;
  }

  static Map<String, @Nullable Object> recorded(Recorded recorded) {
    Map<String, @Nullable Object> json = of("interaction", interaction(recorded.interaction()));
    Document document = recorded.document();
    json.put(
        "content",
        document == null
            ? null
            : with(
                Told.segments(document),
                of(
                    "template",
                    document.template(),
                    "language",
                    document.language(),
                    "subjectLine",
                    document.subjectLine(),
                    "contentText",
                    document.text(),
                    "contentHtml",
                    document.html(),
                    "pdfBytes",
                    Told.size(document.pdf()))));
    json.put("decision", tree(recorded.decision()));
    json.put("decisions", recorded.decisions().stream().map(Json::decided).toList());
    Terms terms = recorded.terms();
    json.put(
        "terms",
        terms == null
            ? null
            : of(
                "firstDueAt",
                terms.firstDueAt().toString(),
                "movable",
                terms.movable(),
                "sendJitter",
                terms.jitterSeconds(),
                "dialing",
                terms.manner().dialing().wireName(),
                "commercial",
                terms.manner().commercial(),
                "limitedContent",
                terms.manner().limitedContent(),
                "plainEnvelope",
                terms.manner().plainEnvelope(),
                "useTemplate",
                terms.useTemplate(),
                "language",
                terms.language(),
                "disclosures",
                terms.disclosures().stream().map(Disclosure::id).toList()));
    return json;
  }

  private static Map<String, @Nullable Object> decided(Decided decided) {
    return of(
        "decidedAt", decided.at().toString(),
        "status", decided.status().wireName(),
        "decision", tree(decided.verdict()));
  }

  /** A decision as it was kept. */
  static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  static Map<String, @Nullable Object> releases(List<Release> releases) {
    return of("releases", releases.stream().map(Json::release).toList());
  }

  private static Map<String, @Nullable Object> release(Release release) {
    Map<String, @Nullable Object> json =
        of(
            "outcome", Told.outcome(release),
            "message", Told.message(release),
            "interaction", interaction(release.interaction()));
    Verdict verdict = Told.verdict(release);
    json.put("verdict", verdict == null ? null : verdict(verdict));
    return json;
  }

  static Map<String, @Nullable Object> subject(SubjectDescriptor descriptor) {
    return of(
        "subject", descriptor.subject().wireName(),
        "title", descriptor.title(),
        "theme", said(descriptor.theme()),
        "caseTypes", descriptor.caseTypes().stream().map(Object::toString).sorted().toList(),
        "agentCanSend", descriptor.agentCanSend(),
        "previewOnly", descriptor.previewOnly());
  }

  static Map<String, @Nullable Object> preview(Preview preview) {
    return of(
        "contentHtml", preview.contentHtml(),
        "contentText", preview.contentText(),
        "subjectLine", preview.subjectLine(),
        "undefinedNames", preview.undefinedNames().stream().map(Json::undefined).toList());
  }

  static Map<String, @Nullable Object> faults(FaultException failure) {
    boolean broken =
        failure instanceof BrokenTemplateException || failure instanceof BrokenRulebookException;
    Map<String, @Nullable Object> json =
        head(
            "failed",
            broken ? UNPROCESSABLE : BAD_REQUEST,
            String.valueOf(failure.getMessage()),
            null);
    json.put("faults", failure.faults().stream().map(Json::fault).toList());
    return json;
  }

  static Map<String, @Nullable Object> fault(Fault fault) {
    return of(
        "place", fault.place(),
        "path", fault.path(),
        "message", fault.message(),
        "maybe", fault.maybe());
  }

  static Map<String, @Nullable Object> template(TemplateListing listing) {
    TemplateDescriptor template = listing.descriptor();
    return of(
        "key", template.key(),
        "subject", template.subject().wireName(),
        "channel", template.channel().wireName(),
        "language", template.language(),
        "loanType", said(template.loanType()),
        "name", template.name(),
        "sensitive", template.sensitive(),
        "enabled", template.enabled(),
        "books", listing.books(),
        "checksum", listing.checksum());
  }

  static Map<String, @Nullable Object> part(TemplateListing.Part part) {
    return of(
        "part",
        part.name(),
        "file",
        file(part.file()),
        "partials",
        part.partials().stream().map(Json::file).toList());
  }

  private static Map<String, @Nullable Object> file(TemplateListing.File file) {
    return of("path", file.path(), "book", file.book(), "text", file.text());
  }

  static Map<String, @Nullable Object> variable(Variable variable) {
    Variable items = variable.items();
    return of(
        "name", variable.name(),
        "path", variable.path(),
        "type", variable.type().toString(),
        "optional", variable.optional(),
        "nullable", variable.nullable(),
        "given", variable.given(),
        "uses", variable.uses(),
        "names", variable.names().stream().map(Json::variable).toList(),
        "items", items == null ? null : variable(items));
  }

  private static @Nullable String said(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** A map in the order given: name, value, name, value. */
  static Map<String, @Nullable Object> of(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }
}
