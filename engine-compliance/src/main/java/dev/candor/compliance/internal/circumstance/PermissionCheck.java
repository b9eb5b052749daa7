package dev.candor.compliance.internal.circumstance;

import dev.candor.party.ConsentHolder;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import dev.candor.party.Permission;
import dev.candor.party.PermissionGround;
import dev.candor.party.PermissionScope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a permission on file allows a message about a loan, to a contact, at an instant.
 * Immutable.
 *
 * @param zones every zone the borrower may be in
 */
public record PermissionCheck(
    @Nullable Loan loan, @Nullable Contact contact, Instant asOf, Set<ZoneId> zones) {

  /** Returns whether it allows what a scope names: its ground goes with that, and it holds. */
  public boolean allows(Permission permission, PermissionScope scope) {
    return permission.scope() == scope
        && isGround(permission)
        && permission.at() != null
        && permission.at().isBefore(asOf)
        && isAboutLoan(permission)
        && isAboutContact(permission)
        && isInTime(permission);
  }

  /** Consent counts only where it was given directly to the sender. */
  private static boolean isGround(Permission permission) {
    boolean consent =
        permission.ground() == PermissionGround.CONSENT && permission.givenTo() == ConsentHolder.US;
    boolean court = permission.ground() == PermissionGround.COURT;
    return switch (permission.scope()) {
      case TIMES, PLACES, WORK, REPRESENTED -> consent || court;
      case THIRD_PARTY ->
          consent || court || permission.ground() == PermissionGround.POSTJUDGMENT_REMEDY;
      case LOCATION_AGAIN ->
          permission.ground() == PermissionGround.REQUEST
              || permission.ground() == PermissionGround.CORRECTION;
    };
  }

  private boolean isAboutLoan(Permission permission) {
    return permission.loanIds().isEmpty()
        || (loan != null && permission.loanIds().contains(loan.id()));
  }

  private boolean isAboutContact(Permission permission) {
    boolean ofThirdParty =
        permission.scope() == PermissionScope.THIRD_PARTY
            || permission.scope() == PermissionScope.LOCATION_AGAIN;
    return permission.contactIds().isEmpty()
        ? !ofThirdParty
        : contact != null && permission.contactIds().contains(contact.id());
  }

  /** It holds on every clock the borrower may have; one of times that names none holds at none. */
  private boolean isInTime(Permission permission) {
    boolean namesTime =
        permission.from() != null || permission.to() != null || !permission.days().isEmpty();
    if (zones.isEmpty() || (permission.scope() == PermissionScope.TIMES && !namesTime)) {
      return false;
    }

    ClockWindow window =
        new ClockWindow(permission.days(), permission.from(), permission.to(), null, null);
    for (ZoneId zone : zones) {
      boolean over =
          permission.until() != null && LocalDate.ofInstant(asOf, zone).isAfter(permission.until());
      if (over || window.begin(asOf, zone) == null) {
        return false;
      }
    }

    return true;
  }
}
