package dev.candor.workshop.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the parts that the schemas of several kinds of files are put together of. Stateless. */
final class SchemaParts {

  /** What an id looks like. */
  static final String ID = "^[a-z0-9]+(-[a-z0-9]+)*$";

  private SchemaParts() {}

  /** Makes the schema of a value alone, or a list of them. */
  static Map<String, Object> oneOrMany(Map<String, Object> one) {
    return of("anyOf", List.of(one, of("type", "array", "items", one, "minItems", 1)));
  }

  /** Makes the schema of keys that are all known. */
  static Map<String, Object> file(
      String meaning, Map<String, Object> properties, List<String> required) {
    return of(
        "description", meaning,
        "type", "object",
        "properties", properties,
        "required", required,
        "additionalProperties", false);
  }

  /** Makes the schema of an id. */
  static Map<String, Object> id(String meaning) {
    return of("description", meaning, "type", "string", "pattern", ID);
  }

  /** Makes the schema of a text, which may look like a number. */
  static Map<String, Object> words(String meaning) {
    return of("description", meaning, "type", List.of("string", "number"));
  }

  /** Makes a map in the order given: name, value, name, value. */
  static Map<String, Object> of(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }
}
