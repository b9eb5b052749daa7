package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * An identifier of a statement, such as {@code SM-NY01}.
 *
 * @param value 1 to 255 characters, no control characters; anything else is refused with
 *     IllegalArgumentException
 */
public record StatementId(@JsonValue String value) implements Comparable<StatementId> {

  @JsonCreator
  public StatementId {
    Ids.check("StatementId", value);
  }

  /** Returns the identifier with this value. */
  public static StatementId of(String value) {
    return new StatementId(value);
  }

  @Override
  public int compareTo(StatementId other) {
    return value.compareTo(other.value);
  }

  // by hand: what a record comes with the JVM first has to make, late in a first decision
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StatementId id && id.value.equals(value);
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
