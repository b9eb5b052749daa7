package dev.candor.compliance.internal.call;

import dev.candor.party.BorrowerFile;
import dev.candor.party.Loan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The loans that are one debt where calls are counted (12 CFR 1006.14(b)(4)). Stateless. */
public final class ParticularDebt {

  private ParticularDebt() {}

  /**
   * Returns the loan, with every student loan obtained under the same account number: those are one
   * debt.
   */
  public static List<Loan> of(Loan loan, @Nullable BorrowerFile file) {
    String account = loan.studentLoanAccount();
    return account == null || file == null
        ? List.of(loan)
        : file.loans().stream()
            .filter(other -> account.equals(other.studentLoanAccount()))
            .toList();
  }
}
