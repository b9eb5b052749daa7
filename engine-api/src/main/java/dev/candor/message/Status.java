package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where an interaction stands. The token {@code null} is legal only in a query. */
public enum Status implements Word {
  /** Sent; taken for successful until told otherwise. */
  ATTEMPTED("attempted"),
  /** Reached the borrower. */
  SUCCEEDED("succeeded"),
  /** Did not; does not count against caps. */
  FAILED("failed"),
  /** Set for the future. */
  SCHEDULED("scheduled"),
  /** Was scheduled and is no longer. */
  CANCELED("canceled"),
  /** Under way: an ongoing call or chat, or a message queued to go now. */
  IN_PROGRESS("inProgress");

  /** All statuses, by wire name. */
  public static final Vocabulary<Status> WORDS = Vocabulary.of("status", Status.class);

  private final String wireName;

  Status(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the status with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static Status of(String wireName) {
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
