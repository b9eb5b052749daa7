package dev.candor.json;

import dev.candor.fault.Nearest;
import dev.candor.json.internal.Faults;
import dev.candor.json.internal.JsonPath;
import dev.candor.json.internal.Node;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of nodes, by their components. What is wrong becomes a fault and stands as null in
 * what is made, or is left out of its list; the binder goes on. Not to be shared between threads.
 */
final class Binder {

  private static final int NAMED = 3;

  private final Faults faults;
  private final Scalars scalars;
  private final Map<Object, JsonPath> places = new IdentityHashMap<>();

  Binder(Faults faults) {
    this.faults = faults;
    this.scalars = new Scalars(faults);
  }

  /** Returns where each record that was made stands in the document, by identity. */
  Map<Object, JsonPath> places() {
    return places;
  }

  /** Returns the object of anything a document is, or null where it is none. */
  @Nullable Map<String, @Nullable Object> freeForm(Node root) {
    return root instanceof Node.Refused ? null : freeForm(root, JsonPath.ROOT);
  }

  /** Returns the record a document is, or null where it is none. */
  <T extends Record> @Nullable T document(Node root, Class<T> type) {
    if (!(root instanceof Node.Fields object)) {
      scalars.refuseKind(root, JsonPath.ROOT, "an object in braces", "");
      return null;
    }
    return type.cast(record(object, RecordShape.of(type), JsonPath.ROOT));
  }

  private @Nullable Object bind(Node node, Type type, JsonPath path) {
    if (node instanceof Node.Refused || faults.isFull()) {
      return null;
    }

    if (type instanceof ParameterizedType generic) {
      Type[] inner = generic.getActualTypeArguments();
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw == List.class) {
        return list(node, inner[0], path);
      }
      if (raw == Set.class) {
        List<Object> items = list(node, inner[0], path);
        return items == null ? null : new LinkedHashSet<>(items);
      }
      if (raw == Map.class) {
        return inner[1] == Object.class
            ? freeForm(node, path)
            : map(node, inner[0], inner[1], path);
      }
    }

    if (type instanceof Class<?> simple) {
      return plain(node, simple, path);
    }
    throw refuseType(type);
  }

  private @Nullable Object plain(Node node, Class<?> type, JsonPath path) {
    if (Scalars.canRead(type)) {
      return scalars.read(node, type, path);
    }
    if (!type.isRecord()) {
      throw refuseType(type);
    }
    RecordShape shape = RecordShape.of(type);
    if (shape.isIdentifier()) {
      return scalars.readIdentifier(node, shape, path);
    }

    return node instanceof Node.Fields object
        ? record(object, shape, path)
        : scalars.refuseKind(node, path, "an object in braces", "");
  }

  private static IllegalArgumentException refuseType(Type type) {
    return new IllegalArgumentException(
        "No JSON is read into the type (" + type.getTypeName() + ").");
  }

  // ---- records, lists and maps ----

  private @Nullable Object record(Node.Fields object, RecordShape shape, JsonPath path) {
    for (Map.Entry<String, Node.Field> field : object.fields().entrySet()) {
      String name = field.getKey();
      boolean schema = path == JsonPath.ROOT && name.equals("$schema");
      if (!shape.components().containsKey(name) && !schema) {
        unknownField(field.getValue(), path.field(name), name, shape.components().keySet());
      }
    }
    @Nullable Object[] values = new Object[shape.components().size()];
    int index = 0;
    for (Map.Entry<String, Type> component : shape.components().entrySet()) {
      Node.Field field = object.fields().get(component.getKey());
      if (field != null && !(field.value() instanceof Node.Nothing)) {
        values[index] = bind(field.value(), component.getValue(), path.field(component.getKey()));
      }
      index++;
    }

    return make(object, shape, values, path);
  }

  private @Nullable Object make(
      Node node, RecordShape shape, @Nullable Object[] values, JsonPath path) {
    try {
      Object record = shape.constructor().newInstance(values);
      places.put(record, path);
      return record;
    } catch (InvocationTargetException e) {
      // a record that cannot stand a null has its fault where the null came from
      if (!faults.hasAnyIn(path.toString())) {
        String message =
            e.getCause() instanceof IllegalArgumentException refused ? refused.getMessage() : null;
        faults.add(
            node,
            path,
            message == null ? path.label() + " lacks a field it cannot do without." : message,
            "see candor schema for what it must hold.");
      }
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "The record (" + shape.constructor().getDeclaringClass().getName() + ") cannot be made.",
          e);
    }
  }

  private void unknownField(Node.Field field, JsonPath path, String name, Set<String> known) {
    List<String> near = JsonPath.plain(name) ? Nearest.to(name, known, NAMED) : List.of();
    faults.add(
        field.line(),
        field.column(),
        path.toString(),
        path.label()
            + " is not known here."
            + (near.isEmpty() ? "" : " Nearest: " + String.join(", ", near) + "."),
        near.isEmpty()
            ? "take it out; known here are " + String.join(", ", known) + "."
            : "write \"" + near.get(0) + "\".");
  }

  private @Nullable List<Object> list(Node node, Type item, JsonPath path) {
    if (!(node instanceof Node.Items list)) {
      scalars.refuseKind(node, path, "a list in brackets", "put it in [ and ].");
      return null;
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < list.items().size() && !faults.isFull(); i++) {
      Object value = bind(list.items().get(i), item, path.item(i));
      if (value != null) {
        items.add(value);
      }
    }
    return items;
  }

  private @Nullable Map<Object, Object> map(Node node, Type key, Type value, JsonPath path) {
    if (!(node instanceof Node.Fields object)) {
      scalars.refuseKind(node, path, "an object in braces", "");
      return null;
    }
    Map<Object, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, Node.Field> field : object.fields().entrySet()) {
      JsonPath inner = path.field(field.getKey());
      Node name = new Node.Text(field.getValue().line(), field.getValue().column(), field.getKey());
      Object bound = bind(name, key, inner);
      Object held = bind(field.getValue().value(), value, inner);
      if (bound != null && held != null) {
        map.put(bound, held);
      }
    }

    return map;
  }

  private @Nullable Map<String, @Nullable Object> freeForm(Node node, JsonPath path) {
    if (!(node instanceof Node.Fields object)) {
      scalars.refuseKind(node, path, "an object in braces", "");
      return null;
    }
    return toMap(object);
  }

  private static Map<String, @Nullable Object> toMap(Node.Fields object) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    object.fields().forEach((name, field) -> map.put(name, toValue(field.value())));
    return Collections.unmodifiableMap(map);
  }

  private static @Nullable Object toValue(Node node) {
    if (node instanceof Node.Text text) {
      return text.value();
    }
    if (node instanceof Node.Numeral number) {
      return toValue(number.value());
    }
    if (node instanceof Node.Truth truth) {
      return truth.value();
    }
    if (node instanceof Node.Items list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.items().forEach(item -> items.add(toValue(item)));
      return Collections.unmodifiableList(items);
    }

    return node instanceof Node.Fields object ? toMap(object) : null;
  }

  private static Object toValue(BigDecimal value) {
    if (value.scale() != 0) {
      return value;
    }
    int bits = value.unscaledValue().bitLength();
    if (bits < Integer.SIZE) {
      return value.intValueExact();
    }
    return bits < Long.SIZE ? (Object) value.longValueExact() : value;
  }
}
