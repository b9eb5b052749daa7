package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Why an interaction happens: 22 values and {@link #OUT_OPS_LOAN}, which only the prose names. */
public enum Theme implements Word {
  /** A notice to the lender's own staff. */
  AGENT_NOTIFICATION("agentNotification"),
  /** Collecting a debt. */
  OPS_COLL_DEBT("opsCollDebt"),
  /** Finding the borrower. */
  OPS_COLL_LOCATE_BORROWER("opsCollLocateBorrower"),
  /** Asking an employer to confirm employment. */
  OPS_COLL_VERIFY_EMPLOYMENT("opsCollVerifyEmployment"),
  /** Notice before an employer is asked. */
  OPS_COLL_CONTACT_EMPLOYER_NOTICE("opsCollContactEmployerNotice"),
  /** Validating a debt. */
  OPS_SERVICING_DEBT_VALIDATION("opsServicingDebtValidation"),
  /** Notice of a negative credit report. */
  OPS_SERVICING_NEGATIVE_CREDIT_REPORT_NOTICE("opsServicingNegativeCreditReportNotice"),
  /** Notice that a debt is time-barred. */
  OPS_SERVICING_TIME_BARRED_NOTICE("opsServicingTimeBarredNotice"),
  /** Servicing a loan. */
  OPS_SERVICING("opsServicing"),
  /** Codes, passwords, access. */
  OPS_ACCOUNT_CREDENTIALS("opsAccountCredentials"),
  /** Inbound: a feature is missing. */
  INB_MISSING_FEATURE("inbMissingFeature"),
  /** Inbound: how something works. */
  INB_EDUCATION("inbEducation"),
  /** Inbound: something is broken; deprecated. */
  INB_BUG("inbBug"),
  /** Inbound: a request. */
  INB_REQUEST("inbRequest"),
  /** Inbound: kind words; deprecated. */
  INB_HUMAN_LOVE("inbHumanLove"),
  /** Inbound: not known. */
  INB_UNKNOWN("inbUnknown"),
  /** Inbound: something else. */
  INB_OTHER("inbOther"),
  /** Inbound: servicing. */
  INB_SERVICING("inbServicing"),
  /** Inbound: collections. */
  INB_COLLECTIONS("inbCollections"),
  /** Inbound: payments. */
  INB_PAYMENTS("inbPayments"),
  /** Inbound: fraud. */
  INB_FRAUD("inbFraud"),
  /** Inbound: a general question. */
  INB_GENERAL_INQUIRY("inbGeneralInquiry"),
  /** Statements and payment reminders; named in the source's prose only. */
  OUT_OPS_LOAN("outOpsLoan");

  /** All themes, by wire name. */
  public static final Vocabulary<Theme> WORDS = Vocabulary.of("theme", Theme.class);

  private final String wireName;

  Theme(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the theme with this wire name; any other is refused with IllegalArgumentException
   * naming the nearest.
   */
  @JsonCreator
  public static Theme of(String wireName) {
    return WORDS.of(wireName);
  }

  /** Returns the theme to use in place of this one, if this one is deprecated. */
  public Optional<Theme> replacement() {
    return this == INB_BUG || this == INB_HUMAN_LOVE
        ? Optional.of(INB_GENERAL_INQUIRY)
        : Optional.empty();
  }

  /**
   * Returns the theme to fall back to where only the 22 listed values are known: {@link
   * #OPS_SERVICING} for {@link #OUT_OPS_LOAN}.
   */
  public Theme toListed() {
    return this == OUT_OPS_LOAN ? OPS_SERVICING : this;
  }

  /**
   * Returns whether it is of what comes in or of notices to the lender's own staff: no message that
   * goes out to a borrower is judged under it.
   */
  public boolean isInward() {
    return this == AGENT_NOTIFICATION || wireName.startsWith("inb");
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
