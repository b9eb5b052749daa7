package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a message is for, where the law hangs something on that. */
public enum MessagePurpose implements Word {
  /** To inform or collect: none of the others. */
  INFORM("inform"),
  /** To ask the person for consent to a medium, and nothing else. */
  ASK_FOR_CONSENT("askForConsent"),
  /**
   * To ask, in a talk that turned out inconvenient, which time or place would be convenient, and
   * nothing else.
   */
  ASK_FOR_TIME("askForTime"),
  /** To confirm that a request to opt out will be honored, and nothing else. */
  CONFIRM_OPT_OUT("confirmOptOut"),
  /** To give what a law requires to be given. */
  MEET_LEGAL_DUTY("meetLegalDuty"),
  /** To advertise or sell. */
  ADVERTISE("advertise"),
  /** A formal pleading in a legal action, or a proof of claim. */
  PLEAD("plead"),
  /** To be added to the person's contacts on a social platform. */
  CONNECT("connect");

  /** All purposes, by wire name. */
  public static final Vocabulary<MessagePurpose> WORDS =
      Vocabulary.of("message purpose", MessagePurpose.class);

  private final String wireName;

  MessagePurpose(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the purpose with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static MessagePurpose of(String wireName) {
    return WORDS.of(wireName);
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
