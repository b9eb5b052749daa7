package dev.candor.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The components of a record in order, and the constructor that takes them. Immutable. */
record RecordShape(Map<String, Type> components, Constructor<?> constructor) {

  private static final Map<Class<?>, RecordShape> KNOWN = new ConcurrentHashMap<>();

  /** Returns the shape of a record type. */
  static RecordShape of(Class<?> type) {
    return KNOWN.computeIfAbsent(type, RecordShape::read);
  }

  private static RecordShape read(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Map<String, Type> types = new LinkedHashMap<>();
    for (RecordComponent component : components) {
      types.put(component.getName(), component.getGenericType());
    }

    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return new RecordShape(Collections.unmodifiableMap(types), constructor);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          "The record (" + type.getName() + ") has no canonical constructor.", e);
    }
  }

  /** Returns whether it is one text with a type, made by a creator of one argument. */
  boolean isIdentifier() {
    return components.size() == 1
        && components.containsValue(String.class)
        && constructor.isAnnotationPresent(JsonCreator.class);
  }
}
