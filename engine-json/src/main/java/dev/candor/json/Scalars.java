package dev.candor.json;

import dev.candor.fault.Nearest;
import dev.candor.json.internal.Faults;
import dev.candor.json.internal.JsonPath;
import dev.candor.json.internal.Node;
import dev.candor.json.internal.Redaction;
import dev.candor.message.UnknownWordException;
import dev.candor.message.Vocabulary;
import dev.candor.message.Word;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
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
 * Reads single values of nodes: texts, numbers, times, words. What is wrong becomes a fault, and
 * null. Not to be shared between threads.
 */
final class Scalars {

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

  private static final Map<Class<?>, ScalarReader> READERS =
      Map.ofEntries(
          Map.entry(String.class, Scalars::string),
          Map.entry(Boolean.class, Scalars::truth),
          Map.entry(boolean.class, Scalars::truth),
          Map.entry(Integer.class, Scalars::whole),
          Map.entry(int.class, Scalars::whole),
          Map.entry(BigDecimal.class, Scalars::decimal),
          Map.entry(Instant.class, Scalars::instant),
          Map.entry(LocalDate.class, Scalars::date),
          Map.entry(LocalTime.class, Scalars::time),
          Map.entry(ZoneId.class, Scalars::zone),
          Map.entry(DayOfWeek.class, Scalars::day));

  private static final Map<Class<?>, Vocabulary<?>> VOCABULARIES = new ConcurrentHashMap<>();

  private final Faults faults;

  Scalars(Faults faults) {
    this.faults = faults;
  }

  /** Reads the values of one type. */
  private interface ScalarReader {
    @Nullable Object read(Scalars scalars, Node node, JsonPath path);
  }

  /** Returns whether a type is one of single values. */
  static boolean canRead(Class<?> type) {
    return READERS.containsKey(type) || isWord(type);
  }

  private static boolean isWord(Class<?> type) {
    return type.isEnum() && Word.class.isAssignableFrom(type);
  }

  /** Reads a value; null where it is wrong. */
  @Nullable Object read(Node node, Class<?> type, JsonPath path) {
    ScalarReader reader = READERS.get(type);
    return reader == null ? word(node, vocabulary(type), path) : reader.read(this, node, path);
  }

  /** Reads a text that has a type of its own; null where it is wrong. */
  @Nullable Object readIdentifier(Node node, RecordShape shape, JsonPath path) {
    return text(
        node,
        path,
        "an identifier in double quotes",
        false,
        value -> identifier(node, value, shape, path));
  }

  private @Nullable Object string(Node node, JsonPath path) {
    return text(node, path, "text in double quotes", false, Optional::of);
  }

  private @Nullable Object truth(Node node, JsonPath path) {
    return node instanceof Node.Truth truth
        ? (Object) truth.value()
        : refuseKind(node, path, "true or false", "write true or false without quotes.");
  }

  private @Nullable Object instant(Node node, JsonPath path) {
    return text(
        node, path, "a time such as " + INSTANT_FORM, true, value -> instant(node, value, path));
  }

  private @Nullable Object date(Node node, JsonPath path) {
    return text(node, path, "a date such as 2026-03-06", true, value -> date(node, value, path));
  }

  private @Nullable Object time(Node node, JsonPath path) {
    return text(node, path, "a time of day such as 09:30", true, value -> time(node, value, path));
  }

  private @Nullable Object zone(Node node, JsonPath path) {
    return text(
        node, path, "a time zone such as America/New_York", true, value -> zone(node, value, path));
  }

  private @Nullable Object day(Node node, JsonPath path) {
    return text(node, path, "a weekday such as monday", true, value -> day(node, value, path));
  }

  private @Nullable Object word(Node node, Vocabulary<?> words, JsonPath path) {
    return text(
        node,
        path,
        "a word of the kind " + words.kind(),
        true,
        value -> word(node, value, words, path));
  }

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
    String found = shown ? Redaction.describe(node) : node.kind();
    boolean quotes = node instanceof Node.Numeral || node instanceof Node.Truth;
    refuseKind(node, path, expected, found, quotes ? "put it in double quotes." : "");
    return null;
  }

  /** Notes that a node is of another kind, and returns null. */
  @Nullable Object refuseKind(Node node, JsonPath path, String expected, String maybe) {
    return refuseKind(node, path, expected, Redaction.describe(node), maybe);
  }

  private @Nullable Object refuseKind(
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
      refuseKind(
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
    refuseKind(
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
      List<String> near = Redaction.word(value) ? nearestZones(value) : List.of();
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
   * Returns the nearest zone names that are places: of the whole name, else of its last part, so
   * that New_York finds America/New_York.
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
    List<String> near = Redaction.word(value) ? Nearest.to(value, DAYS, NAMED) : List.of();
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
      boolean shown = Redaction.word(value);
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

  private <V> Optional<V> refuse(Node node, String value, JsonPath path, String why, String maybe) {
    return refuse(node, value, path, why, List.of(), maybe);
  }

  private <V> Optional<V> refuse(
      Node node, String value, JsonPath path, String why, List<String> near, String maybe) {
    faults.add(
        node,
        path,
        "The value"
            + Redaction.inParentheses(value)
            + " of "
            + path.shortName()
            + " "
            + why
            + "."
            + (near.isEmpty() ? "" : " Nearest: " + String.join(", ", near) + "."),
        maybe);

    return Optional.empty();
  }

  private Optional<Object> identifier(Node node, String value, RecordShape shape, JsonPath path) {
    try {
      return Optional.of(shape.constructor().newInstance(value));
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
              + shape.constructor().getDeclaringClass().getName()
              + ") cannot be made.",
          e);
    }
  }

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
}
