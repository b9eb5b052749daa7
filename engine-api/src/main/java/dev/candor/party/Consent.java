package dev.candor.party;

import dev.candor.message.LoanId;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A consent given or taken back. One can end without being taken back: who says "call back on
 * Monday" consents to the calls of that day.
 *
 * @param state whether it holds
 * @param at when that was said, or null where not known
 * @param givenTo to whom it was given, or null where not known; only {@code us} counts where the
 *     law says "directly"
 * @param startsAt the first instant it covers, or null where it covers all after it was given
 * @param endsAt the first instant it no longer covers, or null where it has no end
 * @param loanIds the debts it is about; empty where it names none
 */
public record Consent(
    @NotNull ConsentState state,
    @Nullable Instant at,
    @Nullable ConsentHolder givenTo,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    Set<LoanId> loanIds) {

  public Consent {
    loanIds = loanIds == null ? Set.of() : Set.copyOf(loanIds);
  }

  /** Makes a consent that names no debt and neither begins later nor ends by itself. */
  public Consent(ConsentState state, @Nullable Instant at, @Nullable ConsentHolder givenTo) {
    this(state, at, givenTo, null, null, Set.of());
  }

  /** Returns this consent, covering only what lies from one instant until before another. */
  public Consent between(@Nullable Instant start, @Nullable Instant end) {
    return new Consent(state, at, givenTo, start, end, loanIds);
  }

  /** Returns this consent, about these debts only. */
  public Consent about(Set<LoanId> loans) {
    return new Consent(state, at, givenTo, startsAt, endsAt, loans);
  }

  /** Returns whether it covers an instant: it has begun by then and has not ended. */
  public boolean covers(Instant instant) {
    return (startsAt == null || !instant.isBefore(startsAt))
        && (endsAt == null || instant.isBefore(endsAt));
  }
}
