package dev.candor.message;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to write a message and send nothing: render to download, render to a document and
 * preview in one. Immutable, but for the values inside {@code context}.
 *
 * @param subject what it is about; required
 * @param channel whose template is used; required
 * @param personId the borrower; required by the source, and null where a template is tried on its
 *     context alone
 * @param loanId a loan whose attributes the template sees
 * @param caseId a case whose attributes the template sees
 * @param statementId a statement whose attributes the template sees
 * @param documentId the document whose content the file becomes; only for render to a document
 * @param context data for the template
 * @param language two letters; null takes the borrower's, or en
 * @param strictUndefined true makes an undefined name an error; false unless said otherwise
 */
public record RenderRequest(
    @NotNull Subject subject,
    @NotNull Channel channel,
    @Nullable PersonId personId,
    @Nullable LoanId loanId,
    @Nullable CaseId caseId,
    @Nullable StatementId statementId,
    @Nullable DocumentId documentId,
    @Size(max = 1_000) Map<String, @Nullable Object> context,
    @Nullable @Pattern(regexp = "[a-z]{2}") String language,
    Boolean strictUndefined) {

  // Spelled out: of a compact constructor the class file forgets that context may hold null.
  public RenderRequest(
      Subject subject,
      Channel channel,
      @Nullable PersonId personId,
      @Nullable LoanId loanId,
      @Nullable CaseId caseId,
      @Nullable StatementId statementId,
      @Nullable DocumentId documentId,
      @Nullable Map<String, @Nullable Object> context,
      @Nullable String language,
      @Nullable Boolean strictUndefined) {
    this.subject = subject;
    this.channel = channel;
    this.personId = personId;
    this.loanId = loanId;
    this.caseId = caseId;
    this.statementId = statementId;
    this.documentId = documentId;
    this.context =
        context == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(context));
    this.language = language;
    this.strictUndefined = strictUndefined != null && strictUndefined;
  }

  /** Returns a request for this template and borrower, with nothing else said. */
  public static RenderRequest of(Subject subject, Channel channel, @Nullable PersonId personId) {
    return new RenderRequest(
        subject, channel, personId, null, null, null, null, Map.of(), null, false);
  }

  /** Names ids only; the context is personal. */
  @Override
  public String toString() {
    return "RenderRequest[" + subject + " " + channel + " " + personId + "]";
  }
}
