package dev.candor.internal.write;

import dev.candor.decision.Facts;
import dev.candor.decision.Verdict;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Terms;
import dev.candor.message.ContactId;
import dev.candor.message.Direction;
import dev.candor.message.InteractionId;
import dev.candor.message.SendRequest;
import dev.candor.message.Status;
import dev.candor.party.Contact;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes what is recorded of a message that was permitted. */
public final class InteractionFactory {

  private final Supplier<InteractionId> ids;

  /** Creates a factory that takes its ids from here. */
  public InteractionFactory(Supplier<InteractionId> ids) {
    this.ids = ids;
  }

  /**
   * Returns a new interaction: scheduled when it goes later, else in progress.
   *
   * @param sensitive whether its template is
   */
  public Interaction create(
      SendRequest request, Facts facts, Verdict.Permitted verdict, boolean sensitive) {
    Contact contact = facts.contact();
    @Nullable ContactId contactId = contact == null ? null : contact.id();

    return new Interaction(
        ids.get(),
        request.interactionExternalId(),
        Objects.requireNonNull(facts.file()).borrower().id(),
        contactId,
        Objects.requireNonNull(facts.channel()),
        facts.subject(),
        facts.theme(),
        Direction.OUTBOUND,
        verdict.later() ? Status.SCHEDULED : Status.IN_PROGRESS,
        null,
        verdict.sendAt(),
        verdict.grounds().decidedAt(),
        request.loans(),
        request.caseId(),
        request.statementId(),
        request.attachments(),
        request.previousInteractionId(),
        request.supercaseBulkOperationId(),
        request.isTransactional(),
        sensitive,
        null);
  }

  /** Returns what the request said that a release must know. */
  public static Terms terms(SendRequest request, Facts facts, Verdict.Permitted verdict) {
    return new Terms(
        verdict.sendAt(),
        request.sendAt() == null,
        request.sendJitter(),
        request.manner(),
        request.useTemplate(),
        facts.language(),
        verdict.decision().disclosures());
  }
}
