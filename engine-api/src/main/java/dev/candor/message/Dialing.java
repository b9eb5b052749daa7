package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a call is placed or a text is sent (47 USC 227(a)(1), (b)(1)(A)). */
public enum Dialing implements Word {
  /** By a person, or to a number picked for this message. */
  MANUAL("manual"),
  /** By an automatic telephone dialing system. */
  AUTODIALED("autodialed"),
  /** With an artificial or prerecorded voice. */
  PRERECORDED("prerecorded");

  /** All ways of dialing, by wire name. */
  public static final Vocabulary<Dialing> WORDS = Vocabulary.of("dialing", Dialing.class);

  private final String wireName;

  Dialing(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the way of dialing with this wire name; any other is refused with
   * IllegalArgumentException naming the nearest.
   */
  @JsonCreator
  public static Dialing of(String wireName) {
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
