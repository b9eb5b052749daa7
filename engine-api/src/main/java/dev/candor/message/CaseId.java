package dev.candor.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

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

  /** The identifier with this value. */
  public static CaseId of(String value) {
    return new CaseId(value);
  }

  @Override
  public int compareTo(CaseId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
