package dev.candor.template.internal.value;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the components of one class of records. Looked up once per class, then kept as long as the
 * class; may be shared between threads.
 */
public final class RecordAccess {

  /** Stands for a name that is not there. Null is there. */
  static final Object UNDEFINED = new Object();

  /** Stands for a value of a kind that a template may not see. */
  static final Object REFUSED = new Object();

  private static final ClassValue<RecordAccess> READERS =
      new ClassValue<>() {
        @Override
        protected RecordAccess computeValue(Class<?> type) {
          return new RecordAccess(type);
        }
      };

  private final Map<String, MethodHandle> components = new LinkedHashMap<>();
  private final boolean closed;
  private final @Nullable MethodHandle onlyText;

  private RecordAccess(Class<?> type) {
    boolean refused = false;
    MethodHandle only = null;
    RecordComponent[] declared = type.getRecordComponents();

    try {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      for (RecordComponent component : declared) {
        MethodHandle read =
            lookup
                .unreflect(component.getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
        components.put(component.getName(), read);
        only = declared.length == 1 && component.getType() == String.class ? read : null;
      }
    } catch (IllegalAccessException moduleIsClosed) {
      refused = true;
    }

    closed = refused;
    onlyText = only;
  }

  public static RecordAccess of(Class<?> type) {
    return READERS.get(type);
  }

  public Collection<String> names() {
    return components.keySet();
  }

  /**
   * The component of this name, {@link #UNDEFINED} where there is none, {@link #REFUSED} where the
   * class is closed to us or its accessor fails.
   */
  public @Nullable Object read(Object value, String name) {
    if (closed) {
      return REFUSED;
    }
    MethodHandle component = components.get(name);
    return component == null ? UNDEFINED : read(component, value);
  }

  /**
   * The text of a record that has one component and that a text, such as an identifier; null for
   * any other.
   */
  @Nullable String onlyText(Object value) {
    return onlyText != null && read(onlyText, value) instanceof String text ? text : null;
  }

  private static @Nullable Object read(MethodHandle component, Object value) {
    try {
      return (Object) component.invokeExact(value);
    } catch (Error serious) {
      throw serious;
    } catch (Throwable failed) {
      return REFUSED;
    }
  }
}
