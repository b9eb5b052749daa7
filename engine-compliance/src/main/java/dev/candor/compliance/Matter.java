package dev.candor.compliance;

import dev.candor.decision.Facts;
import dev.candor.party.Loan;
import org.jspecify.annotations.Nullable;

/**
 * One message about one loan as one flat fact: every named fact read once. Drools joins nothing.
 */
final class Matter {

  private static final FactName[] NAMES = FactName.values();

  private final Facts facts;
  private final @Nullable Loan loan;
  private final @Nullable Object[] values = new @Nullable Object[NAMES.length];
  private final long day;

  Matter(Facts facts, @Nullable Loan loan) {
    this.facts = facts;
    this.loan = loan;
    this.day = Math.floorDiv(facts.asOf().getEpochSecond(), 86_400L);
    for (FactName name : NAMES) {
      values[name.ordinal()] = name.read(facts, loan);
    }
  }

  Facts facts() {
    return facts;
  }

  @Nullable Loan loan() {
    return loan;
  }

  @Nullable Object value(FactName name) {
    return values[name.ordinal()];
  }

  /** The channel, for Drools' hash index. */
  String channel() {
    return text(FactName.CHANNEL);
  }

  /** The day decided on, as days since 1970 in UTC; what "effective from" is compared with. */
  long day() {
    return day;
  }

  private String text(FactName name) {
    Object value = values[name.ordinal()];
    return value == null ? "" : value.toString();
  }
}
