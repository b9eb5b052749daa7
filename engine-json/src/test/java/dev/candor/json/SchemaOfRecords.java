package dev.candor.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The JSON Schema that follows from a record's types and constraints, without descriptions: what
 * the written schema must say, so that neither can drift from the other.
 */
final class SchemaOfRecords {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode definitions = JSON.createObjectNode();

  private SchemaOfRecords() {}

  static ObjectNode of(Class<? extends Record> type, String title)
      throws ReflectiveOperationException {
    SchemaOfRecords schema = new SchemaOfRecords();
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", title);
    ObjectNode shape = schema.record(type);
    ObjectNode properties = JSON.createObjectNode();
    properties.putObject("$schema").put("type", "string");
    properties.setAll((ObjectNode) shape.get("properties"));
    shape.set("properties", properties);
    root.setAll(shape);
    ObjectNode sorted = root.putObject("$defs");
    schema
        .definitions
        .fieldNames()
        .forEachRemaining(name -> sorted.set(name, schema.definitions.get(name)));
    return root;
  }

  private ObjectNode record(Class<?> type) throws ReflectiveOperationException {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JSON.createArrayNode();
    for (RecordComponent component : type.getRecordComponents()) {
      AnnotatedElement field = type.getDeclaredField(component.getName());
      ObjectNode value = value(component.getGenericType(), field);
      if (field.isAnnotationPresent(NotNull.class)) {
        required.add(component.getName());
      } else {
        value = orNull(value);
      }
      properties.set(component.getName(), value);
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode orNull(ObjectNode value) {
    if (value.has("type")) {
      String type = value.get("type").asText();
      value.putArray("type").add(type).add("null");
      return value;
    }
    ObjectNode either = JSON.createObjectNode();
    either.putArray("anyOf").add(value).add(JSON.createObjectNode().put("type", "null"));
    return either;
  }

  private ObjectNode value(Type type, AnnotatedElement rules) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      Type[] inner = generic.getActualTypeArguments();
      Size size = rules.getAnnotation(Size.class);
      if (generic.getRawType() == Map.class) {
        ObjectNode map = JSON.createObjectNode().put("type", "object");
        if (inner[1] != Object.class) {
          map.set("propertyNames", value(inner[0], (Class<?>) inner[0]));
          map.set("additionalProperties", value(inner[1], (Class<?>) inner[1]));
        }
        return bounds(map, size, "minProperties", "maxProperties");
      }
      assertKnown(generic.getRawType() == List.class || generic.getRawType() == Set.class, type);
      ObjectNode list = JSON.createObjectNode().put("type", "array");
      list.set("items", value(inner[0], (Class<?>) inner[0]));
      return bounds(list, size, "minItems", "maxItems");
    }
    return plain((Class<?>) type, rules);
  }

  private ObjectNode plain(Class<?> type, AnnotatedElement rules)
      throws ReflectiveOperationException {
    if (type == String.class) {
      ObjectNode text = JSON.createObjectNode().put("type", "string");
      Pattern pattern = rules.getAnnotation(Pattern.class);
      if (pattern != null) {
        text.put("pattern", "^" + pattern.regexp() + "$");
      }
      return bounds(text, rules.getAnnotation(Size.class), "minLength", "maxLength");
    }
    if (type == Boolean.class) {
      return JSON.createObjectNode().put("type", "boolean");
    }
    if (type == Integer.class) {
      int least = rules.isAnnotationPresent(PositiveOrZero.class) ? 0 : Integer.MIN_VALUE;
      return JSON.createObjectNode()
          .put("type", "integer")
          .put("minimum", least)
          .put("maximum", Integer.MAX_VALUE);
    }
    if (type == BigDecimal.class) {
      ObjectNode decimal = JSON.createObjectNode();
      decimal.putArray("type").add("number").add("string");
      return define("decimal", decimal.put("pattern", "^-?[0-9]{1,60}([.][0-9]{1,60})?$"));
    }
    if (type == Instant.class) {
      return define(
          "instant",
          JSON.createObjectNode()
              .put("type", "string")
              .put("format", "date-time")
              .put(
                  "pattern",
                  "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})$"));
    }
    if (type == LocalDate.class) {
      return define(
          "date",
          JSON.createObjectNode()
              .put("type", "string")
              .put("format", "date")
              .put("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
    }
    if (type == LocalTime.class) {
      return define(
          "timeOfDay",
          JSON.createObjectNode()
              .put("type", "string")
              .put("pattern", "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"));
    }
    if (type == ZoneId.class) {
      return define("timeZone", JSON.createObjectNode().put("type", "string").put("minLength", 1));
    }
    if (type == DayOfWeek.class) {
      ObjectNode weekday = JSON.createObjectNode();
      Scalars.DAYS.forEach(weekday.putArray("enum")::add);
      return define("weekday", weekday);
    }
    if (Word.class.isAssignableFrom(type)) {
      Vocabulary<?> words = (Vocabulary<?>) type.getField("WORDS").get(null);
      ObjectNode word = JSON.createObjectNode();
      words.names().forEach(word.putArray("enum")::add);
      return define(name(type), word);
    }
    assertKnown(type.isRecord(), type);
    if (type.getDeclaredConstructors()[0].isAnnotationPresent(JsonCreator.class)) {
      return define(
          "identifier",
          JSON.createObjectNode()
              .put("type", "string")
              .put("minLength", 1)
              .put("maxLength", 255)
              .put("pattern", "^(?=.*\\S)[^\\u0000-\\u001F\\u007F-\\u009F]+$"));
    }
    if (!definitions.has(name(type))) {
      define(name(type), record(type));
    }
    return reference(name(type));
  }

  private ObjectNode define(String name, ObjectNode definition) {
    definitions.set(name, definition);
    return reference(name);
  }

  private static ObjectNode reference(String name) {
    return JSON.createObjectNode().put("$ref", "#/$defs/" + name);
  }

  private static ObjectNode bounds(ObjectNode schema, Size size, String least, String most) {
    if (size != null && size.min() > 0) {
      schema.put(least, size.min());
    }
    if (size != null && size.max() < Integer.MAX_VALUE) {
      schema.put(most, size.max());
    }
    return schema;
  }

  private static String name(Class<?> type) {
    String name = type.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static void assertKnown(boolean known, Type type) {
    if (!known) {
      throw new AssertionError(
          "No schema is known for " + type + ": teach SchemaOfRecords and Binder.");
    }
  }

  /** The schema without its descriptions. */
  static JsonNode bare(JsonNode schema) {
    JsonNode bare = schema.deepCopy();
    strip(bare);
    return bare;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      // a property may itself be called description
      if (object.path("description").isTextual()) {
        object.remove("description");
      }
    }
    node.forEach(SchemaOfRecords::strip);
  }
}
