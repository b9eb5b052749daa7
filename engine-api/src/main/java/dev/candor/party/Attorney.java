package dev.candor.party;

import dev.candor.message.LoanId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever represents the borrower (12 CFR 1006.6(b)(2)).
 *
 * @param contactKnown whether name and address are known or can readily be found
 * @param loanIds the debts represented; empty means all
 * @param consentsToContact whether the attorney agrees to direct contact
 * @param unresponsive whether the attorney has not answered within a reasonable time
 */
public record Attorney(
    @Nullable Boolean contactKnown,
    Set<LoanId> loanIds,
    @Nullable Boolean consentsToContact,
    @Nullable Boolean unresponsive) {

  public Attorney {
    loanIds = loanIds == null ? Set.of() : Set.copyOf(loanIds);
  }
}
