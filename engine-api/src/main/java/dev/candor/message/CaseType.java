package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a case is about. */
public enum CaseType implements Word {
  /** None of the others. */
  GENERIC("generic"),
  /** The borrower filed for bankruptcy. */
  BANKRUPTCY("bankruptcy"),
  /** The borrower asked that communication stop. */
  CEASE_COMMUNICATION("ceaseCommunication"),
  /** The debt is in collection. */
  COLLECTION("collection"),
  /** The borrower has died. */
  DECEASED("deceased"),
  /** The borrower disputes the debt. */
  DISPUTE_OF_DEBT("disputeOfDebt"),
  /** A declared federal emergency touches the borrower. */
  FEDERAL_EMERGENCY("federalEmergency"),
  /** The borrower says another took the loan. */
  IDENTITY_THEFT("identityTheft"),
  /** A court has the matter. */
  LEGAL_ACTION("legalAction"),
  /** The borrower serves. */
  MILITARY_DUTY("militaryDuty"),
  /** The validation of the debt is under way. */
  DEBT_VALIDATION("debtValidation"),
  /** The borrower stands on a sanctions list. */
  OFAC_SANCTIONED_INDIVIDUAL("oFACSanctionedIndividual"),
  /** The borrower disputes a purchase. */
  DISPUTE_OF_PURCHASE("disputeOfPurchase"),
  /** The borrower disputes what was reported. */
  CREDIT_BUREAU_DISPUTE("creditBureauDispute");

  /** All case types, by wire name. */
  public static final Vocabulary<CaseType> WORDS = Vocabulary.of("case type", CaseType.class);

  private final String wireName;

  CaseType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the case type with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static CaseType of(String wireName) {
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
