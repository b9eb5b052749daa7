package dev.candor.template;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the components of one class of records. Looked up once per class, then kept as long as the
 * class; may be shared between threads.
 */
final class RecordReader {

  private static final ClassValue<RecordReader> READERS =
      new ClassValue<>() {
        @Override
        protected RecordReader computeValue(Class<?> type) {
          return new RecordReader(type);
        }
      };

  private static final MethodType READS = MethodType.methodType(Object.class, Object.class);

  private final Map<String, Function<Object, @Nullable Object>> components = new LinkedHashMap<>();
  private final boolean closed;
  private final @Nullable Function<Object, @Nullable Object> onlyText;

  private RecordReader(Class<?> type) {
    boolean refused = false;
    Function<Object, @Nullable Object> only = null;
    RecordComponent[] declared = type.getRecordComponents();
    try {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      for (RecordComponent component : declared) {
        Function<Object, @Nullable Object> read =
            component(lookup, lookup.unreflect(component.getAccessor()));
        components.put(component.getName(), read);
        only = declared.length == 1 && component.getType() == String.class ? read : null;
      }
    } catch (IllegalAccessException moduleIsClosed) {
      refused = true;
    }
    closed = refused;
    onlyText = only;
  }

  /**
   * A class made for this accessor, which the compiler can write in place; a handle alone, called
   * each time from somewhere else, costs several times as much. The handle itself where the class
   * belongs to another module or class loader.
   */
  @SuppressWarnings("unchecked")
  private static Function<Object, @Nullable Object> component(
      MethodHandles.Lookup lookup, MethodHandle accessor) {
    if (lookup.hasFullPrivilegeAccess()) {
      try {
        return (Function<Object, @Nullable Object>)
            LambdaMetafactory.metafactory(
                    lookup,
                    "apply",
                    MethodType.methodType(Function.class),
                    READS,
                    accessor,
                    accessor.type().wrap())
                .getTarget()
                .invoke();
      } catch (Error serious) {
        throw serious;
      } catch (Throwable notMade) {
        // the handle does the same
      }
    }
    MethodHandle handle = accessor.asType(READS);
    return value -> read(handle, value);
  }

  static RecordReader of(Class<?> type) {
    return READERS.get(type);
  }

  Collection<String> names() {
    return components.keySet();
  }

  /**
   * The component of this name, {@link Values#UNDEFINED} where there is none, {@link
   * Values#REFUSED} where the class is closed to us or its accessor fails.
   */
  @Nullable Object read(Object value, String name) {
    if (closed) {
      return Values.REFUSED;
    }
    Function<Object, @Nullable Object> component = components.get(name);
    return component == null ? Values.UNDEFINED : read(component, value);
  }

  /**
   * The text of a record that has one component and that a text, such as an identifier; null for
   * any other.
   */
  @Nullable String onlyText(Object value) {
    return onlyText != null && read(onlyText, value) instanceof String text ? text : null;
  }

  private static @Nullable Object read(Function<Object, @Nullable Object> component, Object value) {
    try {
      return component.apply(value);
    } catch (Error serious) {
      throw serious;
    } catch (Throwable failed) {
      return Values.REFUSED;
    }
  }

  private static @Nullable Object read(MethodHandle component, Object value) {
    try {
      return (Object) component.invokeExact(value);
    } catch (StackOverflowError endless) {
      return Values.REFUSED;
    } catch (VirtualMachineError serious) {
      throw serious;
    } catch (Throwable failed) {
      return Values.REFUSED;
    }
  }
}
