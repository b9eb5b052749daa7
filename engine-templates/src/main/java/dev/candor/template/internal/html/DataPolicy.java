package dev.candor.template.internal.html;

import dev.candor.fault.Fault;
import dev.candor.template.internal.html.Addresses.AddressOutcome;
import dev.candor.template.internal.html.HtmlAttributes.Purpose;
import dev.candor.template.internal.html.HtmlElements.Trait;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Judges what data may be printed where in a page: as text, in quoted values of attributes that are
 * known and harmless, as addresses that a reader may follow, as numbers and colors. Nothing else,
 * so that no data can run, load, or say more than a value. Stateless.
 */
public final class DataPolicy {

  /** Properties of a style whose value may be a color that data choose. */
  private static final Set<String> COLORS =
      split(
          """
          color background background-color border border-top border-right border-bottom border-left
          border-color border-top-color border-right-color border-bottom-color border-left-color
          """);

  /** Properties of a style whose value may be a size that data choose. */
  private static final Set<String> SIZES =
      split(
          """
          width height min-width max-width min-height max-height
          padding padding-top padding-right padding-bottom padding-left
          margin margin-top margin-right margin-bottom margin-left
          border-width border-radius border-spacing font-size line-height
          """);

  // a property, and of its value what has neither quotes nor brackets but those of a color
  private static final Pattern DECLARATION =
      Pattern.compile(
          "\\s*([a-z-]+)\\s*:([^\"'\\\\()&<>@{}]*(?:\\([0-9.,%\\s\uffff]*\\)[^\"'\\\\()&<>@{}]*)*)");
  private static final Pattern OF_COLOR =
      Pattern.compile(
          "\\s*([a-z-]+)\\s*:[^\"'\\\\()&<>@{}]*\\b(?:rgb|rgba|hsl|hsla)\\([0-9.,%\\s\uffff]*");
  private static final Pattern COLOR =
      Pattern.compile("#?[0-9A-Za-z]{0,24}|(?:rgb|rgba|hsl|hsla)\\([0-9.,% ]{1,40}\\)");
  private static final Pattern SIZE =
      Pattern.compile("(?:[0-9]{1,6}(?:\\.[0-9]{1,6})?(?:[a-z]{1,4}|%)?)?");
  private static final Pattern NUMBER = Pattern.compile("(?:[0-9]{1,6}(?:\\.[0-9]{1,6})?%?)?");

  // brackets are for colors alone; what is escaped could be any of them
  private static final Pattern TAME_STYLE =
      Pattern.compile("(?:[^\"\\\\()@{}<>/]|/(?!\\*)|\\b(?:rgb|rgba|hsl|hsla)\\([0-9.,%\\s]*\\))*");

  // what is longer would be read again and again
  private static final int LONGEST_BEGIN = 2_048;
  private static final int LONGEST_STYLE = 4_000;

  private DataPolicy() {}

  private static Set<String> split(String names) {
    return Set.of(names.strip().split("\\s+"));
  }

  // ---- when it is loaded

  /** Whether data may be printed here; where it may, whether it must be looked at each time. */
  public record Judgement(boolean look, @Nullable Fault fault) {
    private static final Judgement FINE = new Judgement(false, null);
    private static final Judgement LOOK = new Judgement(true, null);

    private static Judgement refuse(Fault fault) {
      // a page with it does not load
      return new Judgement(false, fault);
    }
  }

  /** Judges a place by what the template says before it, whatever the data. */
  public static Judgement atLoad(HtmlContext context, PrintedData printed) {
    if (printed.isMarkup()) {
      return context.isMarkup()
          ? Judgement.FINE
          : Judgement.refuse(DataFaults.misplacedMarkup(context, printed));
    }
    if (context.isText()) {
      if (!printed.raw()) {
        return Judgement.FINE;
      }
      return context.isMarkup()
          ? Judgement.LOOK
          : Judgement.refuse(DataFaults.raw(context, printed));
    }

    Fault fault = findClosed(context, printed);
    if (fault != null) {
      return Judgement.refuse(fault);
    }
    return switch (context.purpose()) {
      case WORDS -> Judgement.FINE;
      case LINK, PICTURE, OWN_HOST -> judgeAddress(context, printed);
      case STYLE ->
          findProperty(context.value()) == null
              ? Judgement.refuse(DataFaults.style(printed))
              : Judgement.LOOK;
      default -> Judgement.LOOK;
    };
  }

  private static Judgement judgeAddress(HtmlContext context, PrintedData printed) {
    String value = context.value();
    int data = value.indexOf(HtmlTokenizer.DATA);
    String first = data < 0 ? value : value.substring(0, data);

    Purpose purpose = context.purpose();
    AddressOutcome outcome = Addresses.begin(first, purpose == Purpose.PICTURE);
    if (outcome == AddressOutcome.REFUSED) {
      return purpose == Purpose.LINK && Addresses.opensApp(first)
          ? Judgement.FINE
          : Judgement.refuse(DataFaults.addressOfAnotherKind(printed));
    }
    if (outcome == AddressOutcome.SETTLED) {
      return Judgement.FINE;
    }
    if (purpose == Purpose.OWN_HOST) {
      return Judgement.refuse(DataFaults.foreignHost(context, printed));
    }
    return value.isEmpty() && printed.isUrl() ? Judgement.FINE : Judgement.LOOK;
  }

  /** Returns the fault of a place that takes no data at all; null where some may stand. */
  private static @Nullable Fault findClosed(HtmlContext context, PrintedData printed) {
    if (context.isUnquotedValue()) {
      return DataFaults.unquotedValue(context, printed);
    }
    if (context.isQuotedValue()) {
      return printed.raw()
          ? DataFaults.raw(context, printed)
          : context.purpose() == Purpose.UNKNOWN
              ? DataFaults.activeAttribute(context, printed)
              : null;
    }

    return context.isContent()
        ? DataFaults.noText(context, printed)
        : DataFaults.inMarkup(context, printed);
  }

  // ---- when it is written

  /** Judges data by its own words, just before they are printed here; null where they may be. */
  public static @Nullable Fault atRender(HtmlContext context, PrintedData printed, String data) {
    if (context.isText()) {
      if (!printed.raw() || context.isMarkup() && isHarmless(data)) {
        return null;
      }
      return context.isMarkup() ? DataFaults.harmful(printed) : DataFaults.raw(context, printed);
    }

    Fault closed = findClosed(context, printed);
    if (closed != null) {
      return closed;
    }
    return switch (context.purpose()) {
      case NUMBER -> judgeNumber(NUMBER, context, printed, data);
      case COLOR -> COLOR.matcher(data).matches() ? null : DataFaults.noColor(context, printed);
      case STYLE -> judgeStyle(context, printed, data);
      case LINK, PICTURE, OWN_HOST -> judgeHost(context, printed, data);
      default -> null;
    };
  }

  /** Checks whether what was just printed is watched until the value, or the tag, is whole. */
  public static boolean isOpen(HtmlContext context) {
    return context.isQuotedValue()
        && (context.purpose().isAddress() || context.purpose() == Purpose.CONTENT);
  }

  /** Judges the value that is whole here; null where it may be. */
  public static @Nullable Fault atEnd(HtmlContext context, PrintedData printed) {
    boolean picture = context.purpose() == Purpose.PICTURE;
    return context.purpose().isAddress()
            && Addresses.whole(context.value(), picture) == AddressOutcome.REFUSED
        ? DataFaults.addressOfAnotherKind(printed)
        : null;
  }

  private static @Nullable Fault judgeNumber(
      Pattern number, HtmlContext context, PrintedData printed, String data) {
    return number.matcher(data).matches() ? null : DataFaults.noNumber(context, printed);
  }

  private static @Nullable Fault judgeHost(HtmlContext context, PrintedData printed, String data) {
    // what is longer has its scheme and host behind it, or is judged when it is whole
    if (context.valueLength() > LONGEST_BEGIN) {
      return null;
    }
    String before = context.value();
    AddressOutcome outcome = Addresses.begin(before, context.purpose() == Purpose.PICTURE);
    if (outcome == AddressOutcome.SETTLED) {
      return null;
    }

    if (context.purpose() == Purpose.OWN_HOST) {
      return DataFaults.foreignHost(context, printed);
    }
    boolean extendsHost =
        outcome == AddressOutcome.HOST
            && !Addresses.host(before).isEmpty()
            && !data.isEmpty()
            && "/?#".indexOf(data.charAt(0)) < 0
            && !data.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c) || c == '-');
    return outcome == AddressOutcome.REFUSED || extendsHost
        ? DataFaults.addressOfAnotherKind(printed)
        : null;
  }

  private static @Nullable Fault judgeStyle(HtmlContext context, PrintedData printed, String data) {
    String value = context.valueLength() > LONGEST_STYLE ? "" : context.value();
    String property = findProperty(value);
    if (property == null) {
      return DataFaults.style(printed);
    }
    boolean color = COLORS.contains(property);
    boolean ofColor = OF_COLOR.matcher(lastDeclaration(value)).matches();
    if (color && !ofColor && COLOR.matcher(data).matches()) {
      return null;
    }
    Fault fault = judgeNumber(ofColor ? NUMBER : SIZE, context, printed, data);
    return fault != null && color ? DataFaults.noColor(context, printed) : fault;
  }

  /** Returns the property whose value is being written; null where data may not be part of it. */
  private static @Nullable String findProperty(String value) {
    String last = lastDeclaration(value);
    Matcher found = OF_COLOR.matcher(last);
    if (!found.matches()) {
      found = DECLARATION.matcher(last);
    }
    if (!found.matches() || last.contains("/*")) {
      return null;
    }
    String property = found.group(1);
    return COLORS.contains(property) || SIZES.contains(property) ? property : null;
  }

  private static String lastDeclaration(String value) {
    String read = value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, true);
    return read.substring(read.lastIndexOf(';') + 1).toLowerCase(Locale.ROOT);
  }

  // ---- HTML that data bring

  /** Notes tags and attributes that are not known to be harmless. */
  private static final class RawWatcher implements HtmlContext.Watcher {
    private static final Set<String> IN_DATA = HtmlElements.with(Trait.IN_DATA);

    private boolean harmful;

    @Override
    public void onTag(String element) {
      harmful |= !IN_DATA.contains(element);
    }

    @Override
    public void onAttribute(HtmlContext context) {
      harmful |= !isHarmless(context);
    }
  }

  /** Checks whether HTML can neither run nor load, nor leave the place it is printed at. */
  private static boolean isHarmless(String html) {
    if (html.indexOf('<') < 0) {
      return true;
    }
    if (html.contains("<!") || html.contains("<?")) {
      return false;
    }
    RawWatcher watcher = new RawWatcher();
    HtmlContext context = new HtmlContext(watcher);
    context.read(html, 0, html.length());
    return !watcher.harmful && context.isMarkup();
  }

  private static boolean isHarmless(HtmlContext attribute) {
    Purpose purpose = attribute.purpose();
    return switch (purpose) {
      case WORDS, NUMBER, COLOR -> true;
      case LINK, PICTURE ->
          Addresses.whole(attribute.value(), purpose == Purpose.PICTURE) != AddressOutcome.REFUSED;
      case STYLE ->
          attribute.valueLength() <= LONGEST_STYLE
              && TAME_STYLE.matcher(Parser.unescapeEntities(attribute.value(), true)).matches();
      default -> false;
    };
  }
}
