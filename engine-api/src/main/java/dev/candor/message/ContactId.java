package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * An identifier of a contact, such as {@code CT-NY01-EMAIL}.
 *
 * @param value 1 to 255 characters, no control characters; anything else is refused with
 *     IllegalArgumentException
 */
public record ContactId(@JsonValue String value) implements Comparable<ContactId> {

  @JsonCreator
  public ContactId {
    Ids.check("ContactId", value);
  }

  /** Returns the identifier with this value. */
  public static ContactId of(String value) {
    return new ContactId(value);
  }

  @Override
  public int compareTo(ContactId other) {
    return value.compareTo(other.value);
  }

  // by hand: what a record comes with the JVM first has to make, late in a first decision
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ContactId id && id.value.equals(value);
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
