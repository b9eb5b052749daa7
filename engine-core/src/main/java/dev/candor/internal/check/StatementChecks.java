package dev.candor.internal.check;

import dev.candor.decision.Facts;
import java.util.stream.Stream;

/** Looks at the statement that a message is about. */
final class StatementChecks {

  static final HouseCheck STATEMENT_OF_ANOTHER =
      HouseCheck.of(
          "statement-not-of-borrower",
          "Statement not the borrower's",
          "The statement named is not the borrower's.",
          "Name one of the borrower's own statements.",
          StatementChecks::checkOwner);

  static final HouseCheck STATEMENT_OF_ANOTHER_LOAN =
      HouseCheck.of(
          "statement-not-of-loan",
          "Statement of another loan",
          "The statement is of a loan that the request does not name.",
          "Name its loan as well, or no loan.",
          StatementChecks::checkLoan);

  private StatementChecks() {}

  private static Stream<String> checkOwner(Facts facts) {
    return facts.file() != null && facts.statementAsked() != null && facts.statement().isEmpty()
        ? Stream.of(
            "The statement "
                + facts.statementAsked()
                + " does not belong to the borrower "
                + facts.file().borrower().id()
                + ".")
        : Stream.empty();
  }

  private static Stream<String> checkLoan(Facts facts) {
    return facts.statement().stream()
        .filter(statement -> !facts.loansAsked().isEmpty())
        .filter(statement -> !facts.loansAsked().contains(statement.loanId()))
        .map(
            statement ->
                "The statement "
                    + statement.id()
                    + " is of the loan "
                    + statement.loanId()
                    + ", which the request does not name.");
  }
}
