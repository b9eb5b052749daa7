package dev.candor.template.internal.helper;

import dev.candor.party.Money;
import dev.candor.template.internal.value.TemplateValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares values. Stateless. */
final class Comparison {

  static final int DEEPEST = 100;

  private Comparison() {}

  static boolean equal(Arguments arguments) {
    return equal(arguments, arguments.value(0), arguments.value(1), 0);
  }

  static boolean equal(
      Arguments arguments, @Nullable Object first, @Nullable Object second, int depth) {
    Object one = comparable(first);
    Object other = comparable(second);
    if (one == null || other == null) {
      return one == other;
    }
    if (one instanceof List<?> list && other instanceof List<?> items) {
      return one == other || itemsEqual(arguments, list, items, depth);
    }
    if (TemplateValues.hasNames(one) && TemplateValues.hasNames(other)) {
      return one == other || namesEqual(arguments, one, other, depth);
    }
    return scalarsEqual(arguments, one, other, depth);
  }

  private static boolean scalarsEqual(Arguments arguments, Object one, Object other, int depth) {
    if (one instanceof BigDecimal number && other instanceof BigDecimal decimal) {
      return number.compareTo(decimal) == 0;
    }
    if (one instanceof Money money && other instanceof Money amount) {
      return Objects.equals(money.currency(), amount.currency())
          && equal(arguments, money.amount(), amount.amount(), depth);
    }
    if (one instanceof String text && other instanceof String string) {
      arguments.call().work(text.length() == string.length() ? text.length() : 0);
      return text.equals(string);
    }
    return one.equals(other);
  }

  // their own equals would follow a circle for ever, and may be anybody's
  private static boolean itemsEqual(Arguments arguments, List<?> one, List<?> other, int depth) {
    deeper(arguments, depth);
    Iterator<?> items = one.iterator();
    Iterator<?> others = other.iterator();
    while (items.hasNext() && others.hasNext()) {
      if (!memberEqual(arguments, items.next(), others.next(), depth)) {
        return false;
      }
    }
    return !items.hasNext() && !others.hasNext();
  }

  private static boolean namesEqual(Arguments arguments, Object one, Object other, int depth) {
    deeper(arguments, depth);
    Collection<String> names = TemplateValues.names(one);
    if (!TemplateValues.keysAreText(one)
        || !TemplateValues.keysAreText(other)
        || names.size() != TemplateValues.names(other).size()) {
      return false;
    }

    for (String name : names) {
      Object found = TemplateValues.member(other, name);
      if (found == TemplateValues.UNDEFINED
          || !memberEqual(arguments, TemplateValues.member(one, name), found, depth)) {
        return false;
      }
    }

    return true;
  }

  private static boolean memberEqual(
      Arguments arguments, @Nullable Object one, @Nullable Object other, int depth) {
    arguments.call().step();
    Object first = TemplateValues.expose(one);
    Object second = TemplateValues.expose(other);
    return first != TemplateValues.REFUSED
        && second != TemplateValues.REFUSED
        && equal(arguments, first, second, depth + 1);
  }

  private static void deeper(Arguments arguments, int depth) {
    if (depth >= DEEPEST) {
      throw arguments.wrong(0, arguments.value(0), "values that nest no deeper than " + DEEPEST);
    }
  }

  /** Numbers by value; identifiers, days and instants as the text they print. */
  private static @Nullable Object comparable(@Nullable Object value) {
    if (value instanceof Number number) {
      BigDecimal decimal = TemplateValues.decimal(number);
      return decimal == null ? number : decimal;
    }
    if (value == null || value instanceof Money || value instanceof Boolean) {
      return value;
    }
    String printed = TemplateValues.print(value);
    return printed == null ? value : printed;
  }

  /** Whether one stands to the other as wanted; null stands in no order. */
  static boolean compare(Arguments arguments, int wanted, int also) {
    Object one = arguments.value(0);
    Object other = arguments.value(1);
    if (one == null || other == null) {
      return false;
    }

    int sign = Integer.signum(order(arguments, one, other));
    return sign == wanted || sign == also;
  }

  private static int order(Arguments arguments, Object one, Object other) {
    if (one instanceof Number && other instanceof Number) {
      return arguments.number(0).compareTo(arguments.number(1));
    }
    if (one instanceof Money money && other instanceof Money second && isOfOne(money, second)) {
      return money.amount().compareTo(second.amount());
    }
    if (one instanceof Instant instant && other instanceof Instant second) {
      return instant.compareTo(second);
    }
    if (one instanceof LocalDate || other instanceof LocalDate) {
      return arguments.day(0).compareTo(arguments.day(1));
    }

    boolean first = !(one instanceof Number || one instanceof Money || one instanceof Instant);
    throw arguments.wrong(
        first ? 0 : 1,
        first ? one : other,
        "two numbers, two days, two instants or two amounts of one currency");
  }

  /** Returns whether two amounts are whole and of one currency. */
  private static boolean isOfOne(Money one, Money other) {
    return TemplateValues.isWhole(one)
        && TemplateValues.isWhole(other)
        && one.currency().equals(other.currency());
  }
}
