package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

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

  /** The identifier with this value. */
  public static ContactId of(String value) {
    return new ContactId(value);
  }

  @Override
  public int compareTo(ContactId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
