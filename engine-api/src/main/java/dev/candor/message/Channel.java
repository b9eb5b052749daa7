package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The way a message reaches a borrower. */
public enum Channel implements Word {
  /** A telephone call. */
  VOICE("voice"),
  /** An e-mail. */
  EMAIL("email"),
  /** A fax; kept, though the source deprecates it elsewhere. */
  FAX("fax"),
  /** A text message to a telephone. */
  TEXT("text"),
  /** A chat on the lender's own site or app. */
  CHAT("chat"),
  /** A letter on paper. */
  MAIL("mail"),
  /** Something shown in the lender's own pages. */
  GUI("gui"),
  /** A document placed in the borrower's file. */
  DOCUMENT("document");

  /** All channels, by wire name. */
  public static final Vocabulary<Channel> WORDS = Vocabulary.of("channel", Channel.class);

  private final String wireName;

  Channel(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the channel with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static Channel of(String wireName) {
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
