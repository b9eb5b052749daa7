package dev.candor.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.candor.fault.Nearest;
import dev.candor.message.UnknownWordException;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of nodes, by their components. What is wrong becomes a fault and stands as null in
 * what is made, or is left out of its list; the binder goes on. Not to be shared between threads.
 */
final class Binder {

  /** The names of the days as they are written, Monday first. */
  static final List<String> DAYS =
      Arrays.stream(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)).toList();

  static final String INSTANT_FORM = "2026-03-06T15:00:00Z or 2026-03-06T10:00:00-05:00";

  private static final Pattern INSTANT =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");
  private static final Pattern WITHOUT_OFFSET =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?)?");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2})?");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,60}([.][0-9]{1,60})?");
  private static final int NAMED = 3;

  private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();
  private static final Map<Class<?>, Vocabulary<?>> VOCABULARIES = new ConcurrentHashMap<>();

  private final Faults faults;
  private final Map<Object, JsonPath> made = new IdentityHashMap<>();

  Binder(Faults faults) {
    this.faults = faults;
  }

  /** Where each record that was made stands in the document, by identity. */
  Map<Object, JsonPath> made() {
    return made;
  }

  /** The object of anything a document is, or null where it is none. */
  @Nullable Map<String, @Nullable Object> freeForm(Node root) {
    return root instanceof Node.Refused ? null : freeForm(root, JsonPath.ROOT);
  }

  /** The record a document is, or null where it is none. */
  <T extends Record> @Nullable T document(Node root, Class<T> type) {
    if (!(root instanceof Node.Fields object)) {
      wrongKind(root, JsonPath.ROOT, "an object in braces", "");
      return null;
    }
    return type.cast(record(object, Shape.of(type), JsonPath.ROOT));
  }

  private @Nullable Object bind(Node node, Type type, JsonPath path) {
    if (node instanceof Node.Refused || faults.full()) {
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
    if (type instanceof Class<?> plain) {
      return scalar(node, plain, path);
    }
    throw unsupported(type);
  }

  private @Nullable Object scalar(Node node, Class<?> type, JsonPath path) {
    if (type == String.class) {
      return text(node, path, "text in double quotes", false, Optional::of);
    }
    if (type == Boolean.class || type == boolean.class) {
      if (node instanceof Node.Truth truth) {
        return truth.value();
      }
      return wrongKind(node, path, "true or false", "write true or false without quotes.");
    }
    if (type == Integer.class || type == int.class) {
      return whole(node, path);
    }
    if (type == BigDecimal.class) {
      return decimal(node, path);
    }
    if (type == Instant.class) {
      return text(
          node, path, "a time such as " + INSTANT_FORM, true, value -> instant(node, value, path));
    }
    if (type == LocalDate.class) {
      return text(node, path, "a date such as 2026-03-06", true, value -> date(node, value, path));
    }
    if (type == LocalTime.class) {
      return text(
          node, path, "a time of day such as 09:30", true, value -> time(node, value, path));
    }
    if (type == ZoneId.class) {
      return text(
          node,
          path,
          "a time zone such as America/New_York",
          true,
          value -> zone(node, value, path));
    }
    if (type == DayOfWeek.class) {
      return text(node, path, "a weekday such as monday", true, value -> day(node, value, path));
    }
    if (type.isEnum() && Word.class.isAssignableFrom(type)) {
      Vocabulary<?> words = vocabulary(type);
      return text(
          node,
          path,
          "a word of the kind " + words.kind(),
          true,
          value -> word(node, value, words, path));
    }
    if (type.isRecord()) {
      Shape shape = Shape.of(type);
      if (shape.isIdentifier()) {
        return text(
            node,
            path,
            "an identifier in double quotes",
            false,
            value -> identifier(node, value, shape, path));
      }
      if (node instanceof Node.Fields object) {
        return record(object, shape, path);
      }
      return wrongKind(node, path, "an object in braces", "");
    }
    throw unsupported(type);
  }

  private static IllegalArgumentException unsupported(Type type) {
    return new IllegalArgumentException(
        "No JSON is read into the type (" + type.getTypeName() + ").");
  }

  // ---- records, lists and maps ----

  private @Nullable Object record(Node.Fields object, Shape shape, JsonPath path) {
    for (Map.Entry<String, Node.Field> field : object.fields().entrySet()) {
      String name = field.getKey();
      boolean schema = path == JsonPath.ROOT && name.equals("$schema");
      if (!shape.components.containsKey(name) && !schema) {
        unknownField(field.getValue(), path.field(name), name, shape.components.keySet());
      }
    }
    @Nullable Object[] values = new Object[shape.components.size()];
    int index = 0;
    for (Map.Entry<String, Type> component : shape.components.entrySet()) {
      Node.Field field = object.fields().get(component.getKey());
      if (field != null && !(field.value() instanceof Node.Nothing)) {
        values[index] = bind(field.value(), component.getValue(), path.field(component.getKey()));
      }
      index++;
    }
    return make(object, shape, values, path);
  }

  private @Nullable Object make(Node node, Shape shape, @Nullable Object[] values, JsonPath path) {
    try {
      Object record = shape.constructor.newInstance(values);
      made.put(record, path);
      return record;
    } catch (InvocationTargetException e) {
      // a record that cannot stand a null has its fault where the null came from
      if (!faults.anyIn(path.toString())) {
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
          "The record (" + shape.constructor.getDeclaringClass().getName() + ") cannot be made.",
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
      wrongKind(node, path, "a list in brackets", "put it in [ and ].");
      return null;
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < list.items().size() && !faults.full(); i++) {
      Object value = bind(list.items().get(i), item, path.item(i));
      if (value != null) {
        items.add(value);
      }
    }
    return items;
  }

  private @Nullable Map<Object, Object> map(Node node, Type key, Type value, JsonPath path) {
    if (!(node instanceof Node.Fields object)) {
      wrongKind(node, path, "an object in braces", "");
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
      wrongKind(node, path, "an object in braces", "");
      return null;
    }
    return plainMap(object);
  }

  private static Map<String, @Nullable Object> plainMap(Node.Fields object) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    object.fields().forEach((name, field) -> map.put(name, plain(field.value())));
    return Collections.unmodifiableMap(map);
  }

  private static @Nullable Object plain(Node node) {
    if (node instanceof Node.Text text) {
      return text.value();
    }
    if (node instanceof Node.Numeral number) {
      return plain(number.value());
    }
    if (node instanceof Node.Truth truth) {
      return truth.value();
    }
    if (node instanceof Node.Items list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.items().forEach(item -> items.add(plain(item)));
      return Collections.unmodifiableList(items);
    }
    return node instanceof Node.Fields object ? plainMap(object) : null;
  }

  private static Object plain(BigDecimal value) {
    if (value.scale() != 0) {
      return value;
    }
    int bits = value.unscaledValue().bitLength();
    if (bits < Integer.SIZE) {
      return value.intValueExact();
    }
    return bits < Long.SIZE ? (Object) value.longValueExact() : value;
  }

  // ---- scalars ----

  private <V> @Nullable V text(
      Node node,
      JsonPath path,
      String expected,
      boolean shown,
      Function<String, Optional<V>> reader) {
    if (node instanceof Node.Text text) {
      return reader.apply(text.value()).orElse(null);
    }
    // a number where text is expected may be a telephone or account number
    String found = shown ? Shown.found(node) : node.kind();
    boolean quotes = node instanceof Node.Numeral || node instanceof Node.Truth;
    wrongKind(node, path, expected, found, quotes ? "put it in double quotes." : "");
    return null;
  }

  private @Nullable Object wrongKind(Node node, JsonPath path, String expected, String maybe) {
    return wrongKind(node, path, expected, Shown.found(node), maybe);
  }

  private @Nullable Object wrongKind(
      Node node, JsonPath path, String expected, String found, String maybe) {
    faults.add(
        node,
        path,
        path.label() + " must be " + expected + ", not " + found + ".",
        maybe.isEmpty() ? "write " + expected + "." : maybe);
    return null;
  }

  private @Nullable Integer whole(Node node, JsonPath path) {
    if (!(node instanceof Node.Numeral number)) {
      boolean digits = node instanceof Node.Text text && DECIMAL.matcher(text.value()).matches();
      wrongKind(
          node,
          path,
          "a whole number",
          digits ? "take away the quotes." : "write digits without quotes.");
      return null;
    }
    try {
      return number.value().intValueExact();
    } catch (ArithmeticException e) {
      boolean fraction = number.value().stripTrailingZeros().scale() > 0;
      boolean large = number.value().signum() > 0;
      faults.add(
          node,
          path,
          "The value ("
              + number.value()
              + ") of "
              + path.shortName()
              + (fraction
                  ? " must be a whole number."
                  : large
                      ? " must be at most " + Integer.MAX_VALUE + "."
                      : " must be at least " + Integer.MIN_VALUE + "."),
          fraction
              ? "leave out the fraction."
              : large ? "write a smaller number." : "write a larger number.");
      return null;
    }
  }

  private @Nullable BigDecimal decimal(Node node, JsonPath path) {
    if (node instanceof Node.Numeral number) {
      return number.value();
    }
    if (node instanceof Node.Text text && DECIMAL.matcher(text.value()).matches()) {
      return new BigDecimal(text.value());
    }
    wrongKind(
        node,
        path,
        "a number such as 412.50 or \"412.50\"",
        "write digits and a point, without a currency sign or thousands separators.");
    return null;
  }

  private Optional<Instant> instant(Node node, String value, JsonPath path) {
    if (INSTANT.matcher(value).matches()) {
      try {
        return Optional.of(OffsetDateTime.parse(value.toUpperCase(Locale.ROOT)).toInstant());
      } catch (DateTimeException e) {
        return refuse(
            node, value, path, "is not a time that exists", "write " + INSTANT_FORM + ".");
      }
    }
    return refuse(
        node,
        value,
        path,
        WITHOUT_OFFSET.matcher(value).matches()
            ? "has no time of day with an offset from UTC"
            : "is not an RFC 3339 time with an offset from UTC",
        "write " + INSTANT_FORM + ".");
  }

  private Optional<LocalDate> date(Node node, String value, JsonPath path) {
    if (DATE.matcher(value).matches()) {
      try {
        return Optional.of(LocalDate.parse(value));
      } catch (DateTimeException e) {
        return refuse(
            node,
            value,
            path,
            "is not a day that exists",
            "check month and day: the form is 2026-03-06.");
      }
    }
    return refuse(node, value, path, "is not a date", "write year, month and day: 2026-03-06.");
  }

  private Optional<LocalTime> time(Node node, String value, JsonPath path) {
    if (TIME.matcher(value).matches()) {
      try {
        return Optional.of(LocalTime.parse(value));
      } catch (DateTimeException e) {
        return refuse(
            node, value, path, "is not a time of day that exists", "write 00:00 to 23:59.");
      }
    }
    return refuse(
        node, value, path, "is not a time of day", "write hours and minutes: 09:30 or 21:00.");
  }

  private Optional<ZoneId> zone(Node node, String value, JsonPath path) {
    try {
      ZoneId zone = ZoneId.of(value);
      // An offset is no place: it does not know when the clocks change there.
      if (!ZoneId.getAvailableZoneIds().contains(zone.getId())) {
        throw new DateTimeException(value);
      }
      return Optional.of(zone);
    } catch (DateTimeException e) {
      List<String> near = Shown.word(value) ? nearestZones(value) : List.of();
      return refuse(
          node,
          value,
          path,
          "is not a time zone",
          near,
          near.isEmpty()
              ? "write a name of the IANA database, such as America/New_York."
              : "write \"" + near.get(0) + "\".");
    }
  }

  /**
   * The nearest zone names that are places: of the whole name, else of its last part, so that
   * New_York finds America/New_York.
   */
  private static List<String> nearestZones(String value) {
    Set<String> names =
        ZoneId.getAvailableZoneIds().stream()
            .filter(name -> name.contains("/") && !name.startsWith("Etc/"))
            .collect(Collectors.toSet());
    List<String> whole = Nearest.to(value, names, NAMED);
    if (!whole.isEmpty() && value.contains("/")) {
      return whole;
    }
    String city = value.substring(value.lastIndexOf('/') + 1);
    List<String> areas = List.of("America/", "US/", "Europe/", "Asia/", "Pacific/", "Africa/");
    List<String> cities =
        names.stream()
            .filter(name -> areas.stream().anyMatch(name::startsWith))
            .filter(name -> name.substring(name.lastIndexOf('/') + 1).equalsIgnoreCase(city))
            .sorted()
            .limit(NAMED)
            .toList();
    return cities.isEmpty() ? whole : cities;
  }

  private Optional<DayOfWeek> day(Node node, String value, JsonPath path) {
    int index = DAYS.indexOf(value);
    if (index >= 0) {
      return Optional.of(DayOfWeek.of(index + 1));
    }
    List<String> near = Shown.word(value) ? Nearest.to(value, DAYS, NAMED) : List.of();
    return refuse(
        node,
        value,
        path,
        "is not a weekday",
        near.isEmpty() ? DAYS : near,
        "write \"" + (near.isEmpty() ? "monday" : near.get(0)) + "\".");
  }

  private Optional<Object> word(Node node, String value, Vocabulary<?> words, JsonPath path) {
    try {
      return Optional.of(words.of(value));
    } catch (UnknownWordException e) {
      boolean shown = Shown.word(value);
      // a small vocabulary is named whole where nothing in it is near
      boolean near = shown && !words.nearest(value).isEmpty();
      faults.add(
          node,
          path,
          shown
              ? String.valueOf(e.getMessage())
              : "The text of " + path.shortName() + " is not a " + words.kind() + ".",
          near
              ? "write \"" + e.nearest().get(0) + "\"."
              : "choose a " + words.kind() + " from those that candor schema lists.");
      return Optional.empty();
    }
  }

  private Optional<Object> identifier(Node node, String value, Shape shape, JsonPath path) {
    try {
      return Optional.of(shape.constructor.newInstance(value));
    } catch (InvocationTargetException e) {
      String message = e.getCause() == null ? null : e.getCause().getMessage();
      faults.add(
          node,
          path,
          message == null ? path.label() + " is not an identifier." : message,
          "write 1 to 255 visible characters, such as \"BO-NY01\".");
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "The identifier ("
              + shape.constructor.getDeclaringClass().getName()
              + ") cannot be made.",
          e);
    }
  }

  private <V> Optional<V> refuse(Node node, String value, JsonPath path, String why, String maybe) {
    return refuse(node, value, path, why, List.of(), maybe);
  }

  private <V> Optional<V> refuse(
      Node node, String value, JsonPath path, String why, List<String> near, String maybe) {
    faults.add(
        node,
        path,
        "The value"
            + Shown.inParentheses(value)
            + " of "
            + path.shortName()
            + " "
            + why
            + "."
            + (near.isEmpty() ? "" : " Nearest: " + String.join(", ", near) + "."),
        maybe);
    return Optional.empty();
  }

  // ---- what is known of types ----

  private static Vocabulary<?> vocabulary(Class<?> type) {
    return VOCABULARIES.computeIfAbsent(
        type,
        word -> {
          try {
            return (Vocabulary<?>) word.getField("WORDS").get(null);
          } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                "The words of (" + word.getName() + ") are in no public WORDS.", e);
          }
        });
  }

  /** A record's components in order, and the constructor that takes them. */
  private record Shape(Map<String, Type> components, Constructor<?> constructor) {

    static Shape of(Class<?> type) {
      return SHAPES.computeIfAbsent(type, Shape::read);
    }

    private static Shape read(Class<?> type) {
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
        return new Shape(Collections.unmodifiableMap(types), constructor);
      } catch (NoSuchMethodException e) {
        throw new IllegalArgumentException(
            "The record (" + type.getName() + ") has no canonical constructor.", e);
      }
    }

    /** Whether it is one text with a type, made by a creator of one argument. */
    boolean isIdentifier() {
      return components.size() == 1
          && components.containsValue(String.class)
          && constructor.isAnnotationPresent(JsonCreator.class);
    }
  }
}
