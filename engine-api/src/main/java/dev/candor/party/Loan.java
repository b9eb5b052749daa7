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
 * @param validationNoticeReturnedOn day notice came that it was not delivered (12 CFR
 *     1006.42(a)(1), comment 2)
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
    @Nullable LocalDate validationNoticeReturnedOn,
    Map<String, @Nullable Object> attributes) {

  public Loan {
    attributes =
        attributes == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
  }

  /** Makes a loan whose validation notice is not known to have come back. */
  public Loan(
      LoanId id,
      @Nullable LoanType type,
      @Nullable ActorRole actorRole,
      @Nullable LoanStatus status,
      @Nullable Integer daysPastDue,
      @Nullable Boolean chargedOff,
      @Nullable Boolean timeBarred,
      @Nullable String creditor,
      @Nullable String productName,
      @Nullable String accountNumberLastFour,
      @Nullable String studentLoanAccount,
      @Nullable LocalDate originatedOn,
      @Nullable Money originalPrincipal,
      @Nullable Money balance,
      @Nullable Money amountPastDue,
      @Nullable Money amountDue,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate validationNoticeSentOn,
      @Nullable LocalDate validationEndsOn,
      Map<String, @Nullable Object> attributes) {
    this(
        id,
        type,
        actorRole,
        status,
        daysPastDue,
        chargedOff,
        timeBarred,
        creditor,
        productName,
        accountNumberLastFour,
        studentLoanAccount,
        originatedOn,
        originalPrincipal,
        balance,
        amountPastDue,
        amountDue,
        dueOn,
        validationNoticeSentOn,
        validationEndsOn,
        null,
        attributes);
  }

  /**
   * Names of the critical details it lacks: actorRole, status, creditor, balance; empty when it has
   * all.
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

  /** Returns this loan with another day of its validation notice, and another end of the period. */
  public Loan withValidation(@Nullable LocalDate sentOn, @Nullable LocalDate endsOn) {
    return new Loan(
        id,
        type,
        actorRole,
        status,
        daysPastDue,
        chargedOff,
        timeBarred,
        creditor,
        productName,
        accountNumberLastFour,
        studentLoanAccount,
        originatedOn,
        originalPrincipal,
        balance,
        amountPastDue,
        amountDue,
        dueOn,
        sentOn,
        endsOn,
        validationNoticeReturnedOn,
        attributes);
  }

  /** Begins a loan of which nothing else is known. */
  public static Builder builder(LoanId id) {
    return new Builder(id);
  }

  /** Names ids only; the rest is personal. */
  @Override
  public String toString() {
    return "Loan[" + id + "]";
  }

  /**
   * Builds a {@link Loan}: each call sets the component of its name, and null says that it is not
   * known. Not to be shared between threads.
   */
  public static final class Builder {

    private final LoanId id;
    private @Nullable LoanType type;
    private @Nullable ActorRole actorRole;
    private @Nullable LoanStatus status;
    private @Nullable Integer daysPastDue;
    private @Nullable Boolean chargedOff;
    private @Nullable Boolean timeBarred;
    private @Nullable String creditor;
    private @Nullable String productName;
    private @Nullable String accountNumberLastFour;
    private @Nullable String studentLoanAccount;
    private @Nullable LocalDate originatedOn;
    private @Nullable Money originalPrincipal;
    private @Nullable Money balance;
    private @Nullable Money amountPastDue;
    private @Nullable Money amountDue;
    private @Nullable LocalDate dueOn;
    private @Nullable LocalDate validationNoticeSentOn;
    private @Nullable LocalDate validationEndsOn;
    private @Nullable LocalDate validationNoticeReturnedOn;
    private Map<String, @Nullable Object> attributes = Map.of();

    private Builder(LoanId id) {
      this.id = id;
    }

    /** Sets what kind of loan it is. */
    public Builder type(@Nullable LoanType type) {
      this.type = type;
      return this;
    }

    /** Sets in what role the sender acts for it; decides which law binds. */
    public Builder actorRole(@Nullable ActorRole actorRole) {
      this.actorRole = actorRole;
      return this;
    }

    /** Sets where it stands. */
    public Builder status(@Nullable LoanStatus status) {
      this.status = status;
      return this;
    }

    /** Sets the whole days since the oldest unpaid due date, 0 when current. */
    public Builder daysPastDue(@Nullable Integer daysPastDue) {
      this.daysPastDue = daysPastDue;
      return this;
    }

    /** Sets whether the creditor wrote it off. */
    public Builder chargedOff(@Nullable Boolean chargedOff) {
      this.chargedOff = chargedOff;
      return this;
    }

    /** Sets whether the limitation period has run. */
    public Builder timeBarred(@Nullable Boolean timeBarred) {
      this.timeBarred = timeBarred;
      return this;
    }

    /** Sets the creditor's name as the borrower knows it. */
    public Builder creditor(@Nullable String creditor) {
      this.creditor = creditor;
      return this;
    }

    /** Sets what the loan is called. */
    public Builder productName(@Nullable String productName) {
      this.productName = productName;
      return this;
    }

    /** Sets the last four characters of the account number. */
    public Builder accountNumberLastFour(@Nullable String accountNumberLastFour) {
      this.accountNumberLastFour = accountNumberLastFour;
      return this;
    }

    /** Sets the one account number that several student loans were obtained under. */
    public Builder studentLoanAccount(@Nullable String studentLoanAccount) {
      this.studentLoanAccount = studentLoanAccount;
      return this;
    }

    /** Sets the day it was made. */
    public Builder originatedOn(@Nullable LocalDate originatedOn) {
      this.originatedOn = originatedOn;
      return this;
    }

    /** Sets what was lent. */
    public Builder originalPrincipal(@Nullable Money originalPrincipal) {
      this.originalPrincipal = originalPrincipal;
      return this;
    }

    /** Sets what is owed in all. */
    public Builder balance(@Nullable Money balance) {
      this.balance = balance;
      return this;
    }

    /** Sets what is overdue. */
    public Builder amountPastDue(@Nullable Money amountPastDue) {
      this.amountPastDue = amountPastDue;
      return this;
    }

    /** Sets what is due next. */
    public Builder amountDue(@Nullable Money amountDue) {
      this.amountDue = amountDue;
      return this;
    }

    /** Sets the day that is due. */
    public Builder dueOn(@Nullable LocalDate dueOn) {
      this.dueOn = dueOn;
      return this;
    }

    /** Sets the day the validation notice was sent. */
    public Builder validationNoticeSentOn(@Nullable LocalDate validationNoticeSentOn) {
      this.validationNoticeSentOn = validationNoticeSentOn;
      return this;
    }

    /** Sets the last day of the validation period. */
    public Builder validationEndsOn(@Nullable LocalDate validationEndsOn) {
      this.validationEndsOn = validationEndsOn;
      return this;
    }

    /** Sets the day notice came that the validation notice was not delivered. */
    public Builder validationNoticeReturnedOn(@Nullable LocalDate validationNoticeReturnedOn) {
      this.validationNoticeReturnedOn = validationNoticeReturnedOn;
      return this;
    }

    /** Sets anything more that templates may print, by name. */
    public Builder attributes(Map<String, @Nullable Object> attributes) {
      this.attributes = attributes;
      return this;
    }

    /**
     * Returns the loan.
     *
     * @throws NullPointerException when a collection holds a null that the loan does not take
     */
    public Loan build() {
      return new Loan(
          id,
          type,
          actorRole,
          status,
          daysPastDue,
          chargedOff,
          timeBarred,
          creditor,
          productName,
          accountNumberLastFour,
          studentLoanAccount,
          originatedOn,
          originalPrincipal,
          balance,
          amountPastDue,
          amountDue,
          dueOn,
          validationNoticeSentOn,
          validationEndsOn,
          validationNoticeReturnedOn,
          attributes);
    }
  }
}
