package dev.candor.interaction;

import dev.candor.law.RuleId;
import dev.candor.message.CaseId;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.Direction;
import dev.candor.message.DocumentId;
import dev.candor.message.ExternalId;
import dev.candor.message.InteractionId;
import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import dev.candor.message.StatementId;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.PastInteraction;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One contact with a borrower, sent, received or set for later. Immutable.
 *
 * @param id the system's identifier
 * @param externalId the lender's, or null
 * @param personId the borrower
 * @param contactId where to, or null
 * @param channel how
 * @param subject what about
 * @param theme why
 * @param direction who began
 * @param status where it stands: inProgress when queued to go now, scheduled when set for later
 * @param statusDetails what happened technically, or null
 * @param sendAt when it goes
 * @param createdAt when it was recorded
 * @param loanIds the loans it is about
 * @param caseId the case it belongs to, or null
 * @param statementId the statement it is about, or null
 * @param attachments documents that go with it
 * @param previousInteractionId the interaction before it, or null
 * @param supercaseBulkOperationId carried from the request, or null
 * @param transactional sent by an automated system in answer to an event
 * @param sensitive whether what it says may be seen by the authorised only
 * @param complianceGuardRuleId the rule that blocked it, or null
 */
public record Interaction(
    InteractionId id,
    @Nullable ExternalId externalId,
    PersonId personId,
    @Nullable ContactId contactId,
    Channel channel,
    Subject subject,
    Theme theme,
    Direction direction,
    Status status,
    @Nullable StatusDetails statusDetails,
    Instant sendAt,
    Instant createdAt,
    List<LoanId> loanIds,
    @Nullable CaseId caseId,
    @Nullable StatementId statementId,
    List<DocumentId> attachments,
    @Nullable String previousInteractionId,
    @Nullable String supercaseBulkOperationId,
    boolean transactional,
    boolean sensitive,
    @Nullable RuleId complianceGuardRuleId) {

  public Interaction {
    loanIds = List.copyOf(loanIds);
    attachments = List.copyOf(attachments);
  }

  /** Returns this interaction with another standing: what a release leaves of it. */
  public Interaction standing(
      Status status,
      @Nullable StatusDetails statusDetails,
      Instant sendAt,
      @Nullable RuleId complianceGuardRuleId) {
    return new Interaction(
        id,
        externalId,
        personId,
        contactId,
        channel,
        subject,
        theme,
        direction,
        status,
        statusDetails,
        sendAt,
        createdAt,
        loanIds,
        caseId,
        statementId,
        attachments,
        previousInteractionId,
        supercaseBulkOperationId,
        transactional,
        sensitive,
        complianceGuardRuleId);
  }

  /**
   * Returns this interaction as rules count it: at the time it goes, naming the loans it is about.
   */
  public PastInteraction past() {
    return new PastInteraction(
        id.value(),
        sendAt,
        channel,
        direction,
        status,
        statusDetails,
        null,
        contactId,
        subject,
        theme,
        Set.copyOf(loanIds),
        Set.of(),
        null,
        null);
  }
}
