package dev.candor.compliance.internal.fact;

import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.date;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.days;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.flag;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.word;
import static dev.candor.compliance.internal.fact.Fact.HISTORY;
import static dev.candor.compliance.internal.fact.Fact.LOAN;

import dev.candor.party.ActorRole;
import dev.candor.party.Loan;
import dev.candor.party.LoanStatus;
import dev.candor.party.LoanType;
import org.jspecify.annotations.Nullable;

/** The facts of the loan, and of what was said about it before; missing where there is none. */
enum LoanFacts implements Fact.Reader {
  ACTOR_ROLE(
      word("loan.actorRole", ActorRole.WORDS, LOAN, "In what role the sender acts for the loan.")),
  TYPE(word("loan.type", LoanType.WORDS, LOAN, "What kind of loan it is.")),
  STATUS(word("loan.status", LoanStatus.WORDS, LOAN, "Where the loan stands.")),
  DAYS_PAST_DUE(days("loan.daysPastDue", LOAN, "Whole days since the oldest unpaid due date.")),
  CHARGED_OFF(flag("loan.chargedOff", LOAN, "Whether the creditor wrote the loan off.")),
  TIME_BARRED(flag("loan.timeBarred", LOAN, "Whether the limitation period has run.")),
  ORIGINATED_ON(date("loan.originatedOn", LOAN, "Day the loan was made.")),
  VALIDATION_NOTICE_SENT_ON(
      date("loan.validationNoticeSentOn", LOAN, "Day the validation notice was sent.")),
  VALIDATION_ENDS_ON(date("loan.validationEndsOn", LOAN, "Last day of the validation period.")),
  FIRST_COMMUNICATION(
      flag(
          "loan.firstCommunication",
          HISTORY,
          "Whether the sender is not known to have conveyed anything about the loan to the borrower; a call nobody took, a pleading and what came back conveyed nothing, nor does what the borrower wrote.")),
  FIRST_COMMUNICATION_ON(
      date(
          "loan.firstCommunicationOn",
          HISTORY,
          "Day of the first communication about the loan, or of what may have been one: a voicemail, unless its record says that its content was limited; missing where none is known.")),
  FIRST_WRITTEN(
      flag(
          "loan.firstWritten",
          HISTORY,
          "Whether nothing in writing about the loan is known to have been sent to the borrower and not come back.")),
  SPOKEN(
      flag(
          "loan.spoken",
          HISTORY,
          "Whether the loan is known to have been talked about with the borrower; false where it is not.")),
  WRITTEN_ON(
      date(
          "loan.writtenOn",
          HISTORY + " and " + LOAN,
          "Day of the first letter or electronic message about the loan that did not come back, the validation notice included; missing where there is none.")),
  DAYS_WITHOUT_RETURN(
      days(
          "loan.daysWithoutReturn",
          HISTORY + " and " + LOAN,
          "For how many days a letter or electronic message about the loan has not come back, or had not when it did, the longest of them; missing where there is none."));

  private final Fact.FactDeclaration declaration;

  LoanFacts(Fact.FactDeclaration declaration) {
    this.declaration = declaration;
  }

  @Override
  public Fact.FactDeclaration declaration() {
    return declaration;
  }

  @Override
  public @Nullable Object read(FactSource from) {
    Loan loan = from.loan();
    return loan == null ? null : read(loan, from);
  }

  private @Nullable Object read(Loan loan, FactSource from) {
    return switch (this) {
      case ACTOR_ROLE -> FactSource.wire(loan.actorRole());
      case TYPE -> FactSource.wire(loan.type());
      case STATUS -> FactSource.wire(loan.status());
      case DAYS_PAST_DUE -> loan.daysPastDue() == null ? null : Long.valueOf(loan.daysPastDue());
      case CHARGED_OFF -> loan.chargedOff();
      case TIME_BARRED -> loan.timeBarred();
      case ORIGINATED_ON -> loan.originatedOn();
      case VALIDATION_NOTICE_SENT_ON -> loan.validationNoticeSentOn();
      case VALIDATION_ENDS_ON -> loan.validationEndsOn();
      case FIRST_COMMUNICATION -> Communications.first(loan, from) == null;
      case FIRST_COMMUNICATION_ON -> Communications.firstDay(loan, from);
      case FIRST_WRITTEN -> !Communications.hasWritten(loan, from);
      case SPOKEN -> Communications.hasSpoken(loan, from);
      case WRITTEN_ON -> Communications.writtenDay(loan, from);
      case DAYS_WITHOUT_RETURN -> Communications.daysWithoutReturn(loan, from);
    };
  }
}
