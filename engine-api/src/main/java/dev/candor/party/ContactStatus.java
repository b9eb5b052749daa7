package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/** How a contact is used. */
public enum ContactStatus implements Word {
  /** Tried first. */
  PRIMARY("primary"),
  /** May be used. */
  ADDITIONAL("additional"),
  /** No longer used. */
  ARCHIVED("archived");

  /** All contact statuses, by wire name. */
  public static final Vocabulary<ContactStatus> WORDS =
      Vocabulary.of("contact status", ContactStatus.class);

  private final String wireName;

  ContactStatus(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the contact status with this wire name; any other is refused with
   * IllegalArgumentException naming the nearest.
   */
  @JsonCreator
  public static ContactStatus of(String wireName) {
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
