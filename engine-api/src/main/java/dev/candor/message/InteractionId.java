package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The system's identifier of an interaction, such as {@code IX-4Q2M8ZV7K1}.
 *
 * @param value 1 to 255 characters, no control characters; anything else is refused with
 *     IllegalArgumentException
 */
public record InteractionId(@JsonValue String value) implements Comparable<InteractionId> {

  @JsonCreator
  public InteractionId {
    Ids.check("InteractionId", value);
  }

  /** The identifier with this value. */
  public static InteractionId of(String value) {
    return new InteractionId(value);
  }

  @Override
  public int compareTo(InteractionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
