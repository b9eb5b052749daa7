package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/** Whether a case is open. */
public enum CaseStatus implements Word {
  /** Open, not yet worked. */
  INITIATED("initiated"),
  /** Open and being worked. */
  PROCESSING("processing"),
  /** Closed. */
  COMPLETED("completed"),
  /** Closed without a result. */
  CANCELED("canceled");

  /** All case statuses, by wire name. */
  public static final Vocabulary<CaseStatus> WORDS = Vocabulary.of("case status", CaseStatus.class);

  private final String wireName;

  CaseStatus(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the case status with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static CaseStatus of(String wireName) {
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
