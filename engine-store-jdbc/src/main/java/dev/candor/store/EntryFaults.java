package dev.candor.store;

import dev.candor.document.Document;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions;
import dev.candor.store.internal.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, before anybody is made to wait, what one of the databases would not give back as it was:
 * both refuse the same. Stateless.
 */
final class EntryFaults {

  private static final String TEXT_MAYBE =
      "take the character out of the template or of the values that it shows.";

  private final String place;
  private final List<Fault> faults = new ArrayList<>();

  private EntryFaults(String place) {
    this.place = place;
  }

  /** Throws InvalidInputException with every place of the entry that cannot be kept. */
  static void refuse(Interactions.Entry entry, String verdict) {
    Interaction interaction = entry.interaction();
    EntryFaults check = new EntryFaults("interaction " + interaction.id());

    check.instant("$.sendAt", interaction.sendAt());
    check.instant("$.createdAt", interaction.createdAt());
    check.text("$.id", interaction.id().value());
    check.text(
        "$.externalId", interaction.externalId() == null ? null : interaction.externalId().value());
    check.text("$.personId", interaction.personId().value());
    check.text(
        "$.contactId", interaction.contactId() == null ? null : interaction.contactId().value());
    interaction.loanIds().forEach(loan -> check.text("$.loanIds", loan.value()));
    check.text("$.caseId", interaction.caseId() == null ? null : interaction.caseId().value());
    check.text(
        "$.statementId",
        interaction.statementId() == null ? null : interaction.statementId().value());
    interaction
        .attachments()
        .forEach(attachment -> check.text("$.attachments", attachment.value()));
    check.text("$.previousInteractionId", interaction.previousInteractionId());
    check.text("$.supercaseBulkOperationId", interaction.supercaseBulkOperationId());
    Document document = entry.document();
    if (document != null) {
      check.text("$.document.language", document.language());
      check.text("$.document.template", document.template());
      check.text("$.document.subjectLine", document.subjectLine());
      check.text("$.document.text", document.text());
      check.text("$.document.html", document.html());
    }

    check.instant("$.terms.firstDueAt", entry.terms().firstDueAt());
    check.text("$.terms.language", entry.terms().language());
    entry
        .terms()
        .disclosures()
        .forEach(
            disclosure -> {
              check.text("$.terms.disclosures", disclosure.id());
              check.text("$.terms.disclosures", disclosure.text());
            });
    check.text("$.verdict", verdict);
    check.refuse();
  }

  /** The same for what becomes of a due message. */
  static void refuse(Interactions.Settlement settlement, String verdict) {
    Interaction after = settlement.after();
    EntryFaults check = new EntryFaults("interaction " + after.id());
    check.instant("$.sendAt", after.sendAt());
    check.instant("$.verdict.decidedAt", settlement.verdict().grounds().decidedAt());
    check.text("$.verdict", verdict);
    check.refuse();
  }

  private void refuse() {
    if (!faults.isEmpty()) {
      throw new InvalidInputException("the interaction to be kept", faults);
    }
  }

  private void instant(String path, Instant instant) {
    if (!Sql.keeps(instant)) {
      faults.add(
          new Fault(
              place,
              path,
              "The value (" + instant + ") is outside of 1677-09-21 to 2262-04-11.",
              "give an instant within."));
    }
  }

  private void text(String path, @Nullable String text) {
    for (int i = 0; text != null && i < text.length(); i++) {
      char at = text.charAt(i);
      if (at == 0) {
        faults.add(new Fault(place, path, "The character (U+0000) cannot be kept.", TEXT_MAYBE));
        return;
      }
      if (!Character.isSurrogate(at)) {
        continue;
      }
      if (Character.isHighSurrogate(at)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      faults.add(
          new Fault(
              place,
              path,
              "The half character (U+%04X) cannot be kept.".formatted((int) at),
              TEXT_MAYBE));
      return;
    }
  }
}
