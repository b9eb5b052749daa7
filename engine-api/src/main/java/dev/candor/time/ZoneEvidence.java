package dev.candor.time;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;

/**
 * One reason to think that somebody may be in one of some zones.
 *
 * @param source what kind of reason
 * @param basis the reason itself without personal data, such as {@code area code 212} or {@code
 *     state CA}
 * @param zones every zone it leaves open, at least one
 */
public record ZoneEvidence(Source source, String basis, Set<ZoneId> zones) {

  /** Kinds of evidence, strongest last. */
  public enum Source {
    /** The area code of a telephone number held. */
    AREA_CODE,
    /** A residential address held. */
    ADDRESS,
    /** The borrower said where they are; this replaces all other evidence. */
    STATED
  }

  public ZoneEvidence {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(basis, "basis");
    zones = Set.copyOf(zones);
    if (zones.isEmpty()) {
      throw new IllegalArgumentException("The evidence (" + basis + ") leaves no zone open.");
    }
  }
}
