package dev.candor.internal.check;

import dev.candor.decision.Facts;
import dev.candor.message.LoanId;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Loan;
import dev.candor.party.LoanStatus;
import dev.candor.party.Money;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the loans that a message is about. */
final class LoanChecks {

  /** Subjects that say a payment was missed. */
  private static final Set<Subject> SAYS_OVERDUE =
      Set.of(
          Subject.LOAN_OVERDUE_FIRST_NOTICE,
          Subject.LOAN_OVERDUE_SECOND_NOTICE,
          Subject.LOAN_OVERDUE_THIRD_NOTICE,
          Subject.LOAN_OVERDUE_FOURTH_NOTICE,
          Subject.LOAN_OVERDUE_FIFTH_NOTICE,
          Subject.LOAN_OVERDUE_SIXTH_NOTICE,
          Subject.LOAN_RIGHT_TO_CURE_PERSONAL_UNSECURED);

  private static final Set<LoanStatus> NOTHING_OWED =
      Set.of(LoanStatus.PENDING, LoanStatus.PAID_OFF, LoanStatus.CANCELED);

  static final HouseCheck LOAN_NOT_OVERDUE =
      HouseCheck.of(
          "loan-not-overdue",
          "Loan not overdue",
          "The subject speaks of a missed payment or a debt, and the loan owes nothing of the kind.",
          "Choose another subject, or name a loan that is owed.",
          LoanChecks::checkOverdue);

  static final HouseCheck LOAN_THIN =
      HouseCheck.of(
          "loan-lacks-details",
          "Loan lacks critical details",
          "A loan that the request names lacks details a message about it needs.",
          "Add what the answer names to the loan.",
          LoanChecks::checkDetails);

  static final HouseCheck LOAN_OF_ANOTHER =
      HouseCheck.of(
          "loan-not-of-borrower",
          "Loan not the borrower's",
          "A loan that the request names is not the borrower's.",
          "Name one of the borrower's own loans.",
          LoanChecks::checkOwner);

  private LoanChecks() {}

  private static Stream<String> checkOverdue(Facts facts) {
    List<Loan> loans = facts.loans();
    List<Loan> wrong =
        loans.stream().filter(loan -> findNothingOwed(loan, facts.subject()) != null).toList();
    boolean named = !facts.loansAsked().isEmpty() || facts.statementAsked() != null;

    // where none is named, one that is owed is enough
    return named || wrong.size() == loans.size()
        ? wrong.stream()
            .map(
                loan ->
                    "The loan "
                        + loan.id()
                        + " "
                        + findNothingOwed(loan, facts.subject())
                        + ", so nothing is overdue that "
                        + facts.subject()
                        + " could speak of.")
        : Stream.empty();
  }

  private static Stream<String> checkDetails(Facts facts) {
    return facts.loans().stream()
        .filter(
            loan ->
                facts.loansAsked().contains(loan.id()) && !loan.missingCriticalDetails().isEmpty())
        .map(
            loan ->
                "The loan "
                    + loan.id()
                    + " lacks "
                    + String.join(", ", loan.missingCriticalDetails())
                    + ".");
  }

  private static Stream<String> checkOwner(Facts facts) {
    BorrowerFile file = facts.file();
    if (file == null) {
      return Stream.empty();
    }

    Set<LoanId> theirs = file.loans().stream().map(Loan::id).collect(Collectors.toSet());

    return facts.loansAsked().stream()
        .filter(loan -> !theirs.contains(loan))
        .map(
            loan ->
                "The loan "
                    + loan
                    + " does not belong to the borrower "
                    + file.borrower().id()
                    + ".");
  }

  /** Returns why a loan is known to owe nothing that the subject collects; null where it may. */
  private static @Nullable String findNothingOwed(Loan loan, Subject subject) {
    boolean overdue = SAYS_OVERDUE.contains(subject);
    boolean collects = subject.implicitTheme().filter(Theme.OPS_COLL_DEBT::equals).isPresent();
    if ((overdue || collects) && loan.status() != null && NOTHING_OWED.contains(loan.status())) {
      return "has status " + loan.status();
    }
    if ((overdue || collects) && isZero(loan.balance())) {
      return "has a balance of nothing";
    }
    if (overdue && isZero(loan.amountPastDue())) {
      return "has nothing past due";
    }

    Integer days = loan.daysPastDue();

    return overdue && days != null && days == 0 ? "is 0 days past due" : null;
  }

  private static boolean isZero(@Nullable Money money) {
    return money != null && money.amount().signum() <= 0;
  }
}
