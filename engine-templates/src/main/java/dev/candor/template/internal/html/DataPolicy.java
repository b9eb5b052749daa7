package dev.candor.template.internal.html;

import dev.candor.fault.Fault;
import dev.candor.template.internal.html.Addresses.Outcome;
import dev.candor.template.internal.html.HtmlElements.Trait;
import dev.candor.template.internal.syntax.Snippet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** What the value of an attribute is for. */
  enum Use {
    WORDS,
    LINK,
    PICTURE,
    /** An address whose host only the author may choose. */
    OWN_HOST,
    /** What a meta element says; harmless unless it tells the browser to go somewhere. */
    CONTENT,
    NUMBER,
    COLOR,
    STYLE,
    /** It may run or load something, or is not known. */
    UNKNOWN
  }

  private static final Set<String> ACTIVE = HtmlElements.with(Trait.ACTIVE);

  private static final Map<String, Use> USES = new HashMap<>();

  static {
    List.of(
            "title",
            "alt",
            "class",
            "id",
            "lang",
            "dir",
            "name",
            "value",
            "placeholder",
            "label",
            "summary",
            "abbr",
            "scope",
            "headers",
            "role",
            "datetime",
            "align",
            "valign",
            "for")
        .forEach(name -> USES.put(name, Use.WORDS));
    List.of(
            "width",
            "height",
            "border",
            "cellpadding",
            "cellspacing",
            "hspace",
            "vspace",
            "colspan",
            "rowspan",
            "span",
            "start",
            "size",
            "rows",
            "cols",
            "min",
            "max",
            "maxlength",
            "tabindex")
        .forEach(name -> USES.put(name, Use.NUMBER));
    List.of("bgcolor", "color", "text", "link", "vlink", "alink", "bordercolor")
        .forEach(name -> USES.put(name, Use.COLOR));
    USES.put("style", Use.STYLE);
    USES.put("cite", Use.LINK);
    USES.put("action", Use.OWN_HOST);
    USES.put("background", Use.OWN_HOST);
  }

  private static final Set<String> COLORS =
      Set.of(
          "color",
          "background",
          "background-color",
          "border-color",
          "border-top-color",
          "border-right-color",
          "border-bottom-color",
          "border-left-color",
          "border",
          "border-top",
          "border-right",
          "border-bottom",
          "border-left");
  private static final Set<String> SIZES =
      Set.of(
          "width",
          "height",
          "min-width",
          "max-width",
          "min-height",
          "max-height",
          "padding",
          "padding-top",
          "padding-right",
          "padding-bottom",
          "padding-left",
          "margin",
          "margin-top",
          "margin-right",
          "margin-bottom",
          "margin-left",
          "border-width",
          "border-radius",
          "border-spacing",
          "font-size",
          "line-height");
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

  private static final Set<String> PLAIN =
      Set.of(
          "a",
          "abbr",
          "address",
          "article",
          "b",
          "bdi",
          "blockquote",
          "br",
          "caption",
          "center",
          "cite",
          "code",
          "col",
          "colgroup",
          "dd",
          "del",
          "div",
          "dl",
          "dt",
          "em",
          "figcaption",
          "figure",
          "font",
          "footer",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "i",
          "img",
          "ins",
          "kbd",
          "li",
          "main",
          "mark",
          "nav",
          "ol",
          "p",
          "pre",
          "q",
          "s",
          "samp",
          "section",
          "small",
          "span",
          "strike",
          "strong",
          "sub",
          "sup",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "time",
          "tr",
          "tt",
          "u",
          "ul",
          "var",
          "wbr");
  // brackets are for colors alone; what is escaped could be any of them
  private static final Pattern TAME_STYLE =
      Pattern.compile("(?:[^\"\\\\()@{}<>/]|/(?!\\*)|\\b(?:rgb|rgba|hsl|hsla)\\([0-9.,%\\s]*\\))*");

  // what is longer would be read again and again
  private static final int LONGEST_BEGIN = 2_048;
  private static final int LONGEST_STYLE = 4_000;

  private DataPolicy() {}

  static Use use(String element, String attribute) {
    if (ACTIVE.contains(element)) {
      return Use.UNKNOWN;
    }
    if (attribute.equals("href")) {
      return element.equals("a") || element.equals("area") ? Use.LINK : Use.UNKNOWN;
    }
    if (attribute.equals("src")) {
      return element.equals("img") ? Use.PICTURE : Use.UNKNOWN;
    }
    if (element.equals("meta")) {
      return attribute.equals("content") ? Use.CONTENT : Use.UNKNOWN;
    }
    return attribute.startsWith("data-") || attribute.startsWith("aria-")
        ? Use.WORDS
        : USES.getOrDefault(attribute, Use.UNKNOWN);
  }

  /** Whether it matters what else stands in the value. */
  static boolean asksForValue(String element, String attribute) {
    return switch (use(element, attribute)) {
      case LINK, PICTURE, OWN_HOST, STYLE -> true;
      default -> false;
    };
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
  public static Judgement atLoad(HtmlPlace place, PrintedData printed) {
    if (printed.isMarkup()) {
      return place.isMarkup() ? Judgement.FINE : Judgement.refuse(misplaced(place, printed));
    }
    if (place.isText()) {
      if (!printed.raw()) {
        return Judgement.FINE;
      }
      return place.isMarkup() ? Judgement.LOOK : Judgement.refuse(raw(place, printed));
    }
    Fault fault = closed(place, printed);
    if (fault != null) {
      return Judgement.refuse(fault);
    }
    String value = place.value();
    int data = value.indexOf(HtmlPlace.DATA);
    String first = data < 0 ? value : value.substring(0, data);
    return switch (use(place.element(), place.attribute())) {
      case WORDS -> Judgement.FINE;
      case LINK, PICTURE, OWN_HOST -> address(place, first, data < 0, printed);
      case STYLE -> property(value) == null ? Judgement.refuse(style(printed)) : Judgement.LOOK;
      default -> Judgement.LOOK;
    };
  }

  private static Judgement address(
      HtmlPlace place, String first, boolean begins, PrintedData printed) {
    Use use = use(place.element(), place.attribute());
    Outcome outcome = Addresses.begin(first, use == Use.PICTURE);
    if (outcome == Outcome.REFUSED) {
      return use == Use.LINK && Addresses.opensApp(first)
          ? Judgement.FINE
          : Judgement.refuse(addressOfAnotherKind(printed));
    }
    if (outcome == Outcome.SETTLED) {
      return Judgement.FINE;
    }
    if (use == Use.OWN_HOST) {
      return Judgement.refuse(foreignHost(place, printed));
    }
    boolean judged = begins && first.isEmpty() && printed.isUrl();
    return judged ? Judgement.FINE : Judgement.LOOK;
  }

  /** The fault of a place that takes no data at all. */
  private static @Nullable Fault closed(HtmlPlace place, PrintedData printed) {
    String name = "The value of (" + printed.written() + ")";
    String written = "{{" + printed.written() + "}}";
    if (place.isUnquotedValue()) {
      return closedFault(
          printed,
          name
              + " stands in the attribute ("
              + place.attribute()
              + ") without quotes, so a space in it begins another attribute.",
          "write " + place.attribute() + "=\"" + written + "\".");
    }
    if (place.isQuotedValue()) {
      if (printed.raw()) {
        return raw(place, printed);
      }
      if (use(place.element(), place.attribute()) != Use.UNKNOWN) {
        return null;
      }
      if (place.attribute().startsWith("on")) {
        return closedFault(
            printed,
            name + " stands in the attribute (" + place.attribute() + "), where data could run.",
            "take the attribute out: no mail program runs it, and no letter.");
      }
      return closedFault(
          printed,
          name
              + " stands in the attribute ("
              + place.attribute()
              + ") of ("
              + place.element()
              + "), where data could run or load something.",
          "write the value out, choose between values with {{#if}}, or take the attribute out.");
    }
    if (place.isContent()) {
      boolean script = place.element().equals("script");
      boolean style = place.element().equals("style");
      return closedFault(
          printed,
          script
              ? name + " stands in a script, where data could run."
              : style
                  ? name + " stands in a style sheet, where data could hide, cover or load."
                  : name
                      + " stands in the element ("
                      + place.element()
                      + "), where not every reader takes it for text.",
          script
              ? "take the script out: no mail program runs it, and no letter."
              : style
                  ? "write the style out, and choose between classes with {{#if}}."
                  : "print it outside of the element.");
    }
    boolean comment = place.where().equals("a comment");
    return closedFault(
        printed,
        name
            + " stands inside "
            + place.where()
            + (comment
                ? ", which some programs read."
                : ", where it could be an attribute or an element."),
        comment
            ? "print it as text, and write notes as {{!-- note --}}."
            : "print it as text or in quotes; write &lt; for a less-than sign.");
  }

  // ---- when it is written

  /** Judges data by its own words, just before they are printed here; null where they may be. */
  public static @Nullable Fault atRender(HtmlPlace place, PrintedData printed, String data) {
    if (place.isText()) {
      return printed.raw() && !(place.isMarkup() && isHarmless(data))
          ? place.isMarkup() ? harmful(printed) : raw(place, printed)
          : null;
    }
    Fault closed = closed(place, printed);
    if (closed != null) {
      return closed;
    }
    return switch (use(place.element(), place.attribute())) {
      case NUMBER -> NUMBER.matcher(data).matches() ? null : unfit(place, printed, "number");
      case COLOR -> COLOR.matcher(data).matches() ? null : unfit(place, printed, "color");
      case STYLE -> styled(place, printed, data);
      case LINK, PICTURE, OWN_HOST -> hosted(place, printed, data);
      default -> null;
    };
  }

  /** Whether what was just printed here is watched until the value, or the tag, is whole. */
  public static boolean isOpen(HtmlPlace place) {
    if (!place.isQuotedValue()) {
      return false;
    }
    return switch (use(place.element(), place.attribute())) {
      case CONTENT, LINK, PICTURE, OWN_HOST -> true;
      default -> false;
    };
  }

  /** Judges the value that is whole here; null where it may be. */
  public static @Nullable Fault whole(HtmlPlace place, PrintedData printed) {
    return switch (use(place.element(), place.attribute())) {
      case LINK, PICTURE, OWN_HOST -> {
        boolean picture = use(place.element(), place.attribute()) == Use.PICTURE;
        yield Addresses.whole(place.value(), picture) == Outcome.REFUSED
            ? addressOfAnotherKind(printed)
            : null;
      }
      default -> null;
    };
  }

  private static @Nullable Fault hosted(HtmlPlace place, PrintedData printed, String data) {
    // what is longer has its scheme and host behind it, or is judged when it is whole
    if (place.valueLength() > LONGEST_BEGIN) {
      return null;
    }
    String before = place.value();
    Use use = use(place.element(), place.attribute());
    Outcome outcome = Addresses.begin(before, use == Use.PICTURE);
    if (outcome == Outcome.SETTLED) {
      return null;
    }
    if (use == Use.OWN_HOST) {
      return foreignHost(place, printed);
    }
    boolean extendsHost =
        outcome == Outcome.HOST
            && !Addresses.host(before).isEmpty()
            && !data.isEmpty()
            && "/?#".indexOf(data.charAt(0)) < 0
            && !data.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c) || c == '-');
    return outcome == Outcome.REFUSED || extendsHost ? addressOfAnotherKind(printed) : null;
  }

  private static @Nullable Fault styled(HtmlPlace place, PrintedData printed, String data) {
    String property = place.valueLength() > LONGEST_STYLE ? null : property(place.value());
    if (property == null) {
      return style(printed);
    }
    boolean color = COLORS.contains(property);
    boolean fits =
        OF_COLOR.matcher(last(place.value())).matches()
            ? NUMBER.matcher(data).matches()
            : color && COLOR.matcher(data).matches() || SIZE.matcher(data).matches();
    return fits ? null : unfit(place, printed, color ? "color" : "number");
  }

  /** The property whose value is being written; null where data may not be part of it. */
  private static @Nullable String property(String value) {
    String last = last(value);
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

  private static String last(String value) {
    String read = value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, true);
    return read.substring(read.lastIndexOf(';') + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether HTML can neither run nor load, nor leave the place it is printed at. */
  private static boolean isHarmless(String html) {
    if (html.indexOf('<') < 0) {
      return true;
    }
    if (html.contains("<!") || html.contains("<?")) {
      return false;
    }
    boolean[] harmful = {false};
    HtmlPlace place =
        new HtmlPlace(
            new HtmlPlace.Watcher() {
              @Override
              public void tag(String element) {
                harmful[0] |= !PLAIN.contains(element);
              }

              @Override
              public void attribute(HtmlPlace at) {
                harmful[0] |= !isHarmless(at);
              }
            });
    place.read(html, 0, html.length());
    return !harmful[0] && place.isMarkup();
  }

  private static boolean isHarmless(HtmlPlace attribute) {
    Use use = use(attribute.element(), attribute.attribute());
    return switch (use) {
      case WORDS, NUMBER, COLOR -> true;
      case LINK, PICTURE ->
          Addresses.whole(attribute.value(), use == Use.PICTURE) != Outcome.REFUSED;
      case STYLE ->
          attribute.valueLength() <= LONGEST_STYLE
              && TAME_STYLE.matcher(Parser.unescapeEntities(attribute.value(), true)).matches();
      default -> false;
    };
  }

  // ---- faults

  /** The fault of printing markup here. */
  public static Fault misplaced(HtmlPlace place, Snippet term) {
    return term.fault(
        "The value of ("
            + term.written()
            + ") is markup, and it stands inside "
            + place.where()
            + ".",
        "print it between elements, where text may stand.");
  }

  /** The fault of data that tell a browser where to go, in a meta element. */
  public static Fault refreshes(PrintedData printed) {
    return fault(
        printed,
        "The value of ("
            + printed.written()
            + ") stands in a meta element with http-equiv, where it could lead the reader away.",
        "write what it says out, or take http-equiv out.");
  }

  private static Fault raw(HtmlPlace place, PrintedData printed) {
    return fault(
        printed,
        "The value of ("
            + printed.written()
            + ") is printed raw inside "
            + (place.isQuotedValue() ? "an attribute" : place.where())
            + ", which it could end.",
        "write {{" + printed.written() + "}}.");
  }

  private static Fault harmful(PrintedData printed) {
    return fault(
        printed,
        "The value of ("
            + printed.written()
            + ") is printed raw and brings what may run or load, or a tag that does not end.",
        "write {{sanitized " + printed.written() + "}}.");
  }

  private static Fault addressOfAnotherKind(PrintedData printed) {
    return fault(
        printed,
        "The value of (" + printed.written() + ") makes an address of another kind.",
        "hand in one that begins with https://, http://, mailto:, tel: or cid:, or a picture as a data URI.");
  }

  private static Fault foreignHost(HtmlPlace place, PrintedData printed) {
    return fault(
        printed,
        "The value of ("
            + printed.written()
            + ") stands in the attribute ("
            + place.attribute()
            + "), where data could choose what is loaded or where words are sent.",
        "write https:// and the host out, and print data behind them.");
  }

  private static Fault style(PrintedData printed) {
    return fault(
        printed,
        "The value of ("
            + printed.written()
            + ") stands in a style where it could be more than a color or a size.",
        "write the style out and choose with {{#if}}; data may be the value of a color or of a size, as in color:{{x}}.");
  }

  private static Fault unfit(HtmlPlace place, PrintedData printed, String kind) {
    return fault(
        printed,
        "The value of ("
            + printed.written()
            + ") is no "
            + kind
            + ", which the attribute ("
            + place.attribute()
            + ") needs here.",
        kind.equals("number")
            ? "hand in digits, with a unit where one belongs."
            : "hand in a name of letters, or # and digits.");
  }

  private static Fault closedFault(PrintedData printed, String message, String maybe) {
    return printed.position().fault("", message, maybe);
  }

  private static Fault fault(PrintedData printed, String message, String maybe) {
    return printed.fault(message, maybe);
  }
}
