package dev.candor.message;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a lender changes of a subject; null leaves a part as it is. Subject and title cannot be
 * changed.
 *
 * @param theme the implicit theme of later requests
 * @param caseTypes the types of case it belongs to
 * @param agentCanSend whether an agent may send it
 * @param previewOnly whether the rendered output must be edited first
 */
public record SubjectUpdate(
    @Nullable Theme theme,
    @Nullable Set<CaseType> caseTypes,
    @Nullable Boolean agentCanSend,
    @Nullable Boolean previewOnly) {

  public SubjectUpdate {
    caseTypes = caseTypes == null ? null : Set.copyOf(caseTypes);
  }
}
