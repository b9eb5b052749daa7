package dev.candor.pdf;

import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 *
 * <p>Its guards look for words that may stand nowhere in a style, with escapes undone, and need no
 * declarations: what openhtmltopdf reads is decided by its own reader, not by another of ours.
 */
final class PrintableHtml {

  // they load, run or ask for something; nothing of that happens on paper
  private static final Set<String> REMOVED =
      Set.of(
          ("script link base iframe frame frameset object embed applet audio video input select"
                  + " textarea template dialog canvas")
              .split(" ", -1));

  private static final Set<String> DRAWINGS = Set.of("svg", "math");
  private static final Set<String> METADATA =
      Set.of("author", "description", "subject", "keywords");
  // places to load from and styles, which attr() has no use for
  private static final Set<String> UNPRINTED = Set.of("src", "href", "style", "background");
  private static final Set<String> LINK_SCHEMES = Set.of("http", "https", "mailto", "tel");

  private static final Pattern PICTURE = Pattern.compile(";base64,[A-Za-z0-9+/=]*+");
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})[ \\t\\n\\r\\f]?|(.))", Pattern.DOTALL);

  // before the document's own style, which may say otherwise
  private static final String HOUSE_STYLE =
      "table { -fs-table-paginate: paginate } tr { page-break-inside: avoid }";

  // both would be looked for on the class path for every document
  private static final DOMImplementation DOCUMENTS = documents();
  private static final W3CDom DOM = new W3CDom();

  private final PdfFonts fonts;
  private final LayoutCost cost = new LayoutCost();
  private final List<Fault> faults = new ArrayList<>();
  private final List<TextNode> texts = new ArrayList<>();

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
    int characters = countWithoutPictures(html);
    if (characters > PdfLimits.MAX_CHARACTERS) {
      throw PdfFaults.broken(
          PdfFaults.tooMuch(
              "The HTML has (" + characters + ") characters",
              PdfLimits.MAX_CHARACTERS,
              "write several documents."));
    }

    if (html.length() > PdfLimits.MAX_CHARACTERS_WITH_PICTURES) {
      throw PdfFaults.broken(
          PdfFaults.tooMuch(
              "The HTML has (" + html.length() + ") characters with its pictures",
              PdfLimits.MAX_CHARACTERS_WITH_PICTURES,
              "write several documents."));
    }
    return new PrintableHtml(fonts).prepare(Jsoup.parse(html));
  }

  private org.w3c.dom.Document prepare(Document document) {
    walk(document);
    // a document that is too big is not worth looking at any closer
    throwIfFaulty(cost.checkElements());
    check();
    strip(document);
    org.w3c.dom.Document read = DOCUMENTS.createDocument(null, null, null);
    DOM.convert(document, read);
    return read;
  }

  private void throwIfFaulty(List<Fault> more) {
    faults.addAll(more);
    if (!faults.isEmpty()) {
      throw PdfFaults.broken(faults);
    }
  }

  /** Walks over the document, once; jsoup does it without recursion. */
  private void walk(Document document) {
    document.traverse(
        (node, depth) -> {
          if (node instanceof TextNode text) {
            clean(text);
            texts.add(text);
          } else if (node instanceof Element element) {
            clean(element);
            cost.add(element, depth);
          }
        });
  }

  private void check() {
    StringBuilder styles = new StringBuilder();
    for (Element element : cost.elements()) {
      if (element.nameIs("style")) {
        styles.append(element.data()).append('\n');
      }
    }
    int sheets = styles.length();
    for (Element element : cost.elements()) {
      if (element.hasAttr("style") || element.hasAttr("background")) {
        styles
            .append(element.attr("style"))
            .append(';')
            .append(element.attr("background"))
            .append('\n');
      }
    }

    String style = undoEscapes(styles.toString()).toLowerCase(Locale.ROOT);
    if (style.contains("data:")) {
      fault(
          "A style draws a picture (data:), which could be tiled without end.",
          "give the picture as an img element.");
    } else if (sheets > PdfLimits.MAX_STYLE) {
      faults.add(
          PdfFaults.tooMuch(
              "The style sheets have (" + sheets + ") characters",
              PdfLimits.MAX_STYLE,
              "drop the styles no element uses."));
    }
    if (style.contains("-overflow-pages")) {
      fault(
          "A style asks for pages beside the page (-fs-overflow-pages).",
          "make the table narrower.");
    }
    throwIfFaulty(cost.check(style));
    checkWords(style);
  }

  private void checkWords(String style) {
    CharacterGuard characters =
        new CharacterGuard(
            fonts, style.contains("text-transform") || style.contains("font-variant"));
    boolean attributes = style.contains("attr(");
    for (Element element : cost.elements()) {
      String name = element.normalName();
      if (name.equals("style")) {
        eachString(element.data(), characters::check);
      } else if (DRAWINGS.contains(name)) {
        fault("The drawing (" + name + ") cannot be drawn.", "give a PNG or a JPEG as a data URI.");
      }
      if (attributes) {
        for (Attribute attribute : element.attributes()) {
          if (!UNPRINTED.contains(attribute.getKey())) {
            characters.check(attribute.getValue());
          }
        }
      }
    }

    for (TextNode text : texts) {
      Element parent = text.parent();
      if (parent == null || !parent.nameIs("title")) {
        characters.check(text.getWholeText());
      }
    }
    throwIfFaulty(characters.faults());
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
        int end = at + 1;
        while (end < css.length() && css.charAt(end) != c) {
          end += css.charAt(end) == '\\' ? 2 : 1;
        }
        String string = undoEscapes(css.substring(at + 1, Math.min(end, css.length())));
        if (!string.startsWith("data:")) {
          printed.accept(string);
        }
        at = end;
      }
    }
  }

  private static String undoEscapes(String css) {
    return ESCAPE
        .matcher(css)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    escape.group(1) == null ? escape.group(2) : character(escape.group(1))));
  }

  private static String character(String hexDigits) {
    int codePoint = Integer.parseInt(hexDigits, 16);
    return Character.toString(Character.isValidCodePoint(codePoint) ? codePoint : 0xFFFD);
  }

  private void strip(Document document) {
    List<Element> sheetsOfTheBody = new ArrayList<>();
    for (Element element : cost.elements()) {
      if (element.nameIs("style") && !inHead(element)) {
        sheetsOfTheBody.add(element);
      } else {
        strip(element);
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

  private static void strip(Element element) {
    String name = element.normalName();
    if (REMOVED.contains(name)) {
      element.remove();
      return;
    }

    switch (name) {
      case "form", "button" -> element.tagName("div");
      case "meta" -> {
        if (!METADATA.contains(element.attr("name").toLowerCase(Locale.ROOT))) {
          element.remove();
        }
      }
      case "a" -> {
        if (element.hasAttr("href") && !canOpen(element.attr("href"))) {
          element.removeAttr("href");
        }
      }
      case "img" -> {
        // a decoration keeps silent; of any other it is at least said that it is there
        if (element.attr("alt").isEmpty()) {
          element.attr("alt", element.hasAttr("alt") ? " " : "picture");
        }
      }
      default -> {}
    }
  }

  private static boolean inHead(Element element) {
    Element parent = element.parent();
    return parent != null && parent.nameIs("head");
  }

  /** Adds a title and a language, which PDF/UA wants (ISO 14289-1, 7.1 and 7.2). */
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

  private static boolean canOpen(String href) {
    String link = href.strip();
    int colon = link.indexOf(':');
    return link.startsWith("#")
        || colon > 0 && LINK_SCHEMES.contains(link.substring(0, colon).toLowerCase(Locale.ROOT));
  }

  private static int countWithoutPictures(String html) {
    return html.length() <= PdfLimits.MAX_STYLE // too small to matter
        ? html.length()
        : PICTURE.matcher(html).replaceAll("").length();
  }

  // both after parsing, since characters may have been written as entities

  private static void clean(TextNode text) {
    String written = text.getWholeText();
    String cleaned = CharacterGuard.clean(written);
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
      String cleaned = written.startsWith("data:") ? written : CharacterGuard.clean(written);
      if (!cleaned.equals(written)) {
        attribute.setValue(cleaned);
      }
    }
  }

  private void fault(String message, String maybe) {
    faults.add(PdfFaults.fault(message, maybe));
  }
}
