package dev.candor.compliance.rule;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What rules may refer to by name. Immutable.
 *
 * @param parameters the dated numbers by id
 * @param disclosures the disclosures by id
 * @param calendars the calendars by id
 */
public record RulebookWords(
    Map<String, Parameter> parameters,
    Map<String, DisclosureText> disclosures,
    Map<String, Calendar> calendars) {

  public RulebookWords {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    disclosures = Collections.unmodifiableMap(new TreeMap<>(disclosures));
    calendars = Collections.unmodifiableMap(new TreeMap<>(calendars));
  }

  /** Returns the words of a rulebook that has none. */
  public static RulebookWords empty() {
    return new RulebookWords(Map.of(), Map.of(), Map.of());
  }
}
