package dev.candor.law;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A rule's name in kebab-case, such as {@code us-reg-f-call-frequency}; unique within a rulebook
 * and never reused.
 *
 * @param value 1 to 80 characters: lower-case words and numbers joined by single hyphens; anything
 *     else is refused
 */
public record RuleId(@JsonValue String value) implements Comparable<RuleId> {

  @JsonCreator
  public RuleId {
    if (value.length() > 80 || !isKebab(value)) {
      throw new IllegalArgumentException(
          "The value ("
              + value
              + ") is not a rule id: lower-case words joined by hyphens, at most 80 characters.");
    }
  }

  private static boolean isKebab(String value) {
    boolean word = false;
    for (int i = 0; i < value.length(); i++) {
      char one = value.charAt(i);
      boolean letter = one >= 'a' && one <= 'z' || one >= '0' && one <= '9';
      if (!letter && (one != '-' || !word)) {
        return false;
      }
      word = letter;
    }
    return word;
  }

  /** Returns the id with this name. */
  public static RuleId of(String value) {
    return new RuleId(value);
  }

  @Override
  public int compareTo(RuleId other) {
    return value.compareTo(other.value);
  }

  // by hand: what a record comes with the JVM first has to make, late in a first decision
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RuleId id && id.value.equals(value);
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
