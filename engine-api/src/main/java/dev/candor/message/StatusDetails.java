package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened technically to an interaction. Most require one status, one channel and some one
 * direction; {@link #faultsWith} names what does not fit. The vocabulary's 63rd word, {@code null},
 * selects interactions without details in a query and is never stored.
 */
public enum StatusDetails implements Word {
  /** Any status, channel voice, either direction. */
  VOICE_SPOKE_WITH_FIRST_PARTY("voiceSpokeWithFirstParty", null, Channel.VOICE, null),
  /** Any status, channel voice, either direction. */
  VOICE_SPOKE_WITH_THIRD_PARTY("voiceSpokeWithThirdParty", null, Channel.VOICE, null),
  /** Any status, channel voice, outbound. */
  VOICE_LEFT_VOICEMAIL_FIRST_PARTY(
      "voiceLeftVoicemailFirstParty", null, Channel.VOICE, Direction.OUTBOUND),
  /** Any status, channel voice, outbound. */
  VOICE_LEFT_VOICEMAIL_THIRD_PARTY(
      "voiceLeftVoicemailThirdParty", null, Channel.VOICE, Direction.OUTBOUND),
  /** Any status, channel voice, outbound. */
  VOICE_LEFT_VOICEMAIL("voiceLeftVoicemail", null, Channel.VOICE, Direction.OUTBOUND),
  /** Any status, channel voice, outbound. */
  VOICE_LINE_BUSY_NO_RING("voiceLineBusyNoRing", null, Channel.VOICE, Direction.OUTBOUND),
  /** Any status, channel voice, outbound. */
  VOICE_REACHED_VOICEMAIL_NO_MESSAGE_LEFT(
      "voiceReachedVoicemailNoMessageLeft", null, Channel.VOICE, Direction.OUTBOUND),
  /** Any status, channel voice, outbound. */
  VOICE_RANG_NO_PICKUP("voiceRangNoPickup", null, Channel.VOICE, Direction.OUTBOUND),
  /** Any status, channel voice, outbound. */
  VOICE_PICKED_HUNG_UP("voicePickedHungUp", null, Channel.VOICE, Direction.OUTBOUND),
  /** Requires status failed, channel voice, outbound. */
  VOICE_FAILED_TO_INITIATE(
      "voiceFailedToInitiate", Status.FAILED, Channel.VOICE, Direction.OUTBOUND),
  /** Requires status failed, channel voice, outbound. */
  VOICE_NUMBER_DISCONNECTED(
      "voiceNumberDisconnected", Status.FAILED, Channel.VOICE, Direction.OUTBOUND),
  /** Requires status attempted, channel voice, inbound. */
  VOICE_RECEIVED_OUTSIDE_OPEN_HOURS(
      "voiceReceivedOutsideOpenHours", Status.ATTEMPTED, Channel.VOICE, Direction.INBOUND),
  /** Any status, channel voice, either direction. */
  VOICE_UNEXPECTED_DISCONNECT("voiceUnexpectedDisconnect", null, Channel.VOICE, null),
  /** Any status, channel voice, inbound. */
  VOICE_DISCONNECTED_WHILE_QUEUED_ON_HOLD(
      "voiceDisconnectedWhileQueuedOnHold", null, Channel.VOICE, Direction.INBOUND),
  /** Requires status failed, channel voice, inbound. */
  VOICE_RECEIVED_NO_AGENTS_AVAILABLE(
      "voiceReceivedNoAgentsAvailable", Status.FAILED, Channel.VOICE, Direction.INBOUND),
  /** Requires status failed, channel voice, inbound. */
  VOICE_LENDER_DISABLED_INBOUND_CALLS(
      "voiceLenderDisabledInboundCalls", Status.FAILED, Channel.VOICE, Direction.INBOUND),
  /** Requires status attempted, channel voice, either direction. */
  VOICE_CONNECTED("voiceConnected", Status.ATTEMPTED, Channel.VOICE, null),
  /** Requires status failed, channel voice, outbound. */
  VOICE_NUMBER_INVALID("voiceNumberInvalid", Status.FAILED, Channel.VOICE, Direction.OUTBOUND),
  /** Requires status attempted, channel email, outbound. */
  EMAIL_SENT("emailSent", Status.ATTEMPTED, Channel.EMAIL, Direction.OUTBOUND),
  /** Requires status succeeded, channel email, outbound. */
  EMAIL_DELIVERED("emailDelivered", Status.SUCCEEDED, Channel.EMAIL, Direction.OUTBOUND),
  /** Requires status failed, channel email, outbound. */
  EMAIL_BLOCKED("emailBlocked", Status.FAILED, Channel.EMAIL, Direction.OUTBOUND),
  /** Requires status failed, channel email, outbound. */
  EMAIL_BOUNCED("emailBounced", Status.FAILED, Channel.EMAIL, Direction.OUTBOUND),
  /** Requires status succeeded, channel email, outbound. */
  EMAIL_OPENED("emailOpened", Status.SUCCEEDED, Channel.EMAIL, Direction.OUTBOUND),
  /** Requires status succeeded, channel email, outbound. */
  EMAIL_CLICK("emailClick", Status.SUCCEEDED, Channel.EMAIL, Direction.OUTBOUND),
  /** Requires status failed, channel email, outbound. */
  EMAIL_DROPPED("emailDropped", Status.FAILED, Channel.EMAIL, Direction.OUTBOUND),
  /** Requires status failed, channel email, outbound; reserved. */
  EMAIL_FAILED_TO_SEND("emailFailedToSend", Status.FAILED, Channel.EMAIL, Direction.OUTBOUND),
  /** Requires status failed, channel email, outbound. */
  EMAIL_REPORTED_AS_SPAM("emailReportedAsSpam", Status.FAILED, Channel.EMAIL, Direction.OUTBOUND),
  /** Requires status attempted, channel mail, outbound. */
  LETTER_CREATED("letterCreated", Status.ATTEMPTED, Channel.MAIL, Direction.OUTBOUND),
  /** Requires status failed, channel mail, outbound. */
  LETTER_FAILED_TO_CREATE("letterFailedToCreate", Status.FAILED, Channel.MAIL, Direction.OUTBOUND),
  /** Requires status attempted, channel mail, outbound. */
  LETTER_RENDERED_PDF("letterRenderedPdf", Status.ATTEMPTED, Channel.MAIL, Direction.OUTBOUND),
  /** Requires status attempted, channel mail, outbound. */
  LETTER_RENDERED_THUMBNAILS(
      "letterRenderedThumbnails", Status.ATTEMPTED, Channel.MAIL, Direction.OUTBOUND),
  /** Requires status attempted, channel mail, outbound. */
  LETTER_PROCESSED_FOR_DELIVERY(
      "letterProcessedForDelivery", Status.ATTEMPTED, Channel.MAIL, Direction.OUTBOUND),
  /** Requires status attempted, channel mail, outbound. */
  LETTER_REROUTED("letterRerouted", Status.ATTEMPTED, Channel.MAIL, Direction.OUTBOUND),
  /** Requires status attempted, channel mail, outbound. */
  LETTER_IN_LOCAL_AREA("letterInLocalArea", Status.ATTEMPTED, Channel.MAIL, Direction.OUTBOUND),
  /** Requires status attempted, channel mail, outbound. */
  LETTER_IN_TRANSIT("letterInTransit", Status.ATTEMPTED, Channel.MAIL, Direction.OUTBOUND),
  /** Requires status succeeded, channel mail, outbound. */
  LETTER_DELIVERED("letterDelivered", Status.SUCCEEDED, Channel.MAIL, Direction.OUTBOUND),
  /** Requires status failed, channel mail, outbound. */
  LETTER_RETURNED_TO_SENDER(
      "letterReturnedToSender", Status.FAILED, Channel.MAIL, Direction.OUTBOUND),
  /** Requires status failed, channel mail, outbound. */
  LETTER_DELETED("letterDeleted", Status.FAILED, Channel.MAIL, Direction.OUTBOUND),
  /** Requires status attempted, channel chat, either direction. */
  CHAT_POSTED("chatPosted", Status.ATTEMPTED, Channel.CHAT, null),
  /** Requires status succeeded, channel chat, either direction. */
  CHAT_READ("chatRead", Status.SUCCEEDED, Channel.CHAT, null),
  /** Any status, channel chat, either direction. */
  CHAT_BORROWER_INACTIVITY("chatBorrowerInactivity", null, Channel.CHAT, null),
  /** Any status, channel chat, inbound. */
  CHAT_RECEIVED_OUTSIDE_OPEN_HOURS(
      "chatReceivedOutsideOpenHours", null, Channel.CHAT, Direction.INBOUND),
  /** Requires status attempted, channel text, either direction. */
  TEXT_CONVO_TIMEOUT_AUTOCLOSE("textConvoTimeoutAutoclose", Status.ATTEMPTED, Channel.TEXT, null),
  /**
   * Requires status attempted, channel text, either direction; deprecated, no new one is written.
   */
  TEXT_CONVO_CLOSED_STALE("textConvoClosedStale", Status.ATTEMPTED, Channel.TEXT, null),
  /** Requires status failed, channel text, inbound. */
  TEXT_CONVO_UNKNOWN_NUMBER_REJECTED(
      "textConvoUnknownNumberRejected", Status.FAILED, Channel.TEXT, Direction.INBOUND),
  /** Requires status attempted, channel text, either direction. */
  TEXT_CONVO_CLOSED_BY_AGENT("textConvoClosedByAgent", Status.ATTEMPTED, Channel.TEXT, null),
  /** Requires status failed, channel text, inbound. */
  TEXT_LENDER_DISABLED_INBOUND_TEXTS(
      "textLenderDisabledInboundTexts", Status.FAILED, Channel.TEXT, Direction.INBOUND),
  /** Requires status failed, channel text, outbound. */
  TEXT_UNSUBSCRIBED_RECIPIENT(
      "textUnsubscribedRecipient", Status.FAILED, Channel.TEXT, Direction.OUTBOUND),
  /** Requires status failed, channel text, outbound. */
  TEXT_QUEUE_OVERFLOW("textQueueOverflow", Status.FAILED, Channel.TEXT, Direction.OUTBOUND),
  /** Requires status failed, channel text, outbound. */
  TEXT_ACCOUNT_SUSPENDED("textAccountSuspended", Status.FAILED, Channel.TEXT, Direction.OUTBOUND),
  /** Requires status failed, channel text, outbound. */
  TEXT_DEVICE_UNREACHABLE("textDeviceUnreachable", Status.FAILED, Channel.TEXT, Direction.OUTBOUND),
  /** Requires status failed, channel text, outbound. */
  TEXT_MESSAGE_BLOCKED("textMessageBlocked", Status.FAILED, Channel.TEXT, Direction.OUTBOUND),
  /** Requires status failed, channel text, outbound. */
  TEXT_NUMBER_DISCONNECTED(
      "textNumberDisconnected", Status.FAILED, Channel.TEXT, Direction.OUTBOUND),
  /** Requires status failed, channel text, outbound. */
  TEXT_LANDLINE_OR_UNREACHABLE_CARRIER(
      "textLandlineOrUnreachableCarrier", Status.FAILED, Channel.TEXT, Direction.OUTBOUND),
  /** Requires status failed, channel text, outbound. */
  TEXT_CARRIER_VIOLATION("textCarrierViolation", Status.FAILED, Channel.TEXT, Direction.OUTBOUND),
  /** Requires status failed, channel text, outbound. */
  TEXT_UNKNOWN_ERROR("textUnknownError", Status.FAILED, Channel.TEXT, Direction.OUTBOUND),
  /** Requires status failed, channel text, either direction. */
  TEXT_MISSING_SEGMENT("textMissingSegment", Status.FAILED, Channel.TEXT, null),
  /** Requires status failed, channel text, outbound. */
  TEXT_MESSAGE_PRICE_EXCEEDS_MAX(
      "textMessagePriceExceedsMax", Status.FAILED, Channel.TEXT, Direction.OUTBOUND),
  /** Requires status failed, channel text, outbound. */
  TEXT_A2P_CAMPAIGN_UNREGISTERED(
      "textA2PCampaignUnregistered", Status.FAILED, Channel.TEXT, Direction.OUTBOUND),
  /** Requires status failed, channel text, outbound. */
  TEXT_REGION_INVALID("textRegionInvalid", Status.FAILED, Channel.TEXT, Direction.OUTBOUND),
  /** Requires status failed, any channel, outbound. */
  BLOCKED_BY_COMPLIANCE_GUARD("blockedByComplianceGuard", Status.FAILED, null, Direction.OUTBOUND),
  /** Requires status failed, any channel, either direction. */
  INVALID_CONTACT("invalidContact", Status.FAILED, null, null);

  /** All status details, by wire name. */
  public static final Vocabulary<StatusDetails> WORDS =
      Vocabulary.of("status detail", StatusDetails.class);

  private final String wireName;
  private final @Nullable Status status;
  private final @Nullable Channel channel;
  private final @Nullable Direction direction;

  StatusDetails(
      String wireName,
      @Nullable Status status,
      @Nullable Channel channel,
      @Nullable Direction direction) {
    this.wireName = wireName;
    this.status = status;
    this.channel = channel;
    this.direction = direction;
  }

  /**
   * Returns the status detail with this wire name; any other is refused with
   * IllegalArgumentException naming the nearest.
   */
  @JsonCreator
  public static StatusDetails of(String wireName) {
    return WORDS.of(wireName);
  }

  /** Returns the one status it goes with; empty when any does. */
  public Optional<Status> status() {
    return Optional.ofNullable(status);
  }

  /** Returns the one channel it goes with; empty when any does. */
  public Optional<Channel> channel() {
    return Optional.ofNullable(channel);
  }

  /** Returns the one direction it goes with; empty when either does. */
  public Optional<Direction> direction() {
    return Optional.ofNullable(direction);
  }

  /**
   * Returns whether it says that somebody or something was reached: the telephone rang, or the
   * message was sent or arrived.
   */
  public boolean saysReached() {
    return status == Status.SUCCEEDED
        || status == Status.ATTEMPTED
        || switch (this) {
          case VOICE_SPOKE_WITH_FIRST_PARTY,
              VOICE_SPOKE_WITH_THIRD_PARTY,
              VOICE_LEFT_VOICEMAIL_FIRST_PARTY,
              VOICE_LEFT_VOICEMAIL_THIRD_PARTY,
              VOICE_LEFT_VOICEMAIL,
              VOICE_REACHED_VOICEMAIL_NO_MESSAGE_LEFT,
              VOICE_RANG_NO_PICKUP,
              VOICE_PICKED_HUNG_UP,
              VOICE_UNEXPECTED_DISCONNECT ->
              true;
          default -> false;
        };
  }

  /** Returns whether no new interaction may carry it. */
  public boolean isDeprecated() {
    return this == TEXT_CONVO_CLOSED_STALE;
  }

  /**
   * Returns one sentence for each of status, channel and direction that this does not go with;
   * empty when it fits.
   */
  public List<String> faultsWith(Status status, Channel channel, Direction direction) {
    List<String> faults = new ArrayList<>();
    fault(faults, "status", this.status, status);
    fault(faults, "channel", this.channel, channel);
    fault(faults, "direction", this.direction, direction);
    return faults;
  }

  private void fault(List<String> faults, String what, @Nullable Word required, Word given) {
    if (required != null && required != given) {
      faults.add(
          "The status detail ("
              + wireName
              + ") requires "
              + what
              + " "
              + required.wireName()
              + ", not ("
              + given.wireName()
              + ").");
    }
  }

  @Override
  @JsonValue
  public String wireName() {
    return wireName;
  }

  @Override
  public String toString() {
    return wireName;
  }
}
