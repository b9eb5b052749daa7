package dev.candor.compliance;

import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.Status;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Loan;
import dev.candor.party.PastInteraction;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which past interactions a cap or a cool-down counts. An empty set sets no bound.
 *
 * @param perDebt whether only those charged to the debt count; else all of the borrower's do
 * @param channels channels that count
 * @param directions directions that count
 * @param statusesNot statuses that do not count
 * @param outcomes outcomes, of the agent or technical, of which it must have one
 * @param outcomesNot outcomes with which it does not count
 * @param callBacksCount whether one made with call-back consent counts
 */
record Count(
    boolean perDebt,
    Set<Channel> channels,
    Set<Direction> directions,
    Set<Status> statusesNot,
    Set<String> outcomes,
    Set<String> outcomesNot,
    boolean callBacksCount) {

  /** The instants of all that count for this matter, in order. */
  List<Instant> events(Matter matter) {
    List<Loan> debt = perDebt ? debt(matter) : List.of();
    return matter.facts().history().stream()
        .filter(
            past ->
                counts(past) && (!perDebt || debt.stream().anyMatch(loan -> charged(past, loan))))
        .map(PastInteraction::at)
        .sorted()
        .toList();
  }

  private boolean counts(PastInteraction past) {
    return (channels.isEmpty() || channels.contains(past.channel()))
        && (directions.isEmpty() || directions.contains(past.direction()))
        && !statusesNot.contains(past.status())
        && (outcomes.isEmpty() || has(past, outcomes) || mayHave(past))
        && !has(past, outcomesNot)
        && (callBacksCount || !Boolean.TRUE.equals(past.callBackConsent()));
  }

  /**
   * Whether it must be taken to have the outcome asked for: debts were discussed, or it succeeded
   * and nobody told how it ended. What is not known never frees a call.
   */
  private static boolean mayHave(PastInteraction past) {
    return !past.debtsDiscussed().isEmpty()
        || (past.status() == Status.SUCCEEDED
            && past.agentOutcome() == null
            && past.statusDetails() == null);
  }

  private static boolean has(PastInteraction past, Set<String> words) {
    return (past.agentOutcome() != null && words.contains(past.agentOutcome().wireName()))
        || (past.statusDetails() != null && words.contains(past.statusDetails().wireName()));
  }

  private boolean charged(PastInteraction past, Loan loan) {
    // A conversation is charged to what was talked about, whatever the call named or elected
    // (comment 1006.14(b)(4)-2.iii).
    return !outcomes.isEmpty() && !past.debtsDiscussed().isEmpty()
        ? past.debtsDiscussed().contains(loan.id())
        : past.chargedTo(loan.id());
  }

  /**
   * The loan, with every student loan obtained under the same account number: those are one debt
   * (comment 1006.14(b)(4)-2.vii).
   */
  private static List<Loan> debt(Matter matter) {
    Loan loan = matter.loan();
    if (loan == null) {
      return List.of();
    }
    @Nullable BorrowerFile file = matter.facts().file();
    String account = loan.studentLoanAccount();
    return account == null || file == null
        ? List.of(loan)
        : file.loans().stream()
            .filter(other -> account.equals(other.studentLoanAccount()))
            .toList();
  }
}
