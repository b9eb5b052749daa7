package dev.candor.workshop.page;

import static dev.candor.workshop.page.SchemaParts.ID;
import static dev.candor.workshop.page.SchemaParts.file;
import static dev.candor.workshop.page.SchemaParts.id;
import static dev.candor.workshop.page.SchemaParts.of;
import static dev.candor.workshop.page.SchemaParts.oneOrMany;
import static dev.candor.workshop.page.SchemaParts.words;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.internal.yaml.FlatKeys;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.RuleKey;
import dev.candor.compliance.rule.RuleKeys;
import dev.candor.law.Jurisdiction;
import dev.candor.message.Channel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The JSON Schema (2020-12) of each kind of file of a rulebook, made from what the reader accepts:
 * with it an editor completes and checks while somebody types. What a schema cannot say, such as
 * whether an id is there, {@code candor rules check} says.
 */
public enum RulebookSchema {
  /** A file under {@code rules/}. */
  RULE("rule"),
  /** A file under {@code parameters/}. */
  PARAMETER("parameter"),
  /** A file under {@code disclosures/}. */
  DISCLOSURE("disclosure"),
  /** A file under {@code calendars/}. */
  CALENDAR("calendar"),
  /** A file under {@code cases/}. */
  CASES("cases");

  private static final Map<String, Object> DAYS = Map.of("required", List.of("days"));
  private static final String DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
  private static final String TIME = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$";

  /** Keys of a schema that are no keys of a rule. */
  private static final Set<Object> STRUCTURE =
      Set.of("anyOf", "items", "properties", "one of", "not", "has", "has no", "has all");

  /** Kinds of facts that are compared alike, whichever fact it is. */
  private static final Set<Fact.Type> SAME_OPERATORS =
      EnumSet.of(Fact.Type.NUMBER, Fact.Type.DATE, Fact.Type.FLAG);

  private final String text;

  RulebookSchema(String text) {
    this.text = text;
  }

  /** Its name: the schema of rule files is {@code rule.schema.json}. */
  public String text() {
    return text;
  }

  /** The schema as maps, lists, texts, numbers and flags, its keys in a fixed order. */
  public Map<String, Object> tree() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Candor: " + text + (this == CASES ? " of a rule" : ""));
    schema.putAll(
        switch (this) {
          case RULE -> rule();
          case PARAMETER -> parameter();
          case DISCLOSURE -> disclosure();
          case CALENDAR -> calendar();
          case CASES -> CaseSchema.tree();
        });
    return schema;
  }

  // ---- a rule

  private static Map<String, Object> rule() {
    RuleKey root = RuleKeys.rule();
    Map<String, Object> rule = new LinkedHashMap<>(object(root));
    rule.put(
        "oneOf",
        List.of(
            Map.of("required", List.of("refuse")),
            Map.of("required", List.of("require")),
            Map.of("required", List.of("restrict")),
            of(
                "required",
                List.of("overrides"),
                "not",
                of(
                    "anyOf",
                    List.of(
                        Map.of("required", List.of("refuse")),
                        Map.of("required", List.of("require")),
                        Map.of("required", List.of("restrict")))))));
    Map<List<?>, String> names = new LinkedHashMap<>();
    Map<String, Object> definitions =
        of(
            "way", way(),
            "when", shared(when(), "when", names),
            "number", numberOrParameter());
    for (Fact.Type type : SAME_OPERATORS) {
      Fact any =
          FactRegister.all().stream().filter(fact -> fact.type() == type).findFirst().orElseThrow();
      definitions.put(operators(type), compared(any));
    }
    Map<String, Object> whole = new LinkedHashMap<>();
    rule.forEach((key, value) -> whole.put(key, shared(value, key, names)));
    names.forEach((words, name) -> definitions.put(name, of("enum", words)));
    whole.put("$defs", definitions);

    return whole;
  }

  /** The same with each list of words written once and referred to by name. */
  private static Object shared(Object schema, String key, Map<List<?>, String> names) {
    if (schema instanceof List<?> list) {
      return list.stream().map(one -> shared(one, key, names)).toList();
    }
    if (!(schema instanceof Map<?, ?> map)) {
      return schema;
    }
    if (map.size() == 1 && map.get("enum") instanceof List<?> words && words.size() > 2) {
      String name = key.replace(' ', '-');
      String free = names.containsValue(name) ? name + "-" + names.size() : name;
      return of("$ref", "#/$defs/" + names.computeIfAbsent(words, none -> free));
    }

    Map<String, Object> same = new LinkedHashMap<>();
    map.forEach(
        (name, value) ->
            same.put(
                String.valueOf(name),
                shared(value, STRUCTURE.contains(name) ? key : String.valueOf(name), names)));

    return same;
  }

  private static Map<String, Object> object(RuleKey key) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RuleKey under : key.keys()) {
      properties.put(under.name(), value(under));
      if (under.needed()) {
        required.add(under.name());
      }
    }
    Map<String, Object> object = of("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      object.put("required", required);
    }
    object.put("additionalProperties", false);

    return object;
  }

  private static Map<String, Object> value(RuleKey key) {
    Map<String, Object> schema = of("description", key.meaning());
    if (key.kind() == RuleKey.Kind.CONDITIONS) {
      schema.put("$ref", "#/$defs/when");
      return schema;
    }
    if (key.kind() == RuleKey.Kind.KEYS) {
      schema.putAll(key.many() ? oneOrMany(object(key)) : object(key));
      if (key.name().equals("restrict")) {
        schema.put("minProperties", 1);
      } else if (key.name().equals("cap")) {
        schema.put(
            "oneOf",
            List.of(
                Map.of("required", List.of("days", "zone")),
                of("required", List.of("hours"), "not", DAYS),
                of("required", List.of("minutes"), "not", DAYS)));
      }
      return schema;
    }

    Map<String, Object> single = single(key);
    Map<String, Object> one = key.many() ? oneOrMany(single) : single;
    schema.putAll(key.keys().isEmpty() ? one : of("anyOf", List.of(one, object(key))));

    return schema;
  }

  private static Map<String, Object> single(RuleKey key) {
    return switch (key.kind()) {
      case TEXT -> of("type", List.of("string", "number"));
      case ID -> of("type", "string", "pattern", ID);
      case JURISDICTION -> of("type", "string", "pattern", jurisdictions());
      case DAY -> of("type", "string", "pattern", DAY);
      case TIME -> of("type", "string", "pattern", TIME);
      case FLAG -> key.name().equals("refuse") ? of("const", true) : of("type", "boolean");
      case NUMBER -> of("$ref", "#/$defs/number");
      case WORD ->
          key.words().isEmpty() ? of("type", "string") : of("enum", List.copyOf(key.words()));
      case ZONE ->
          of(
              "anyOf",
              List.of(
                  of(
                      "enum",
                      List.of(
                          "recipient",
                          "America/New_York",
                          "America/Chicago",
                          "America/Denver",
                          "America/Phoenix",
                          "America/Los_Angeles",
                          "America/Anchorage",
                          "Pacific/Honolulu",
                          "UTC")),
                  of("type", "string", "pattern", "^[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_-]+)+$")));
      case KEYS, CONDITIONS -> throw new IllegalStateException("no single value");
    };
  }

  private static Map<String, Object> numberOrParameter() {
    return of(
        "anyOf",
        List.of(
            of("type", "integer", "minimum", 0, "maximum", 999_999),
            of("type", "string", "pattern", ID)));
  }

  /** House, federal law, each state that is known with what lies in it, other countries. */
  private static String jurisdictions() {
    List<String> states = new ArrayList<>();
    for (char first = 'a'; first <= 'z'; first++) {
      for (char second = 'a'; second <= 'z'; second++) {
        if (new Jurisdiction("us/" + first + second).isKnown()) {
          states.add("" + first + second);
        }
      }
    }
    return "^(house|us|us/("
        + String.join("|", states)
        + ")(/[a-z0-9-]+)*|(?!us)[a-z]{2}(/[a-z0-9-]+)*)$";
  }

  // ---- its conditions

  private static Map<String, Object> when() {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Fact fact : FactRegister.all()) {
      properties.put(fact.text(), fact(fact));
    }
    properties.put(
        "any of",
        of("description", "At least one of these ways must be so.", "$ref", "#/$defs/way"));
    properties.put(
        "none of", of("description", "None of these ways may be so.", "$ref", "#/$defs/way"));
    return of("type", "object", "properties", properties, "additionalProperties", false);
  }

  private static Map<String, Object> way() {
    return oneOrMany(of("$ref", "#/$defs/when"));
  }

  private static Map<String, Object> fact(Fact fact) {
    Map<String, Object> schema =
        of("description", fact.meaning() + (fact.unit() == null ? "" : " In " + fact.unit() + "."));
    Map<String, Object> compared =
        SAME_OPERATORS.contains(fact.type())
            ? of("$ref", "#/$defs/" + operators(fact.type()))
            : compared(fact);
    if (fact.type() == Fact.Type.NUMBER || fact.type() == Fact.Type.DATE) {
      schema.putAll(compared);
      return schema;
    }

    Map<String, Object> one =
        single(RuleKeys.find("when" + FlatKeys.JOIN + fact.text()).orElseThrow());
    schema.put("anyOf", List.of(one, of("type", "array", "items", one, "minItems", 1), compared));

    return schema;
  }

  private static String operators(Fact.Type type) {
    return type.name().toLowerCase(Locale.ROOT) + "-compared";
  }

  /** Operators, each with what a fact of this kind is compared with. */
  private static Map<String, Object> compared(Fact fact) {
    Map<String, Object> operators = new LinkedHashMap<>();
    for (Condition.Operator operator : Condition.Operator.of(fact.type())) {
      Map<String, Object> operand =
          value(
              RuleKeys.find("when" + FlatKeys.JOIN + fact.text() + FlatKeys.JOIN + operator.text())
                  .orElseThrow());
      operand.remove("description");
      operators.put(
          operator.text(),
          operator == Condition.Operator.BETWEEN
              ? of(
                  "type",
                  "array",
                  "items",
                  of("$ref", "#/$defs/number"),
                  "minItems",
                  2,
                  "maxItems",
                  2)
              : operand);
    }

    return of(
        "type",
        "object",
        "properties",
        operators,
        "minProperties",
        1,
        "additionalProperties",
        false);
  }

  // ---- the other files

  private static Map<String, Object> parameter() {
    return file(
        "A number with the days from which its values hold. A value is only ever added.",
        of(
            "id", id("Its name, by which rules use it."),
            "title", words("What it is."),
            "unit", words("What it counts."),
            "values",
                of(
                    "description",
                    "Its values by the first day on which each holds.",
                    "type",
                    "object",
                    "minProperties",
                    1,
                    "propertyNames",
                    of("pattern", DAY),
                    "additionalProperties",
                    of("type", "integer", "minimum", 1)),
            "expected",
                of(
                    "description",
                    "Values known to come, by day. No rule goes by one before it stands under values.",
                    "type",
                    "object",
                    "minProperties",
                    1,
                    "propertyNames",
                    of("pattern", DAY),
                    "additionalProperties",
                    of("type", "integer", "minimum", 1)),
            "references", oneOrMany(of("type", "string"))),
        List.of("id", "unit", "values"));
  }

  private static Map<String, Object> disclosure() {
    Map<String, Object> channels = new LinkedHashMap<>();
    for (String channel : Channel.WORDS.names()) {
      channels.put(
          channel,
          of(
              "type", "object",
              "required", List.of("en"),
              "propertyNames", of("pattern", "^[a-z]{2}$"),
              "additionalProperties", of("type", "string", "minLength", 1)));
    }

    return file(
        "Words a message must carry, by channel and language.",
        of(
            "id", id("Its name, by which rules require it."),
            "title", words("What it is."),
            "citation",
                of(
                    "description", "The provision it comes from.",
                    "type", "object"),
            "quote", words("The provision's own words."),
            "says also",
                of(
                    "description",
                    "The ids of disclosures that say nothing these words do not.",
                    "type",
                    List.of("string", "array"),
                    "items",
                    of("type", "string")),
            "words",
                of(
                    "description",
                    "By channel, then by language, two letters; en is always there.",
                    "type",
                    "object",
                    "properties",
                    channels,
                    "additionalProperties",
                    false)),
        List.of("id", "words"));
  }

  private static Map<String, Object> calendar() {
    return file(
        "Days on which something is closed, for the years it covers.",
        of(
            "id", id("Its name, by which rules use it."),
            "title", words("What it is."),
            "citation", of("description", "The provision it comes from."),
            "years",
                of(
                    "description",
                    "The years it covers; outside of them a rule that asks refuses.",
                    "type",
                    "object",
                    "properties",
                    of("from", of("type", "integer"), "to", of("type", "integer")),
                    "required",
                    List.of("from", "to"),
                    "additionalProperties",
                    false),
            "days",
                of(
                    "description",
                    "The days with their names.",
                    "type",
                    "object",
                    "propertyNames",
                    of("pattern", DAY),
                    "additionalProperties",
                    of("type", "string", "minLength", 1))),
        List.of("id", "years", "days"));
  }
}
