package dev.candor.cli.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.InteractionForm;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.SegmentsForm;
import dev.candor.cli.answer.TextPage;
import dev.candor.decision.Disclosure;
import dev.candor.document.Document;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions.Decided;
import dev.candor.interaction.Interactions.Recorded;
import dev.candor.interaction.Terms;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answer of {@code interactions show}: an interaction with its content and decisions. */
record RecordedAnswer(Recorded recorded) implements CommandAnswer {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public Object toJson() {
    return JsonAnswers.of(
        "interaction", InteractionForm.of(recorded.interaction()),
        "content", content(recorded.document()),
        "decision", tree(recorded.decision()),
        "decisions", recorded.decisions().stream().map(RecordedAnswer::toJson).toList(),
        "terms", terms(recorded.terms()));
  }

  private static @Nullable Object content(@Nullable Document document) {
    return document == null
        ? null
        : SegmentsForm.add(
            SegmentsForm.count(document),
            JsonAnswers.of(
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
                size(document.pdf())));
  }

  private static @Nullable Integer size(byte @Nullable [] bytes) {
    return bytes == null ? null : Integer.valueOf(bytes.length);
  }

  private static Map<String, @Nullable Object> toJson(Decided decided) {
    return JsonAnswers.of(
        "decidedAt", decided.at().toString(),
        "status", decided.status().wireName(),
        "decision", tree(decided.verdict()));
  }

  private static @Nullable Object terms(@Nullable Terms terms) {
    return terms == null
        ? null
        : JsonAnswers.of(
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
            terms.disclosures().stream().map(Disclosure::id).toList());
  }

  /** Returns a decision as it was kept. */
  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  @Override
  public void print(TextPage text) {
    Interaction one = recorded.interaction();
    text.printLine(text.bold(one.id().value()) + "  " + one.subject().title());
    text.printLabeled(
        "status",
        one.status()
            + (one.statusDetails() == null ? "" : ", " + one.statusDetails())
            + (one.complianceGuardRuleId() == null ? "" : ", by " + one.complianceGuardRuleId()));
    text.printLabeled("send at", one.sendAt().toString());
    text.printLabeled(
        "recorded",
        one.createdAt() + (one.externalId() == null ? "" : ", external id " + one.externalId()));
    text.printLabeled(
        "borrower",
        one.personId() + (one.contactId() == null ? "" : ", contact " + one.contactId()));
    text.printLabeled("channel", one.channel() + ", theme " + one.theme() + ", " + one.direction());

    if (!one.loanIds().isEmpty()) {
      text.printLabeled(
          "loans", one.loanIds().stream().map(Object::toString).collect(Collectors.joining(", ")));
    }

    Document document = recorded.document();
    if (document != null) {
      printDocument(text, document);
    }
    recorded
        .decisions()
        .forEach(
            decided ->
                text.printWrapped(
                    "decided", decided.at() + " " + decided.status() + describe(decided)));
    text.printLabeled("", "candor interactions show " + one.id() + " --json");
  }

  private void printDocument(TextPage text, Document document) {
    text.printLabeled("template", document.template() + ", " + document.language());
    if (document.subjectLine() != null) {
      text.printLabeled("subject", document.subjectLine());
    }
    text.printLabeled(
        "content",
        describe("text", document.text())
            + describe("html", document.html())
            + (document.pdf() == null ? "" : "pdf " + size(document.pdf()) + " bytes"));
    SegmentsForm.print(SegmentsForm.count(document), text);
    text.printLabeled(
        "", "candor interactions show " + recorded.interaction().id() + " --fmt text|html|pdf");
  }

  /** Returns what a decision as it was kept says of itself in a few words. */
  private static String describe(Decided decided) {
    JsonNode json = tree(decided.verdict());
    SortedSet<String> rules = new TreeSet<>();
    json.path("movedBy").forEach(rule -> rules.add(rule.asText()));
    json.path("refusedBy").forEach(rule -> rules.add(rule.asText()));
    String by = rules.isEmpty() ? "" : ", by " + String.join(", ", rules);
    return switch (decided.status()) {
      case SCHEDULED -> " for " + json.path("sendAt").asText() + by;
      case FAILED -> by;
      default -> "";
    };
  }

  private static String describe(String form, @Nullable String content) {
    return content == null ? "" : form + " " + content.length() + " characters  ";
  }
}
