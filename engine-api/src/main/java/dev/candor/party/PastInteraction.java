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
    @Nullable Boolean pleading) {

  public PastInteraction {
    debtsNamed = debtsNamed == null ? Set.of() : Set.copyOf(debtsNamed);
    debtsDiscussed = debtsDiscussed == null ? Set.of() : Set.copyOf(debtsDiscussed);
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
        null);
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
        report.pleading == null ? pleading : report.pleading);
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
        pleading);
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
   * Returns whether it is charged to this debt: it elected, named or discussed it. One that says
   * nothing of debts is charged to every debt, so that an unknown never frees a call.
   */
  public boolean chargedTo(LoanId debt) {
    if (debtElected == null && debtsNamed.isEmpty() && debtsDiscussed.isEmpty()) {
      return true;
    }
    return debt.equals(debtElected) || debtsNamed.contains(debt) || debtsDiscussed.contains(debt);
  }
}
