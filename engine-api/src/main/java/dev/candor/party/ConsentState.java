package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/** Whether a consent holds. */
public enum ConsentState implements Word {
  /** Given and not taken back. */
  GRANTED("granted"),
  /** Taken back. */
  REVOKED("revoked");

  /** All consent states, by wire name. */
  public static final Vocabulary<ConsentState> WORDS =
      Vocabulary.of("consent state", ConsentState.class);

  private final String wireName;

  ConsentState(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the consent state with this wire name; any other is refused with
   * IllegalArgumentException naming the nearest.
   */
  @JsonCreator
  public static ConsentState of(String wireName) {
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
