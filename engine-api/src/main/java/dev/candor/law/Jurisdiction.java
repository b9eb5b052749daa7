package dev.candor.law;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a rule binds: {@code us}, {@code us/ny}, {@code us/ny/new-york-city}, or {@code house} for
 * a lender's own policy.
 *
 * @param path lower-case words joined by slashes; anything else is refused
 */
public record Jurisdiction(@JsonValue String path) {

  private static final Pattern PATH = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)*");

  /** Federal law of the United States. */
  public static final Jurisdiction US = new Jurisdiction("us");

  /** A lender's own policy and the contract of the send operation. */
  public static final Jurisdiction HOUSE = new Jurisdiction("house");

  @JsonCreator
  public Jurisdiction {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "The value (" + path + ") is not a jurisdiction such as us or us/ny.");
    }
  }

  /** Returns whether it is a lender's own policy. */
  public boolean isHouse() {
    return path.equals(HOUSE.path);
  }

  /** Returns whether two letters stand here, and a slash or the end after them. */
  private boolean isWord(int at) {
    return path.length() >= at + 2
        && isLetter(path.charAt(at))
        && isLetter(path.charAt(at + 1))
        && (path.length() == at + 2 || path.charAt(at + 2) == '/');
  }

  private static boolean isLetter(char one) {
    return one >= 'a' && one <= 'z';
  }

  /**
   * Returns the state or province it is in, as an address writes it, such as {@code NY}; empty for
   * the law of a country and for the house.
   */
  public Optional<String> state() {
    return isWord(0) && isWord(3)
        ? Optional.of(path.substring(3, 5).toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Returns the country other than the United States it is in, as an address writes it. */
  public Optional<String> country() {
    return isWord(0) && !path.startsWith("us")
        ? Optional.of(path.substring(0, 2).toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  /**
   * Returns whether a rule can be bound to it: the house, federal law, a state or territory and
   * what lies in it, another country and its provinces.
   */
  public boolean isKnown() {
    return isHouse()
        || path.equals(US.path)
        || country().isPresent()
        || (path.startsWith("us/") && state().filter(UsStates::contains).isPresent());
  }

  @Override
  public String toString() {
    return path;
  }
}
