package dev.candor.template.internal.helper;

import dev.candor.fault.Fault;
import dev.candor.party.Money;
import dev.candor.template.internal.syntax.Snippet;
import dev.candor.template.internal.value.TemplateValues;
import dev.candor.template.internal.value.TemplateValues.RequiredWords;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of a helper, each fetched as the kind it must be. Only for the thread
 * that made it.
 */
public final class Arguments {

  /** Characters one text may have that helpers make, and one part of a message. */
  public static final int LONGEST_TEXT = 4 * 1024 * 1024;

  private static final int LONGEST_AMOUNT = 40;

  // beyond any sum of money, and short of what a few characters of 1e999999 would unfold to
  private static final int MOST_DIGITS = 60;

  private static final int LONGEST_MOMENT = 64;

  private final HelperCall call;
  private final @Nullable Object[] values;
  private boolean evaluated;
  private @Nullable Map<String, @Nullable Object> options;

  public Arguments(HelperCall call) {
    this.call = call;
    this.values = new Object[call.size()];
  }

  HelperCall call() {
    return call;
  }

  int size() {
    return values.length;
  }

  /** Evaluates all; false when one is undefined. */
  boolean evaluate() {
    boolean whole = true;
    for (int i = 0; i < values.length; i++) {
      values[i] = call.value(i);
      whole &= values[i] != TemplateValues.UNDEFINED;
    }
    evaluated = true;
    for (String option : call.optionNames()) {
      Object value = call.optionValue(option);
      whole &= value != TemplateValues.UNDEFINED;
      if (options == null) {
        options = new HashMap<>();
      }
      options.put(option, value);
    }

    return whole;
  }

  boolean isNull(int i) {
    return value(i) == null;
  }

  /** The value, or null where it is undefined, which is then noted. */
  @Nullable Object value(int i) {
    Object value = evaluated ? values[i] : call.value(i);
    return value == TemplateValues.UNDEFINED ? null : value;
  }

  /** The value or {@link TemplateValues#UNDEFINED}; nothing is noted. */
  @Nullable Object quietly(int i) {
    return call.valueQuietly(i);
  }

  /** The value or {@link TemplateValues#UNDEFINED}, which is then noted. */
  @Nullable Object orUndefined(int i) {
    return call.value(i);
  }

  boolean truth(int i) {
    return TemplateValues.truthy(value(i), false);
  }

  /** A text; numbers, days and words count as what they print. */
  String text(int i) {
    Object value = value(i);
    String text = value == null ? "" : TemplateValues.print(value);
    if (text == null || value instanceof Boolean) {
      throw wrong(i, value, "a text");
    }
    call.work(text.length());
    return text;
  }

  /** A text for a helper that makes no sense of days and truth values. */
  String digits(int i) {
    Object value = value(i);
    if (value instanceof String || value instanceof Integer || value instanceof Long) {
      String text = value.toString();
      call.work(text.length());
      return text;
    }
    String id = value instanceof Record ? TemplateValues.print(value) : null;
    if (id == null || value instanceof Money) {
      throw wrong(i, value, "a text");
    }
    return id;
  }

  BigDecimal number(int i) {
    if (value(i) instanceof Number number) {
      BigDecimal decimal = TemplateValues.decimal(number);
      if (decimal != null) {
        if (!isShort(decimal)) {
          throw wrong(i, value(i), "a number of at most " + MOST_DIGITS + " digits");
        }
        return decimal;
      }
    }
    throw wrong(i, value(i), "a number");
  }

  List<?> list(int i) {
    if (value(i) instanceof List<?> list) {
      return list;
    }
    throw wrong(i, value(i), "a list");
  }

  /**
   * An amount: {@link Money}, a group of {@code amount} (a number, or one as text) and {@code
   * currency}, or a number where the currency is given.
   */
  Money money(int i) {
    Object value = value(i);
    if (value instanceof Money money && TemplateValues.isWhole(money) && isShort(money.amount())) {}
    String currency = option("currency");
    if (value instanceof Number && currency != null) {
      return new Money(number(i), currency);
    }

    if (TemplateValues.hasNames(value)
        && TemplateValues.member(value, "currency") instanceof String of) {
      BigDecimal decimal = decimal(TemplateValues.member(value, "amount"));
      if (decimal != null && isShort(decimal)) {
        return new Money(decimal, of);
      }
    }
    throw wrong(i, value, "an amount with its currency");
  }

  /** A number, or one written as text the way JSON carries amounts: {@code "412.50"}. */
  private static @Nullable BigDecimal decimal(@Nullable Object value) {
    if (value instanceof String text && text.length() <= LONGEST_AMOUNT) {
      try {
        return TemplateValues.decimal(new BigDecimal(text));
      } catch (NumberFormatException malformed) {
        return null;
      }
    }
    return value instanceof Number number ? TemplateValues.decimal(number) : null;
  }

  private static boolean isShort(BigDecimal number) {
    return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
  }

  /** The zone that instants are told in: that of the call, else that of the order. */
  private ZoneId zone() {
    String zone = option("zone");
    return zone == null ? call.zone() : ZoneId.of(zone);
  }

  /** The day of the order. */
  LocalDate today() {
    if (TemplateValues.expose(TemplateValues.member(call.root(), "today"))
        instanceof LocalDate day) {
      return day;
    }
    throw new WrongArgumentException(
        call.fault(
            "The helper (" + call.helperName() + ") counts from (today), which is not a day here.",
            "leave the name (today) as it is."));
  }

  LocalDate day(int i) {
    Object value = value(i);
    try {
      if (value instanceof LocalDate day) {
        return day;
      }
      if (value instanceof Instant instant) {
        return instant.atZone(zone()).toLocalDate();
      }
      if (value instanceof String text) {
        return isShort(text) && text.indexOf('T') < 0
            ? LocalDate.parse(text)
            : moment(text).toLocalDate();
      }
    } catch (DateTimeException unreadable) {
      throw unreadable(i, "2026-03-06 or 2026-03-06T15:04:00Z");
    }

    throw wrong(i, value, "a day");
  }

  LocalDateTime moment(int i) {
    Object value = value(i);
    try {
      if (value instanceof Instant instant) {
        return LocalDateTime.ofInstant(instant, zone());
      }
      if (value instanceof String text) {
        return moment(text);
      }
    } catch (DateTimeException unreadable) {
      throw unreadable(i, "2026-03-06T15:04:00Z");
    }
    throw wrong(i, value, "an instant");
  }

  LocalTime time(int i) {
    if (value(i) instanceof String text && isShort(text) && text.indexOf('T') < 0) {
      try {
        return LocalTime.parse(text);
      } catch (DateTimeException unreadable) {
        throw unreadable(i, "15:04 or 2026-03-06T15:04:00Z");
      }
    }
    return moment(i).toLocalTime();
  }

  private static boolean isShort(String text) {
    return text.length() <= LONGEST_MOMENT;
  }

  /** An instant is told in the zone; a time without an offset is taken as it stands. */
  private LocalDateTime moment(String text) {
    if (!isShort(text)) {
      throw new DateTimeException("too long");
    }
    boolean offset =
        text.endsWith("Z")
            || text.lastIndexOf('+') > 0
            || text.lastIndexOf('-') > text.indexOf('T');
    return offset
        ? OffsetDateTime.parse(text).atZoneSameInstant(zone()).toLocalDateTime()
        : LocalDateTime.parse(text);
  }

  /**
   * An option as text, or null where it is not given or is null; one that does not fit is refused.
   */
  @Nullable String option(String name) {
    Object value = options == null ? null : options.get(name);
    if (value == null) {
      return null;
    }

    String text = value instanceof Boolean ? null : TemplateValues.print(value);
    if (text == null) {
      throw new WrongArgumentException(
          call.fault(
              "The option (%s) of (%s) is %s, and must be a text."
                  .formatted(name, call.helperName(), TemplateValues.kind(value)),
              "write it in quotes."));
    }

    call.work(text.length());
    HelperOption option = call.declaredOption(name);
    if (option != null && !option.fits().test(text)) {
      throw new WrongArgumentException(unfit(option, call.helperName(), call));
    }

    return text;
  }

  /** An option that must be there and say something. */
  String requireOption(String name) {
    String text = option(name);
    if (text == null) {
      HelperOption option = call.declaredOption(name);
      throw option == null
          ? new IllegalStateException(name)
          : new WrongArgumentException(unfit(option, call.helperName(), call));
    }
    return text;
  }

  /** An option that is a whole number, or what stands for it. */
  int option(String name, int otherwise) {
    String text = option(name);
    return text == null ? otherwise : Integer.parseInt(text);
  }

  /** The fault of an option that is not what it must be. */
  public static Fault unfit(HelperOption option, String helper, Snippet call) {
    return call.fault(
        "The option (" + option.name() + ") of (" + helper + ") must be " + option.allowed() + ".",
        "write " + option.name() + "= and " + option.allowed() + ".");
  }

  /** The argument is of the right kind and cannot be used; says why, never what it is. */
  WrongArgumentException unusable(int i, String why, String maybe) {
    Snippet term = call.argument(i);
    return new WrongArgumentException(
        term.fault("The text in (" + term.written() + ") " + why, maybe));
  }

  WrongArgumentException wrong(int i, @Nullable Object value, String wanted) {
    Snippet term = call.argument(i);
    return new WrongArgumentException(
        term.fault(
            "The value of (%s) is %s, and (%s) takes %s."
                .formatted(term.written(), TemplateValues.kind(value), call.helperName(), wanted),
            "hand in " + wanted + ", or use another helper."));
  }

  private WrongArgumentException unreadable(int i, String forms) {
    if (!(value(i) instanceof String)) {
      return wrong(i, value(i), "one that the calendar has");
    }
    Snippet term = call.argument(i);
    return new WrongArgumentException(
        term.fault(
            "The text in (%s) is not a form that (%s) reads."
                .formatted(term.written(), call.helperName()),
            "write it as " + forms + "."));
  }

  /** The words of a disclosure as plain text; everything else as it is. */
  static @Nullable Object plain(@Nullable Object value) {
    return value instanceof RequiredWords words ? words.text() : value;
  }
}
