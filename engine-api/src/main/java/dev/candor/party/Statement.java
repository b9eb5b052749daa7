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

  /** Names ids only; the rest is personal. */
  @Override
  public String toString() {
    return "Statement[" + id + "]";
  }
}
