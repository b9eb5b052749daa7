package dev.candor.internal.known;

import dev.candor.message.CaseType;
import dev.candor.party.Bankruptcy;
import dev.candor.party.Case;
import dev.candor.party.CaseStatus;
import dev.candor.party.Loan;
import dev.candor.party.Notice;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes of loans and cases what is known of them on the day judged. Immutable. */
final class KnownCases {

  /**
   * What no closed ticket ends: who has died stays dead, and who forbade us to write still does.
   */
  private static final Set<CaseType> NOT_ENDED_BY_CLOSING =
      EnumSet.of(CaseType.DECEASED, CaseType.IDENTITY_THEFT, CaseType.CEASE_COMMUNICATION);

  private final LocalDate today;

  KnownCases(LocalDate today) {
    this.today = today;
  }

  // values may be null, which NullAway does not read from the constructor of a record
  @SuppressWarnings("NullAway")
  Loan loan(Loan told) {
    LocalDate sent = told.validationNoticeSentOn();
    LocalDate ends = told.validationEndsOn();
    LocalDate returned = told.validationNoticeReturnedOn();
    // one that came back by then gave nothing, and so began no period
    boolean cameBack =
        sent != null && returned != null && !returned.isBefore(sent) && !returned.isAfter(today);
    boolean isSent = !cameBack && (sent == null || !sent.isAfter(today));
    // a period that ends before the notice that begins it went out is no period
    boolean ended = !cameBack && (ends == null || sent == null || !ends.isBefore(sent));

    return isSent && ended ? told : told.withValidation(isSent ? sent : null, ended ? ends : null);
  }

  // values may be null, which NullAway does not read from the constructor of a record
  @SuppressWarnings("NullAway")
  Case caseFile(Case told) {
    LocalDate closed = told.closedOn();
    Notice notice = notice(told.notice());
    Bankruptcy bankruptcy = bankruptcy(told.bankruptcy(), told.status());
    boolean closedEarly = !told.open() && closed != null && closed.isAfter(today);
    boolean stillStands = told.status() == CaseStatus.COMPLETED && isNotEnded(told, notice);
    boolean reopened = closedEarly || stillStands;

    return !reopened
            && Objects.equals(notice, told.notice())
            && Objects.equals(bankruptcy, told.bankruptcy())
        ? told
        : new Case(
            told.id(),
            told.type(),
            reopened ? CaseStatus.PROCESSING : told.status(),
            told.loanIds(),
            told.openedOn(),
            reopened ? null : closed,
            bankruptcy,
            notice,
            told.attributes());
  }

  /**
   * Returns whether what the case stands for goes on though the ticket was completed: it ends by
   * what ended it. A canceled case says that it never was so.
   */
  private static boolean isNotEnded(Case told, @Nullable Notice notice) {
    return NOT_ENDED_BY_CLOSING.contains(told.type())
        || (told.type() == CaseType.DISPUTE_OF_DEBT
            && (notice == null
                || (!Boolean.FALSE.equals(notice.written()) && notice.answeredOn() == null)));
  }

  private @Nullable Notice notice(@Nullable Notice told) {
    LocalDate answered = told == null ? null : told.answeredOn();
    if (told == null || answered == null) {
      return told;
    }
    LocalDate received = told.receivedOn();
    boolean counts = !answered.isAfter(today) && (received == null || !answered.isBefore(received));
    return counts ? told : new Notice(received, told.written(), null);
  }

  private @Nullable Bankruptcy bankruptcy(@Nullable Bankruptcy told, CaseStatus status) {
    LocalDate discharged = told == null ? null : told.dischargedOn();
    boolean isDischarged = discharged != null && !discharged.isAfter(today);
    // an agreement reaffirms what a discharge would end, and ends nothing where there was none
    boolean agreed =
        told != null
            && Boolean.TRUE.equals(told.reaffirmed())
            && (!isDischarged || status == CaseStatus.CANCELED);

    return told == null || ((discharged == null || isDischarged) && !agreed)
        ? told
        : new Bankruptcy(
            told.chapter(),
            told.filedOn(),
            told.stayInForce(),
            isDischarged ? discharged : null,
            agreed ? Boolean.FALSE : told.reaffirmed());
  }
}
