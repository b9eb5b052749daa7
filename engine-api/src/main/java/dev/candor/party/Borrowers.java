package dev.candor.party;

import dev.candor.message.PersonId;
import java.util.Optional;

/**
 * Where the host keeps its borrowers. A port: the host implements it over its own systems. Called
 * once per request, from any thread.
 */
@FunctionalInterface
public interface Borrowers {

  /**
   * Returns everything known of a borrower, by the system's or the lender's identifier; empty when
   * there is no such borrower.
   */
  Optional<BorrowerFile> find(PersonId id);
}
