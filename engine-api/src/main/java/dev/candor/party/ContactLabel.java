package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/** Where a contact belongs in the borrower's life. */
public enum ContactLabel implements Word {
  /** At home. */
  HOME("home"),
  /** Personal, bound to no place. */
  PERSONAL("personal"),
  /** At work. */
  WORK("work"),
  /** At school. */
  SCHOOL("school"),
  /** With the service. */
  MILITARY("military"),
  /** Somewhere else. */
  OTHER("other");

  /** All contact labels, by wire name. */
  public static final Vocabulary<ContactLabel> WORDS =
      Vocabulary.of("contact label", ContactLabel.class);

  private final String wireName;

  ContactLabel(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the contact label with this wire name; any other is refused with
   * IllegalArgumentException naming the nearest.
   */
  @JsonCreator
  public static ContactLabel of(String wireName) {
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
