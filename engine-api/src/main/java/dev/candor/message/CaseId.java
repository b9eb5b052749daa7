package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * An identifier of a case, such as {@code CS-BK01}.
 *
 * @param value 1 to 255 characters, no control characters; anything else is refused with
 *     IllegalArgumentException
 */
public record CaseId(@JsonValue String value) implements Comparable<CaseId> {

  @JsonCreator
  public CaseId {
    Ids.check("CaseId", value);
  }

  /** Returns the identifier with this value. */
  public static CaseId of(String value) {
    return new CaseId(value);
  }

  @Override
  public int compareTo(CaseId other) {
    return value.compareTo(other.value);
  }

  // by hand: what a record comes with the JVM first has to make, late in a first decision
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CaseId id && id.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
