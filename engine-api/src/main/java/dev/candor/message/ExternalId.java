package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The lender's own identifier of an interaction, such as {@code run-7:BO-NY01}.
 *
 * @param value 1 to 255 characters, no control characters; anything else is refused with
 *     IllegalArgumentException
 */
public record ExternalId(@JsonValue String value) implements Comparable<ExternalId> {

  @JsonCreator
  public ExternalId {
    Ids.check("ExternalId", value);
  }

  /** Returns the identifier with this value. */
  public static ExternalId of(String value) {
    return new ExternalId(value);
  }

  @Override
  public int compareTo(ExternalId other) {
    return value.compareTo(other.value);
  }

  // by hand: what a record comes with the JVM first has to make, late in a first decision
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ExternalId id && id.value.equals(value);
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
