package dev.candor.compliance.internal.fact;

import static dev.candor.compliance.internal.fact.Fact.CASES;
import static dev.candor.compliance.internal.fact.Fact.FactDeclaration.flag;
import static dev.candor.compliance.internal.fact.Fact.LOAN;

import dev.candor.message.CaseType;
import dev.candor.party.Bankruptcy;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Case;
import dev.candor.party.Loan;
import dev.candor.party.LoanStatus;
import dev.candor.party.Notice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts of bankruptcies, requests to cease and disputes. */
enum CaseFacts implements Fact.Reader {
  STAY_IN_FORCE(
      flag(
          "bankruptcy.stayInForce",
          CASES,
          "Whether the automatic stay of a bankruptcy case holds, whichever loan and status the case has; false without such a case.")),
  DISCHARGED(
      flag(
          "bankruptcy.discharged",
          CASES,
          "Whether the loan was discharged in bankruptcy: a case or the loan's status says so.")),
  REAFFIRMED(
      flag(
          "bankruptcy.reaffirmed",
          CASES,
          "Whether every case that discharged the loan says that it was reaffirmed; false where none does, and without a day of discharge.")),
  CEASE_WRITTEN(
      flag(
          "cease.written",
          CASES,
          "Whether the borrower asked in writing that communication cease, and that was received; false without such a case.")),
  DISPUTE_WRITTEN(
      flag(
          "dispute.written",
          CASES,
          "Whether the borrower disputes the debt in writing; false without an open dispute.")),
  DISPUTE_IN_TIME(
      flag(
          "dispute.inTime",
          CASES + " and " + LOAN,
          "Whether a dispute not known to be spoken was received within the validation period; false without an open one.")),
  DISPUTE_ANSWERED(
      flag(
          "dispute.answered",
          CASES,
          "Whether what answers each dispute not known to be spoken was sent; true without an open one."));

  private final Fact.FactDeclaration declaration;

  CaseFacts(Fact.FactDeclaration declaration) {
    this.declaration = declaration;
  }

  @Override
  public Fact.FactDeclaration declaration() {
    return declaration;
  }

  @Override
  public @Nullable Object read(FactSource from) {
    return switch (this) {
      case STAY_IN_FORCE -> hasStay(from.file());
      case DISCHARGED -> isDischarged(from);
      case REAFFIRMED -> isReaffirmed(from);
      case CEASE_WRITTEN -> isInWriting(from, CaseType.CEASE_COMMUNICATION);
      case DISPUTE_WRITTEN -> isInWriting(from, CaseType.DISPUTE_OF_DEBT);
      case DISPUTE_IN_TIME -> isDisputedInTime(from);
      case DISPUTE_ANSWERED -> isEveryDisputeAnswered(from);
    };
  }

  // ---- bankruptcies

  private static List<Bankruptcy> bankruptcies(FactSource from) {
    List<Bankruptcy> bankruptcies = new ArrayList<>();
    for (Case one : from.cases()) {
      Bankruptcy bankruptcy = one.bankruptcy();
      if (one.type() == CaseType.BANKRUPTCY && bankruptcy != null) {
        bankruptcies.add(bankruptcy);
      }
    }
    return bankruptcies;
  }

  /**
   * The stay keeps every creditor of the borrower out, so one in force counts whatever the status
   * of its case and whichever loan that names.
   */
  private static @Nullable Boolean hasStay(@Nullable BorrowerFile file) {
    if (file == null) {
      return null;
    }

    boolean unknown = false;
    for (Case one : file.cases()) {
      if (one.type() == CaseType.BANKRUPTCY) {
        Bankruptcy bankruptcy = one.bankruptcy();
        Boolean stay = bankruptcy == null ? null : bankruptcy.stayInForce();
        if (Boolean.TRUE.equals(stay)) {
          return true;
        }
        unknown |= one.open() && stay == null;
      }
    }

    return unknown ? null : false;
  }

  private static @Nullable Boolean isDischarged(FactSource from) {
    Loan loan = from.loan();
    if (from.file() == null) {
      return null;
    }
    boolean discharged = loan != null && loan.status() == LoanStatus.DISCHARGED;
    for (Bankruptcy one : bankruptcies(from)) {
      discharged |= one.dischargedOn() != null && !one.dischargedOn().isAfter(from.today());
    }
    return discharged;
  }

  /**
   * An agreement in one case says nothing of what a later one discharged, and one without a
   * discharge nothing of any.
   */
  private static boolean isReaffirmed(FactSource from) {
    boolean reaffirmed = false;
    for (Bankruptcy one : bankruptcies(from)) {
      if (Boolean.TRUE.equals(one.reaffirmed()) && one.dischargedOn() != null) {
        reaffirmed = true;
      } else if (one.dischargedOn() != null) {
        return false;
      }
    }
    return reaffirmed;
  }

  // ---- requests to cease, and disputes

  /** Returns whether one of these open cases began in writing; null where that is not known. */
  private static @Nullable Boolean isInWriting(FactSource from, CaseType type) {
    if (from.file() == null) {
      return null;
    }

    boolean unknown = false;
    for (Case one : from.openCases(type)) {
      Notice notice = one.notice();
      if (notice != null && isUnderWay(notice, from)) {
        continue;
      }
      Boolean written = notice == null ? null : notice.written();
      if (Boolean.TRUE.equals(written)) {
        return true;
      }
      unknown |= written == null;
    }

    return unknown ? null : false;
  }

  /** It has not been received yet, on any clock: a notice is complete upon receipt. */
  private static boolean isUnderWay(Notice notice, FactSource from) {
    LocalDate received = notice.receivedOn();
    return received != null && received.isAfter(from.latestDay());
  }

  /**
   * Returns what began each open dispute not known to be spoken; null where that is not known. A
   * spoken dispute beside a written one neither puts that in time nor leaves it open.
   */
  private static List<@Nullable Notice> writtenDisputes(FactSource from) {
    List<@Nullable Notice> written = new ArrayList<>();
    for (Case one : from.openCases(CaseType.DISPUTE_OF_DEBT)) {
      Notice notice = one.notice();
      if (notice == null || !Boolean.FALSE.equals(notice.written())) {
        written.add(notice);
      }
    }
    return written;
  }

  private static @Nullable Boolean isDisputedInTime(FactSource from) {
    Loan loan = from.loan();
    boolean unknown = false;
    for (Notice notice : writtenDisputes(from)) {
      LocalDate received = notice == null ? null : notice.receivedOn();
      LocalDate ends = loan == null ? null : loan.validationEndsOn();
      if (received != null && ends != null && !received.isAfter(ends)) {
        return true;
      }
      unknown |= received == null || ends == null;
    }
    return from.file() == null || unknown ? null : false;
  }

  private static boolean isEveryDisputeAnswered(FactSource from) {
    for (Notice notice : writtenDisputes(from)) {
      if (notice == null || notice.answeredOn() == null) {
        return false;
      }
    }
    return true;
  }
}
