package dev.candor.arbitrary;

import dev.candor.arbitrary.Parts.Part;
import dev.candor.message.CaseId;
import dev.candor.message.CaseType;
import dev.candor.message.LoanId;
import dev.candor.message.StatementId;
import dev.candor.party.ActorRole;
import dev.candor.party.Bankruptcy;
import dev.candor.party.Case;
import dev.candor.party.CaseStatus;
import dev.candor.party.Loan;
import dev.candor.party.LoanStatus;
import dev.candor.party.LoanType;
import dev.candor.party.Money;
import dev.candor.party.Notice;
import dev.candor.party.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Arbitraries of loans, and of the cases and statements about them. */
final class LoanArbitraries {

  private final Gaps gaps;

  LoanArbitraries(Gaps gaps) {
    this.gaps = gaps;
  }

  /** Amounts from 0.00 to 99,999.99 USD. */
  static Arbitrary<Money> money() {
    return Arbitraries.longs()
        .between(0, 9_999_999)
        .map(cents -> new Money(BigDecimal.valueOf(cents, 2), "USD"));
  }

  /** Loans of every type, role and status, LN-1 to LN-6. */
  Arbitrary<Loan> loans() {
    Parts parts = new Parts();
    Part<LoanId> id = parts.of(Draws.loanIds());
    Part<@Nullable LoanType> type = parts.of(gaps.perhaps(Arbitraries.of(LoanType.class)));
    Part<@Nullable ActorRole> role = parts.of(gaps.perhaps(Arbitraries.of(ActorRole.class)));
    Part<@Nullable LoanStatus> status = parts.of(gaps.perhaps(Arbitraries.of(LoanStatus.class)));
    Part<@Nullable Integer> daysPastDue =
        parts.of(gaps.perhaps(Arbitraries.integers().between(0, 400)));
    Part<@Nullable Boolean> chargedOff = parts.of(gaps.perhaps(Draws.flags()));
    Part<@Nullable Boolean> timeBarred = parts.of(gaps.perhaps(Draws.flags()));
    Part<@Nullable String> creditor =
        parts.of(gaps.perhaps(Arbitraries.of("Peachy Lender", "Plum Bank")));
    Part<@Nullable String> product = parts.of(gaps.perhaps(Arbitraries.just("Personal Loan")));
    Part<@Nullable String> lastFour =
        parts.of(gaps.perhaps(Arbitraries.strings().numeric().ofLength(4)));
    Part<@Nullable String> studentAccount = parts.of(gaps.perhaps(Arbitraries.of("SA-1", "SA-2")));
    Part<@Nullable LocalDate> originatedOn = parts.of(gaps.perhaps(TimeArbitraries.days()));
    Part<@Nullable Money> principal = parts.of(gaps.perhaps(money()));
    Part<@Nullable Money> balance = parts.of(gaps.perhaps(money()));
    Part<@Nullable Money> pastDue = parts.of(gaps.perhaps(money()));
    Part<@Nullable Money> due = parts.of(gaps.perhaps(money()));
    Part<@Nullable LocalDate> dueOn = parts.of(gaps.perhaps(TimeArbitraries.days()));
    Part<@Nullable LocalDate> noticeOn = parts.of(gaps.perhaps(TimeArbitraries.days()));
    Part<@Nullable LocalDate> validationEnds = parts.of(gaps.perhaps(TimeArbitraries.days()));

    return parts.as(
        drawn ->
            new Loan(
                drawn.get(id),
                drawn.get(type),
                drawn.get(role),
                drawn.get(status),
                drawn.get(daysPastDue),
                drawn.get(chargedOff),
                drawn.get(timeBarred),
                drawn.get(creditor),
                drawn.get(product),
                drawn.get(lastFour),
                drawn.get(type) == LoanType.STUDENT ? drawn.get(studentAccount) : null,
                drawn.get(originatedOn),
                drawn.get(principal),
                drawn.get(balance),
                drawn.get(pastDue),
                drawn.get(due),
                drawn.get(dueOn),
                drawn.get(noticeOn),
                drawn.get(validationEnds),
                Map.of()));
  }

  /** Cases of every type, CS-1 to CS-4. */
  Arbitrary<Case> cases() {
    Parts parts = new Parts();
    Part<CaseId> id = parts.of(Draws.number(4).map(n -> CaseId.of("CS-" + n)));
    Part<CaseType> type = parts.of(Arbitraries.of(CaseType.class));
    Part<CaseStatus> status = parts.of(Arbitraries.of(CaseStatus.class));
    Part<Set<LoanId>> touched = parts.of(Draws.loanIds().set().ofMaxSize(2));
    Part<@Nullable LocalDate> opened = parts.of(gaps.perhaps(TimeArbitraries.days()));
    Part<@Nullable LocalDate> closed = parts.of(gaps.perhaps(TimeArbitraries.days()));
    Part<@Nullable Bankruptcy> bankruptcy =
        parts.of(
            gaps.perhaps(
                Combinators.combine(
                        gaps.perhaps(Arbitraries.of(7, 11, 12, 13)),
                        gaps.perhaps(TimeArbitraries.days()),
                        gaps.perhaps(Draws.flags()),
                        TimeArbitraries.days().injectNull(0.5),
                        Draws.flags().injectNull(0.8))
                    .as(Bankruptcy::new)));
    Part<@Nullable Notice> notice =
        parts.of(
            gaps.perhaps(
                Combinators.combine(
                        gaps.perhaps(TimeArbitraries.days()),
                        gaps.perhaps(Draws.flags()),
                        TimeArbitraries.days().injectNull(0.5))
                    .as(Notice::new)));

    return parts.as(
        drawn ->
            new Case(
                drawn.get(id),
                drawn.get(type),
                drawn.get(status),
                drawn.get(touched),
                drawn.get(opened),
                drawn.get(status) == CaseStatus.COMPLETED ? drawn.get(closed) : null,
                drawn.get(type) == CaseType.BANKRUPTCY ? drawn.get(bankruptcy) : null,
                drawn.get(notice),
                Map.of()));
  }

  /** Statements of loans, SM-1 to SM-4, with up to three lines. */
  Arbitrary<Statement> statements() {
    Parts parts = new Parts();
    Part<StatementId> id = parts.of(Draws.number(4).map(n -> StatementId.of("SM-" + n)));
    Part<LoanId> loan = parts.of(Draws.loanIds());
    Part<@Nullable LocalDate> from = parts.of(gaps.perhaps(TimeArbitraries.days()));
    Part<@Nullable LocalDate> to = parts.of(gaps.perhaps(TimeArbitraries.days()));
    Part<@Nullable LocalDate> dueOn = parts.of(gaps.perhaps(TimeArbitraries.days()));
    Part<@Nullable Money> previous = parts.of(gaps.perhaps(money()));
    Part<@Nullable Money> balance = parts.of(gaps.perhaps(money()));
    Part<@Nullable Money> due = parts.of(gaps.perhaps(money()));
    Part<List<Statement.Line>> lines =
        parts.of(
            Combinators.combine(
                    TimeArbitraries.days(), Arbitraries.of("Payment", "Interest"), money())
                .as(Statement.Line::new)
                .list()
                .ofMaxSize(3));

    return parts.as(
        drawn ->
            new Statement(
                drawn.get(id),
                drawn.get(loan),
                drawn.get(from),
                drawn.get(to),
                drawn.get(dueOn),
                drawn.get(previous),
                drawn.get(balance),
                drawn.get(due),
                drawn.get(lines),
                Map.of()));
  }
}
