package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a message holds that the law may forbid, as far as its sender knows; it only makes a
 * judgement stricter.
 */
public enum MessageContent implements Word {
  /** It threatens a legal action, or is one. */
  THREAT_OF_SUIT("threatOfSuit"),
  /** Obscene, profane or abusive language. */
  PROFANITY("profanity"),
  /** A validation notice whose figures are of more than one reference date. */
  MIXED_REFERENCE_DATES("mixedReferenceDates"),
  /** A known part of the consumer's name is left out. */
  INCOMPLETE_NAME("incompleteName"),
  /** What must be said is not said in each language the message is in. */
  UNTRANSLATED_STATEMENT("untranslatedStatement"),
  /** It does not say, where it must, that whoever writes is a debt collector. */
  HIDDEN_IDENTITY("hiddenIdentity");

  /** All contents, by wire name. */
  public static final Vocabulary<MessageContent> WORDS =
      Vocabulary.of("message content", MessageContent.class);

  private final String wireName;

  MessageContent(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the content with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static MessageContent of(String wireName) {
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
