package dev.candor.internal.check;

import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.law.RuleId;
import java.util.ArrayList;
import java.util.List;

/** Every house check, family by family. Their order means nothing; all of them speak. */
public final class HouseChecks {

  private static final List<HouseCheck> ALL =
      List.of(
          BorrowerChecks.BORROWER_UNKNOWN,
          TemplateChecks.CHANNEL_UNDETERMINED,
          TemplateChecks.TEMPLATE_DISABLED,
          TemplateChecks.TEMPLATE_MISSING,
          TemplateChecks.LETTER_EMPTY,
          ContactChecks.NO_SUITABLE_CONTACT,
          ContactChecks.CONTACT_OF_ANOTHER,
          BorrowerChecks.BORROWER_INACTIVE,
          BorrowerChecks.DO_NOT_INTERACT,
          BorrowerChecks.DECEASED,
          BorrowerChecks.CONSENT_REVOKED,
          ContactChecks.CONTACT_INVALID,
          ContactChecks.CONTACT_ARCHIVED,
          ContactChecks.OPTED_OUT,
          ContactChecks.REASSIGNED,
          ThemeChecks.THEME_OF_ANOTHER,
          LoanChecks.LOAN_NOT_OVERDUE,
          LoanChecks.LOAN_THIN,
          LoanChecks.LOAN_OF_ANOTHER,
          CaseChecks.CASE_OF_ANOTHER,
          StatementChecks.STATEMENT_OF_ANOTHER,
          StatementChecks.STATEMENT_OF_ANOTHER_LOAN,
          CaseChecks.CASE_OF_OTHER_LOANS,
          BorrowerChecks.ADDRESS_INVALID);

  private HouseChecks() {}

  /** Returns what each check is, in words. */
  public static List<HouseReason> reasons() {
    return ALL.stream().map(HouseCheck::reason).toList();
  }

  /** Returns a refusal for each thing that a house check finds wrong; empty when all is well. */
  public static List<Finding> check(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    for (HouseCheck check : ALL) {
      findings.addAll(check.refuse(facts));
    }
    return findings;
  }

  /**
   * Returns whether the message is about somebody or something that is not there, so that the rules
   * have nothing to look at and only say that they miss it.
   */
  public static boolean leaveNothingToRuleOn(Facts facts) {
    return BorrowerChecks.BORROWER_UNKNOWN.isFailedBy(facts)
        || LoanChecks.LOAN_OF_ANOTHER.isFailedBy(facts);
  }

  /**
   * Returns whether a check stops a message before any rule can look at it, so that no rule is
   * named as the one that blocked it.
   */
  public static boolean standBeforeRules(RuleId id) {
    return id.equals(BorrowerChecks.BORROWER_UNKNOWN.reason().id())
        || id.equals(LoanChecks.LOAN_OF_ANOTHER.reason().id())
        || id.equals(BorrowerChecks.ADDRESS_INVALID.reason().id());
  }
}
