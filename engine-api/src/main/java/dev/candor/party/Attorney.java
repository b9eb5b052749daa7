package dev.candor.party;

import dev.candor.message.LoanId;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever represents the borrower (12 CFR 1006.6(b)(2)).
 *
 * @param contactKnown whether name and address are known or can readily be found
 * @param loanIds the debts represented; empty means all
 * @param consentsToContact whether the attorney agrees to direct contact
 * @param unresponsive whether the attorney has not answered within a reasonable time
 * @param askedOn the day the sender last wrote or spoke to the attorney and was owed an answer
 * @param answeredOn the day the attorney last answered
 */
public record Attorney(
    @Nullable Boolean contactKnown,
    Set<LoanId> loanIds,
    @Nullable Boolean consentsToContact,
    @Nullable Boolean unresponsive,
    @Nullable LocalDate askedOn,
    @Nullable LocalDate answeredOn) {

  public Attorney {
    loanIds = loanIds == null ? Set.of() : Set.copyOf(loanIds);
  }

  /** Makes an attorney of whom nobody noted when they were asked, or answered. */
  public Attorney(
      @Nullable Boolean contactKnown,
      Set<LoanId> loanIds,
      @Nullable Boolean consentsToContact,
      @Nullable Boolean unresponsive) {
    this(contactKnown, loanIds, consentsToContact, unresponsive, null, null);
  }
}
