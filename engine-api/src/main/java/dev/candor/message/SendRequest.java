package dev.candor.message;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message somebody wants to send to a borrower. What is left out gets the default said below;
 * nothing is checked here beyond its type: {@code Candor} checks a request whole and reports every
 * violation at once.
 *
 * <p>Immutable, but for the values inside {@code context}, which are read and never changed.
 *
 * @param subject what the message is about; required
 * @param channel the way it goes; null lets the contact, or the only channel with an enabled
 *     template, decide
 * @param theme why; null takes the subject's implicit theme, and is refused where there is none
 * @param personId the borrower it is for; required
 * @param contactId where to; null picks the primary contact that suits the channel
 * @param loanId one loan it is about
 * @param loanIds several loans it is about
 * @param caseId a case it belongs to
 * @param statementId a statement it is about
 * @param context data for the template by variable name; borrower, loan, case and statement are
 *     added by themselves
 * @param attachments documents that go with an e-mail, or make up a letter without template
 * @param supercaseBulkOperationId carried with the request
 * @param previousInteractionId an earlier interaction this one follows
 * @param isTransactional sent by an automated system in answer to an event; true unless said
 *     otherwise
 * @param manner what is declared of how it goes; manual and not commercial unless said otherwise
 * @param useTemplate false makes a letter of its attachments alone; true unless said otherwise, and
 *     without meaning but for mail
 * @param interactionExternalId the lender's own id of the interaction; a second send with it is
 *     refused
 * @param sendAt null lets the engine move the message to a permitted time; any other value is kept
 *     or refused, never moved; at most 7 days ahead
 * @param sendJitter longest delay added, in seconds; 0 unless said otherwise, never negative
 * @param strictUndefined true makes an undefined name in a template an error; false unless said
 *     otherwise
 */
public record SendRequest(
    @NotNull Subject subject,
    @Nullable Channel channel,
    @Nullable Theme theme,
    @NotNull PersonId personId,
    @Nullable ContactId contactId,
    @Nullable LoanId loanId,
    @Size(max = 100) List<@NotNull LoanId> loanIds,
    @Nullable CaseId caseId,
    @Nullable StatementId statementId,
    @Size(max = 1_000) Map<String, @Nullable Object> context,
    @Size(max = 100) List<@NotNull DocumentId> attachments,
    @Nullable @Size(max = 255) String supercaseBulkOperationId,
    @Nullable @Size(min = 1, max = 255) String previousInteractionId,
    Boolean isTransactional,
    Manner manner,
    Boolean useTemplate,
    @Nullable ExternalId interactionExternalId,
    @Nullable Instant sendAt,
    @PositiveOrZero Integer sendJitter,
    Boolean strictUndefined) {

  public SendRequest {
    loanIds = orEmpty(loanIds);
    attachments = orEmpty(attachments);
    context =
        context == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(context));
    isTransactional = isTransactional == null || isTransactional;
    manner = manner == null ? Manner.PLAIN : manner;
    useTemplate = useTemplate == null || useTemplate;
    sendJitter = sendJitter == null ? 0 : sendJitter;
    strictUndefined = strictUndefined != null && strictUndefined;
  }

  /** Begins a request; everything else has its default. */
  public static Builder about(Subject subject, PersonId personId) {
    return new Builder(subject, personId);
  }

  /** Returns this request with undefined names made an error. */
  public SendRequest strictly() {
    return with(sendAt, sendJitter, true);
  }

  /** Returns this request without a time of its own: no {@code sendAt} and no jitter. */
  public SendRequest anytime() {
    return with(null, 0, strictUndefined);
  }

  private SendRequest with(@Nullable Instant otherSendAt, int otherJitter, boolean strict) {
    return new SendRequest(
        subject,
        channel,
        theme,
        personId,
        contactId,
        loanId,
        loanIds,
        caseId,
        statementId,
        context,
        attachments,
        supercaseBulkOperationId,
        previousInteractionId,
        isTransactional,
        manner,
        useTemplate,
        interactionExternalId,
        otherSendAt,
        otherJitter,
        strict);
  }

  /** Returns every loan it is about, {@code loanId} first, each once. */
  public List<LoanId> loans() {
    List<LoanId> loans = new ArrayList<>();
    if (loanId != null) {
      loans.add(loanId);
    }
    loanIds.stream().filter(loan -> loan != null && !loans.contains(loan)).forEach(loans::add);
    return List.copyOf(loans);
  }

  /** Keeps a null in it: it is a fault to be told with its place, not an exception of its own. */
  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
  }

  /** Names ids only; the context is personal. */
  @Override
  public String toString() {
    return "SendRequest[" + subject + " " + channel + " " + personId + "]";
  }

  /** Builds a {@link SendRequest}. Not to be shared between threads. */
  public static final class Builder {

    private final Subject subject;
    private final PersonId personId;
    private @Nullable Channel channel;
    private @Nullable Theme theme;
    private @Nullable ContactId contactId;
    private final List<LoanId> loanIds = new ArrayList<>();
    private @Nullable CaseId caseId;
    private @Nullable StatementId statementId;
    private final Map<String, @Nullable Object> context = new LinkedHashMap<>();
    private final List<DocumentId> attachments = new ArrayList<>();
    private @Nullable String supercaseBulkOperationId;
    private @Nullable String previousInteractionId;
    private boolean transactional = true;
    private Manner manner = Manner.PLAIN;
    private boolean useTemplate = true;
    private @Nullable ExternalId externalId;
    private @Nullable Instant sendAt;
    private int jitterSeconds;
    private boolean strictUndefined;

    private Builder(Subject subject, PersonId personId) {
      this.subject = subject;
      this.personId = personId;
    }

    /** Sends by this channel. */
    public Builder channel(Channel channel) {
      this.channel = channel;
      return this;
    }

    /** Gives the reason; needed where the subject has no implicit theme. */
    public Builder theme(Theme theme) {
      this.theme = theme;
      return this;
    }

    /** Sends to this contact. */
    public Builder contact(ContactId contactId) {
      this.contactId = contactId;
      return this;
    }

    /** Says that the message is about this loan; may be called for several. */
    public Builder loan(LoanId loanId) {
      loanIds.add(loanId);
      return this;
    }

    /** Puts the message into this case. */
    public Builder inCase(CaseId caseId) {
      this.caseId = caseId;
      return this;
    }

    /** Says that the message is about this statement. */
    public Builder statement(StatementId statementId) {
      this.statementId = statementId;
      return this;
    }

    /** Gives the template a value by name. */
    public Builder with(String name, @Nullable Object value) {
      context.put(name, value);
      return this;
    }

    /** Sends this document along. */
    public Builder attach(DocumentId documentId) {
      attachments.add(documentId);
      return this;
    }

    /** Says which bulk operation the request is part of. */
    public Builder bulkOperation(String supercaseBulkOperationId) {
      this.supercaseBulkOperationId = supercaseBulkOperationId;
      return this;
    }

    /** Says which interaction this one follows. */
    public Builder following(String previousInteractionId) {
      this.previousInteractionId = previousInteractionId;
      return this;
    }

    /** Says whether an automated system answers an event. */
    public Builder transactional(boolean transactional) {
      this.transactional = transactional;
      return this;
    }

    /** Declares how the message goes; manual and not commercial unless said so. */
    public Builder manner(Manner manner) {
      this.manner = manner;
      return this;
    }

    /** Says whether a letter is written from its template. */
    public Builder useTemplate(boolean useTemplate) {
      this.useTemplate = useTemplate;
      return this;
    }

    /** Gives the interaction the lender's own id. */
    public Builder externalId(ExternalId externalId) {
      this.externalId = externalId;
      return this;
    }

    /** Sends at this instant or not at all. */
    public Builder sendAt(Instant sendAt) {
      this.sendAt = sendAt;
      return this;
    }

    /** Adds a delay of at most so many seconds. */
    public Builder jitterSeconds(int jitterSeconds) {
      this.jitterSeconds = jitterSeconds;
      return this;
    }

    /** Makes an undefined name an error. */
    public Builder strictUndefined(boolean strictUndefined) {
      this.strictUndefined = strictUndefined;
      return this;
    }

    /** Returns the request. */
    public SendRequest build() {
      return new SendRequest(
          subject,
          channel,
          theme,
          personId,
          contactId,
          loanIds.isEmpty() ? null : loanIds.get(0),
          loanIds,
          caseId,
          statementId,
          context,
          attachments,
          supercaseBulkOperationId,
          previousInteractionId,
          transactional,
          manner,
          useTemplate,
          externalId,
          sendAt,
          jitterSeconds,
          strictUndefined);
    }
  }
}
