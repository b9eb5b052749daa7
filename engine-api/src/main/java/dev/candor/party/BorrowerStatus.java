package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/** Whether a borrower is served at all. */
public enum BorrowerStatus implements Word {
  /** Served. */
  ACTIVE("active"),
  /** No longer served. */
  INACTIVE("inactive"),
  /** Not yet a borrower. */
  PROSPECT("prospect");

  /** All borrower statuses, by wire name. */
  public static final Vocabulary<BorrowerStatus> WORDS =
      Vocabulary.of("borrower status", BorrowerStatus.class);

  private final String wireName;

  BorrowerStatus(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the borrower status with this wire name; any other is refused with
   * IllegalArgumentException naming the nearest.
   */
  @JsonCreator
  public static BorrowerStatus of(String wireName) {
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
