package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/** What a contact is. */
public enum ContactType implements Word {
  /** An e-mail address. */
  EMAIL("email"),
  /** A telephone number. */
  PHONE("phone"),
  /** A postal address. */
  ADDRESS("address");

  /** All contact types, by wire name. */
  public static final Vocabulary<ContactType> WORDS =
      Vocabulary.of("contact type", ContactType.class);

  private final String wireName;

  ContactType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the contact type with this wire name; any other is refused with
   * IllegalArgumentException naming the nearest.
   */
  @JsonCreator
  public static ContactType of(String wireName) {
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
