package dev.candor.party;

import dev.candor.message.CaseId;
import dev.candor.message.CaseType;
import dev.candor.message.LoanId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A matter that is being worked for a borrower. Null means not known.
 *
 * @param id its identifier
 * @param type what it is about
 * @param status whether it is open
 * @param loanIds the loans it touches; empty means all of the borrower's
 * @param openedOn first day
 * @param closedOn last day
 * @param bankruptcy what is known of the bankruptcy, for a case of that type
 * @param notice what the borrower wrote or said that began it
 * @param attributes anything more that templates may print
 */
public record Case(
    @NotNull CaseId id,
    @NotNull CaseType type,
    @NotNull CaseStatus status,
    Set<LoanId> loanIds,
    @Nullable LocalDate openedOn,
    @Nullable LocalDate closedOn,
    @Nullable @Valid Bankruptcy bankruptcy,
    @Nullable @Valid Notice notice,
    Map<String, @Nullable Object> attributes) {

  public Case {
    loanIds = loanIds == null ? Set.of() : Set.copyOf(loanIds);
    attributes =
        attributes == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
  }

  /** Whether it is still being worked. */
  public boolean open() {
    return status == CaseStatus.INITIATED || status == CaseStatus.PROCESSING;
  }

  /** Whether it touches this loan. */
  public boolean touches(LoanId loan) {
    return loanIds.isEmpty() || loanIds.contains(loan);
  }

  /** Names ids only; the rest is personal. */
  @Override
  public String toString() {
    return "Case[" + id + " " + type + "]";
  }
}
