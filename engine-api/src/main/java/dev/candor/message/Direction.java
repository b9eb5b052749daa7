package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who began: the lender or the borrower. */
public enum Direction implements Word {
  /** From us to the borrower. */
  OUTBOUND("outbound"),
  /** From the borrower to us. */
  INBOUND("inbound");

  /** All directions, by wire name. */
  public static final Vocabulary<Direction> WORDS = Vocabulary.of("direction", Direction.class);

  private final String wireName;

  Direction(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the direction with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static Direction of(String wireName) {
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
