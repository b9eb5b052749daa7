package dev.candor.party;

import dev.candor.message.CaseId;
import dev.candor.message.ContactId;
import dev.candor.message.LoanId;
import dev.candor.message.StatementId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;

/**
 * Everything the host knows of one borrower, read in one look-up. What is not in it does not belong
 * to the borrower. Immutable.
 *
 * @param borrower the person
 * @param contacts ways to reach them, best first within a status
 * @param loans what is owed
 * @param cases matters being worked
 * @param statements account statements
 * @param history interactions the host knows of beside those Candor recorded; an id met in both
 *     counts once
 */
public record BorrowerFile(
    @NotNull @Valid Borrower borrower,
    List<@Valid Contact> contacts,
    List<@Valid Loan> loans,
    List<@Valid Case> cases,
    List<@Valid Statement> statements,
    List<@Valid PastInteraction> history) {

  public BorrowerFile {
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
    loans = loans == null ? List.of() : List.copyOf(loans);
    cases = cases == null ? List.of() : List.copyOf(cases);
    statements = statements == null ? List.of() : List.copyOf(statements);
    history = history == null ? List.of() : List.copyOf(history);
  }

  /** Returns the borrower's contact with this id, if it is theirs. */
  public Optional<Contact> contact(ContactId id) {
    return contacts.stream().filter(contact -> contact.id().equals(id)).findFirst();
  }

  /** Returns the borrower's loan with this id, if it is theirs. */
  public Optional<Loan> loan(LoanId id) {
    return loans.stream().filter(loan -> loan.id().equals(id)).findFirst();
  }

  /** Returns the borrower's case with this id, if it is theirs. */
  public Optional<Case> caseOf(CaseId id) {
    return cases.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** Returns the borrower's statement with this id, if it is theirs. */
  public Optional<Statement> statement(StatementId id) {
    return statements.stream().filter(statement -> statement.id().equals(id)).findFirst();
  }

  /** Names ids only; the rest is personal. */
  @Override
  public String toString() {
    return "BorrowerFile[" + borrower + "]";
  }
}
