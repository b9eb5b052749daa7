package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/** What kind of loan. */
public enum LoanType implements Word {
  /** Paid back in instalments. */
  INSTALLMENT("installment"),
  /** Drawn and paid back at will. */
  LINE_OF_CREDIT("lineOfCredit"),
  /** A credit card. */
  CREDIT_CARD("creditCard"),
  /** Secured by a vehicle. */
  AUTO("auto"),
  /** Secured by a home. */
  MORTGAGE("mortgage"),
  /** For education. */
  STUDENT("student"),
  /** A medical debt. */
  MEDICAL("medical"),
  /** Until the next pay. */
  PAYDAY("payday"),
  /** Another kind. */
  OTHER("other");

  /** All loan types, by wire name. */
  public static final Vocabulary<LoanType> WORDS = Vocabulary.of("loan type", LoanType.class);

  private final String wireName;

  LoanType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the loan type with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static LoanType of(String wireName) {
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
