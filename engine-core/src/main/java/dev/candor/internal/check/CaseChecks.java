package dev.candor.internal.check;

import dev.candor.decision.Facts;
import java.util.stream.Stream;

/** Looks at the case that a message is about. */
final class CaseChecks {

  static final HouseCheck CASE_OF_ANOTHER =
      HouseCheck.of(
          "case-not-of-borrower",
          "Case not the borrower's",
          "The case named is not the borrower's.",
          "Name one of the borrower's own cases.",
          CaseChecks::checkOwner);

  static final HouseCheck CASE_OF_OTHER_LOANS =
      HouseCheck.of(
          "case-not-of-loan",
          "Case of other loans",
          "The case is of other loans than the request names.",
          "Name one of its loans, or no loan.",
          CaseChecks::checkLoans);

  private CaseChecks() {}

  private static Stream<String> checkOwner(Facts facts) {
    return facts.file() != null && facts.caseAsked() != null && facts.caseFile().isEmpty()
        ? Stream.of(
            "The case "
                + facts.caseAsked()
                + " does not belong to the borrower "
                + facts.file().borrower().id()
                + ".")
        : Stream.empty();
  }

  private static Stream<String> checkLoans(Facts facts) {
    return facts.caseFile().stream()
        .filter(matter -> !facts.loansAsked().isEmpty() && !matter.loanIds().isEmpty())
        .filter(matter -> matter.loanIds().stream().noneMatch(facts.loansAsked()::contains))
        .map(matter -> "The case " + matter.id() + " is of other loans than the request names.");
  }
}
