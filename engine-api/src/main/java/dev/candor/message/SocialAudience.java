package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who can see a message on a social media platform. */
public enum SocialAudience implements Word {
  /** It does not go over such a platform. */
  NONE("none"),
  /** The recipient alone. */
  RECIPIENT_ALONE("recipientAlone"),
  /** The general public, the person's contacts, or nobody knows who. */
  OTHERS("others");

  /** All social audiences, by wire name. */
  public static final Vocabulary<SocialAudience> WORDS =
      Vocabulary.of("social audience", SocialAudience.class);

  private final String wireName;

  SocialAudience(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the social audience with this wire name; any other is refused with
   * IllegalArgumentException naming the nearest.
   */
  @JsonCreator
  public static SocialAudience of(String wireName) {
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
