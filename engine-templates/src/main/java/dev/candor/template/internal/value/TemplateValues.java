package dev.candor.template.internal.value;

import dev.candor.fault.Fault;
import dev.candor.message.Word;
import dev.candor.party.Money;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.safe.Markup;
import dev.candor.template.internal.syntax.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a template may see of a context, and nothing else: maps with string keys, lists, arrays of
 * objects, the components of records, text, numbers, truth values, words of an enum, days and
 * instants. No method of a value is ever called that a template names.
 */
public final class TemplateValues {

  /** Stands for a name that is not there. Null is there. */
  public static final Object UNDEFINED = RecordAccess.UNDEFINED;

  /** Stands for a value of a kind that a template may not see. */
  public static final Object REFUSED = RecordAccess.REFUSED;

  /** Digits a number may have before or after its point; a double has fewer. */
  static final int MOST_DIGITS = 400;

  /** Steps one order may take: nodes, turns of loops, calls. */
  public static final int MOST_STEPS = 1_000_000;

  private static final int LONGEST_INDEX = 9;

  // a set of names without end becomes a loop that the limit of steps stops
  private static final int MOST_NAMES = MOST_STEPS + 1;

  // bits of a number with that many digits before and as many after its point
  private static final int MOST_BITS = 2_700;

  private TemplateValues() {}

  /** A context with more names laid over it: what a partial with {@code key=value} sees. */
  public record Extended(@Nullable Object base, Map<String, @Nullable Object> names) {}

  /** The day of an order, looked for in the tables of its zone only where it is asked for. */
  public record Today(Instant asOf, ZoneId zone) {}

  /** The words of a disclosure; whoever prints them is held to have said them. */
  public static final class RequiredWords {
    private final int index;
    private final String text;

    public RequiredWords(int index, String text) {
      this.index = index;
      this.text = text;
    }

    public int index() {
      return index;
    }

    public String text() {
      return text;
    }

    /** Whether a page shows them character by character: nothing in them that is dropped. */
    public boolean ordinary() {
      return Form.isClean(text);
    }
  }

  /** Returns the fault of a value of a kind that a template may not see. */
  public static Fault refusal(Position position, String path, String className) {
    return position.fault(
        path,
        "The value of (" + path + ") is a (" + className + "), which a template may not read.",
        "hand in maps, lists, records, text, numbers, true or false, words of an enum, LocalDate or Instant.");
  }

  /**
   * The value as a template sees it: arrays as lists, words of enums as text; {@link #REFUSED} for
   * any other kind.
   */
  public static @Nullable Object expose(@Nullable Object value) {
    if (value == null || value instanceof String) {
      return value;
    }

    // a class is asked for faster than an interface
    if (value instanceof Record) {
      return value instanceof Today today ? LocalDate.ofInstant(today.asOf, today.zone) : value;
    }
    if (isSeenAsItIs(value)) {
      return value;
    }
    if (value instanceof Enum<?> word) {
      return word instanceof Word named ? named.wireName() : word.name();
    }
    if (value instanceof Object[] array) {
      return Arrays.asList(array);
    }

    return value instanceof Character ? value.toString() : value == UNDEFINED ? value : REFUSED;
  }

  private static boolean isSeenAsItIs(Object value) {
    return value instanceof Boolean
        || value instanceof Map
        || value instanceof List
        || value instanceof LocalDate
        || value instanceof Instant
        || value instanceof RequiredWords
        || value instanceof Markup
        || isNumber(value);
  }

  private static boolean isNumber(Object value) {
    // a subclass of the open ones could run code when printed
    return value instanceof Integer
        || value instanceof Long
        || value.getClass() == BigDecimal.class
        || value.getClass() == BigInteger.class
        || value instanceof Double
        || value instanceof Short
        || value instanceof Byte
        || value instanceof Float;
  }

  /**
   * What a container holds under a name, not yet {@link #expose}; {@link #UNDEFINED} where it holds
   * nothing of that name.
   */
  public static @Nullable Object member(@Nullable Object container, String name) {
    if (container instanceof Record value) {
      if (value instanceof Extended extended) {
        Object laid = extended.names.get(name);
        return laid != null || extended.names.containsKey(name)
            ? laid
            : member(extended.base, name);
      }
      return RecordAccess.of(value.getClass()).read(value, name);
    }
    if (container instanceof Map<?, ?> map) {
      return inMap(map, name);
    }
    if (container instanceof List<?> list) {
      if (name.equals("length")) {
        return list.size();
      }
      int index = index(name);
      return index >= 0 && index < list.size() ? list.get(index) : UNDEFINED;
    }

    return UNDEFINED;
  }

  private static @Nullable Object inMap(Map<?, ?> map, String name) {
    try {
      Object value = map.get(name);
      return value != null || map.containsKey(name) ? value : UNDEFINED;
    } catch (ClassCastException keysAreNotText) {
      return UNDEFINED;
    }
  }

  private static int index(String name) {
    if (name.isEmpty() || name.length() > LONGEST_INDEX) {
      return -1;
    }
    int index = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      index = index * 10 + c - '0';
    }
    return index;
  }

  /** The names a container defines, in its order; none for a list or a scalar. */
  public static Collection<String> names(@Nullable Object container) {
    return names(container, MOST_NAMES);
  }

  /** The first names of a container, of at most so many keys. */
  public static Collection<String> names(@Nullable Object container, int most) {
    if (container instanceof Map<?, ?> map) {
      List<String> names = new ArrayList<>();
      int seen = 0;
      for (Iterator<?> keys = map.keySet().iterator(); seen++ < most && keys.hasNext(); ) {
        if (keys.next() instanceof String name) {
          names.add(name);
        }
      }
      return names;
    }
    if (container instanceof Extended extended) {
      Set<String> names = new LinkedHashSet<>(names(extended.base, most));
      names.addAll(extended.names.keySet());
      return names;
    }
    if (container instanceof Record value) {
      return RecordAccess.of(value.getClass()).names();
    }

    return List.of();
  }

  /** Whether a block may go through it name by name. */
  public static boolean hasNames(@Nullable Object value) {
    return value instanceof Map || value instanceof Record;
  }

  /** Whether all keys of a map are text; true for everything else. */
  public static boolean keysAreText(@Nullable Object value) {
    if (value instanceof Extended extended) {
      return keysAreText(extended.base);
    }
    if (value instanceof Map<?, ?> map) {
      int seen = 0;
      for (Iterator<?> keys = map.keySet().iterator(); seen++ < MOST_NAMES && keys.hasNext(); ) {
        if (!(keys.next() instanceof String)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Handlebars' truth: false, null, undefined, "", 0, not-a-number and an empty list are false. */
  public static boolean truthy(@Nullable Object value, boolean zeroIsTrue) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof Number number) {
      return zeroIsTrue || !isZero(number);
    }
    return !isEmpty(value);
  }

  /** Handlebars' emptiness: that of truth, but for zero. */
  public static boolean isEmpty(@Nullable Object value) {
    if (value == null || value == UNDEFINED) {
      return true;
    }
    if (value instanceof String text) {
      return text.isEmpty();
    }
    if (value instanceof List<?> list) {
      return list.isEmpty();
    }
    if (value instanceof Boolean truth) {
      return !truth;
    }
    if (value instanceof Markup markup) {
      return markup.isEmpty();
    }

    return value instanceof Double number && number.isNaN();
  }

  private static boolean isZero(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal.signum() == 0;
    }
    if (number instanceof BigInteger integer) {
      return integer.signum() == 0;
    }
    double value = number.doubleValue();
    return value == 0 || Double.isNaN(value);
  }

  /**
   * The value as people read it; null where it is none that can be printed: a map, a list, a
   * record, a number of more than {@value #MOST_DIGITS} digits.
   */
  public static @Nullable String print(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Number number) {
      return print(number);
    }
    if (value instanceof Money money) {
      return isWhole(money) ? money.toString() : null;
    }
    if (value instanceof Boolean || value instanceof LocalDate || value instanceof Instant) {
      return value.toString();
    }
    if (value instanceof RequiredWords words) {
      return words.text;
    }
    if (value instanceof Markup markup) {
      return markup.words();
    }

    return value instanceof Record id && !(value instanceof Extended)
        ? RecordAccess.of(id.getClass()).onlyText(id)
        : null;
  }

  private static @Nullable String print(Number number) {
    if (number instanceof BigDecimal decimal) {
      return isShort(decimal) ? decimal.toPlainString() : null;
    }
    if (number instanceof BigInteger integer && integer.bitLength() > MOST_BITS) {
      return null;
    }
    if (number instanceof Double || number instanceof Float) {
      BigDecimal decimal = decimal(number);
      return decimal == null ? number.toString() : decimal.toPlainString();
    }
    return number.toString();
  }

  /**
   * The number exactly, without a fraction of zeros where it was binary; null for infinities,
   * not-a-number and numbers of more than {@value #MOST_DIGITS} digits.
   */
  public static @Nullable BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal decimal) {
      return isShort(decimal) ? decimal : null;
    }
    if (number instanceof BigInteger integer) {
      return integer.bitLength() > MOST_BITS ? null : new BigDecimal(integer);
    }
    if (number instanceof Double || number instanceof Float) {
      if (!Double.isFinite(number.doubleValue())) {
        return null;
      }
      BigDecimal decimal = new BigDecimal(number.toString());
      return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
    }

    return BigDecimal.valueOf(number.longValue());
  }

  /** Whether it is no more work to print than a number is: one power of ten can fill the memory. */
  private static boolean isShort(BigDecimal number) {
    return number.scale() <= MOST_DIGITS
        && number.scale() >= -MOST_DIGITS
        && number.unscaledValue().bitLength() <= MOST_BITS;
  }

  /** Whether both parts of an amount are there and its number can be printed. */
  public static boolean isWhole(Money money) {
    // a subclass could run code
    return money.amount() != null
        && money.currency() != null
        && money.amount().getClass() == BigDecimal.class
        && isShort(money.amount());
  }

  /** Whether two values are one and the same context, so that no new level opens between them. */
  public static boolean same(@Nullable Object one, @Nullable Object other) {
    return one == other
        || (one instanceof String && one.equals(other))
        || (one instanceof Number && one.equals(other))
        || (one instanceof Boolean && one.equals(other));
  }

  /** What errors call the kind of a value; never the value. */
  public static String kind(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof String || value instanceof RequiredWords || value instanceof Markup) {
      return "a text";
    }
    if (value instanceof Number number) {
      return decimal(number) != null
          ? "a number"
          : number instanceof Double || number instanceof Float
              ? "no finite number"
              : "a number of more than " + MOST_DIGITS + " digits";
    }
    if (value instanceof Boolean) {
      return "true or false";
    }
    if (value instanceof List) {
      return "a list";
    }
    if (value instanceof LocalDate) {
      return "a day";
    }
    if (value instanceof Instant) {
      return "an instant";
    }
    if (value instanceof Money money) {
      return isWhole(money) ? "an amount of money" : "an amount of money that cannot be read";
    }

    return "a group of names";
  }
}
