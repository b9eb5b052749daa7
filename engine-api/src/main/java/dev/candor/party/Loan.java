package dev.candor.party;

import dev.candor.message.LoanId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A loan or debt. Null means not known.
 *
 * @param id its identifier
 * @param type what kind
 * @param actorRole in what role the sender acts for it
 * @param status where it stands
 * @param daysPastDue whole days since the oldest unpaid due date, 0 when current
 * @param chargedOff whether the creditor wrote it off
 * @param timeBarred whether the limitation period has run
 * @param creditor the creditor's name as the borrower knows it
 * @param productName what the loan is called
 * @param accountNumberLastFour last four characters of the account number
 * @param studentLoanAccount the one account number several student loans were obtained under
 *     (comment 1006.14(b)(4)-2.vii)
 * @param originatedOn day it was made
 * @param originalPrincipal what was lent
 * @param balance what is owed in all
 * @param amountPastDue what is overdue
 * @param amountDue what is due next
 * @param dueOn when that is due
 * @param validationNoticeSentOn day the validation notice was sent (12 CFR 1006.34)
 * @param validationEndsOn last day of the validation period
 * @param attributes anything more that templates may print
 */
public record Loan(
    @NotNull LoanId id,
    @Nullable LoanType type,
    @Nullable ActorRole actorRole,
    @Nullable LoanStatus status,
    @Nullable @PositiveOrZero Integer daysPastDue,
    @Nullable Boolean chargedOff,
    @Nullable Boolean timeBarred,
    @Nullable String creditor,
    @Nullable String productName,
    @Nullable @Pattern(regexp = ".{1,4}") String accountNumberLastFour,
    @Nullable String studentLoanAccount,
    @Nullable LocalDate originatedOn,
    @Nullable @Valid Money originalPrincipal,
    @Nullable @Valid Money balance,
    @Nullable @Valid Money amountPastDue,
    @Nullable @Valid Money amountDue,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate validationNoticeSentOn,
    @Nullable LocalDate validationEndsOn,
    Map<String, @Nullable Object> attributes) {

  public Loan {
    attributes =
        attributes == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
  }

  /**
   * Names of the critical details it lacks (B-061): actorRole, status, creditor, balance; empty
   * when it has all.
   */
  public List<String> missingCriticalDetails() {
    List<String> missing = new ArrayList<>();
    if (actorRole == null) {
      missing.add("actorRole");
    }
    if (status == null) {
      missing.add("status");
    }
    if (creditor == null || creditor.isBlank()) {
      missing.add("creditor");
    }
    if (balance == null) {
      missing.add("balance");
    }
    return missing;
  }

  /** Names ids only; the rest is personal. */
  @Override
  public String toString() {
    return "Loan[" + id + "]";
  }
}
