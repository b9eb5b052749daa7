package dev.candor.cli.answer;

import dev.candor.document.UndefinedName;
import dev.candor.interaction.Interaction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON form of an interaction, and of what its template left blank. */
public final class InteractionForm {

  private InteractionForm() {}

  /** Returns an interaction as it stands in the record. */
  public static Map<String, @Nullable Object> of(Interaction one) {
    Map<String, @Nullable Object> json =
        JsonAnswers.of(
            "id",
            one.id().value(),
            "externalId",
            JsonAnswers.text(one.externalId()),
            "status",
            one.status().wireName(),
            "statusDetails",
            JsonAnswers.text(one.statusDetails()));
    json.put("sendAt", one.sendAt().toString());
    json.put("createdAt", one.createdAt().toString());
    json.put("personId", one.personId().value());
    json.put("contactId", JsonAnswers.text(one.contactId()));
    json.put("channel", one.channel().wireName());
    json.put("subject", one.subject().wireName());
    json.put("theme", one.theme().wireName());
    json.put("direction", one.direction().wireName());
    json.put("loanIds", one.loanIds().stream().map(Object::toString).toList());
    json.put("caseId", JsonAnswers.text(one.caseId()));
    json.put("statementId", JsonAnswers.text(one.statementId()));
    json.put("attachments", one.attachments().stream().map(Object::toString).toList());
    json.put("previousInteractionId", one.previousInteractionId());
    json.put("supercaseBulkOperationId", one.supercaseBulkOperationId());
    json.put("isTransactional", one.transactional());
    json.put("sensitive", one.sensitive());
    json.put("complianceGuardRuleId", JsonAnswers.text(one.complianceGuardRuleId()));

    return json;
  }

  /** Returns a name that a template left blank. */
  public static Map<String, @Nullable Object> of(UndefinedName name) {
    return JsonAnswers.of(
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
}
