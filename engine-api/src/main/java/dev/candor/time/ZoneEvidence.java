package dev.candor.time;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One reason to think that somebody may be in one of some zones.
 *
 * @param source what kind of reason
 * @param basis the reason itself without personal data, such as {@code area code 212}, {@code state
 *     CA} or {@code state AZ, ZIP 850..}
 * @param zones every zone it leaves open, at least one
 * @param takenFrom who says that it leaves these open: the source of the row of the table, or the
 *     borrower's file; null where nobody noted it
 * @param asOf the day it was said, reported or given; null where nobody noted it
 */
public record ZoneEvidence(
    Source source,
    String basis,
    Set<ZoneId> zones,
    @Nullable String takenFrom,
    @Nullable LocalDate asOf) {

  /** Kinds of evidence, strongest last. All but the last add up. */
  public enum Source {
    /** The area code of a telephone number held. */
    AREA_CODE,
    /** The zone a device or app of the borrower reported. */
    DEVICE,
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

  /** Evidence of which nobody noted where it is from and since when. */
  public ZoneEvidence(Source source, String basis, Set<ZoneId> zones) {
    this(source, basis, zones, null, null);
  }

  /** Returns the same of another day. */
  public ZoneEvidence asOf(@Nullable LocalDate day) {
    return Objects.equals(day, asOf)
        ? this
        : new ZoneEvidence(source, basis, zones, takenFrom, day);
  }
}
