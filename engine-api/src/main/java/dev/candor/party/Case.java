package dev.candor.party;

import dev.candor.message.CaseId;
import dev.candor.message.CaseType;
import dev.candor.message.LoanId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A matter that is being worked for a borrower. Null means not known.
 *
 * @param id its identifier
 * @param type what it is about
 * @param status whether it is open
 * @param loanIds the loans it touches; empty means all of the borrower's
 * @param openedOn first day
 * @param closedOn last day
 * @param bankruptcy what is known of the bankruptcy, for a case of that type
 * @param notice what the borrower wrote or said that began it
 * @param attributes anything more that templates may print
 */
public record Case(
    @NotNull CaseId id,
    @NotNull CaseType type,
    @NotNull CaseStatus status,
    Set<LoanId> loanIds,
    @Nullable LocalDate openedOn,
    @Nullable LocalDate closedOn,
    @Nullable @Valid Bankruptcy bankruptcy,
    @Nullable @Valid Notice notice,
    Map<String, @Nullable Object> attributes) {

  public Case {
    loanIds = loanIds == null ? Set.of() : Set.copyOf(loanIds);
    attributes =
        attributes == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
  }

  /** Returns whether it is still being worked. */
  public boolean open() {
    return status == CaseStatus.INITIATED || status == CaseStatus.PROCESSING;
  }

  /** Returns whether it touches this loan. */
  public boolean touches(LoanId loan) {
    return loanIds.isEmpty() || loanIds.contains(loan);
  }

  /** Begins a case of which nothing else is known; it touches all of the borrower's loans. */
  public static Builder builder(CaseId id, CaseType type, CaseStatus status) {
    return new Builder(id, type, status);
  }

  /** Names ids only; the rest is personal. */
  @Override
  public String toString() {
    return "Case[" + id + " " + type + "]";
  }

  /**
   * Builds a {@link Case}: each call sets the component of its name, and null says that it is not
   * known. Not to be shared between threads.
   */
  public static final class Builder {

    private final CaseId id;
    private final CaseType type;
    private final CaseStatus status;
    private Set<LoanId> loanIds = Set.of();
    private @Nullable LocalDate openedOn;
    private @Nullable LocalDate closedOn;
    private @Nullable Bankruptcy bankruptcy;
    private @Nullable Notice notice;
    private Map<String, @Nullable Object> attributes = Map.of();

    private Builder(CaseId id, CaseType type, CaseStatus status) {
      this.id = id;
      this.type = type;
      this.status = status;
    }

    /** Sets the loans it touches; none means all of the borrower's. */
    public Builder loanIds(Set<LoanId> loanIds) {
      this.loanIds = loanIds;
      return this;
    }

    /** Sets the first day. */
    public Builder openedOn(@Nullable LocalDate openedOn) {
      this.openedOn = openedOn;
      return this;
    }

    /** Sets the last day. */
    public Builder closedOn(@Nullable LocalDate closedOn) {
      this.closedOn = closedOn;
      return this;
    }

    /** Sets what is known of the bankruptcy, for a case of that type. */
    public Builder bankruptcy(@Nullable Bankruptcy bankruptcy) {
      this.bankruptcy = bankruptcy;
      return this;
    }

    /** Sets what the borrower wrote or said that began it. */
    public Builder notice(@Nullable Notice notice) {
      this.notice = notice;
      return this;
    }

    /** Sets anything more that templates may print, by name. */
    public Builder attributes(Map<String, @Nullable Object> attributes) {
      this.attributes = attributes;
      return this;
    }

    /**
     * Returns the case.
     *
     * @throws NullPointerException when a collection holds a null that the case does not take
     */
    public Case build() {
      return new Case(
          id, type, status, loanIds, openedOn, closedOn, bankruptcy, notice, attributes);
    }
  }
}
