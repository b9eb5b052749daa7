package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/** A place a contact may be bound to. */
public enum Place implements Word {
  /** The borrower's home. */
  HOME("home"),
  /** The borrower's workplace. */
  WORK("work");

  /** All places, by wire name. */
  public static final Vocabulary<Place> WORDS = Vocabulary.of("place", Place.class);

  private final String wireName;

  Place(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the place with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static Place of(String wireName) {
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
