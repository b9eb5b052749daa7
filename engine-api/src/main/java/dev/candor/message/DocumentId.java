package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * An identifier of a document, such as {@code DC-0001}.
 *
 * @param value 1 to 255 characters, no control characters; anything else is refused with
 *     IllegalArgumentException
 */
public record DocumentId(@JsonValue String value) implements Comparable<DocumentId> {

  @JsonCreator
  public DocumentId {
    Ids.check("DocumentId", value);
  }

  /** Returns the identifier with this value. */
  public static DocumentId of(String value) {
    return new DocumentId(value);
  }

  @Override
  public int compareTo(DocumentId other) {
    return value.compareTo(other.value);
  }

  // by hand: what a record comes with the JVM first has to make, late in a first decision
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DocumentId id && id.value.equals(value);
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
