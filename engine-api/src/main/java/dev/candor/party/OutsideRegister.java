package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/** A register that somebody else keeps and a number is looked up in. */
public enum OutsideRegister implements Word {
  /** Numbers that have been given to somebody else (47 CFR 64.1200(m)). */
  REASSIGNED_NUMBERS("reassignedNumbers"),
  /** The national do-not-call registry (47 CFR 64.1200(c)(2)). */
  DO_NOT_CALL("doNotCall"),
  /** A list of those who sue callers. */
  LITIGATORS("litigators");

  /** All outside registers, by wire name. */
  public static final Vocabulary<OutsideRegister> WORDS =
      Vocabulary.of("outside register", OutsideRegister.class);

  private final String wireName;

  OutsideRegister(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the outside register with this wire name; any other is refused with
   * IllegalArgumentException naming the nearest.
   */
  @JsonCreator
  public static OutsideRegister of(String wireName) {
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
