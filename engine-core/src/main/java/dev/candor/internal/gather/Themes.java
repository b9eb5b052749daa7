package dev.candor.internal.gather;

import dev.candor.message.Theme;
import dev.candor.party.ActorRole;
import dev.candor.party.Affiliation;
import dev.candor.party.Contact;
import dev.candor.party.Loan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the themes a message to a borrower is judged under. A theme given never takes the place of
 * the subject's own: the message is judged under both, and the stricter holds.
 */
final class Themes {

  private Themes() {}

  /**
   * Returns every theme to judge under, the given one first; never empty.
   *
   * @param given the one the message is recorded under
   * @param own the subject's own, by the source or as the host set it; null where it has none
   * @param loans the loans the message is about
   * @param to where it goes; null where that is nowhere
   */
  static Set<Theme> findAll(
      Theme given, @Nullable Theme own, List<Loan> loans, @Nullable Contact to) {
    Set<Theme> themes = new LinkedHashSet<>();
    themes.add(toOutbound(given, own, loans));
    boolean toThirdParties =
        given == Theme.OPS_COLL_LOCATE_BORROWER || given == Theme.OPS_COLL_VERIFY_EMPLOYMENT;
    if (toThirdParties && to != null && to.affiliation() == Affiliation.SELF) {
      // what goes to the borrower is no question to somebody else
      themes.add(collects(loans) ? Theme.OPS_COLL_DEBT : Theme.OPS_SERVICING);
    }
    if (own != null) {
      themes.add(toOutbound(own, own, loans));
    }
    return themes;
  }

  /**
   * Returns the theme itself; in place of one that no message to a borrower can have, or that the
   * subject does not have, what the sender may be doing with the loans.
   */
  private static Theme toOutbound(Theme theme, @Nullable Theme own, List<Loan> loans) {
    boolean credentials = theme == Theme.OPS_ACCOUNT_CREDENTIALS && own != theme;
    return theme.isInward() || credentials
        ? (collects(loans) ? Theme.OPS_COLL_DEBT : Theme.OPS_SERVICING)
        : theme;
  }

  private static boolean collects(List<Loan> loans) {
    return loans.stream()
        .map(Loan::actorRole)
        // a role nobody noted may be a collector's
        .anyMatch(
            role ->
                role == null || role == ActorRole.DEBT_COLLECTOR || role == ActorRole.DEBT_BUYER);
  }
}
