package dev.candor.template.internal.helper;

import static dev.candor.template.variable.VariableType.ADDRESS;
import static dev.candor.template.variable.VariableType.DATE;
import static dev.candor.template.variable.VariableType.DATE_TIME;
import static dev.candor.template.variable.VariableType.LIST;
import static dev.candor.template.variable.VariableType.MONEY;
import static dev.candor.template.variable.VariableType.NUMBER;
import static dev.candor.template.variable.VariableType.TEXT;
import static dev.candor.template.variable.VariableType.TIME;
import static dev.candor.template.variable.VariableType.URI;

import dev.candor.fault.Nearest;
import dev.candor.template.internal.helper.Helper.Asks;
import dev.candor.template.internal.helper.Helper.Gives;
import dev.candor.template.internal.helper.Helper.Work;
import dev.candor.template.internal.safe.HtmlCleaner;
import dev.candor.template.internal.safe.Markdown;
import dev.candor.template.internal.safe.Markup;
import dev.candor.template.internal.value.TemplateValues;
import dev.candor.template.variable.VariableType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The helpers, by name. There are no others, and none can be added. */
public final class HelperRegistry {

  /** The blocks of the language itself. */
  public static final Set<String> BLOCKS = Set.of("if", "unless", "each", "with");

  private static final int MANY = 100;
  private static final int MOST_DECIMALS = 12;
  private static final int LONGEST_ALT = 300;
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
      new HelperOption(
          "zone", "a time zone, such as America/Chicago", HelperRegistry::isZone, false);
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
    localized("money", MONEY, NumberHelpers::money, CURRENCY);
    localized("number", NUMBER, NumberHelpers::number, DECIMALS);
    localized("percent", NUMBER, NumberHelpers::percent, DECIMALS);
    localized(
        "date",
        DATE,
        arguments -> DateHelpers.day(arguments, arguments.day(0)),
        words("format", "full", "long", "medium", "short", "monthDay", "month", "iso"),
        ZONE);
    localized(
        "dateTime",
        DATE_TIME,
        DateHelpers::dateTime,
        words("format", "full", "long", "medium", "short"),
        ZONE);
    localized("time", TIME, DateHelpers::time, words("format", "12", "24"), ZONE);
    localized("relativeDay", DATE, DateHelpers::relativeDay, whole("within", 0, 60), ZONE);
    localized("ordinal", NUMBER, NumberHelpers::ordinal, words("gender", "m", "f"));
    localized("list", LIST, TextHelpers::list, words("word", "and", "or"));
    prints("upper", TEXT, LetterCase::upper);
    prints("lower", TEXT, LetterCase::lower);
    prints("title", TEXT, LetterCase::title);
    prints("mask", TEXT, arguments -> TextHelpers.mask(arguments.digits(0)));
    prints("phone", TEXT, arguments -> TextHelpers.phone(arguments.digits(0)));
    localized(
        "plural",
        3,
        List.of(NUMBER, TEXT),
        arguments ->
            arguments.number(0).compareTo(BigDecimal.ONE) == 0
                ? arguments.text(1)
                : arguments.text(2));
    add(
        "join",
        1,
        2,
        List.of(LIST, TEXT),
        Asks.FOR_SOMETHING,
        Gives.TEXT,
        false,
        TextHelpers::join,
        any("last"));
    prints("url", URI, TextHelpers::url);
    prints("addressLines", ADDRESS, TextHelpers::addressLines);
    marks(
        "address",
        ADDRESS,
        Gives.MARKUP,
        arguments -> Markup.lines(TextHelpers.addressLines(arguments)));
    marks(
        "markdown",
        TEXT,
        Gives.MARKUP,
        arguments -> MarkupHelpers.clean(arguments, Markdown::html));
    marks(
        "sanitized",
        TEXT,
        Gives.MARKUP,
        arguments -> MarkupHelpers.clean(arguments, HtmlCleaner::clean));
    marks("qr", TEXT, Gives.PICTURE, MarkupHelpers::qr, ALT, whole("size", 80, 480), QR_LEVEL);
    marks(
        "barcode",
        TEXT,
        Gives.PICTURE,
        MarkupHelpers::barcode,
        ALT,
        whole("width", 100, 600),
        whole("height", 24, 200));
    add(
        "concat",
        1,
        MANY,
        List.of(TEXT),
        Asks.FOR_ANYTHING,
        Gives.TEXT,
        false,
        TextHelpers::concat);
    asks("default", 2, 2, Asks.ITSELF, LogicHelpers::orElse);
    asks(
        "defined",
        1,
        1,
        Asks.ITSELF,
        arguments -> arguments.quietly(0) != TemplateValues.UNDEFINED);
    asks("lookup", 2, 2, Asks.ITSELF, LogicHelpers::lookup);
    asks("and", 2, MANY, Asks.ITSELF, LogicHelpers::and);
    asks("or", 2, MANY, Asks.ITSELF, LogicHelpers::or);
    asks("not", 1, 1, Asks.FOR_ANYTHING, arguments -> !arguments.truth(0));
    asks("eq", 2, 2, Asks.FOR_ANYTHING, Comparison::equal);
    asks("ne", 2, 2, Asks.FOR_ANYTHING, arguments -> !Comparison.equal(arguments));
    asks("lt", 2, 2, Asks.FOR_ANYTHING, arguments -> Comparison.compare(arguments, -1, -1));
    asks("lte", 2, 2, Asks.FOR_ANYTHING, arguments -> Comparison.compare(arguments, -1, 0));
    asks("gt", 2, 2, Asks.FOR_ANYTHING, arguments -> Comparison.compare(arguments, 1, 1));
    asks("gte", 2, 2, Asks.FOR_ANYTHING, arguments -> Comparison.compare(arguments, 1, 0));
  }

  private HelperRegistry() {}

  /** Returns a helper; null where there is none of that name. */
  public static @Nullable Helper find(String name) {
    return ALL.get(name);
  }

  /** Returns the names of all helpers, sorted. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /** Returns up to three names of helpers and blocks that may have been meant. */
  public static List<String> nearest(String name) {
    List<String> names = new ArrayList<>(ALL.keySet());
    names.addAll(BLOCKS);
    return Nearest.to(name, names, 3);
  }

  private static void localized(
      String name, VariableType takes, Work work, HelperOption... options) {
    add(name, 1, 1, List.of(takes), Asks.FOR_SOMETHING, Gives.TEXT, true, work, options);
  }

  private static void localized(String name, int size, List<VariableType> takes, Work work) {
    add(name, size, size, takes, Asks.FOR_SOMETHING, Gives.TEXT, true, work);
  }

  private static void prints(String name, VariableType takes, Work work) {
    add(name, 1, 1, List.of(takes), Asks.FOR_SOMETHING, Gives.TEXT, false, work);
  }

  private static void marks(
      String name, VariableType takes, Gives gives, Work work, HelperOption... options) {
    add(name, 1, 1, List.of(takes), Asks.FOR_SOMETHING, gives, false, work, options);
  }

  private static void asks(String name, int least, int most, Asks asks, Work work) {
    add(name, least, most, List.of(), asks, Gives.TEXT, false, work);
  }

  private static void add(
      String name,
      int least,
      int most,
      List<VariableType> takes,
      Asks asks,
      Gives gives,
      boolean localized,
      Work work,
      HelperOption... options) {
    Map<String, HelperOption> byName = new LinkedHashMap<>();
    for (HelperOption option : options) {
      byName.put(option.name(), option);
    }
    ALL.put(name, new Helper(name, least, most, takes, byName, asks, gives, localized, work));
  }
}
