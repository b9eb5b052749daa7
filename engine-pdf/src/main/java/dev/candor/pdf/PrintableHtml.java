package dev.candor.pdf;

import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.w3c.dom.DOMImplementation;

/**
 * HTML made ready for layout: measured against the limits, every character looked up in the fonts,
 * and stripped of what has no business on paper. Immutable once read.
 */
final class PrintableHtml {

  // they load, run or ask for something; nothing of that happens on paper
  private static final Set<String> REMOVED =
      Set.of(
          "script",
          "link",
          "base",
          "iframe",
          "frame",
          "frameset",
          "object",
          "embed",
          "applet",
          "audio",
          "video",
          "input",
          "select",
          "textarea",
          "template",
          "dialog",
          "canvas");

  private static final Set<String> DRAWINGS = Set.of("svg", "math");
  private static final Set<String> METADATA =
      Set.of("author", "description", "subject", "keywords");
  // places to load from and styles, which attr() has no use for
  private static final Set<String> UNPRINTED = Set.of("src", "href", "style", "background");
  private static final Set<String> LINK_SCHEMES = Set.of("http", "https", "mailto", "tel");
  private static final int SHOWN = 10;

  // before the document's own style, which may say otherwise
  private static final String HOUSE_STYLE =
      "table { -fs-table-paginate: paginate } tr { page-break-inside: avoid }";

  private static final String OTHER_LETTERS =
      "write them with Latin, Greek or Cyrillic letters and common signs; emoji and other scripts have no font.";

  // both would be looked for on the class path for every document
  private static final DOMImplementation DOCUMENTS = documents();
  private static final W3CDom DOM = new W3CDom();

  private final PdfFonts fonts;
  private final List<Fault> faults = new ArrayList<>();
  private final SortedSet<Integer> unwritable = new TreeSet<>();
  private final SortedSet<Integer> rightToLeft = new TreeSet<>();
  private final List<Element> elements = new ArrayList<>();
  private final List<TextNode> texts = new ArrayList<>();
  private boolean casesChange;
  private int longestWord;
  private int deepest;
  private long levels;
  private final int[] atDepth = new int[PdfLimits.MAX_DEPTH + 1];

  private static DOMImplementation documents() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private PrintableHtml(PdfFonts fonts) {
    this.fonts = fonts;
  }

  /** Reads HTML; everything that is wrong with it ends in one {@link BrokenTemplateException}. */
  static org.w3c.dom.Document read(String html, PdfFonts fonts) {
    int characters = charactersWithoutPictures(html);
    if (characters > PdfLimits.MAX_CHARACTERS
        || html.length() > PdfLimits.MAX_CHARACTERS_WITH_PICTURES) {
      boolean text = characters > PdfLimits.MAX_CHARACTERS;
      throw PdfFaults.broken(
          PdfFaults.fault(
              "The HTML has ("
                  + (text ? characters : html.length())
                  + ") characters"
                  + (text ? "" : " with its pictures")
                  + "; the most is "
                  + (text ? PdfLimits.MAX_CHARACTERS : PdfLimits.MAX_CHARACTERS_WITH_PICTURES)
                  + ".",
              "write several documents."));
    }
    return new PrintableHtml(fonts).prepare(Jsoup.parse(html));
  }

  private org.w3c.dom.Document prepare(Document document) {
    walk(document);
    // a document that is too big is not worth looking at any closer
    throwIfFaulty();
    check();
    throwIfFaulty();
    strip(document);
    org.w3c.dom.Document read = DOCUMENTS.createDocument(null, null, null);
    DOM.convert(document, read);
    return read;
  }

  private void throwIfFaulty() {
    if (!faults.isEmpty()) {
      throw PdfFaults.broken(faults);
    }
  }

  /** The only walk over the document; jsoup does it without recursion. */
  private void walk(Document document) {
    document.traverse(
        (node, depth) -> {
          if (node instanceof TextNode text) {
            clean(text);
            texts.add(text);
          } else if (node instanceof Element element) {
            clean(element);
            elements.add(element);
            levels += depth;
            atDepth[Math.min(depth, PdfLimits.MAX_DEPTH)]++;
            deepest = Math.max(deepest, depth);
          }
        });
    if (elements.size() > PdfLimits.MAX_ELEMENTS) {
      fault(
          "The HTML has ("
              + elements.size()
              + ") elements; the most is "
              + PdfLimits.MAX_ELEMENTS
              + ".",
          "write several documents.");
    }
    if (deepest > PdfLimits.MAX_DEPTH) {
      fault(
          "The HTML nests elements ("
              + deepest
              + ") deep; the most is "
              + PdfLimits.MAX_DEPTH
              + ".",
          "look for an element that is never closed.");
    }
  }

  private void check() {
    StringBuilder styles = new StringBuilder();
    for (Element element : elements) {
      if (element.nameIs("style")) {
        styles.append(element.data()).append('\n');
      }
    }
    int sheets = styles.length();
    for (Element element : elements) {
      if (element.hasAttr("style") || element.hasAttr("background")) {
        styles
            .append(element.attr("style"))
            .append(';')
            .append(element.attr("background"))
            .append('\n');
      }
    }
    String style = styles.toString().toLowerCase(Locale.ROOT);
    if (style.contains("data:")) {
      fault(
          "A style draws a picture (data:), which could be tiled without end.",
          "give the picture as an img element.");
    } else if (sheets > PdfLimits.MAX_STYLE) {
      fault(
          "The style sheets have ("
              + sheets
              + ") characters; the most is "
              + PdfLimits.MAX_STYLE
              + ".",
          "drop the styles no element uses.");
    }
    if (style.contains("-overflow-pages")) {
      fault(
          "A style asks for pages beside the page (-fs-overflow-pages).",
          "make the table narrower.");
    }
    long matches = matches(style);
    if (matches > PdfLimits.MAX_MATCHES) {
      fault(
          "The elements, times their levels, times the style rules are ("
              + matches
              + "); the most is "
              + PdfLimits.MAX_MATCHES
              + ".",
          "drop the rules no element uses.");
    }
    checkTables();
    checkCounters(style);
    throwIfFaulty();
    checkWords(style);
  }

  private void checkWords(String style) {
    casesChange = style.contains("text-transform") || style.contains("font-variant");
    boolean attributes = style.contains("attr(");
    for (Element element : elements) {
      String name = element.normalName();
      if (name.equals("style")) {
        eachString(element.data(), this::checkText);
      } else if (DRAWINGS.contains(name)) {
        fault("The drawing (" + name + ") cannot be drawn.", "give a PNG or a JPEG as a data URI.");
      }
      if (attributes) {
        for (Attribute attribute : element.attributes()) {
          if (!UNPRINTED.contains(attribute.getKey())) {
            checkText(attribute.getValue());
          }
        }
      }
    }
    for (TextNode text : texts) {
      Element parent = text.parent();
      if (parent == null || !parent.nameIs("title")) {
        checkText(text.getWholeText());
      }
    }
    if (longestWord > PdfLimits.MAX_WORD) {
      fault(
          "A word has (" + longestWord + ") characters; the most is " + PdfLimits.MAX_WORD + ".",
          "put spaces into it.");
    }
    if (!unwritable.isEmpty()) {
      fault("No font has these characters: " + named(unwritable) + ".", OTHER_LETTERS);
    }
    if (!rightToLeft.isEmpty()) {
      fault(
          "These characters run from right to left and would be written backwards: "
              + named(rightToLeft)
              + ".",
          OTHER_LETTERS);
    }
  }

  /**
   * What it takes to match all rules. A selector of several parts is begun anew at every level, so
   * the ways to choose its parts among the levels count.
   */
  private long matches(String style) {
    long matches = 0;
    int from = 0;
    for (int at = style.indexOf('{'); at >= 0; at = style.indexOf('{', at + 1)) {
      matches += levels;
      int start = Math.max(from, Math.max(style.lastIndexOf('}', at), style.lastIndexOf(';', at)));
      int parts = 0;
      boolean between = true;
      for (int i = start; i <= at; i++) {
        char c = style.charAt(i);
        if (c == ',' || i == at) {
          matches += parts > 2 ? ways(parts - 1) : 0;
          parts = 0;
        }
        boolean gap = c <= ' ' || ",>+~{};".indexOf(c) >= 0;
        parts += between && !gap ? 1 : 0;
        between = gap;
      }
      from = at + 1;
      if (matches > PdfLimits.MAX_MATCHES) {
        break;
      }
    }
    return matches;
  }

  private long ways(int parts) {
    double ways = 0;
    for (int depth = parts; depth <= PdfLimits.MAX_DEPTH; depth++) {
      double choices = atDepth[depth];
      for (int i = 0; i < parts && choices > 0; i++) {
        choices = choices * (depth - i) / (i + 1);
      }
      ways += choices;
    }
    return (long) Math.min(PdfLimits.MAX_MATCHES + 1L, ways);
  }

  private void checkTables() {
    long cells = 0;
    int columns = 0;
    for (Element element : elements) {
      switch (element.normalName()) {
        case "tr" -> {
          int wide = 0;
          for (Element cell = element.firstElementChild();
              cell != null;
              cell = cell.nextElementSibling()) {
            int span = span(cell, "colspan");
            wide = Math.min(PdfLimits.MAX_CELLS, wide + span);
            cells += (long) span * span(cell, "rowspan");
          }
          columns = Math.max(columns, wide);
        }
        case "col", "colgroup" -> columns = Math.max(columns, span(element, "span"));
        default -> {}
      }
    }
    if (columns > PdfLimits.MAX_COLUMNS) {
      fault(
          "A table has (" + columns + ") columns; the most is " + PdfLimits.MAX_COLUMNS + ".",
          "look at its colspan.");
    }
    if (cells > PdfLimits.MAX_CELLS) {
      fault(
          "The tables have (" + cells + ") cells; the most is " + PdfLimits.MAX_CELLS + ".",
          "look at their rowspan.");
    }
  }

  private void checkCounters(String style) {
    int highest = 0;
    for (Element element : elements) {
      switch (element.normalName()) {
        case "ol" -> highest = Math.max(highest, span(element, "start"));
        case "li" -> highest = Math.max(highest, span(element, "value"));
        default -> {}
      }
    }
    for (int at = style.indexOf("counter-"); at >= 0; at = style.indexOf("counter-", at + 1)) {
      int digits = 0;
      for (int end = at; end < style.length() && ";}\n".indexOf(style.charAt(end)) < 0; end++) {
        digits =
            Character.digit(style.charAt(end), 10) < 0
                ? 0
                : Math.min(
                    PdfLimits.MAX_CELLS, digits * 10 + Character.digit(style.charAt(end), 10));
        highest = Math.max(highest, digits);
      }
    }
    if (highest > PdfLimits.MAX_COUNT) {
      fault(
          "A list counts from or by (" + highest + "); the most is " + PdfLimits.MAX_COUNT + ".",
          "write the number as text.");
    }
  }

  /** A whole number of an attribute, 1 where it is not one, cut at a bound above all limits. */
  private static int span(Element element, String attribute) {
    String value = element.attr(attribute).strip();
    if (value.isEmpty() || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 1;
    }
    return value.length() > 6
        ? PdfLimits.MAX_CELLS
        : Math.max(1, Math.min(PdfLimits.MAX_CELLS, Integer.parseInt(value)));
  }

  private void checkText(String text) {
    int word = 0;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      at += Character.charCount(codePoint);
      if (Character.isWhitespace(codePoint)) {
        word = 0;
        continue;
      }
      longestWord = Math.max(longestWord, ++word);
      if (codePoint > 0x7E) {
        checkCharacter(codePoint);
      }
    }
  }

  private void checkCharacter(int codePoint) {
    if (Character.getType(codePoint) == Character.FORMAT || Character.isISOControl(codePoint)) {
      return; // never drawn
    }
    byte direction = Character.getDirectionality(codePoint);
    if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
      rightToLeft.add(codePoint);
      return;
    }
    checkGlyph(codePoint);
    if (casesChange) {
      String one = Character.toString(codePoint);
      one.toUpperCase(Locale.ROOT).codePoints().forEach(this::checkGlyph);
      one.toLowerCase(Locale.ROOT).codePoints().forEach(this::checkGlyph);
    }
  }

  private void checkGlyph(int codePoint) {
    if (codePoint > 0x7E && !fonts.canDraw(codePoint)) {
      unwritable.add(codePoint);
    }
  }

  /**
   * Gives every string of a style sheet that may be printed: quoted, its escapes undone, no
   * comment, no picture.
   */
  static void eachString(String css, Consumer<String> printed) {
    for (int at = 0; at < css.length(); at++) {
      char c = css.charAt(at);
      if (css.startsWith("/*", at)) {
        int end = css.indexOf("*/", at + 2);
        at = end < 0 ? css.length() : end + 1;
      } else if (c == '"' || c == '\'') {
        StringBuilder string = new StringBuilder();
        at++;
        while (at < css.length() && css.charAt(at) != c) {
          if (css.charAt(at) != '\\') {
            string.append(css.charAt(at++));
            continue;
          }
          int digits = at + 1;
          while (digits < css.length()
              && digits <= at + 6
              && Character.digit(css.charAt(digits), 16) >= 0) {
            digits++;
          }
          if (digits == at + 1) {
            at++; // the escaped character itself comes next
            if (at < css.length()) {
              string.append(css.charAt(at++));
            }
            continue;
          }
          int codePoint = Integer.parseInt(css.substring(at + 1, digits), 16);
          string.appendCodePoint(Character.isValidCodePoint(codePoint) ? codePoint : 0xFFFD);
          at = digits < css.length() && css.charAt(digits) == ' ' ? digits + 1 : digits;
        }
        if (!string.toString().startsWith("data:")) {
          printed.accept(string.toString());
        }
      }
    }
  }

  private void strip(Document document) {
    List<Element> sheetsOfTheBody = new ArrayList<>();
    for (Element element : elements) {
      if (element.nameIs("style") && !inHead(element)) {
        sheetsOfTheBody.add(element);
      } else if (REMOVED.contains(element.normalName())) {
        element.remove();
      } else if (element.nameIs("form") || element.nameIs("button")) {
        element.tagName("div");
      } else if (element.nameIs("meta")
          && !METADATA.contains(element.attr("name").toLowerCase(Locale.ROOT))) {
        element.remove();
      } else if (element.nameIs("a") && element.hasAttr("href") && !opens(element.attr("href"))) {
        element.removeAttr("href");
      } else if (element.nameIs("img") && element.attr("alt").isEmpty()) {
        // a decoration keeps silent; of any other it is at least said that it is there
        element.attr("alt", element.hasAttr("alt") ? " " : "picture");
      }
    }
    // the library reads style sheets in the head and prints those in the body
    document.head().prependElement("style").appendChild(new DataNode(HOUSE_STYLE));
    for (Element sheet : sheetsOfTheBody) {
      // not those of something that was removed
      if (sheet.ownerDocument() != null) {
        document.head().appendChild(sheet);
      }
    }
    describe(document);
  }

  private static boolean inHead(Element element) {
    Element parent = element.parent();
    return parent != null && parent.nameIs("head");
  }

  /** PDF/UA wants a title and a language (ISO 14289-1, 7.1 and 7.2); a description is welcome. */
  private static void describe(Document document) {
    Element html = document.child(0);
    if (html.attr("lang").isBlank()) {
      html.attr("lang", "en");
    }
    if (document.title().isBlank()) {
      Element heading = document.selectFirst("h1, h2, h3");
      document.title(heading == null || heading.text().isBlank() ? "Document" : heading.text());
    }
    Element description = document.selectFirst("meta[name=description]");
    if (document.selectFirst("meta[name=subject]") == null) {
      String words = description == null ? document.title() : description.attr("content");
      document.head().appendElement("meta").attr("name", "subject").attr("content", words);
    }
    if (description != null) {
      description.remove();
    }
  }

  private static boolean opens(String href) {
    String link = href.strip();
    int colon = link.indexOf(':');
    return link.startsWith("#")
        || colon > 0 && LINK_SCHEMES.contains(link.substring(0, colon).toLowerCase(Locale.ROOT));
  }

  private static int charactersWithoutPictures(String html) {
    int characters = html.length();
    if (characters <= PdfLimits.MAX_STYLE) {
      return characters; // too small to matter
    }
    for (int at = html.indexOf(";base64,"); at >= 0; at = html.indexOf(";base64,", at)) {
      int end = at + ";base64,".length();
      while (end < html.length() && isBase64(html.charAt(end))) {
        end++;
      }
      characters -= end - at;
      at = end;
    }
    return characters;
  }

  private static boolean isBase64(char c) {
    return c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c == '+'
        || c == '/'
        || c == '=';
  }

  // both after parsing, since characters may have been written as entities

  private static void clean(TextNode text) {
    String written = text.getWholeText();
    String cleaned = cleaned(written);
    if (!cleaned.equals(written)) {
      text.text(cleaned);
    }
  }

  private static void clean(Element element) {
    if (element.attributesSize() == 0) {
      return;
    }
    for (Attribute attribute : element.attributes()) {
      String written = attribute.getValue();
      String cleaned = written.startsWith("data:") ? written : cleaned(written);
      if (!cleaned.equals(written)) {
        attribute.setValue(cleaned);
      }
    }
  }

  /**
   * Without the characters XML has no place for and those that only vary others, and with accents
   * joined to their letters.
   */
  private static String cleaned(String text) {
    if (plain(text)) {
      return text;
    }
    // no Liberation font has a glyph for the hyphen that does not break; it looks like the other
    String hyphened = text.replace('\u2011', '-');
    String composed =
        Normalizer.isNormalized(hyphened, Normalizer.Form.NFC)
            ? hyphened
            : Normalizer.normalize(hyphened, Normalizer.Form.NFC);
    if (composed.chars().noneMatch(PrintableHtml::neverDrawn)) {
      return composed;
    }
    StringBuilder kept = new StringBuilder(composed.length());
    composed.chars().filter(c -> !neverDrawn(c)).forEach(c -> kept.append((char) c));
    return kept.toString();
  }

  private static boolean plain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if ((c < 0x20 || c >= 0x7F) && c != '\n') {
        return false;
      }
    }
    return true;
  }

  private static boolean neverDrawn(int c) {
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r'
        || c == 0x7F
        || c == 0x034F // combining grapheme joiner, in the preheaders of e-mails
        || c >= 0xFE00 && c <= 0xFE0F // variation selectors
        || c >= 0xFFFE;
  }

  private void fault(String message, String maybe) {
    faults.add(PdfFaults.fault(message, maybe));
  }

  /** By script: {@code Arabic (U+0645), Han (U+4E00, U+4E01 and 7 more)}. */
  private static String named(SortedSet<Integer> codePoints) {
    Map<String, SortedSet<Integer>> byName = new LinkedHashMap<>();
    for (int codePoint : codePoints) {
      byName.computeIfAbsent(name(codePoint), missing -> new TreeSet<>()).add(codePoint);
    }
    String some =
        byName.entrySet().stream()
            .limit(SHOWN)
            .map(entry -> entry.getKey() + " (" + shown(entry.getValue()) + ")")
            .collect(Collectors.joining(", "));
    int more = byName.size() - SHOWN;
    return more > 0 ? some + " and " + more + " more" : some;
  }

  /** The script, or for a sign that belongs to none its own name. */
  private static String name(int codePoint) {
    UnicodeScript script = UnicodeScript.of(codePoint);
    return switch (script) {
      case COMMON, INHERITED ->
          String.valueOf(Character.getName(codePoint)).toLowerCase(Locale.ROOT);
      case UNKNOWN ->
          switch (Character.getType(codePoint)) {
            case Character.SURROGATE -> "half a character";
            case Character.PRIVATE_USE -> "private use";
            default -> "unassigned";
          };
      default -> {
        String name = script.name().replace('_', ' ');
        yield name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
      }
    };
  }

  private static String shown(SortedSet<Integer> codePoints) {
    String some =
        codePoints.stream()
            .limit(SHOWN)
            .map(codePoint -> String.format(Locale.ROOT, "U+%04X", codePoint))
            .collect(Collectors.joining(", "));
    int more = codePoints.size() - SHOWN;
    return more > 0 ? some + " and " + more + " more" : some;
  }
}
