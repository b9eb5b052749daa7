package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The category of a message's content, whatever its channel. Not the subject line of an e-mail.
 * Most carry an implicit theme, used when a request names none; {@link #FREE_FORM}, {@link
 * #FREE_FORM_BRANDED} and the custom ones carry none.
 */
public enum Subject implements Word {
  /** Annual Privacy Policy Notice. */
  ANNUAL_PRIVACY_POLICY_NOTICE(
      "annualPrivacyPolicyNotice", "Annual Privacy Policy Notice", Theme.OPS_SERVICING),
  /** Autopay Agreement. */
  AUTOPAY_AGREEMENT("autopayAgreement", "Autopay Agreement", Theme.OPS_SERVICING),
  /** Autopay Amount Changed. */
  AUTOPAY_AMOUNT_CHANGED("autopayAmountChanged", "Autopay Amount Changed", Theme.OPS_SERVICING),
  /** Autopay Canceled By System. */
  AUTOPAY_CANCELED_BY_SYSTEM(
      "autopayCanceledBySystem", "Autopay Canceled By System", Theme.OPS_SERVICING),
  /** Autopay Enabled. */
  AUTOPAY_ENABLED("autopayEnabled", "Autopay Enabled", Theme.OPS_SERVICING),
  /** Autopay Enable Reminder. */
  AUTOPAY_ENABLE_REMINDER("autopayEnableReminder", "Autopay Enable Reminder", Theme.OPS_SERVICING),
  /** Autopay Payment Canceled. */
  AUTOPAY_PAYMENT_CANCELED(
      "autopayPaymentCanceled", "Autopay Payment Canceled", Theme.OPS_SERVICING),
  /** Autopay Payment Method Updated. */
  AUTOPAY_PAYMENT_METHOD_UPDATED(
      "autopayPaymentMethodUpdated", "Autopay Payment Method Updated", Theme.OPS_SERVICING),
  /** Autopay Payment Reminder. */
  AUTOPAY_PAYMENT_REMINDER(
      "autopayPaymentReminder", "Autopay Payment Reminder", Theme.OUT_OPS_LOAN),
  /** Autopay Payment Rescheduled. */
  AUTOPAY_PAYMENT_RESCHEDULED(
      "autopayPaymentRescheduled", "Autopay Payment Rescheduled", Theme.OPS_SERVICING),
  /** Card Expires Reminder. */
  CARD_EXPIRES_REMINDER("cardExpiresReminder", "Card Expires Reminder", Theme.OPS_SERVICING),
  /** Case Escalation. */
  CASE_ESCALATION("caseEscalation", "Case Escalation", Theme.AGENT_NOTIFICATION),
  /** Cease Communication Acknowledgement. */
  CEASE_COMMUNICATION_ACKNOWLEDGEMENT(
      "ceaseCommunicationAcknowledgement",
      "Cease Communication Acknowledgement",
      Theme.OPS_SERVICING),
  /** Cease Communication Refuse to Pay. */
  CEASE_COMMUNICATION_REFUSE_TO_PAY(
      "ceaseCommunicationRefuseToPay", "Cease Communication Refuse to Pay", Theme.OPS_SERVICING),
  /** Confirmation Code. */
  CONFIRMATION_CODE("confirmationCode", "Confirmation Code", Theme.OPS_ACCOUNT_CREDENTIALS),
  /** Contact Takeover. */
  CONTACT_TAKEOVER("contactTakeover", "Contact Takeover", Theme.OPS_ACCOUNT_CREDENTIALS),
  /** Credit Negative Info Reported. */
  CREDIT_NEGATIVE_INFO_REPORTED(
      "creditNegativeInfoReported",
      "Credit Negative Info Reported",
      Theme.OPS_SERVICING_NEGATIVE_CREDIT_REPORT_NOTICE),
  /** Credit Positive Info Reported. */
  CREDIT_POSITIVE_INFO_REPORTED(
      "creditPositiveInfoReported", "Credit Positive Info Reported", Theme.OPS_SERVICING),
  /** Custom 1. */
  CUSTOM_1("custom1", "Custom 1", null),
  /** Custom 2. */
  CUSTOM_2("custom2", "Custom 2", null),
  /** Custom 3. */
  CUSTOM_3("custom3", "Custom 3", null),
  /** Custom 4. */
  CUSTOM_4("custom4", "Custom 4", null),
  /** Custom 5. */
  CUSTOM_5("custom5", "Custom 5", null),
  /** Custom 6. */
  CUSTOM_6("custom6", "Custom 6", null),
  /** Custom 7. */
  CUSTOM_7("custom7", "Custom 7", null),
  /** Custom 8. */
  CUSTOM_8("custom8", "Custom 8", null),
  /** Custom 9. */
  CUSTOM_9("custom9", "Custom 9", null),
  /** Custom 10. */
  CUSTOM_10("custom10", "Custom 10", null),
  /** Custom 11. */
  CUSTOM_11("custom11", "Custom 11", null),
  /** Custom 12. */
  CUSTOM_12("custom12", "Custom 12", null),
  /** Custom 13. */
  CUSTOM_13("custom13", "Custom 13", null),
  /** Custom 14. */
  CUSTOM_14("custom14", "Custom 14", null),
  /** Custom 15. */
  CUSTOM_15("custom15", "Custom 15", null),
  /** Custom 16. */
  CUSTOM_16("custom16", "Custom 16", null),
  /** Custom 17. */
  CUSTOM_17("custom17", "Custom 17", null),
  /** Custom 18. */
  CUSTOM_18("custom18", "Custom 18", null),
  /** Custom 19. */
  CUSTOM_19("custom19", "Custom 19", null),
  /** Custom 20. */
  CUSTOM_20("custom20", "Custom 20", null),
  /** Debt Validation Notice. */
  DEBT_VALIDATION_NOTICE(
      "debtValidationNotice", "Debt Validation Notice", Theme.OPS_SERVICING_DEBT_VALIDATION),
  /** Debt Validation Notice Arizona. */
  DEBT_VALIDATION_NOTICE_ARIZONA(
      "debtValidationNoticeArizona",
      "Debt Validation Notice Arizona",
      Theme.OPS_SERVICING_DEBT_VALIDATION),
  /** Debt Validation Notice Automatic. */
  DEBT_VALIDATION_NOTICE_AUTOMATIC(
      "debtValidationNoticeAutomatic",
      "Debt Validation Notice Automatic",
      Theme.OPS_SERVICING_DEBT_VALIDATION),
  /** Debt Validation Notice NYC Yonkers. */
  DEBT_VALIDATION_NOTICE_NYC_YONKERS(
      "debtValidationNoticeNYCYonkers",
      "Debt Validation Notice NYC Yonkers",
      Theme.OPS_SERVICING_DEBT_VALIDATION),
  /** Debt Validation Notice Puerto Rico. */
  DEBT_VALIDATION_NOTICE_PUERTO_RICO(
      "debtValidationNoticePuertoRico",
      "Debt Validation Notice Puerto Rico",
      Theme.OPS_SERVICING_DEBT_VALIDATION),
  /** Deceased Confirmation of Payoff. */
  DECEASED_CONFIRMATION_OF_PAYOFF(
      "deceasedConfirmationOfPayoff", "Deceased Confirmation of Payoff", Theme.OPS_SERVICING),
  /** Deceased Notice to Representative. */
  DECEASED_NOTICE_TO_REPRESENTATIVE(
      "deceasedNoticeToRepresentative", "Deceased Notice to Representative", Theme.OPS_SERVICING),
  /** Deceased Notification upon Death. */
  DECEASED_NOTIFICATION_UPON_DEATH(
      "deceasedNotificationUponDeath", "Deceased Notification upon Death", Theme.OPS_SERVICING),
  /** Dispute of Debt Confirmed. */
  DISPUTE_OF_DEBT_CONFIRMED(
      "disputeOfDebtConfirmed", "Dispute of Debt Confirmed", Theme.OPS_SERVICING_DEBT_VALIDATION),
  /** Dispute of Debt Submit Documentation. */
  DISPUTE_OF_DEBT_SUBMIT_DOCUMENTATION(
      "disputeOfDebtSubmitDocumentation",
      "Dispute of Debt Submit Documentation",
      Theme.OPS_SERVICING_DEBT_VALIDATION),
  /** Dispute of Debt Submit Documentation Reminder. */
  DISPUTE_OF_DEBT_SUBMIT_DOCUMENTATION_REMINDER(
      "disputeOfDebtSubmitDocumentationReminder",
      "Dispute of Debt Submit Documentation Reminder",
      Theme.OPS_SERVICING_DEBT_VALIDATION),
  /** Dispute of Debt Unable to Confirm. */
  DISPUTE_OF_DEBT_UNABLE_TO_CONFIRM(
      "disputeOfDebtUnableToConfirm",
      "Dispute of Debt Unable to Confirm",
      Theme.OPS_SERVICING_DEBT_VALIDATION),
  /** Dispute of Debt Unable to Resolve. */
  DISPUTE_OF_DEBT_UNABLE_TO_RESOLVE(
      "disputeOfDebtUnableToResolve",
      "Dispute of Debt Unable to Resolve",
      Theme.OPS_SERVICING_DEBT_VALIDATION),
  /** Document Upload Failed. */
  DOCUMENT_UPLOAD_FAILED("documentUploadFailed", "Document Upload Failed", Theme.OPS_SERVICING),
  /** Down Payment Failed. */
  DOWNPAYMENT_FAILED("downpaymentFailed", "Down Payment Failed", Theme.OPS_SERVICING),
  /** Draw Funds Disclosure. */
  DRAW_FUNDS_DISCLOSURE("drawFundsDisclosure", "Draw Funds Disclosure", Theme.OPS_SERVICING),
  /** Electronic Consent Opt Out. */
  ELECTRONIC_CONSENT_OPT_OUT(
      "electronicConsentOptOut", "Electronic Consent Opt Out", Theme.OPS_SERVICING),
  /** Failed Settlement Investor. */
  FAILED_SETTLEMENT_INVESTOR(
      "failedSettlementInvestor", "Failed Settlement Investor", Theme.AGENT_NOTIFICATION),
  /** Failed Settlement Peach. */
  FAILED_SETTLEMENT_PEACH(
      "failedSettlementPeach", "Failed Settlement Peach", Theme.AGENT_NOTIFICATION),
  /** Free-form. */
  FREE_FORM("freeForm", "Free-form", null),
  /** Free-form Branded. */
  FREE_FORM_BRANDED("freeFormBranded", "Free-form Branded", null),
  /** Future Pay Canceled. */
  FUTUREPAY_CANCELED("futurepayCanceled", "Future Pay Canceled", Theme.OPS_SERVICING),
  /** Future Pay Payment Due Reminder. */
  FUTUREPAY_PAYMENT_DUE_REMINDER(
      "futurepayPaymentDueReminder", "Future Pay Payment Due Reminder", Theme.OUT_OPS_LOAN),
  /** Identity Theft Incomplete Documentation. */
  IDENTITY_THEFT_INCOMPLETE_DOCUMENTATION(
      "identityTheftIncompleteDocumentation",
      "Identity Theft Incomplete Documentation",
      Theme.OPS_SERVICING),
  /** Identity Theft Not Validated. */
  IDENTITY_THEFT_NOT_VALIDATED(
      "identityTheftNotValidated", "Identity Theft Not Validated", Theme.OPS_SERVICING),
  /** Identity Theft Submit Documentation. */
  IDENTITY_THEFT_SUBMIT_DOCUMENTATION(
      "identityTheftSubmitDocumentation",
      "Identity Theft Submit Documentation",
      Theme.OPS_SERVICING),
  /** Identity Theft Submit Documentation First Reminder. */
  IDENTITY_THEFT_SUBMIT_DOCUMENTATION_FIRST_REMINDER(
      "identityTheftSubmitDocumentationFirstReminder",
      "Identity Theft Submit Documentation First Reminder",
      Theme.OPS_SERVICING),
  /** Identity Theft Submit Documentation Second Reminder. */
  IDENTITY_THEFT_SUBMIT_DOCUMENTATION_SECOND_REMINDER(
      "identityTheftSubmitDocumentationSecondReminder",
      "Identity Theft Submit Documentation Second Reminder",
      Theme.OPS_SERVICING),
  /** Identity Theft Validated. */
  IDENTITY_THEFT_VALIDATED(
      "identityTheftValidated", "Identity Theft Validated", Theme.OPS_SERVICING),
  /** Letter Returned to Sender. */
  LETTER_RETURNED_TO_SENDER(
      "letterReturnedToSender", "Letter Returned to Sender", Theme.OPS_SERVICING),
  /** Loan Accelerated. */
  LOAN_ACCELERATED("loanAccelerated", "Loan Accelerated", Theme.OPS_COLL_DEBT),
  /** Loan Canceled. */
  LOAN_CANCELED("loanCanceled", "Loan Canceled", Theme.OPS_SERVICING),
  /** Loan Charged Off Unsecured. */
  LOAN_CHARGED_OFF_UNSECURED(
      "loanChargedOffUnsecured", "Loan Charged Off Unsecured", Theme.OPS_COLL_DEBT),
  /** Loan Details. */
  LOAN_DETAILS("loanDetails", "Loan Details", Theme.OPS_SERVICING),
  /** Loan Fee Charged. */
  LOAN_FEE_CHARGED("loanFeeCharged", "Loan Fee Charged", Theme.OPS_SERVICING),
  /** Loan Freeze. */
  LOAN_FREEZE("loanFreeze", "Loan Freeze", Theme.OPS_SERVICING),
  /** Loan Manual Payment Disclosure. */
  LOAN_MANUAL_PAYMENT_DISCLOSURE(
      "loanManualPaymentDisclosure", "Loan Manual Payment Disclosure", Theme.OPS_SERVICING),
  /** Loan Overdue Fifth Notice. */
  LOAN_OVERDUE_FIFTH_NOTICE(
      "loanOverdueFifthNotice", "Loan Overdue Fifth Notice", Theme.OPS_COLL_DEBT),
  /** Loan Overdue First Notice. */
  LOAN_OVERDUE_FIRST_NOTICE(
      "loanOverdueFirstNotice", "Loan Overdue First Notice", Theme.OPS_COLL_DEBT),
  /** Loan Overdue Fourth Notice. */
  LOAN_OVERDUE_FOURTH_NOTICE(
      "loanOverdueFourthNotice", "Loan Overdue Fourth Notice", Theme.OPS_COLL_DEBT),
  /** Loan Overdue Second Notice. */
  LOAN_OVERDUE_SECOND_NOTICE(
      "loanOverdueSecondNotice", "Loan Overdue Second Notice", Theme.OPS_COLL_DEBT),
  /** Loan Overdue Sixth Notice. */
  LOAN_OVERDUE_SIXTH_NOTICE(
      "loanOverdueSixthNotice", "Loan Overdue Sixth Notice", Theme.OPS_COLL_DEBT),
  /** Loan Overdue Third Notice. */
  LOAN_OVERDUE_THIRD_NOTICE(
      "loanOverdueThirdNotice", "Loan Overdue Third Notice", Theme.OPS_COLL_DEBT),
  /** Loan Paid Off. */
  LOAN_PAID_OFF("loanPaidOff", "Loan Paid Off", Theme.OPS_SERVICING),
  /** Loan Payment Schedule Changed. */
  LOAN_PAYMENT_SCHEDULE_CHANGED(
      "loanPaymentScheduleChanged", "Loan Payment Schedule Changed", Theme.OPS_SERVICING),
  /** Loan Payoff Statement. */
  LOAN_PAYOFF_STATEMENT("loanPayoffStatement", "Loan Payoff Statement", Theme.OPS_SERVICING),
  /** Loan Refund Processed. */
  LOAN_REFUND_PROCESSED("loanRefundProcessed", "Loan Refund Processed", Theme.OPS_SERVICING),
  /** Loan Right to Cure Personal Unsecured. */
  LOAN_RIGHT_TO_CURE_PERSONAL_UNSECURED(
      "loanRightToCurePersonalUnsecured",
      "Loan Right to Cure Personal Unsecured",
      Theme.OPS_COLL_DEBT),
  /** Loan Terms Change Agreement. */
  LOAN_TERMS_CHANGE_AGREEMENT(
      "loanTermsChangeAgreement", "Loan Terms Change Agreement", Theme.OPS_SERVICING),
  /** Loan Unfreeze. */
  LOAN_UNFREEZE("loanUnfreeze", "Loan Unfreeze", Theme.OPS_SERVICING),
  /** LOC Credit Limit Changed. */
  LOC_CREDIT_LIMIT_CHANGED(
      "locCreditLimitChanged", "LOC Credit Limit Changed", Theme.OPS_SERVICING),
  /** LOC Interest Rate Changed. */
  LOC_INTEREST_RATE_CHANGED(
      "locInterestRateChanged", "LOC Interest Rate Changed", Theme.OPS_SERVICING),
  /** LOC Line Closed. */
  LOC_LINE_CLOSED("locLineClosed", "LOC Line Closed", Theme.OPS_SERVICING),
  /** LOC Statement Generated. */
  LOC_STATEMENT_GENERATED("locStatementGenerated", "LOC Statement Generated", Theme.OUT_OPS_LOAN),
  /** LOC Statement Regenerated. */
  LOC_STATEMENT_REGENERATED(
      "locStatementRegenerated", "LOC Statement Regenerated", Theme.OUT_OPS_LOAN),
  /** Login First Payment Reminder. */
  LOGIN_FIRST_PAYMENT_REMINDER(
      "loginFirstPaymentReminder", "Login First Payment Reminder", Theme.OUT_OPS_LOAN),
  /** Micro-deposit Failed. */
  MICRODEPOSIT_FAILED("microdepositFailed", "Micro-deposit Failed", Theme.OPS_SERVICING),
  /** Micro-deposit Processing. */
  MICRODEPOSIT_PROCESSING(
      "microdepositProcessing", "Micro-deposit Processing", Theme.OPS_SERVICING),
  /** Micro-deposit Reminder. */
  MICRODEPOSIT_REMINDER("microdepositReminder", "Micro-deposit Reminder", Theme.OPS_SERVICING),
  /** One Time Code. */
  ONE_TIME_CODE("oneTimeCode", "One Time Code", Theme.OPS_ACCOUNT_CREDENTIALS),
  /** Payday Consumer Rights Notice. */
  PAYDAY_CONSUMER_RIGHTS_NOTICE(
      "paydayConsumerRightsNotice", "Payday Consumer Rights Notice", Theme.OPS_SERVICING),
  /** Payday First Payment Withdrawal. */
  PAYDAY_FIRST_PAYMENT_WITHDRAWAL(
      "paydayFirstPaymentWithdrawal", "Payday First Payment Withdrawal", Theme.OPS_SERVICING),
  /** Payment Due Date Reminder. */
  PAYMENT_DUE_DATE_REMINDER(
      "paymentDueDateReminder", "Payment Due Date Reminder", Theme.OUT_OPS_LOAN),
  /** Payment Failed. */
  PAYMENT_FAILED("paymentFailed", "Payment Failed", Theme.OPS_SERVICING),
  /** Payment Method Added. */
  PAYMENT_METHOD_ADDED("paymentMethodAdded", "Payment Method Added", Theme.OPS_SERVICING),
  /** Payment Method Updated. */
  PAYMENT_METHOD_UPDATED("paymentMethodUpdated", "Payment Method Updated", Theme.OPS_SERVICING),
  /** Payment Processing. */
  PAYMENT_PROCESSING("paymentProcessing", "Payment Processing", Theme.OPS_SERVICING),
  /** Payment Rescheduled. */
  PAYMENT_RESCHEDULED("paymentRescheduled", "Payment Rescheduled", Theme.OPS_SERVICING),
  /** Payment Reversal Failed. */
  PAYMENT_REVERSAL_FAILED("paymentReversalFailed", "Payment Reversal Failed", Theme.OPS_SERVICING),
  /** Payment Reversal Processing. */
  PAYMENT_REVERSAL_PROCESSING(
      "paymentReversalProcessing", "Payment Reversal Processing", Theme.OPS_SERVICING),
  /** Payment Successful. */
  PAYMENT_SUCCESSFUL("paymentSuccessful", "Payment Successful", Theme.OPS_SERVICING),
  /** Payoff Statement Document. */
  PAYOFF_STATEMENT_DOCUMENT(
      "payoffStatementDocument", "Payoff Statement Document", Theme.OPS_SERVICING),
  /** Promise to Pay Plan Created. */
  PROMISE_TO_PAY_PLAN_CREATED(
      "promiseToPayPlanCreated", "Promise to Pay Plan Created", Theme.OPS_COLL_DEBT),
  /** Promo Program Canceled. */
  PROMO_PROGRAM_CANCELED("promoProgramCanceled", "Promo Program Canceled", Theme.OPS_SERVICING),
  /** Promo Program Eligibility At Risk. */
  PROMO_PROGRAM_ELIGIBILITY_AT_RISK(
      "promoProgramEligibilityAtRisk", "Promo Program Eligibility At Risk", Theme.OPS_SERVICING),
  /** Promo Program Exercised. */
  PROMO_PROGRAM_EXERCISED("promoProgramExercised", "Promo Program Exercised", Theme.OPS_SERVICING),
  /** Promo Program Reminder. */
  PROMO_PROGRAM_REMINDER("promoProgramReminder", "Promo Program Reminder", Theme.OPS_SERVICING),
  /** Reimbursement Failed. */
  REIMBURSEMENT_FAILED("reimbursementFailed", "Reimbursement Failed", Theme.OPS_SERVICING),
  /** Reimbursement Processed. */
  REIMBURSEMENT_PROCESSED("reimbursementProcessed", "Reimbursement Processed", Theme.OPS_SERVICING),
  /** Reimbursement Scheduled. */
  REIMBURSEMENT_SCHEDULED("reimbursementScheduled", "Reimbursement Scheduled", Theme.OPS_SERVICING),
  /** SCRA Application Denied. */
  SCRA_APPLICATION_DENIED("scraApplicationDenied", "SCRA Application Denied", Theme.OPS_SERVICING),
  /** SCRA Benefits Applied. */
  SCRA_BENEFITS_APPLIED("scraBenefitsApplied", "SCRA Benefits Applied", Theme.OPS_SERVICING),
  /** SCRA Benefits Expiring Notice. */
  SCRA_BENEFITS_EXPIRING_NOTICE(
      "scraBenefitsExpiringNotice", "SCRA Benefits Expiring Notice", Theme.OPS_SERVICING),
  /** SCRA CG Flagged Document Request. */
  SCRA_CG_FLAGGED_DOCUMENT_REQUEST(
      "scraCGFlaggedDocumentRequest", "SCRA CG Flagged Document Request", Theme.OPS_SERVICING),
  /** SCRA Serviceman Notified Document Request. */
  SCRA_SERVICEMAN_NOTIFIED_DOCUMENT_REQUEST(
      "scraServicemanNotifiedDocumentRequest",
      "SCRA Serviceman Notified Document Request",
      Theme.OPS_SERVICING),
  /** Settlement Offer. */
  SETTLEMENT_OFFER("settlementOffer", "Settlement Offer", Theme.OPS_COLL_DEBT),
  /** Settlement Offer First Reminder. */
  SETTLEMENT_OFFER_FIRST_REMINDER(
      "settlementOfferFirstReminder", "Settlement Offer First Reminder", Theme.OPS_COLL_DEBT),
  /** Statement. */
  STATEMENT("statement", "Statement", Theme.OUT_OPS_LOAN),
  /** Statement LOC. */
  STATEMENT_LOC("statementLOC", "Statement LOC", Theme.OUT_OPS_LOAN),
  /** Unmonitored Email Address. */
  UNMONITORED_EMAIL_ADDRESS(
      "unmonitoredEmailAddress", "Unmonitored Email Address", Theme.OPS_SERVICING),
  /** Update Bank Account Connection. */
  UPDATE_BANK_ACCOUNT_CONNECTION(
      "updateBankAccountConnection", "Update Bank Account Connection", Theme.OPS_SERVICING);

  /** All subjects, by wire name. */
  public static final Vocabulary<Subject> WORDS = Vocabulary.of("subject", Subject.class);

  private final String wireName;
  private final String title;
  private final @Nullable Theme implicitTheme;

  Subject(String wireName, String title, @Nullable Theme implicitTheme) {
    this.wireName = wireName;
    this.title = title;
    this.implicitTheme = implicitTheme;
  }

  /**
   * Returns the subject with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static Subject of(String wireName) {
    return WORDS.of(wireName);
  }

  @Override
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** Returns the title people read, such as {@code Loan Overdue First Notice}. */
  public String title() {
    return title;
  }

  /** Returns the theme a request with this subject has when it names none. */
  public Optional<Theme> implicitTheme() {
    return Optional.ofNullable(implicitTheme);
  }

  @Override
  public String toString() {
    return wireName;
  }
}
