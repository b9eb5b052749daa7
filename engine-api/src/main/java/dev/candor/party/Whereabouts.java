package dev.candor.party;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place at which the borrower is known to be for a while (comment 1006.6(b)(1)(ii)-1).
 *
 * @param place where
 * @param from the first instant, or null where nobody noted it
 * @param until the first instant at which they may be elsewhere, or null where nobody noted it
 */
public record Whereabouts(@NotNull Place place, @Nullable Instant from, @Nullable Instant until) {

  /** Returns whether they are known to be there at an instant. */
  public boolean covers(Instant instant) {
    return (from == null || !instant.isBefore(from)) && (until == null || instant.isBefore(until));
  }
}
