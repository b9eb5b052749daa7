package dev.candor.template.internal.visible;

import dev.candor.fault.Fault;
import dev.candor.template.internal.css.ComputedStyle;
import dev.candor.template.internal.css.CssColor;
import dev.candor.template.internal.css.CssLength;
import dev.candor.template.internal.css.CssReader;
import dev.candor.template.internal.css.CssReader.Declaration;
import dev.candor.template.internal.css.ElementStyle.Reason;
import dev.candor.template.internal.css.SelectorReader.Compound;
import dev.candor.template.internal.css.StyleSheet;
import dev.candor.template.internal.css.StyleSheet.AtRule;
import dev.candor.template.internal.css.StyleSheet.Kept;
import dev.candor.template.internal.css.StyleSheet.Rule;
import dev.candor.template.internal.html.HtmlElements;
import dev.candor.template.internal.html.HtmlElements.Trait;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Decides which words of a page its readers see: on a wide and a narrow screen, light and dark, and
 * on paper. Words are seen only where everything is known and harmless that could hide, cover,
 * shrink, recolor or replace them; elements, attributes, properties and values are closed lists,
 * and anything else hides the words within it or, where it may reach beyond its element, all words
 * of the page. Only for the thread that made it.
 */
public final class VisibilityAnalysis {

  /** Stands in a page in the place of data, followed by a number and {@link #END}. */
  public static final char DATA = '\ue000';

  /** Ends what {@link #DATA} began. */
  public static final char END = '\ue001';

  public static final String UNREADABLE = "a style sheet that cannot be read";

  private static final int DEEPEST = 200;
  private static final int MOST_SCREENS = 10;
  private static final long MOST_MATCHES = 20_000_000;
  private static final double LETTER_WIDTH = 0.55;
  private static final int WIDE = 600;
  private static final int NARROW = 320;

  /** Elements whose words are shown as words. */
  private static final Set<String> SHOWN = HtmlElements.with(Trait.SHOWN);

  /** Elements that may stand in a page beside the words. */
  private static final Set<String> BESIDE = HtmlElements.with(Trait.BESIDE);

  /** Elements that are boxes on paper and nothing more, or are left out there. */
  private static final Set<String> ON_PAPER = HtmlElements.with(Trait.ON_PAPER);

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "abbr",
          "accept-charset",
          "align",
          "alt",
          "background",
          "bgcolor",
          "border",
          "bordercolor",
          "cellpadding",
          "cellspacing",
          "charset",
          "cite",
          "class",
          "clear",
          "color",
          "colspan",
          "content",
          "datetime",
          "dir",
          "download",
          "face",
          "frame",
          "headers",
          "height",
          "hidden",
          "href",
          "hreflang",
          "hspace",
          "http-equiv",
          "id",
          "lang",
          "leftmargin",
          "link",
          "loading",
          "marginheight",
          "marginwidth",
          "media",
          "name",
          "noshade",
          "nowrap",
          "rel",
          "role",
          "rowspan",
          "rules",
          "scope",
          "size",
          "sizes",
          "span",
          "src",
          "srcset",
          "start",
          "style",
          "summary",
          "tabindex",
          "target",
          "text",
          "title",
          "topmargin",
          "translate",
          "type",
          "valign",
          "value",
          "version",
          "vlink",
          "alink",
          "vspace",
          "width",
          "prefix",
          "reversed",
          "compact");

  private static final Set<String> EQUIVALENTS =
      Set.of("content-type", "x-ua-compatible", "content-language", "cleartype");

  private static final Map<String, Double> FACTORS =
      Map.ofEntries(
          Map.entry("h1", 2.0),
          Map.entry("h2", 1.5),
          Map.entry("h3", 1.17),
          Map.entry("h5", 0.83),
          Map.entry("h6", 0.67),
          Map.entry("small", 1 / 1.2),
          Map.entry("big", 1.2),
          Map.entry("sup", 1 / 1.2),
          Map.entry("sub", 1 / 1.2),
          Map.entry("pre", 0.8125),
          Map.entry("code", 0.8125),
          Map.entry("kbd", 0.8125),
          Map.entry("samp", 0.8125),
          Map.entry("tt", 0.8125));

  private static final double[] FONT_SIZES = {10, 13, 16, 18, 24, 32, 48};

  private static final Set<String> BLOCKS = HtmlElements.with(Trait.BOX);

  private static final Pattern FEATURE =
      Pattern.compile("\\(\\s*([a-z-]+)\\s*(?::\\s*([a-z0-9.-]+)\\s*)?\\)");
  private static final Pattern PART =
      Pattern.compile("::|:(before|after|first-line|first-letter|marker|selection|backdrop)");
  private static final Pattern EMPTY_CONTENT = Pattern.compile("\"\"|''|none|normal");

  /** What the page is shown on. */
  private record Screen(int width, boolean dark, boolean paper) {

    String told() {
      return paper ? " on paper" : (dark ? " in dark mode" : "") + " at " + width + " pixels";
    }
  }

  /**
   * A rule of a style sheet.
   *
   * @param surely whether it holds wherever its names match
   * @param part whether it is for a part of the element, or for something beside its words
   */
  private record Styling(
      List<Compound> way,
      List<Declaration> declarations,
      List<String> conditions,
      boolean surely,
      boolean part,
      int specificity) {}

  /** A rule that is, or may be, for an element. */
  private record Matched(Styling rule, Match match) {}

  private enum Match {
    NO,
    MAYBE,
    YES
  }

  private final Document page;
  private final List<Styling> rules = new ArrayList<>();
  private final Set<String> fonts = new HashSet<>();
  private final Map<TextNode, Reason> unseen = new IdentityHashMap<>();
  // what no screen changes is found once
  private final Map<Element, List<Matched>> matched = new IdentityHashMap<>();
  private final Map<Element, Optional<List<Declaration>>> own = new IdentityHashMap<>();
  // of the screen that is shown
  private final Map<Styling, Match> held = new IdentityHashMap<>();
  private final Set<Integer> widths = new TreeSet<>(Set.of(NARROW, WIDE, 1_200));
  private final boolean quirks;
  private final boolean letter;
  private @Nullable Reason danger;
  private boolean ofPage;
  private boolean schemes;
  private double rootLetters;
  private double shadows;
  private boolean lastInLine;
  private double lastLetters;
  private Screen screen = new Screen(WIDE, false, false);

  private VisibilityAnalysis(Document page, boolean letter) {
    this.page = page;
    this.letter = letter;
    this.quirks = quirks(page);
  }

  /**
   * Looks at a page.
   *
   * @param letter whether it is read on paper only
   */
  public static VisibilityAnalysis of(Document page, boolean letter) {
    VisibilityAnalysis analysis = new VisibilityAnalysis(page, letter);
    analysis.look();
    return analysis;
  }

  /** Returns why these words are not seen; null where they are. */
  public @Nullable Reason unseen(TextNode words) {
    return danger != null ? danger : unseen.get(words);
  }

  /** Returns what in the page may hide all words of it, whatever its styles say; or null. */
  public @Nullable Reason dangerOfPage() {
    return ofPage ? danger : null;
  }

  private static boolean quirks(Document page) {
    // any other than these two may stand for another mode; it is then looked at both ways
    DocumentType type = page.documentType();
    return type == null || !type.name().equalsIgnoreCase("html") || !type.publicId().isEmpty();
  }

  private void look() {
    DocumentType type = page.documentType();
    if (type != null && !type.publicId().isEmpty() && !type.publicId().contains("XHTML 1.0")) {
      // older ones nest tables in paragraphs, in browsers and not in our reader
      endanger("the document type (" + type.publicId() + ")", false);
    }
    page.children().forEach(root -> root.stream().forEach(this::check));
    long matches = (long) rules.size() * page.getAllElements().size();
    if (matches > MOST_MATCHES || widths.size() > MOST_SCREENS) {
      endanger("the number of rules and screens in the style sheets", false);
    }
    if (danger != null) {
      ofPage = true;
      return;
    }
    if (letter) {
      show(new Screen(WIDE, false, true));
      return;
    }
    boolean dark =
        schemes
            || rules.stream()
                .flatMap(rule -> rule.conditions.stream())
                .anyMatch(condition -> condition.contains("prefers-color-scheme"));
    for (int width : widths) {
      show(new Screen(width, false, false));
      if (dark) {
        show(new Screen(width, true, false));
      }
    }
    show(new Screen(WIDE, false, true));
  }

  private void show(Screen next) {
    screen = next;
    held.clear();
    rootLetters = 16;
    shadows = 0;
    ComputedStyle root = ComputedStyle.page(Math.max(NARROW, Math.min(screen.width, WIDE)));
    if (screen.dark && schemes) {
      root.ink(CssColor.WHITE);
      root.paper =
          new ComputedStyle.Background(Set.of(new CssColor(18, 18, 18, 1)), Double.MAX_VALUE, null);
      root.blockPaper = root.paper;
    }
    root.colored = false;
    for (Element element : page.children()) {
      element(element, root, 0, 1);
    }
  }

  private void endanger(String what, boolean byData) {
    if (danger == null) {
      danger = new Reason(what, byData);
    }
  }

  private void endanger(Reason reason) {
    if (danger == null) {
      danger = new Reason(reason.what() + screen.told(), reason.byData());
    }
  }

  // ---- what may stand in the page

  private void check(Element element) {
    String name = element.normalName();
    if (!SHOWN.contains(name) && !BESIDE.contains(name) && !(letter && ON_PAPER.contains(name))) {
      endanger("the element <" + name + ">", false);
    }
    for (Attribute attribute : element.attributes()) {
      String key = attribute.getKey().toLowerCase(Locale.ROOT);
      boolean known =
          ATTRIBUTES.contains(key)
              || key.startsWith("aria-")
              || key.startsWith("data-")
              || key.startsWith("xmlns")
              || key.equals("xml:lang")
              || key.equals("itemscope")
              || key.startsWith("item");
      if (!known) {
        boolean data = key.indexOf(DATA) >= 0;
        endanger("the attribute (" + (data ? "data" : key) + ") of <" + name + ">", data);
      }
    }
    switch (name) {
      case "link" -> {
        Set<String> rel = words(element.attr("rel"));
        if (rel.isEmpty()
            || !Set.of(
                    "icon",
                    "shortcut",
                    "canonical",
                    "preconnect",
                    "dns-prefetch",
                    "author",
                    "license",
                    "help",
                    "apple-touch-icon")
                .containsAll(rel)) {
          endanger("the element <link rel=" + element.attr("rel") + ">", false);
        }
      }
      case "base" -> {
        if (element.hasAttr("href")) {
          endanger("the element <base href>", false);
        }
      }
      case "meta" -> meta(element);
      case "style" -> sheet(element);
      default -> {}
    }
  }

  private static Set<String> words(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).split("[ \t\n\r\f]+", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  private void meta(Element element) {
    String equivalent = element.attr("http-equiv").strip().toLowerCase(Locale.ROOT);
    if (element.hasAttr("http-equiv") && !EQUIVALENTS.contains(equivalent)) {
      endanger("the element <meta http-equiv=" + equivalent + ">", false);
    }
    String name = element.attr("name").strip().toLowerCase(Locale.ROOT);
    String content = element.attr("content").toLowerCase(Locale.ROOT);
    if (name.equals("color-scheme")) {
      schemes |= !Set.of("light", "light only", "only light", "normal").contains(content.strip());
    } else if (name.equals("viewport")) {
      for (String part : content.split("[,;]", -1)) {
        String word = part.replaceAll("\\s", "");
        if (!word.isEmpty()
            && !word.matches(
                "width=(device-width|600|320|640)|(initial|maximum|minimum)-scale=1(\\.0+)?|maximum-scale=[1-9](\\.0+)?|user-scalable=(no|yes|0|1)|shrink-to-fit=(no|yes)|height=device-height|viewport-fit=(cover|auto)")) {
          endanger("the viewport (" + part.strip() + ")", false);
        }
      }
    }
  }

  private void sheet(Element element) {
    String type = element.attr("type").strip().toLowerCase(Locale.ROOT);
    List<Fault> faults = new ArrayList<>();
    Position place = new Position(new Source("style", element.data()), 1, 1);
    StyleSheet sheet = StyleSheet.read(element.data(), true, index -> place, faults);
    if (!faults.isEmpty() || !(type.isEmpty() || type.equals("text/css"))) {
      endanger(UNREADABLE, false);
    }
    if (element.data().indexOf(DATA) >= 0) {
      endanger("a style sheet with data in it", true);
    }
    List<String> outer =
        element.hasAttr("media") ? List.of("@media " + element.attr("media")) : List.of();
    for (Rule rule : sheet.rules()) {
      rules.add(
          new Styling(rule.way(), rule.declarations(), outer, true, false, rule.specificity()));
    }
    for (Kept kept : sheet.kept()) {
      List<String> conditions = new ArrayList<>(outer);
      conditions.addAll(kept.conditions());
      String written = kept.written().toLowerCase(Locale.ROOT);
      boolean root = written.equals(":root");
      Rule alike = new Rule(kept.way(), kept.declarations(), kept.written(), kept.position());
      boolean beside = written.indexOf('+') >= 0 || written.indexOf('~') >= 0;
      rules.add(
          new Styling(
              root
                  ? List.of(new Compound("html", List.of(), List.of()))
                  : beside ? List.of(kept.subject()) : kept.way(),
              kept.declarations(),
              conditions,
              kept.exact() || root,
              PART.matcher(written).find(),
              root ? 256 : alike.specificity()));
    }
    for (Styling rule : rules) {
      rule.conditions.forEach(this::breakpoints);
      for (Declaration declaration : rule.declarations) {
        boolean dark = !Set.of("light", "normal", "only light").contains(declaration.value());
        schemes |= declaration.property().equals("color-scheme") && dark;
      }
    }
    sheet.atRules().forEach(this::atRule);
  }

  private void atRule(AtRule rule) {
    switch (rule.name()) {
      case "import", "namespace", "viewport", "document", "layer" ->
          endanger("the rule (@" + rule.name() + ")", false);
      case "font-face" -> {
        List<Declaration> declarations = rule.declarations();
        if (declarations == null) {
          endanger("the rule (@font-face)", false);
          return;
        }
        for (Declaration declaration : declarations) {
          if (declaration.property().equals("font-family")) {
            fonts.add(declaration.value().replaceAll("[\"']", "").strip().toLowerCase(Locale.ROOT));
          }
        }
      }
      case "page" -> {
        if (!harmless(rule)) {
          endanger("the rule (@page)", false);
        }
      }
      default -> {}
    }
  }

  /** Whether a page leaves the words in it where they are. */
  private static boolean harmless(AtRule rule) {
    List<Declaration> declarations = rule.declarations();
    if (declarations == null) {
      return false;
    }
    for (Declaration declaration : declarations) {
      boolean known =
          switch (declaration.property()) {
            case "size" -> declaration.value().matches("[a-zA-Z0-9. ]+");
            case "content",
                "font-family",
                "font-size",
                "font-style",
                "font-weight",
                "color",
                "text-align",
                "vertical-align",
                "white-space",
                "line-height",
                "width",
                "orphans",
                "widows" ->
                true;
            default ->
                declaration.property().matches("(margin|padding|border)(-[a-z]+)*")
                    && declaration.value().indexOf('-') < 0
                    && declaration.value().indexOf('(') < 0;
          };
      if (!known || !fits(declaration)) {
        return false;
      }
    }
    return rule.parts().stream().allMatch(VisibilityAnalysis::harmless);
  }

  private static boolean fits(Declaration declaration) {
    String property = declaration.property();
    boolean size = property.equals("size");
    if (!size && !property.startsWith("margin") && !property.startsWith("font-size")) {
      return true;
    }
    for (String word : declaration.value().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (CssLength.isNumeric(word)) {
        double pixels = CssLength.pixels(word, 16, 16, 800);
        boolean fits = size ? pixels >= 480 && pixels <= 2_000 : pixels >= 0 && pixels <= 192;
        if (!fits) {
          return false;
        }
      }
    }
    return true;
  }

  // ---- screens

  private void breakpoints(String condition) {
    Matcher features = FEATURE.matcher(condition.toLowerCase(Locale.ROOT));
    while (features.find()) {
      String value = features.group(2);
      if (value != null && features.group(1).endsWith("width")) {
        double pixels = CssLength.pixels(value, 16, 16, Double.NaN);
        if (pixels > 0 && pixels < 5_000) {
          int width = (int) Math.round(pixels);
          widths.add(width + 1);
          widths.add(Math.max(1, width));
          widths.add(Math.max(1, width - 1));
        }
      }
    }
  }

  private Match holds(List<String> conditions) {
    Match all = Match.YES;
    for (String condition : conditions) {
      String lower = condition.toLowerCase(Locale.ROOT).strip();
      Match one = lower.startsWith("@media") ? media(lower.substring(6)) : Match.MAYBE;
      all = one.compareTo(all) < 0 ? one : all;
    }
    return all;
  }

  private Match media(String queries) {
    Match any = Match.NO;
    for (String query : queries.split(",", -1)) {
      Match one = query(query.strip());
      any = one.compareTo(any) > 0 ? one : any;
    }
    return any;
  }

  private Match query(String query) {
    Match all = Match.YES;
    for (String written : query.split("\\s+and\\s+", -1)) {
      String part = written.strip().replaceFirst("^only\\s+", "");
      Match one =
          switch (part) {
            case "all", "" -> Match.YES;
            case "screen" -> screen.paper ? Match.NO : Match.YES;
            case "print" -> screen.paper ? Match.YES : Match.NO;
            default -> feature(part);
          };
      all = one.compareTo(all) < 0 ? one : all;
    }
    return all;
  }

  private Match feature(String part) {
    Matcher feature = FEATURE.matcher(part);
    String value = feature.matches() ? feature.group(2) : null;
    if (value == null) {
      return Match.MAYBE;
    }
    double pixels = CssLength.pixels(value, 16, 16, Double.NaN);
    boolean known = pixels >= 0 && !screen.paper;
    return switch (feature.group(1)) {
      case "max-width", "max-device-width" ->
          !known ? Match.MAYBE : screen.width <= pixels ? Match.YES : Match.NO;
      case "min-width", "min-device-width" ->
          !known ? Match.MAYBE : screen.width >= pixels ? Match.YES : Match.NO;
      case "prefers-color-scheme" ->
          value.equals("dark") || value.equals("light")
              ? value.equals("dark") == screen.dark ? Match.YES : Match.NO
              : Match.MAYBE;
      default -> Match.MAYBE;
    };
  }

  // ---- selectors

  private Match matches(Element element, Styling rule) {
    int wanted = rule.way.size() - 1;
    Match all = matches(element, rule.way.get(wanted));
    for (Element at = element.parent(); at != null && wanted > 0; at = at.parent()) {
      Match one = matches(at, rule.way.get(wanted - 1));
      // whether one that may match is the one that counts is not followed
      if (one != Match.NO) {
        all = one.compareTo(all) < 0 ? one : all;
        wanted--;
      }
    }
    if (wanted > 0) {
      return Match.NO;
    }
    return all == Match.YES && !rule.surely ? Match.MAYBE : all;
  }

  private static Match matches(Element element, Compound compound) {
    if (compound.element() != null && !compound.element().equals(element.normalName())) {
      return Match.NO;
    }
    Match all = Match.YES;
    for (String id : compound.ids()) {
      Match one = has(element.attr("id"), id, false);
      all = one.compareTo(all) < 0 ? one : all;
    }
    for (String name : compound.classes()) {
      Match one = has(element.attr("class"), name, true);
      all = one.compareTo(all) < 0 ? one : all;
    }
    return all;
  }

  /** Whether the value of an attribute has a name; where data is in it, it may. */
  private static Match has(String value, String name, boolean several) {
    if (value.isEmpty()) {
      return Match.NO;
    }
    int from = value.indexOf(DATA);
    if (from < 0) {
      if (several ? hasWord(value, name) : value.equals(name)) {
        return Match.YES;
      }
      // in some pages large and small letters are the same
      boolean alike =
          several
              ? hasWord(value.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))
              : value.equalsIgnoreCase(name);
      return alike ? Match.MAYBE : Match.NO;
    }
    String before = value.substring(0, from);
    String after = value.substring(value.lastIndexOf(END) + 1);
    int end = before.lastIndexOf(' ') + 1;
    int start = after.indexOf(' ') < 0 ? after.length() : after.indexOf(' ');
    boolean surely =
        several
            && (hasWord(before.substring(0, end), name) || hasWord(after.substring(start), name));
    return surely ? Match.YES : Match.MAYBE;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }

  private static boolean hasWord(String value, String name) {
    for (int at = value.indexOf(name); at >= 0; at = value.indexOf(name, at + 1)) {
      int end = at + name.length();
      if ((at == 0 || isSpace(value.charAt(at - 1)))
          && (end == value.length() || isSpace(value.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  // ---- elements

  /** Looks at an element and returns how high it is about. */
  private double element(Element element, ComputedStyle outer, int depth, int cells) {
    String name = element.normalName();
    if (name.equals("head")) {
      return 0;
    }
    if (depth > DEEPEST) {
      endanger("the depth of the page", false);
      return 0;
    }
    ComputedStyle style = outer.child(name, rootLetters);
    style.loaded = fonts;
    style.inRow = outer.inRow || cells > 1;
    defaults(element, style);
    attributes(element, style);
    cascade(element, style);
    if (style.display.equals("none")) {
      hideAll(element, new Reason("the style (display: none) of <" + name + ">", false));
      return 0;
    }
    if (name.equals("html")) {
      rootLetters = style.letters;
    }
    if (screen.paper && style.position.startsWith("running(")) {
      hideAll(element, new Reason("the style (position: running) of <" + name + ">", false));
      return 0;
    }
    if (style.position.startsWith("running(")) {
      style.position = "static";
    }
    style.finish(cells);
    if (!SHOWN.contains(name)) {
      style.hide("the element <" + name + ">");
    }
    if (style.danger() != null) {
      endanger(style.danger());
    }
    Element around = element.parent();
    if (style.overLines && around != null && !around.ownText().isBlank()) {
      endanger(new Reason("the padding of <" + name + ">", false));
    }
    shadows += style.shadow();
    if (shadows > 0.4) {
      endanger(new Reason("the shadows of elements", false));
    }
    double high = children(element, style, depth);
    return high(element, style, high);
  }

  private double children(Element element, ComputedStyle style, int depth) {
    double high = 0;
    double row = 0;
    // of the words that stand in one line, as far as the line goes
    double wide = 0;
    int cells = 0;
    for (Element child : element.children()) {
      boolean cell = child.normalName().equals("td") || child.normalName().equals("th");
      cells += cell ? 1 : 0;
    }
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode text) {
        wide += text(text, style);
      } else if (child instanceof Element inner) {
        double its = element(inner, style, depth + 1, Math.max(1, cells));
        boolean inLine = lastInLine && inner.getElementsByTag("br").isEmpty();
        if (inLine) {
          wide += Math.max(1, inner.text().length()) * LETTER_WIDTH * lastLetters;
          high += Math.max(0, its - style.lineHeight());
        } else {
          high += lines(wide, style) + (inner.normalName().equals("br") && wide > 0 ? 0 : its);
          wide = 0;
          row = Math.max(row, its);
        }
      }
    }
    high += lines(wide, style);
    lastInLine = style.display.equals("inline") && !element.normalName().equals("br");
    lastLetters = style.letters;
    return element.normalName().equals("tr") ? row : high;
  }

  /** Returns the height of words so wide. */
  private static double lines(double wide, ComputedStyle style) {
    return Math.ceil(wide / Math.max(1, style.room)) * style.lineHeight();
  }

  /** Looks at the box of an element whose content is so high, and returns how high it is. */
  private double high(Element element, ComputedStyle style, double content) {
    boolean upright = !Double.isNaN(style.height) || !Double.isNaN(style.mostHeight);
    String name = element.normalName();
    boolean picture = name.equals("img") || name.equals("hr");
    double most =
        Math.min(
            Double.isNaN(style.height) ? Double.MAX_VALUE : style.height,
            Double.isNaN(style.mostHeight) ? Double.MAX_VALUE : style.mostHeight);
    if (upright && !picture && !style.isTable() && !style.clips && content > most + 1) {
      endanger(
          new Reason(
              "the height of <" + name + ">, which holds more than there is room for,", false));
    }
    widths(element, style);
    if (style.position.equals("absolute")) {
      absolute(element, style, content);
      return 0;
    }
    double space =
        style.margin[0]
            + style.margin[2]
            + style.padding[0]
            + style.padding[2]
            + style.border[0]
            + style.border[2];
    if (picture) {
      double high = name.equals("hr") ? 2 : style.height;
      return (Double.isNaN(high) ? 10_000 : high) + space;
    }
    if (name.equals("br")) {
      return style.lineHeight();
    }
    return (Double.isNaN(style.height) || style.isTable() ? content : style.height) + space;
  }

  /** What is wider than its box lies over what stands beside it. */
  private void widths(Element element, ComputedStyle style) {
    String name = element.normalName();
    ComputedStyle outer = style.parent;
    boolean picture = name.equals("img");
    boolean alone = style.floats || style.display.equals("inline-block");
    boolean narrow = !picture && !style.clips && style.widest > style.room + 1;
    boolean fixed = !Double.isNaN(style.fixedWidth()) && !style.isTable();
    if (narrow && (alone || (fixed && style.inRow))) {
      endanger(new Reason("the width of <" + name + ">, which holds something wider,", false));
    }
    double own = style.fixedWidth();
    // nobody knows how wide it is
    double wide = picture && Double.isNaN(own) && !style.fluid ? 300 : own;
    if (outer != null) {
      outer.widest =
          Math.max(
              outer.widest,
              Math.max(Double.isNaN(wide) ? 0 : wide, style.clips ? 0 : style.widest));
    }
  }

  /** Something taken out of the flow must stay in the box that was left free for it. */
  private void absolute(Element element, ComputedStyle style, double content) {
    ComputedStyle box = style.parent;
    while (box != null && box.position.equals("static")) {
      box = box.parent;
    }
    double top = style.offset[0];
    boolean placed =
        box != null
            && box.position.equals("relative")
            && !Double.isNaN(box.height)
            && !box.isTable()
            && top >= 0
            && (style.offset[1] >= 0 || style.offset[3] >= 0)
            && !(style.offset[1] > 60 || style.offset[3] > 60)
            && style.width() > 0
            && style.width() <= box.room
            && element.getElementsByTag("img").isEmpty()
            && top + content + style.margin[0] + style.padding[0] + style.padding[2] <= box.height;
    if (!placed) {
      endanger(
          new Reason("the style (position: absolute) of <" + element.normalName() + ">", false));
    }
  }

  /** Looks at words and returns how wide they are about. */
  private double text(TextNode node, ComputedStyle style) {
    String text = node.getWholeText();
    if (style.letters > 0 && oddCharacters(text)) {
      endanger("characters that turn the reading direction", false);
    }
    if (text.isBlank() || text.chars().allMatch(c -> c == '\u00a0' || c <= ' ')) {
      boolean any = text.indexOf('\u00a0') >= 0;
      return any ? style.letters : 0;
    }
    if (style.lineHeight() < style.letters * 0.99) {
      endanger(new Reason("the height of lines in <" + parentName(node) + ">", false));
    }
    Reason why = style.unseen();
    if (why != null) {
      unseen.putIfAbsent(node, new Reason(why.what() + screen.told(), why.byData()));
    }
    return text.strip().length() * LETTER_WIDTH * style.letters;
  }

  private static String parentName(TextNode node) {
    Element parent = node.parent();
    return parent == null ? "" : parent.normalName();
  }

  private static boolean oddCharacters(String text) {
    int marks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069')) {
        return true;
      }
      int type = c < 0x300 ? 0 : Character.getType(c);
      boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
      marks = mark && c != '\u034f' ? marks + 1 : 0;
      if (marks > 3) {
        return true;
      }
    }
    return false;
  }

  private void hideAll(Element element, Reason why) {
    element.stream()
        .forEach(
            inner ->
                inner
                    .textNodes()
                    .forEach(
                        text ->
                            unseen.putIfAbsent(
                                text, new Reason(why.what() + screen.told(), why.byData()))));
  }

  // ---- what an element is without styles

  private void defaults(Element element, ComputedStyle style) {
    String name = element.normalName();
    style.display =
        BLOCKS.contains(name)
            ? "block"
            : switch (name) {
              case "table" -> "table";
              case "tr" -> "table-row";
              case "td", "th" -> "table-cell";
              case "tbody" -> "table-row-group";
              case "thead" -> "table-header-group";
              case "tfoot" -> "table-footer-group";
              case "caption" -> "table-caption";
              case "li" -> "list-item";
              case "col", "colgroup", "meta", "title", "style", "link", "base" -> "none";
              default -> "inline";
            };
    Double factor = FACTORS.get(name);
    if (factor != null) {
      style.letters *= factor;
    }
    switch (name) {
      case "body" -> java.util.Arrays.fill(style.margin, 8);
      case "ul", "ol" -> style.padding[3] = 40;
      case "blockquote", "figure" -> {
        style.margin[1] = 40;
        style.margin[3] = 40;
      }
      case "dd" -> style.margin[3] = 40;
      case "mark" -> {
        style.ink(CssColor.BLACK);
        style.paper(new CssColor(255, 255, 0, 1), false);
      }
      case "a" -> {
        if (element.hasAttr("href")) {
          boolean dark = screen.dark && schemes;
          style.ink =
              dark
                  ? Set.of(new CssColor(158, 158, 255, 1), new CssColor(208, 173, 240, 1))
                  : Set.of(new CssColor(0, 0, 238, 1), new CssColor(85, 26, 139, 1));
        }
      }
      case "s", "del", "strike" -> style.hide("the element <" + name + ">");
      case "p" -> {
        style.margin[0] = style.letters;
        style.margin[2] = style.letters;
      }
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        style.margin[0] = style.letters * 0.8;
        style.margin[2] = style.letters * 0.8;
      }
      case "table" -> {
        if (quirks && style.letters > 16) {
          style.letters = 16;
        }
        if (quirks) {
          // such pages begin anew with the color of letters in a table
          Set<CssColor> ink = style.ink;
          ComputedStyle body = style;
          while (body.parent != null
              && body.parent.parent != null
              && body.parent.parent.parent != null) {
            body = body.parent;
          }
          if (ink != null && body.ink != null) {
            Set<CssColor> both = new HashSet<>(ink);
            both.addAll(body.ink);
            style.ink = both;
          }
        }
      }
      default -> {}
    }
    if (element.hasAttr("hidden")) {
      style.display = "none";
    }
  }

  // ---- attributes

  private void attributes(Element element, ComputedStyle style) {
    String name = element.normalName();
    for (Attribute attribute : element.attributes()) {
      String key = attribute.getKey().toLowerCase(Locale.ROOT);
      String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
      boolean data = value.indexOf(DATA) >= 0;
      switch (key) {
        case "bgcolor" -> {
          // on other elements most programs do not know it
          boolean known = style.isTable() || name.equals("body");
          style.paper(CssColor.parseAttribute(value), !known);
          byData(style, data, key, name);
        }
        case "background" -> {
          style.picture("the attribute (background) of <" + name + ">");
        }
        case "text" -> color(style, name, "body", key, value, data);
        case "color" -> color(style, name, "font", key, value, data);
        case "link", "vlink", "alink" -> linkColors |= name.equals("body");
        case "face" -> style.apply("font-family", data ? "?" : value);
        case "size" -> size(style, name, value);
        case "width", "height" -> {
          boolean sized = Set.of("table", "td", "th", "img", "hr", "tr", "col").contains(name);
          if (sized && data) {
            byData(style, true, key, name);
            danger(style, key, name);
          } else if (sized && !value.isEmpty()) {
            String pixels = value.endsWith("%") || value.endsWith("px") ? value : value + "px";
            if (!(name.equals("col")) && !(key.equals("height") && value.endsWith("%"))) {
              style.apply(key, pixels);
            }
          }
        }
        case "align" -> {
          style.floats |=
              (name.equals("table") || name.equals("img"))
                  && (value.equals("left") || value.equals("right"));
          byData(style, data, key, name);
        }
        case "hspace",
            "vspace",
            "marginheight",
            "marginwidth",
            "topmargin",
            "leftmargin",
            "cellpadding",
            "cellspacing",
            "border" -> {
          if (!value.matches("[0-9]{0,2}(px)?")) {
            style.hide("the attribute (" + key + ") of <" + name + ">");
            danger(style, key, name);
          }
        }
        case "dir" -> {
          if (!value.equals("ltr")) {
            style.hide("the attribute (dir) of <" + name + ">");
          }
        }
        case "nowrap" -> style.hide("the attribute (nowrap) of <" + name + ">");
        case "aria-hidden" -> {
          if (!value.equals("false")) {
            style.hide("the attribute (aria-hidden) of <" + name + ">");
          }
        }
        default -> {}
      }
    }
    if (linkColors && name.equals("a")) {
      style.ink = null;
    }
  }

  private boolean linkColors;

  private static void byData(ComputedStyle style, boolean data, String key, String name) {
    if (data && style.hidden == null) {
      style.hidden = new Reason("the attribute (" + key + ") of <" + name + ">", true);
    }
  }

  private void danger(ComputedStyle style, String key, String name) {
    Reason hidden = style.hidden;
    endanger(
        new Reason(
            "the attribute (" + key + ") of <" + name + ">", hidden != null && hidden.byData()));
  }

  private static void color(
      ComputedStyle style, String name, String wanted, String key, String value, boolean data) {
    if (name.equals(wanted)) {
      style.ink(CssColor.parseAttribute(value));
      byData(style, data, key, name);
    }
  }

  private static void size(ComputedStyle style, String name, String value) {
    if (!name.equals("font")) {
      return;
    }
    if (value.matches("[1-7]")) {
      style.letters = FONT_SIZES[Integer.parseInt(value) - 1];
    } else if (!value.matches("\\+[1-4]")) {
      style.hide("the attribute (size) of <font>");
    }
  }

  // ---- styles

  /** The rules that are, or may be, for an element: the same on every screen. */
  private List<Matched> matched(Element element) {
    List<Matched> known = matched.get(element);
    if (known == null) {
      known = new ArrayList<>();
      for (Styling rule : rules) {
        Match match = matches(element, rule);
        if (match != Match.NO) {
          known.add(new Matched(rule, match));
        }
      }
      matched.put(element, known);
    }
    return known;
  }

  private Match held(Styling rule) {
    return held.computeIfAbsent(rule, one -> holds(one.conditions));
  }

  /** The declarations written in a tag; null where they cannot be read. */
  private @Nullable List<Declaration> own(Element element, String written) {
    if (written.isEmpty()) {
      return List.of();
    }
    return own.computeIfAbsent(
            element,
            one ->
                Optional.ofNullable(
                    written.indexOf(DATA) >= 0 ? null : CssReader.declarations(written)))
        .orElse(null);
  }

  private void cascade(Element element, ComputedStyle style) {
    List<Styling> sure = new ArrayList<>();
    List<Styling> doubtful = new ArrayList<>();
    boolean byData =
        element.attr("class").indexOf(DATA) >= 0 || element.attr("id").indexOf(DATA) >= 0;
    for (Matched matched : matched(element)) {
      Styling rule = matched.rule;
      Match match = matched.match;
      Match held = held(rule);
      if (held == Match.NO) {
        continue;
      }
      if (rule.part) {
        part(element, rule, style);
      } else if (match == Match.YES && held == Match.YES) {
        sure.add(rule);
      } else {
        doubtful.add(rule);
        style.byData |= byData;
      }
    }
    sure.sort(Comparator.comparingInt(Styling::specificity));
    String written = element.attr("style");
    List<Declaration> own = own(element, written);
    if (own == null) {
      Reason why =
          new Reason("the style of <" + element.normalName() + ">", written.indexOf(DATA) >= 0);
      style.hidden = style.hidden == null ? why : style.hidden;
      endanger(why);
      own = List.of();
    }
    for (boolean important : new boolean[] {false, true}) {
      sure.forEach(rule -> apply(rule.declarations, important, style));
      apply(own, important, style);
    }
    for (Styling rule : doubtful) {
      for (Declaration declaration : rule.declarations) {
        style.applyDoubtful(declaration.property(), declaration.value());
      }
    }
  }

  private static void apply(List<Declaration> all, boolean important, ComputedStyle style) {
    // the size of letters first: other lengths are told in it
    for (boolean only : new boolean[] {true, false}) {
      for (Declaration declaration : all) {
        boolean font =
            declaration.property().equals("font") || declaration.property().equals("font-size");
        if (declaration.important() == important && (font || !only)) {
          style.apply(declaration.property(), declaration.value());
        }
      }
    }
  }

  /** Something a style sheet puts beside the words of an element, or says of a part of them. */
  private void part(Element element, Styling rule, ComputedStyle style) {
    ComputedStyle part = style.child(element.normalName(), rootLetters);
    boolean shows = false;
    boolean says = false;
    for (Declaration declaration : rule.declarations) {
      if (declaration.property().equals("content")) {
        shows = true;
        says |= !EMPTY_CONTENT.matcher(declaration.value().strip()).matches();
      } else {
        part.apply(declaration.property(), declaration.value());
      }
    }
    part.finish(1);
    boolean moves = part.danger() != null || !part.position.equals("static");
    if (moves) {
      Reason why = part.danger();
      endanger(
          why != null
              ? why
              : new Reason(
                  "a part that a style sheet adds to <" + element.normalName() + ">", false));
    }
    if (says || !shows) {
      style.hide("a part that a style sheet styles in <" + element.normalName() + ">");
    }
  }
}
