package dev.candor.party;

import dev.candor.law.UsStates;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A postal address.
 *
 * @param line1 street and number
 * @param line2 flat or unit
 * @param city city
 * @param state two letters of the state or territory, such as {@code NY}
 * @param postalCode ZIP or ZIP+4
 * @param country two letters of ISO 3166, US where not known
 * @param county county of a state with two time zones, in its usual spelling with or without the
 *     word County; never printed
 */
public record Address(
    @Nullable String line1,
    @Nullable String line2,
    @Nullable String city,
    @Nullable @Pattern(regexp = "[A-Z]{2}") String state,
    @Nullable String postalCode,
    @Nullable @Pattern(regexp = "[A-Z]{2}") String country,
    @Nullable String county) {

  /** Makes an address whose county nobody noted. */
  public Address(
      @Nullable String line1,
      @Nullable String line2,
      @Nullable String city,
      @Nullable String state,
      @Nullable String postalCode,
      @Nullable String country) {
    this(line1, line2, city, state, postalCode, country, null);
  }

  /**
   * Returns whether it names a state of the United States, so that it can be told which state's
   * rules apply.
   */
  public boolean tellsState() {
    return state != null && UsStates.contains(state) && (country == null || country.equals("US"));
  }

  /** Names the state only; the rest is personal. */
  @Override
  public String toString() {
    return "Address[" + state + "]";
  }
}
