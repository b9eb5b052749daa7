package dev.candor.party;

import dev.candor.message.AgentOutcome;
import dev.candor.message.Channel;
import dev.candor.message.ContactId;
import dev.candor.message.Direction;
import dev.candor.message.LoanId;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened before, as far as rules count it: sent, received, or set for later. Null means not
 * known.
 *
 * @param id its identifier, unique among a borrower's
 * @param at when it happened or is set to
 * @param channel how
 * @param direction who began
 * @param status where it stands
 * @param statusDetails what happened technically
 * @param agentOutcome how a call ended
 * @param contactId which contact
 * @param subject what about
 * @param theme why
 * @param debtsNamed the debts a call named
 * @param debtsDiscussed the debts talked about, whoever raised them
 * @param debtElected the one debt an unanswered call is charged to (comment 1006.14(b)(4)-2)
 * @param callBackConsent whether it was made with prior consent given directly within 7 days (12
 *     CFR 1006.14(b)(3)(i))
 * @param returnedOn day notice came that it was not delivered
 * @param limitedContent whether a voicemail was a limited-content message (12 CFR 1006.2(j))
 * @param pleading whether it was a formal pleading in a legal action (12 CFR 1006.34(b)(2))
 * @param debtsRaisedByBorrower those talked about that the borrower was the first to raise: the
 *     call was not placed about them (comment 1006.14(b)(4)-2.vi)
 */
public record PastInteraction(
    @NotNull String id,
    @NotNull Instant at,
    @NotNull Channel channel,
    @NotNull Direction direction,
    @NotNull Status status,
    @Nullable StatusDetails statusDetails,
    @Nullable AgentOutcome agentOutcome,
    @Nullable ContactId contactId,
    @Nullable Subject subject,
    @Nullable Theme theme,
    Set<LoanId> debtsNamed,
    Set<LoanId> debtsDiscussed,
    @Nullable LoanId debtElected,
    @Nullable Boolean callBackConsent,
    @Nullable LocalDate returnedOn,
    @Nullable Boolean limitedContent,
    @Nullable Boolean pleading,
    Set<LoanId> debtsRaisedByBorrower) {

  /** No call or chat is under way for longer. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final String VOICEMAIL = StatusDetails.VOICE_LEFT_VOICEMAIL.wireName();

  public PastInteraction {
    debtsNamed = debtsNamed == null ? Set.of() : Set.copyOf(debtsNamed);
    debtsDiscussed = debtsDiscussed == null ? Set.of() : Set.copyOf(debtsDiscussed);
    debtsRaisedByBorrower =
        debtsRaisedByBorrower == null ? Set.of() : Set.copyOf(debtsRaisedByBorrower);
  }

  /** Makes an interaction of which nobody noted that it came back, or what form it had. */
  public PastInteraction(
      String id,
      Instant at,
      Channel channel,
      Direction direction,
      Status status,
      @Nullable StatusDetails statusDetails,
      @Nullable AgentOutcome agentOutcome,
      @Nullable ContactId contactId,
      @Nullable Subject subject,
      @Nullable Theme theme,
      Set<LoanId> debtsNamed,
      Set<LoanId> debtsDiscussed,
      @Nullable LoanId debtElected,
      @Nullable Boolean callBackConsent) {
    this(
        id,
        at,
        channel,
        direction,
        status,
        statusDetails,
        agentOutcome,
        contactId,
        subject,
        theme,
        debtsNamed,
        debtsDiscussed,
        debtElected,
        callBackConsent,
        null,
        null,
        null,
        Set.of());
  }

  /**
   * Returns this interaction with what a later report of the same one knows: its status, and every
   * outcome and debt it names. What the report does not know stays.
   */
  public PastInteraction reportedAs(PastInteraction report) {
    return new PastInteraction(
        id,
        at,
        channel,
        direction,
        report.status,
        report.statusDetails == null ? statusDetails : report.statusDetails,
        report.agentOutcome == null ? agentOutcome : report.agentOutcome,
        contactId,
        subject,
        theme,
        report.debtsNamed.isEmpty() ? debtsNamed : report.debtsNamed,
        report.debtsDiscussed.isEmpty() ? debtsDiscussed : report.debtsDiscussed,
        report.debtElected == null ? debtElected : report.debtElected,
        report.callBackConsent == null ? callBackConsent : report.callBackConsent,
        report.returnedOn == null ? returnedOn : report.returnedOn,
        report.limitedContent == null ? limitedContent : report.limitedContent,
        report.pleading == null ? pleading : report.pleading,
        report.debtsRaisedByBorrower.isEmpty()
            ? debtsRaisedByBorrower
            : report.debtsRaisedByBorrower);
  }

  /** Returns this interaction with another status and contact. */
  public PastInteraction with(Status otherStatus, @Nullable ContactId otherContact) {
    return new PastInteraction(
        id,
        at,
        channel,
        direction,
        otherStatus,
        statusDetails,
        agentOutcome,
        otherContact,
        subject,
        theme,
        debtsNamed,
        debtsDiscussed,
        debtElected,
        callBackConsent,
        returnedOn,
        limitedContent,
        pleading,
        debtsRaisedByBorrower);
  }

  /**
   * Returns whether a word of it says that somebody or something was reached: that the telephone
   * rang, that the message arrived, that a debt was talked about. The stricter of two words that
   * disagree counts, so with such a word a failure is none. Where nothing contradicts it, a failure
   * counts against no cap.
   */
  public boolean saysReached() {
    return !debtsDiscussed.isEmpty()
        || (agentOutcome != null && agentOutcome.rang())
        || (statusDetails != null && statusDetails.saysReached());
  }

  /** Returns whether it went out or came in: it neither failed nor was canceled, or says both. */
  public boolean hasHappened() {
    return (status != Status.FAILED && status != Status.CANCELED) || saysReached();
  }

  /**
   * Returns whether it reached the borrower or came from them beyond doubt: it was attempted or
   * succeeded, no word of it says that it failed, and none that somebody else was reached. What
   * would make a judgement milder rests on this, and what would make it stricter on {@link
   * #hasHappened}.
   */
  public boolean surelyHappened() {
    boolean stands = status == Status.ATTEMPTED || status == Status.SUCCEEDED;
    boolean failed =
        (statusDetails != null && statusDetails.status().filter(Status.FAILED::equals).isPresent())
            || statusDetails == StatusDetails.VOICE_LINE_BUSY_NO_RING
            || (agentOutcome != null && !agentOutcome.rang());
    boolean somebodyElse =
        agentOutcome == AgentOutcome.VOICE_SPOKE_WITH_THIRD_PARTY
            || statusDetails == StatusDetails.VOICE_SPOKE_WITH_THIRD_PARTY
            || statusDetails == StatusDetails.VOICE_LEFT_VOICEMAIL_THIRD_PARTY;
    return stands && !failed && !somebodyElse;
  }

  /** Returns whether it is known by a day that it was not delivered. */
  public boolean cameBackBy(LocalDate day) {
    return returnedOn != null && !returnedOn.isAfter(day);
  }

  /**
   * Returns whether it has ended, so that what was said in it counts as said. One that a word of
   * its end is noted of has; so has one that should have been over for a day and of which nobody
   * said so.
   */
  public boolean hasEnded(Instant asOf) {
    boolean open = status == Status.IN_PROGRESS || status == Status.SCHEDULED;
    return !open
        || agentOutcome != null
        || (statusDetails != null && statusDetails != StatusDetails.VOICE_CONNECTED)
        || at.plus(LONGEST).isBefore(asOf);
  }

  /**
   * Returns whether it is charged to this debt: it elected, named or discussed it. One that says
   * nothing of debts is charged to every debt, so that an unknown never frees a call.
   */
  public boolean chargedTo(LoanId debt) {
    if (debtElected == null && debtsNamed.isEmpty() && debtsDiscussed.isEmpty()) {
      return true;
    }
    return debt.equals(debtElected) || debtsNamed.contains(debt) || debtsDiscussed.contains(debt);
  }

  /**
   * Returns whether it counts as a call placed about this debt. Of a call nobody took, the one debt
   * elected; else what it elected, named or discussed, without what only the borrower raised. One
   * of which that leaves nothing counts for every debt.
   */
  public boolean callChargedTo(LoanId debt) {
    if (debtElected != null && debtsDiscussed.isEmpty() && saidNothing()) {
      return debt.equals(debtElected);
    }
    if (debtElected == null
        && debtsNamed.isEmpty()
        && debtsRaisedByBorrower.containsAll(debtsDiscussed)) {
      return true;
    }
    return debt.equals(debtElected)
        || debtsNamed.contains(debt)
        || (debtsDiscussed.contains(debt) && !debtsRaisedByBorrower.contains(debt));
  }

  /**
   * Returns whether it counts as a talk about this debt: what was discussed, whoever raised it, and
   * where the borrower raised all of that, what the call was begun about as well.
   */
  public boolean talkChargedTo(LoanId debt) {
    return debtsDiscussed.isEmpty() || debtsRaisedByBorrower.containsAll(debtsDiscussed)
        ? chargedTo(debt)
        : debtsDiscussed.contains(debt);
  }

  /** Nobody took it and no message was left that may name a debt. */
  private boolean saidNothing() {
    boolean voicemail =
        agentOutcome == AgentOutcome.VOICE_LEFT_VOICEMAIL
            || (agentOutcome == null
                && statusDetails != null
                && statusDetails.wireName().startsWith(VOICEMAIL));
    if (voicemail && Boolean.TRUE.equals(limitedContent)) {
      return true;
    }

    return agentOutcome == null
        ? statusDetails == StatusDetails.VOICE_RANG_NO_PICKUP
            || statusDetails == StatusDetails.VOICE_REACHED_VOICEMAIL_NO_MESSAGE_LEFT
        : agentOutcome == AgentOutcome.VOICE_RANG_NO_PICKUP
            || agentOutcome == AgentOutcome.VOICE_REACHED_VOICEMAIL_NO_MESSAGE_LEFT;
  }
}
