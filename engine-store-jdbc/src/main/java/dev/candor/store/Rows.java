package dev.candor.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.decision.Disclosure;
import dev.candor.document.Document;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions.Decided;
import dev.candor.interaction.Terms;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.message.CaseId;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.Dialing;
import dev.candor.message.Direction;
import dev.candor.message.DocumentId;
import dev.candor.message.ExternalId;
import dev.candor.message.InteractionId;
import dev.candor.message.LoanId;
import dev.candor.message.Manner;
import dev.candor.message.MessageContent;
import dev.candor.message.MessagePurpose;
import dev.candor.message.PersonId;
import dev.candor.message.SocialAudience;
import dev.candor.message.StatementId;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.store.internal.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is kept as rows and back. Stateless. */
final class Rows {

  /** The columns of an interaction, in the order of {@link #of(Interaction)}. */
  static final String INTERACTION =
      "id, external_id, person_id, contact_id, channel, subject, theme, direction, status,"
          + " status_details, send_at, created_at, loan_ids, case_id, statement_id, attachments,"
          + " previous_interaction_id, supercase_bulk_operation_id, transactional,"
          + " sensitive, compliance_guard_rule_id";

  /** The columns of a document, in the order of {@link #of(InteractionId, Document)}. */
  static final String DOCUMENT =
      "interaction_id, subject, channel, language, template, subject_line, text, html, pdf";

  /** The columns of the terms, in the order of {@link #of(InteractionId, Terms)}. */
  static final String TERMS =
      "interaction_id, first_due_at, movable, jitter_seconds, dialing, commercial,"
          + " limited_content, plain_envelope, purpose, contents, social_audience, use_template,"
          + " language, disclosures";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Rows() {}

  static @Nullable Object[] of(Interaction interaction) {
    return new @Nullable Object[] {
      interaction.id().value(),
      orNull(interaction.externalId(), ExternalId::value),
      interaction.personId().value(),
      orNull(interaction.contactId(), ContactId::value),
      interaction.channel().wireName(),
      interaction.subject().wireName(),
      interaction.theme().wireName(),
      interaction.direction().wireName(),
      interaction.status().wireName(),
      orNull(interaction.statusDetails(), StatusDetails::wireName),
      Sql.nanos(interaction.sendAt()),
      Sql.nanos(interaction.createdAt()),
      list(interaction.loanIds(), LoanId::value),
      orNull(interaction.caseId(), CaseId::value),
      orNull(interaction.statementId(), StatementId::value),
      list(interaction.attachments(), DocumentId::value),
      interaction.previousInteractionId(),
      interaction.supercaseBulkOperationId(),
      interaction.transactional(),
      interaction.sensitive(),
      orNull(interaction.complianceGuardRuleId(), RuleId::value)
    };
  }

  static Interaction interaction(ResultSet row) throws SQLException {
    return new Interaction(
        InteractionId.of(row.getString("id")),
        orNull(row.getString("external_id"), ExternalId::of),
        PersonId.of(row.getString("person_id")),
        orNull(row.getString("contact_id"), ContactId::of),
        Channel.of(row.getString("channel")),
        Subject.of(row.getString("subject")),
        Theme.of(row.getString("theme")),
        Direction.of(row.getString("direction")),
        Status.of(row.getString("status")),
        orNull(row.getString("status_details"), StatusDetails::of),
        Sql.instant(row.getLong("send_at")),
        Sql.instant(row.getLong("created_at")),
        list(row.getString("loan_ids"), LoanId::of),
        orNull(row.getString("case_id"), CaseId::of),
        orNull(row.getString("statement_id"), StatementId::of),
        list(row.getString("attachments"), DocumentId::of),
        row.getString("previous_interaction_id"),
        row.getString("supercase_bulk_operation_id"),
        row.getBoolean("transactional"),
        row.getBoolean("sensitive"),
        orNull(row.getString("compliance_guard_rule_id"), RuleId::of));
  }

  static @Nullable Object[] of(InteractionId id, Document document) {
    return new @Nullable Object[] {
      id.value(),
      document.subject().wireName(),
      document.channel().wireName(),
      document.language(),
      document.template(),
      document.subjectLine(),
      document.text(),
      document.html(),
      document.pdf()
    };
  }

  static Document document(ResultSet row) throws SQLException {
    return new Document(
        Subject.of(row.getString("subject")),
        Channel.of(row.getString("channel")),
        row.getString("language"),
        row.getString("template"),
        row.getString("subject_line"),
        row.getString("text"),
        row.getString("html"),
        row.getBytes("pdf"));
  }

  static @Nullable Object[] of(InteractionId id, Terms terms) {
    Manner manner = terms.manner();

    return new @Nullable Object[] {
      id.value(),
      Sql.nanos(terms.firstDueAt()),
      terms.movable(),
      terms.jitterSeconds(),
      manner.dialing().wireName(),
      manner.commercial(),
      manner.limitedContent(),
      manner.plainEnvelope(),
      manner.purpose().wireName(),
      list(List.copyOf(manner.contains()), MessageContent::wireName),
      manner.socialAudience().wireName(),
      terms.useTemplate(),
      terms.language(),
      VerdictJson.disclosures(terms.disclosures())
    };
  }

  /** Returns the terms in a row; null in one that was joined to none. */
  static @Nullable Terms terms(ResultSet row) throws SQLException {
    @Nullable String disclosures = row.getString("disclosures");

    return disclosures == null
        ? null
        : new Terms(
            Sql.instant(row.getLong("first_due_at")),
            row.getBoolean("movable"),
            row.getInt("jitter_seconds"),
            manner(row),
            row.getBoolean("use_template"),
            row.getString("language"),
            read(
                disclosures,
                one ->
                    new Disclosure(
                        one.path("id").textValue(),
                        one.path("text").textValue(),
                        one.path("saysAlso").properties().stream()
                            .collect(
                                Collectors.toUnmodifiableMap(
                                    Map.Entry::getKey, also -> also.getValue().textValue())))));
  }

  private static Manner manner(ResultSet row) throws SQLException {
    @Nullable String purpose = row.getString("purpose");
    @Nullable String contents = row.getString("contents");
    @Nullable String audience = row.getString("social_audience");

    return new Manner(
        Dialing.of(row.getString("dialing")),
        row.getBoolean("commercial"),
        row.getBoolean("limited_content"),
        row.getBoolean("plain_envelope"),
        purpose == null ? null : MessagePurpose.of(purpose),
        contents == null ? null : Set.copyOf(list(contents, MessageContent::of)),
        audience == null ? null : SocialAudience.of(audience));
  }

  /** Returns the rulebooks of the latest decision, which stands in the column {@code latest}. */
  static RulebookVersion rulebook(ResultSet row) throws SQLException {
    try {
      return VerdictJson.rulebook(JSON.readTree(row.getString("latest")));
    } catch (JsonProcessingException e) {
      throw new SQLException("not a verdict", "22032", e);
    }
  }

  static Decided decision(ResultSet row) throws SQLException {
    return new Decided(
        Sql.instant(row.getLong("decided_at")),
        Status.of(row.getString("status")),
        row.getString("verdict"));
  }

  /** {@code ?} as often as there are columns. */
  static String marks(String columns) {
    return columns.chars().filter(c -> c == ',').mapToObj(c -> ", ?").reduce("?", String::concat);
  }

  private static <T> String list(List<T> values, Function<T, String> text) {
    return VerdictJson.strings(values.stream().map(text).toList()).toString();
  }

  private static <T> List<T> list(String json, Function<String, T> reader) throws SQLException {
    return read(json, value -> reader.apply(value.textValue()));
  }

  private static <T> List<T> read(String json, Function<JsonNode, T> reader) throws SQLException {
    try {
      List<T> values = new ArrayList<>();
      for (JsonNode value : JSON.readTree(json)) {
        values.add(reader.apply(value));
      }
      return values;
    } catch (JsonProcessingException e) {
      throw new SQLException("not a JSON list", "22032", e);
    }
  }

  private static <A, B> @Nullable B orNull(@Nullable A value, Function<A, B> function) {
    return value == null ? null : function.apply(value);
  }
}
