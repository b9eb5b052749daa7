package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The lender's own identifier of an interaction (B-037, B-077), such as {@code run-7:BO-NY01}.
 *
 * @param value 1 to 255 characters, no control characters; anything else is refused with
 *     IllegalArgumentException
 */
public record ExternalId(@JsonValue String value) implements Comparable<ExternalId> {

  @JsonCreator
  public ExternalId {
    Ids.check("ExternalId", value);
  }

  /** The identifier with this value. */
  public static ExternalId of(String value) {
    return new ExternalId(value);
  }

  @Override
  public int compareTo(ExternalId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
