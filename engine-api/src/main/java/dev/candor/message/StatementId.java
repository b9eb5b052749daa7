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

  /** The identifier with this value. */
  public static StatementId of(String value) {
    return new StatementId(value);
  }

  @Override
  public int compareTo(StatementId other) {
    return value.compareTo(other.value);
  }

  // by hand: those a record comes with are put together when first asked, in 15 ms
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
