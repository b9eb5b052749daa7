package dev.candor.template;

import dev.candor.fault.Nearest;
import dev.candor.party.Money;
import dev.candor.template.Helper.Asks;
import dev.candor.template.Helper.Work;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The helpers, by name. There are no others, and none can be added. */
final class Helpers {

  /** The blocks of the language itself. */
  static final Set<String> BLOCKS = Set.of("if", "unless", "each", "with");

  private static final int MANY = 100;
  private static final int LAST_FOUR = 4;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Map<String, Helper> ALL = new TreeMap<>();

  static {
    localized("money", Set.of("currency"), Helpers::money);
    localized("number", Set.of("decimals"), Helpers::number);
    localized("percent", Set.of("decimals"), Helpers::percent);
    localized("date", Set.of("format"), Helpers::date);
    localized("dateTime", Set.of(), Helpers::dateTime);
    localized("time", Set.of(), arguments -> arguments.out().tongue.time(arguments.time(0)));
    prints("upper", 1, 1, Set.of(), arguments -> arguments.text(0).toUpperCase(Locale.ROOT));
    prints("lower", 1, 1, Set.of(), arguments -> arguments.text(0).toLowerCase(Locale.ROOT));
    prints("title", 1, 1, Set.of(), arguments -> title(arguments.text(0)));
    prints("mask", 1, 1, Set.of(), arguments -> mask(arguments.digits(0)));
    prints("phone", 1, 1, Set.of(), arguments -> phone(arguments.digits(0)));
    prints(
        "plural",
        3,
        3,
        Set.of(),
        arguments ->
            arguments.number(0).compareTo(BigDecimal.ONE) == 0
                ? arguments.text(1)
                : arguments.text(2));
    prints("join", 1, 2, Set.of("last"), Helpers::join);
    prints("addressLines", 1, 1, Set.of(), Helpers::addressLines);
    asks("concat", 1, MANY, Asks.FOR_ANYTHING, Helpers::concat);
    asks("default", 2, 2, Asks.ITSELF, Helpers::orElse);
    asks("defined", 1, 1, Asks.ITSELF, arguments -> arguments.quietly(0) != Values.UNDEFINED);
    asks("lookup", 2, 2, Asks.ITSELF, Helpers::lookup);
    asks("and", 2, MANY, Asks.ITSELF, Helpers::and);
    asks("or", 2, MANY, Asks.ITSELF, Helpers::or);
    asks("not", 1, 1, Asks.FOR_ANYTHING, arguments -> !arguments.truth(0));
    asks("eq", 2, 2, Asks.FOR_ANYTHING, Helpers::equal);
    asks("ne", 2, 2, Asks.FOR_ANYTHING, arguments -> !equal(arguments));
    asks("lt", 2, 2, Asks.FOR_ANYTHING, arguments -> compare(arguments, -1, -1));
    asks("lte", 2, 2, Asks.FOR_ANYTHING, arguments -> compare(arguments, -1, 0));
    asks("gt", 2, 2, Asks.FOR_ANYTHING, arguments -> compare(arguments, 1, 1));
    asks("gte", 2, 2, Asks.FOR_ANYTHING, arguments -> compare(arguments, 1, 0));
  }

  private Helpers() {}

  static @Nullable Helper find(String name) {
    return ALL.get(name);
  }

  static Set<String> names() {
    return ALL.keySet();
  }

  static List<String> nearest(String name) {
    List<String> names = new ArrayList<>(ALL.keySet());
    names.addAll(BLOCKS);
    return Nearest.to(name, names, 3);
  }

  private static void localized(String name, Set<String> options, Work work) {
    ALL.put(name, new Helper(name, 1, 1, options, Asks.FOR_SOMETHING, true, work));
  }

  private static void prints(String name, int least, int most, Set<String> options, Work work) {
    ALL.put(name, new Helper(name, least, most, options, Asks.FOR_SOMETHING, false, work));
  }

  private static void asks(String name, int least, int most, Asks asks, Work work) {
    ALL.put(name, new Helper(name, least, most, Set.of(), asks, false, work));
  }

  // ---- printing

  private static String money(Arguments arguments) {
    Money money = arguments.money(0);
    return arguments
        .out()
        .tongue
        .money(Tongue.rounded(money.amount(), money.currency()), money.currency());
  }

  private static String number(Arguments arguments) {
    int decimals = arguments.decimals();
    BigDecimal number = arguments.number(0);
    return arguments
        .out()
        .tongue
        .number(decimals < 0 ? number : number.setScale(decimals, RoundingMode.HALF_UP));
  }

  /** Takes a fraction: 0.0725 is 7.25 %. */
  private static String percent(Arguments arguments) {
    int decimals = arguments.decimals();
    BigDecimal hundredths = arguments.number(0).multiply(HUNDRED);
    BigDecimal shown =
        decimals >= 0
            ? hundredths.setScale(decimals, RoundingMode.HALF_UP)
            : hundredths.signum() == 0 ? BigDecimal.ZERO : hundredths.stripTrailingZeros();
    Tongue tongue = arguments.out().tongue;
    return tongue.percent(tongue.number(shown));
  }

  private static String date(Arguments arguments) {
    String format = arguments.option("format");
    LocalDate day = arguments.day(0);
    if (format == null || format.equals("long")) {
      return arguments.out().tongue.day(day);
    }
    if (format.equals("short")) {
      return arguments.out().tongue.shortDay(day);
    }
    throw arguments.option("format", "\"long\" or \"short\"");
  }

  private static String dateTime(Arguments arguments) {
    LocalDateTime moment = arguments.moment(0);
    Tongue tongue = arguments.out().tongue;
    return tongue.day(moment.toLocalDate()) + ", " + tongue.time(moment.toLocalTime());
  }

  private static String title(String text) {
    StringBuilder title = new StringBuilder(text.length());
    boolean start = true;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean letter = Character.isLetterOrDigit(c) || c == '\'' || c == '\u2019';
      title.appendCodePoint(letter && start ? Character.toTitleCase(c) : Character.toLowerCase(c));
      start = !letter;
      i += Character.charCount(c);
    }
    return title.toString();
  }

  private static String mask(String value) {
    StringBuilder kept = new StringBuilder();
    value.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
    int from =
        kept.codePointCount(0, kept.length()) <= LAST_FOUR
            ? 0
            : kept.offsetByCodePoints(kept.length(), -LAST_FOUR);
    return "****" + kept.substring(from);
  }

  /** A North American number in the usual form; any other as it stands. */
  private static String phone(String value) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (" -.()+".indexOf(c) < 0 || (c == '+' && digits.length() > 0)) {
        return value;
      }
    }
    boolean country = digits.length() == 11 && digits.charAt(0) == '1';
    if (!country && (digits.length() != 10 || value.indexOf('+') >= 0)) {
      return value;
    }
    String ten = digits.substring(country ? 1 : 0);
    return "(" + ten.substring(0, 3) + ") " + ten.substring(3, 6) + "-" + ten.substring(6);
  }

  private static String join(Arguments arguments) {
    List<?> list = arguments.list(0);
    String between = arguments.size() > 1 ? arguments.text(1) : ", ";
    String last = arguments.option("last");
    StringBuilder text = new StringBuilder();
    int size = list.size();
    int i = 0;
    for (Object raw : list) {
      arguments.out().step();
      Object item = Values.seen(raw);
      String printed = item == null ? "" : Values.printed(item);
      if (printed == null) {
        throw arguments.wrong(0, item == Values.REFUSED ? list : item, "a list of texts");
      }
      text.append(i == 0 ? "" : i == size - 1 && last != null ? last : between);
      bounded(text, printed, arguments);
      i++;
    }
    return text.toString();
  }

  private static String concat(Arguments arguments) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < arguments.size(); i++) {
      bounded(text, arguments.text(i), arguments);
    }
    return text.toString();
  }

  private static void bounded(StringBuilder text, String more, Arguments arguments) {
    if (text.length() + (long) more.length() > Writing.LONGEST) {
      throw new WrongArgumentException(
          arguments
              .call()
              .position()
              .fault(
                  arguments.call().written(),
                  "The text is longer than (" + Writing.LONGEST + ") characters.",
                  "put less together."));
    }
    arguments.out().work(more.length());
    text.append(more);
  }

  private static List<String> addressLines(Arguments arguments) {
    Object address = arguments.value(0);
    if (!Values.hasNames(address)) {
      throw arguments.wrong(0, address, "an address");
    }
    List<String> lines = new ArrayList<>();
    add(lines, part(arguments, address, "line1"));
    add(lines, part(arguments, address, "line2"));
    String city = part(arguments, address, "city");
    String state = part(arguments, address, "state");
    String code = part(arguments, address, "postalCode");
    String stateAndCode = state + (state.isEmpty() || code.isEmpty() ? "" : " ") + code;
    add(lines, city + (city.isEmpty() || stateAndCode.isEmpty() ? "" : ", ") + stateAndCode);
    String country = part(arguments, address, "country");
    add(lines, country.equals("US") ? "" : country);
    return lines;
  }

  private static void add(List<String> lines, String line) {
    if (!line.isEmpty()) {
      lines.add(line);
    }
  }

  private static String part(Arguments arguments, @Nullable Object address, String name) {
    Object part = Values.seen(Values.member(address, name));
    if (part == null || part == Values.UNDEFINED) {
      return "";
    }
    if (part instanceof String text) {
      return text.strip();
    }
    throw arguments.wrong(0, address, "an address, whose " + name + " is a text");
  }

  // ---- asking

  private static @Nullable Object orElse(Arguments arguments) {
    Object value = arguments.quietly(0);
    return value == null || value == Values.UNDEFINED ? arguments.orUndefined(1) : value;
  }

  private static @Nullable Object lookup(Arguments arguments) {
    Object container = arguments.orUndefined(0);
    Object key = arguments.orUndefined(1);
    if (container == Values.UNDEFINED || key == Values.UNDEFINED) {
      return Values.UNDEFINED;
    }
    String name = key == null ? null : Values.printed(key);
    if (name == null) {
      throw arguments.wrong(1, key, "a name or an index");
    }
    Plan.Called call = arguments.call();
    Object found = Values.member(container, name);
    if (found == Values.UNDEFINED) {
      // the key may be data; only one that the author wrote is compared
      boolean written = call.term(1) instanceof Plan.Constant;
      arguments
          .out()
          .undefined(
              call,
              call.written(),
              call.position(),
              name,
              () -> written ? Values.names(container) : List.of(),
              "lookup " + call.term(0).written() + " \"",
              "\"");
      return found;
    }
    Object seen = Values.seen(found);
    if (seen == Values.REFUSED) {
      throw new WrongArgumentException(
          Plan.refusal(
              call.position(),
              call.written(),
              found == null || found == seen ? "a closed record" : found.getClass().getName()));
    }
    return seen;
  }

  private static boolean and(Arguments arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (!arguments.truth(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean or(Arguments arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.truth(i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equal(Arguments arguments) {
    return equal(arguments, arguments.value(0), arguments.value(1), 0);
  }

  private static boolean equal(
      Arguments arguments, @Nullable Object first, @Nullable Object second, int depth) {
    Object one = comparable(first);
    Object other = comparable(second);
    if (one == null || other == null) {
      return one == other;
    }
    if (one instanceof BigDecimal number && other instanceof BigDecimal decimal) {
      return number.compareTo(decimal) == 0;
    }
    if (one instanceof Money money && other instanceof Money amount) {
      return Objects.equals(money.currency(), amount.currency())
          && equal(arguments, money.amount(), amount.amount(), depth);
    }
    if (one instanceof String text && other instanceof String string) {
      arguments.out().work(text.length() == string.length() ? text.length() : 0);
      return text.equals(string);
    }
    if (one instanceof List<?> list && other instanceof List<?> items) {
      return one == other || itemsEqual(arguments, list, items, depth);
    }
    if (Values.hasNames(one) && Values.hasNames(other)) {
      return one == other || namesEqual(arguments, one, other, depth);
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
    Collection<String> names = Values.names(one);
    if (!Values.keysAreText(one)
        || !Values.keysAreText(other)
        || names.size() != Values.names(other).size()) {
      return false;
    }
    for (String name : names) {
      Object found = Values.member(other, name);
      if (found == Values.UNDEFINED
          || !memberEqual(arguments, Values.member(one, name), found, depth)) {
        return false;
      }
    }
    return true;
  }

  private static boolean memberEqual(
      Arguments arguments, @Nullable Object one, @Nullable Object other, int depth) {
    arguments.out().step();
    Object first = Values.seen(one);
    Object second = Values.seen(other);
    return first != Values.REFUSED
        && second != Values.REFUSED
        && equal(arguments, first, second, depth + 1);
  }

  private static void deeper(Arguments arguments, int depth) {
    if (depth >= MANY) {
      throw arguments.wrong(0, arguments.value(0), "values that nest no deeper than " + MANY);
    }
  }

  /** Numbers by value; identifiers, days and instants as the text they print. */
  private static @Nullable Object comparable(@Nullable Object value) {
    if (value instanceof Number number) {
      BigDecimal decimal = Values.decimal(number);
      return decimal == null ? number : decimal;
    }
    if (value == null || value instanceof Money || value instanceof Boolean) {
      return value;
    }
    String printed = Values.printed(value);
    return printed == null ? value : printed;
  }

  /** Whether one stands to the other as wanted; null stands in no order. */
  private static boolean compare(Arguments arguments, int wanted, int also) {
    Object one = arguments.value(0);
    Object other = arguments.value(1);
    if (one == null || other == null) {
      return false;
    }
    int order;
    if (one instanceof Number && other instanceof Number) {
      order = arguments.number(0).compareTo(arguments.number(1));
    } else if (one instanceof Money money
        && other instanceof Money second
        && Values.isWhole(money)
        && Values.isWhole(second)
        && money.currency().equals(second.currency())) {
      order = money.amount().compareTo(second.amount());
    } else if (one instanceof Instant instant && other instanceof Instant second) {
      order = instant.compareTo(second);
    } else if (one instanceof LocalDate || other instanceof LocalDate) {
      order = arguments.day(0).compareTo(arguments.day(1));
    } else {
      boolean first = !(one instanceof Number || one instanceof Money || one instanceof Instant);
      throw arguments.wrong(
          first ? 0 : 1,
          first ? one : other,
          "two numbers, two days, two instants or two amounts of one currency");
    }
    int sign = Integer.signum(order);
    return sign == wanted || sign == also;
  }
}
