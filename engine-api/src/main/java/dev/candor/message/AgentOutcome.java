package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a call ended, as the agent tells it. */
public enum AgentOutcome implements Word {
  /** Spoke with the borrower. */
  VOICE_SPOKE_WITH_FIRST_PARTY("voiceSpokeWithFirstParty"),
  /** Spoke with somebody else. */
  VOICE_SPOKE_WITH_THIRD_PARTY("voiceSpokeWithThirdParty"),
  /** Left a message. */
  VOICE_LEFT_VOICEMAIL("voiceLeftVoicemail"),
  /** The line was busy. */
  VOICE_LINE_BUSY_NO_RING("voiceLineBusyNoRing"),
  /** Reached voicemail and left nothing. */
  VOICE_REACHED_VOICEMAIL_NO_MESSAGE_LEFT("voiceReachedVoicemailNoMessageLeft"),
  /** It rang and nobody answered. */
  VOICE_RANG_NO_PICKUP("voiceRangNoPickup"),
  /** It was picked up and hung up at once. */
  VOICE_PICKED_HUNG_UP("voicePickedHungUp"),
  /** The call could not start. */
  VOICE_FAILED_TO_INITIATE("voiceFailedToInitiate"),
  /** The number is not in service. */
  VOICE_NUMBER_DISCONNECTED("voiceNumberDisconnected"),
  /** The line dropped. */
  VOICE_UNEXPECTED_DISCONNECT("voiceUnexpectedDisconnect");

  /** All agent outcomes, by wire name. */
  public static final Vocabulary<AgentOutcome> WORDS =
      Vocabulary.of("agent outcome", AgentOutcome.class);

  private final String wireName;

  AgentOutcome(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the agent outcome with this wire name; any other is refused with
   * IllegalArgumentException naming the nearest.
   */
  @JsonCreator
  public static AgentOutcome of(String wireName) {
    return WORDS.of(wireName);
  }

  /** Returns whether the telephone rang, whatever became of the call. */
  public boolean rang() {
    return switch (this) {
      case VOICE_SPOKE_WITH_FIRST_PARTY,
          VOICE_SPOKE_WITH_THIRD_PARTY,
          VOICE_LEFT_VOICEMAIL,
          VOICE_REACHED_VOICEMAIL_NO_MESSAGE_LEFT,
          VOICE_RANG_NO_PICKUP,
          VOICE_PICKED_HUNG_UP,
          VOICE_UNEXPECTED_DISCONNECT ->
          true;
      case VOICE_LINE_BUSY_NO_RING, VOICE_FAILED_TO_INITIATE, VOICE_NUMBER_DISCONNECTED -> false;
    };
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
