package dev.candor.party;

import dev.candor.message.ContactId;
import dev.candor.message.LoanId;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A permission that is on file to do what the law forbids without it (12 CFR 1006.6(b)(4), (d)(2)
 * and 1006.10(c)). One that nobody dated permits nothing, for it may not be prior.
 *
 * @param scope what it allows
 * @param ground what it rests on
 * @param givenTo to whom a consent was given; only {@code us} counts
 * @param at when it was given
 * @param until last day, or null where it has no end
 * @param loanIds the debts it is about; empty means all
 * @param contactIds the contacts it is about; empty means all of the borrower's own, and no third
 *     party's
 * @param days weekdays it allows; empty means every day
 * @param from the first time of day it allows, on the borrower's clock; start of day where null
 * @param to the time of day it allows no more; end of day where null
 */
public record Permission(
    @NotNull PermissionScope scope,
    @NotNull PermissionGround ground,
    @Nullable ConsentHolder givenTo,
    @Nullable Instant at,
    @Nullable LocalDate until,
    Set<LoanId> loanIds,
    Set<ContactId> contactIds,
    Set<DayOfWeek> days,
    @Nullable LocalTime from,
    @Nullable LocalTime to) {

  public Permission {
    loanIds = loanIds == null ? Set.of() : Set.copyOf(loanIds);
    contactIds = contactIds == null ? Set.of() : Set.copyOf(contactIds);
    days = days == null ? Set.of() : Set.copyOf(days);
  }
}
