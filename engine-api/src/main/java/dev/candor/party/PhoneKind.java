package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/** What kind of line a number is. */
public enum PhoneKind implements Word {
  /** A mobile telephone; bound to no place. */
  MOBILE("mobile"),
  /** A line at a place. */
  LANDLINE("landline"),
  /** A line over the internet. */
  VOIP("voip");

  /** All phone kinds, by wire name. */
  public static final Vocabulary<PhoneKind> WORDS = Vocabulary.of("phone kind", PhoneKind.class);

  private final String wireName;

  PhoneKind(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the phone kind with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static PhoneKind of(String wireName) {
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
