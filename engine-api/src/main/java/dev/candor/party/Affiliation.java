package dev.candor.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;

/** Whose contact it is. */
public enum Affiliation implements Word {
  /** The borrower's own. */
  SELF("self"),
  /** The spouse's. */
  SPOUSE("spouse"),
  /** A parent's; one of a borrower of age is a third party. */
  PARENT("parent"),
  /** A legal guardian's. */
  GUARDIAN("guardian"),
  /** An executor's, administrator's or personal representative's. */
  REPRESENTATIVE("representative"),
  /** The borrower's attorney's. */
  ATTORNEY("attorney"),
  /** The creditor's, or its attorney's. */
  CREDITOR("creditor"),
  /** A consumer reporting agency's. */
  CREDIT_BUREAU("creditBureau"),
  /** The debt collector's own attorney's. */
  COLLECTOR_ATTORNEY("collectorAttorney"),
  /** The employer's. */
  EMPLOYER("employer"),
  /** Somebody else's. */
  OTHER_PARTY("otherParty");

  /** All affiliations, by wire name. */
  public static final Vocabulary<Affiliation> WORDS =
      Vocabulary.of("affiliation", Affiliation.class);

  private final String wireName;

  Affiliation(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the affiliation with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static Affiliation of(String wireName) {
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
