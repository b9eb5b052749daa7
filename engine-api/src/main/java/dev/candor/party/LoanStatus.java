package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/** Where a loan stands. */
public enum LoanStatus implements Word {
  /** Not yet originated. */
  PENDING("pending"),
  /** Being paid back. */
  ACTIVE("active"),
  /** On hold. */
  FROZEN("frozen"),
  /** Due as a whole. */
  ACCELERATED("accelerated"),
  /** Written off by the creditor. */
  CHARGED_OFF("chargedOff"),
  /** Paid. */
  PAID_OFF("paidOff"),
  /** Never came about. */
  CANCELED("canceled"),
  /** Discharged in bankruptcy. */
  DISCHARGED("discharged");

  /** All loan statuses, by wire name. */
  public static final Vocabulary<LoanStatus> WORDS = Vocabulary.of("loan status", LoanStatus.class);

  private final String wireName;

  LoanStatus(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the loan status with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static LoanStatus of(String wireName) {
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
