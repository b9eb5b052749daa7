package dev.candor.party;

import dev.candor.message.LoanId;
import dev.candor.message.StatementId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account statement. Null means not known.
 *
 * @param id its identifier
 * @param loanId the loan it is of
 * @param periodFrom first day of the period
 * @param periodTo last day of the period
 * @param dueOn when payment is due
 * @param previousBalance owed at the start
 * @param newBalance owed at the end
 * @param amountDue due by {@code dueOn}
 * @param lines what happened in the period, oldest first
 * @param attributes anything more that templates may print
 */
public record Statement(
    @NotNull StatementId id,
    @NotNull LoanId loanId,
    @Nullable LocalDate periodFrom,
    @Nullable LocalDate periodTo,
    @Nullable LocalDate dueOn,
    @Nullable @Valid Money previousBalance,
    @Nullable @Valid Money newBalance,
    @Nullable @Valid Money amountDue,
    List<@Valid Line> lines,
    Map<String, @Nullable Object> attributes) {

  /**
   * One thing that happened.
   *
   * @param on the day
   * @param description what
   * @param amount how much; negative is a payment
   */
  public record Line(
      @NotNull LocalDate on, @NotNull String description, @NotNull @Valid Money amount) {}

  public Statement {
    lines = lines == null ? List.of() : List.copyOf(lines);
    attributes =
        attributes == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
  }

  /** Begins a statement of which nothing else is known. */
  public static Builder builder(StatementId id, LoanId loanId) {
    return new Builder(id, loanId);
  }

  /** Names ids only; the rest is personal. */
  @Override
  public String toString() {
    return "Statement[" + id + "]";
  }

  /**
   * Builds a {@link Statement}: each call sets the component of its name, and null says that it is
   * not known. Not to be shared between threads.
   */
  public static final class Builder {

    private final StatementId id;
    private final LoanId loanId;
    private @Nullable LocalDate periodFrom;
    private @Nullable LocalDate periodTo;
    private @Nullable LocalDate dueOn;
    private @Nullable Money previousBalance;
    private @Nullable Money newBalance;
    private @Nullable Money amountDue;
    private List<Line> lines = List.of();
    private Map<String, @Nullable Object> attributes = Map.of();

    private Builder(StatementId id, LoanId loanId) {
      this.id = id;
      this.loanId = loanId;
    }

    /** Sets the first day of the period. */
    public Builder periodFrom(@Nullable LocalDate periodFrom) {
      this.periodFrom = periodFrom;
      return this;
    }

    /** Sets the last day of the period. */
    public Builder periodTo(@Nullable LocalDate periodTo) {
      this.periodTo = periodTo;
      return this;
    }

    /** Sets the day payment is due. */
    public Builder dueOn(@Nullable LocalDate dueOn) {
      this.dueOn = dueOn;
      return this;
    }

    /** Sets what was owed at the start. */
    public Builder previousBalance(@Nullable Money previousBalance) {
      this.previousBalance = previousBalance;
      return this;
    }

    /** Sets what is owed at the end. */
    public Builder newBalance(@Nullable Money newBalance) {
      this.newBalance = newBalance;
      return this;
    }

    /** Sets what is due by that day. */
    public Builder amountDue(@Nullable Money amountDue) {
      this.amountDue = amountDue;
      return this;
    }

    /** Sets what happened in the period, oldest first. */
    public Builder lines(List<Line> lines) {
      this.lines = lines;
      return this;
    }

    /** Sets anything more that templates may print, by name. */
    public Builder attributes(Map<String, @Nullable Object> attributes) {
      this.attributes = attributes;
      return this;
    }

    /**
     * Returns the statement.
     *
     * @throws NullPointerException when a collection holds a null that the statement does not take
     */
    public Statement build() {
      return new Statement(
          id,
          loanId,
          periodFrom,
          periodTo,
          dueOn,
          previousBalance,
          newBalance,
          amountDue,
          lines,
          attributes);
    }
  }
}
