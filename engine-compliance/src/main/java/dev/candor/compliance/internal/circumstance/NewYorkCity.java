package dev.candor.compliance.internal.circumstance;

import dev.candor.party.Address;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells which addresses lie in New York City, whose rules name the city and its boroughs: mail in
 * Queens goes to Flushing or Astoria, and a name may be written in any case. Stateless.
 */
public final class NewYorkCity {

  private static final String STATE = "NY";
  private static final String CITY = "New York";

  private static final List<String> NAMES =
      List.of(
          CITY,
          "New York City",
          "NYC",
          "Manhattan",
          "Brooklyn",
          "Bronx",
          "The Bronx",
          "Queens",
          "Staten Island");

  /**
   * The postal codes of the five boroughs: Manhattan 100 to 102, Staten Island 103, the Bronx 104,
   * Brooklyn 112, Queens 111, 113, 114 and 116 with two more.
   */
  private static final Pattern POSTAL_CODE =
      Pattern.compile("(10[0-4]|11[1-46])\\d\\d(\\D.*)?|1100[45](\\D.*)?");

  private NewYorkCity() {}

  /**
   * Returns the city of an address: one of New York City as the rules write it, any other as it
   * stands; null where it names none.
   */
  public static @Nullable String city(Address address) {
    String written = address.city();
    if (!STATE.equalsIgnoreCase(address.state())) {
      return written;
    }

    if (written != null) {
      String plain = written.strip().replaceAll("\\s+", " ");
      for (String name : NAMES) {
        if (name.equalsIgnoreCase(plain)) {
          return name;
        }
      }
    }
    String code = address.postalCode();

    return code != null && POSTAL_CODE.matcher(code.strip()).matches() ? CITY : written;
  }
}
