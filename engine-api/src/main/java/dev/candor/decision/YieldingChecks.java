package dev.candor.decision;

import dev.candor.law.RuleId;
import java.util.List;

/**
 * The house checks that give way to a rule: they hold what a person asked for, and where the law
 * requires or permits a message all the same, a rule says so and is cited.
 */
public final class YieldingChecks {

  /** Consent to the channel was taken back. */
  public static final RuleId CONSENT_REVOKED = RuleId.of("consent-revoked");

  /** Messages of the kind were asked not to come to the contact. */
  public static final RuleId OPTED_OUT = RuleId.of("contact-opted-out");

  /** All of them. */
  public static final List<RuleId> IDS = List.of(CONSENT_REVOKED, OPTED_OUT);

  private YieldingChecks() {}
}
