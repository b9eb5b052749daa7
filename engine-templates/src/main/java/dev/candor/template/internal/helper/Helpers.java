package dev.candor.template.internal.helper;

import dev.candor.fault.Nearest;
import dev.candor.party.Money;
import dev.candor.template.internal.helper.Helper.Asks;
import dev.candor.template.internal.helper.Helper.Gives;
import dev.candor.template.internal.helper.Helper.Work;
import dev.candor.template.internal.html.Links;
import dev.candor.template.internal.print.Codes;
import dev.candor.template.internal.print.Tongue;
import dev.candor.template.internal.safe.HtmlCleaner;
import dev.candor.template.internal.safe.Markdown;
import dev.candor.template.internal.safe.Markup;
import dev.candor.template.internal.value.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The helpers, by name. There are no others, and none can be added. */
public final class Helpers {

  /** The blocks of the language itself. */
  public static final Set<String> BLOCKS = Set.of("if", "unless", "each", "with");

  private static final int MANY = 100;
  private static final int LAST_FOUR = 4;
  private static final int PIECE = 256;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int MOST_DECIMALS = 12;
  private static final int LONGEST_ALT = 300;
  private static final int A_WEEK = 7;
  private static final int QR_SIZE = 160;
  private static final int BARCODE_WIDTH = 400;
  private static final int BARCODE_HEIGHT = 60;
  private static final Locale TURKISH = Locale.forLanguageTag("tr");
  private static final Locale LITHUANIAN = Locale.forLanguageTag("lt");
  private static final Map<String, Helper> ALL = new TreeMap<>();

  // ---- options

  private static final HelperOption DECIMALS = whole("decimals", 0, MOST_DECIMALS);
  private static final HelperOption CURRENCY =
      new HelperOption(
          "currency",
          "three capital letters, such as USD",
          text -> text.length() == 3 && text.chars().allMatch(c -> c >= 'A' && c <= 'Z'),
          false);
  private static final HelperOption ZONE =
      new HelperOption("zone", "a time zone, such as America/Chicago", Helpers::isZone, false);
  private static final HelperOption ALT =
      new HelperOption(
          "alt",
          "words for whoever does not see it, at most " + LONGEST_ALT + " characters",
          text -> !text.isBlank() && text.length() <= LONGEST_ALT,
          true);
  private static final HelperOption QR_LEVEL = words("level", "L", "M", "Q", "H");

  private static HelperOption any(String name) {
    return new HelperOption(name, "a text", text -> true, false);
  }

  private static HelperOption words(String name, String... words) {
    List<String> all = List.of(words);
    String allowed =
        all.subList(0, all.size() - 1).stream()
                .map(word -> "\"" + word + "\"")
                .collect(Collectors.joining(", "))
            + " or \""
            + all.get(all.size() - 1)
            + "\"";
    return new HelperOption(name, allowed, all::contains, false);
  }

  private static HelperOption whole(String name, int least, int most) {
    return new HelperOption(
        name,
        "a whole number from " + least + " to " + most,
        text ->
            !text.isEmpty()
                && text.length() <= 3
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(text) >= least
                && Integer.parseInt(text) <= most,
        false);
  }

  private static boolean isZone(String text) {
    try {
      // the short names mean other places elsewhere, and an offset forgets summer
      return text.equals("UTC") || text.indexOf('/') > 0 && ZoneId.of(text) != null;
    } catch (DateTimeException unknown) {
      return false;
    }
  }

  static {
    localized("money", Helpers::money, CURRENCY);
    localized("number", Helpers::number, DECIMALS);
    localized("percent", Helpers::percent, DECIMALS);
    localized(
        "date",
        arguments -> day(arguments, arguments.day(0)),
        words("format", "full", "long", "medium", "short", "monthDay", "month", "iso"),
        ZONE);
    localized(
        "dateTime", Helpers::dateTime, words("format", "full", "long", "medium", "short"), ZONE);
    localized("time", Helpers::time, words("format", "12", "24"), ZONE);
    localized("relativeDay", Helpers::relativeDay, whole("within", 0, 60), ZONE);
    localized("ordinal", Helpers::ordinal, words("gender", "m", "f"));
    localized("list", Helpers::list, words("word", "and", "or"));
    prints("upper", 1, 1, arguments -> upper(arguments.text(0), cases(arguments)));
    prints("lower", 1, 1, arguments -> lower(arguments.text(0), cases(arguments)));
    prints("title", 1, 1, Helpers::title);
    prints("mask", 1, 1, arguments -> mask(arguments.digits(0)));
    prints("phone", 1, 1, arguments -> phone(arguments.digits(0)));
    localized(
        "plural",
        3,
        arguments ->
            arguments.number(0).compareTo(BigDecimal.ONE) == 0
                ? arguments.text(1)
                : arguments.text(2));
    prints("join", 1, 2, Helpers::join, any("last"));
    prints("url", 1, 1, Helpers::url);
    prints("addressLines", 1, 1, Helpers::addressLines);
    marks("address", Gives.MARKUP, arguments -> Markup.lines(addressLines(arguments)));
    marks("markdown", Gives.MARKUP, arguments -> cleaned(arguments, Markdown::html));
    marks("sanitized", Gives.MARKUP, arguments -> cleaned(arguments, HtmlCleaner::clean));
    marks("qr", Gives.PICTURE, Helpers::qr, ALT, whole("size", 80, 480), QR_LEVEL);
    marks(
        "barcode",
        Gives.PICTURE,
        Helpers::barcode,
        ALT,
        whole("width", 100, 600),
        whole("height", 24, 200));
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

  public static @Nullable Helper find(String name) {
    return ALL.get(name);
  }

  public static Set<String> names() {
    return ALL.keySet();
  }

  public static List<String> nearest(String name) {
    List<String> names = new ArrayList<>(ALL.keySet());
    names.addAll(BLOCKS);
    return Nearest.to(name, names, 3);
  }

  private static void localized(String name, Work work, HelperOption... options) {
    add(name, 1, 1, options, Asks.FOR_SOMETHING, Gives.TEXT, true, work);
  }

  private static void localized(String name, int size, Work work) {
    add(name, size, size, new HelperOption[0], Asks.FOR_SOMETHING, Gives.TEXT, true, work);
  }

  private static void prints(String name, int least, int most, Work work, HelperOption... options) {
    add(name, least, most, options, Asks.FOR_SOMETHING, Gives.TEXT, false, work);
  }

  private static void marks(String name, Gives gives, Work work, HelperOption... options) {
    add(name, 1, 1, options, Asks.FOR_SOMETHING, gives, false, work);
  }

  private static void asks(String name, int least, int most, Asks asks, Work work) {
    add(name, least, most, new HelperOption[0], asks, Gives.TEXT, false, work);
  }

  private static void add(
      String name,
      int least,
      int most,
      HelperOption[] options,
      Asks asks,
      Gives gives,
      boolean localized,
      Work work) {
    Map<String, HelperOption> byName = new LinkedHashMap<>();
    for (HelperOption option : options) {
      byName.put(option.name(), option);
    }
    ALL.put(name, new Helper(name, least, most, byName, asks, gives, localized, work));
  }

  // ---- printing

  private static String money(Arguments arguments) {
    Money money = arguments.money(0);
    return arguments
        .call()
        .tongue()
        .money(Tongue.rounded(money.amount(), money.currency()), money.currency());
  }

  private static String number(Arguments arguments) {
    int decimals = arguments.option("decimals", -1);
    BigDecimal number = arguments.number(0);
    return arguments
        .call()
        .tongue()
        .number(decimals < 0 ? number : number.setScale(decimals, RoundingMode.HALF_UP));
  }

  /** Takes a fraction: 0.0725 is 7.25 %. */
  private static String percent(Arguments arguments) {
    int decimals = arguments.option("decimals", -1);
    BigDecimal hundredths = arguments.number(0).multiply(HUNDRED);
    BigDecimal shown =
        decimals >= 0
            ? hundredths.setScale(decimals, RoundingMode.HALF_UP)
            : hundredths.signum() == 0 ? BigDecimal.ZERO : hundredths.stripTrailingZeros();
    Tongue tongue = arguments.call().tongue();
    return tongue.percent(tongue.number(shown));
  }

  private static String day(Arguments arguments, LocalDate day) {
    Tongue tongue = arguments.call().tongue();
    String format = arguments.option("format");
    return switch (format == null ? "long" : format) {
      case "full" -> tongue.fullDay(day);
      case "medium" -> tongue.mediumDay(day);
      case "short" -> tongue.shortDay(day);
      case "monthDay" -> tongue.dayOfMonth(day);
      case "month" -> tongue.monthOfYear(day);
      case "iso" -> day.toString();
      default -> tongue.day(day);
    };
  }

  private static String dateTime(Arguments arguments) {
    LocalDateTime moment = arguments.moment(0);
    return day(arguments, moment.toLocalDate())
        + ", "
        + arguments.call().tongue().time(moment.toLocalTime());
  }

  private static String time(Arguments arguments) {
    LocalTime time = arguments.time(0);
    Tongue tongue = arguments.call().tongue();
    String format = arguments.option("format");
    if (format == null) {
      return tongue.time(time);
    }
    return format.equals("12") ? tongue.time12(time) : Tongue.time24(time);
  }

  private static String relativeDay(Arguments arguments) {
    LocalDate day = arguments.day(0);
    long days = ChronoUnit.DAYS.between(arguments.today(), day);
    Tongue tongue = arguments.call().tongue();
    return Math.abs(days) <= arguments.option("within", A_WEEK)
        ? tongue.relativeDay((int) days)
        : tongue.day(day);
  }

  private static String ordinal(Arguments arguments) {
    BigDecimal number = arguments.number(0);
    if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
      throw arguments.wrong(0, arguments.value(0), "a whole number from 0 on");
    }
    return arguments
        .call()
        .tongue()
        .ordinal(number.toBigIntegerExact(), "f".equals(arguments.option("gender")));
  }

  /** Only these write letters in other cases than the rest of the world. */
  private static Locale cases(Arguments arguments) {
    Object language = Values.member(arguments.call().root(), "language");
    return "tr".equals(language) || "az".equals(language)
        ? TURKISH
        : "lt".equals(language) ? LITHUANIAN : Locale.ROOT;
  }

  private static String upper(String text, Locale locale) {
    return text.length() <= PIECE ? text.toUpperCase(locale) : inPieces(text, locale, true);
  }

  private static String lower(String text, Locale locale) {
    // the one letter that grows in small letters
    return text.length() <= PIECE || text.indexOf('\u0130') < 0
        ? text.toLowerCase(locale)
        : inPieces(text, locale, false);
  }

  /** The platform copies the whole text again for each letter that grows, such as a ligature. */
  private static String inPieces(String text, Locale locale, boolean capitals) {
    StringBuilder cased = new StringBuilder(text.length() + PIECE);
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + PIECE);
      if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
        to--;
      }
      String piece = text.substring(from, to);
      cased.append(capitals ? piece.toUpperCase(locale) : piece.toLowerCase(locale));
      from = to;
    }
    return cased.toString();
  }

  /** Each word with a capital letter, but for the small ones between the first and the last. */
  private static String title(Arguments arguments) {
    String text = arguments.text(0);
    Locale locale = cases(arguments);
    Tongue tongue = arguments.call().tongue();
    StringBuilder title = new StringBuilder(text.length());
    int lastWord = -1;
    for (int i = 0; i < text.length(); i++) {
      boolean begins = isOfWords(text, i) && (i == 0 || !isOfWords(text, i - 1));
      lastWord = begins ? i : lastWord;
    }
    boolean first = true;
    for (int i = 0; i < text.length(); ) {
      int end = i;
      while (end < text.length() && isOfWords(text, end)) {
        end++;
      }
      if (end == i) {
        title.append(text.charAt(i++));
        continue;
      }
      String word = text.substring(i, end).toLowerCase(locale);
      title.append(!first && i != lastWord && tongue.isSmall(word) ? word : capital(word, locale));
      first = false;
      i = end;
    }
    return title.toString();
  }

  private static String capital(String word, Locale locale) {
    int one = word.offsetByCodePoints(0, 1);
    String start = word.substring(0, one);
    String capital =
        locale.equals(Locale.ROOT)
            ? Character.toString(Character.toTitleCase(start.codePointAt(0)))
            : start.toUpperCase(locale);
    // O'Neill and D'Angelo, but Ana's
    boolean prefix =
        word.length() > one + 2 && (word.charAt(one) == '\'' || word.charAt(one) == '\u2019');
    return prefix
        ? capital + word.charAt(one) + capital(word.substring(one + 1), locale)
        : capital + word.substring(one);
  }

  private static boolean isOfWords(String text, int i) {
    char c = text.charAt(i);
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || c == '\''
        || c == '\u2019';
  }

  private static String mask(String value) {
    StringBuilder kept = new StringBuilder(LAST_FOUR);
    int at = value.length();
    for (int found = 0; found < LAST_FOUR && at > 0; ) {
      int c = value.codePointBefore(at);
      at -= Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        kept.insert(0, Character.toChars(c));
        found++;
      }
    }
    return "****" + kept;
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
      arguments.call().step();
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

  private static String list(Arguments arguments) {
    List<String> items = new ArrayList<>();
    for (Object raw : arguments.list(0)) {
      Object item = Values.seen(raw);
      String printed = item == null ? "" : Values.printed(item);
      if (printed == null) {
        throw arguments.wrong(0, item == Values.REFUSED ? raw : item, "a list of texts");
      }
      if (!printed.isBlank()) {
        items.add(printed.strip());
      }
    }
    boolean or = "or".equals(arguments.option("word"));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i);
      if (i > 0) {
        text.append(i < items.size() - 1 ? ", " : arguments.call().tongue().conjunction(or, item));
      }
      bounded(text, item, arguments);
    }
    return text.toString();
  }

  private static String url(Arguments arguments) {
    if (!(arguments.value(0) instanceof String text)) {
      throw arguments.wrong(0, arguments.value(0), "a link as text");
    }
    String target = Links.target(text);
    if (target == null) {
      throw arguments.unusable(
          0,
          "is no link that may be followed.",
          "hand in " + Links.ALLOWED + ", of at most " + Links.LONGEST + " characters.");
    }
    return target;
  }

  private static Markup cleaned(Arguments arguments, UnaryOperator<String> cleaner) {
    try {
      return Markup.of(cleaner.apply(arguments.text(0)));
    } catch (HtmlCleaner.TooMuchException tooMuch) {
      throw arguments.unusable(0, tooMuch.message(), tooMuch.maybe());
    }
  }

  private static Markup qr(Arguments arguments) {
    String text = arguments.text(0);
    int size = arguments.option("size", QR_SIZE);
    String level = arguments.option("level");
    Markup code =
        text.isEmpty() || text.length() > Codes.LONGEST_QR
            ? null
            : Codes.qr(text, size, level == null ? "M" : level, arguments.needed("alt"));
    if (code == null) {
      throw arguments.unusable(
          0,
          "has ("
              + text.length()
              + ") characters and does not fit into a code of ("
              + size
              + ") pixels.",
          "hand in 1 to "
              + Codes.LONGEST_QR
              + " characters, ask for a bigger size=, or for a lower level=.");
    }
    return code;
  }

  private static Markup barcode(Arguments arguments) {
    String text = arguments.text(0);
    if (text.isEmpty()
        || text.length() > Codes.LONGEST_BARCODE
        || !text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw arguments.unusable(
          0,
          "is not what a bar code can say.",
          "hand in 1 to " + Codes.LONGEST_BARCODE + " letters without accents, digits and signs.");
    }
    int width = arguments.option("width", BARCODE_WIDTH);
    Markup code =
        Codes.barcode(
            text, width, arguments.option("height", BARCODE_HEIGHT), arguments.needed("alt"));
    if (code == null) {
      throw arguments.unusable(
          0,
          "has ("
              + text.length()
              + ") characters and does not fit into a code of ("
              + width
              + ") pixels.",
          "ask for a bigger width=, or hand in fewer characters.");
    }
    return code;
  }

  private static String concat(Arguments arguments) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < arguments.size(); i++) {
      bounded(text, arguments.text(i), arguments);
    }
    return text.toString();
  }

  private static void bounded(StringBuilder text, String more, Arguments arguments) {
    if (text.length() + (long) more.length() > Arguments.LONGEST_TEXT) {
      throw new WrongArgumentException(
          arguments
              .call()
              .fault(
                  "The text is longer than (" + Arguments.LONGEST_TEXT + ") characters.",
                  "put less together."));
    }
    arguments.call().work(more.length());
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
    HelperCall call = arguments.call();
    Object found = Values.member(container, name);
    if (found == Values.UNDEFINED) {
      // the key may be data; only one that the author wrote is compared
      boolean written = call.isConstant(1);
      call.undefined(
          name,
          () -> written ? Values.names(container) : List.of(),
          "lookup " + call.argument(0).written() + " \"",
          "\"");
      return found;
    }
    Object seen = Values.seen(found);
    if (seen == Values.REFUSED) {
      throw new WrongArgumentException(
          Values.refusal(
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
      arguments.call().work(text.length() == string.length() ? text.length() : 0);
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
    arguments.call().step();
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
