package dev.candor.template.internal.safe;

import dev.candor.template.internal.css.CleanStyle;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.html.HtmlElements;
import dev.candor.template.internal.html.HtmlElements.Trait;
import dev.candor.template.internal.html.Links;
import dev.candor.template.internal.visible.PlainText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * HTML of people outside, built anew from a closed list of elements, attributes and styles, so that
 * nothing it was made of is left but what is known to be harmless. The result is balanced and reads
 * back as it was written: it can neither leave the place it is printed at nor cover or hide what
 * stands around it. Only for the thread that made it.
 */
public final class CleanHtml {

  /** Characters, pictures not counted. */
  static final int MAX_CHARACTERS = 200_000;

  /** Characters with pictures. */
  static final int MAX_CHARACTERS_WITH_PICTURES = 1024 * 1024;

  /** Characters of one picture as base64, a quarter of a mebibyte. */
  public static final int MAX_PICTURE = 256 * 1024 / 3 * 4 + 4;

  /** Tags, open and closed. */
  static final int MAX_TAGS = 10_000;

  /** Elements in elements. */
  static final int MAX_DEPTH = 50;

  // beyond it, paper refuses to count
  private static final int MAX_COUNT = 9_999;

  private static final int MAX_WORDS = 500;
  private static final int MAX_SIDE = 1_000;

  /** Faults that the input has by its size; never its content. */
  public static final class TooMuchException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String maybe;

    TooMuchException(String message, String maybe) {
      super(message, null, false, false);
      this.maybe = maybe;
    }

    public String message() {
      return String.valueOf(getMessage());
    }

    public String maybe() {
      return maybe;
    }
  }

  private static final Set<String> KEPT = HtmlElements.with(Trait.KEPT);
  // a parser takes them anywhere, where they would end an item of the page around them
  private static final Map<String, Set<String>> PARENTS =
      Map.of("li", Set.of("ul", "ol"), "dt", Set.of("dl"), "dd", Set.of("dl"));
  private static final Set<String> CELLS = Set.of("td", "th");
  // they and all that is in them: no words of a message stand there
  private static final Set<String> DROPPED = HtmlElements.with(Trait.DROPPED);

  private static final Map<String, List<String>> PICTURES =
      Map.of(
          "png", List.of("iVBORw0KGgo"),
          "jpeg", List.of("/9j/"),
          "gif", List.of("R0lGODdh", "R0lGODlh"));

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "align", Set.of("left", "right", "center", "justify"),
          "valign", Set.of("top", "middle", "bottom", "baseline"),
          "scope", Set.of("row", "col", "rowgroup", "colgroup"),
          "type", Set.of("1", "a", "i"));

  private static final Map<String, Set<String>> PLACES = new HashMap<>();

  static {
    PLACES.put("align", Set.of("p", "div", "td", "th", "tr", "thead", "tbody", "tfoot", "table"));
    PLACES.put("valign", Set.of("td", "th", "tr", "thead", "tbody", "tfoot"));
    PLACES.put("bgcolor", Set.of("table", "tr", "td", "th"));
    PLACES.put("width", Set.of("table", "td", "th", "col", "colgroup", "img", "hr"));
    PLACES.put("height", Set.of("img"));
    PLACES.put("border", Set.of("table"));
    PLACES.put("cellpadding", Set.of("table"));
    PLACES.put("cellspacing", Set.of("table"));
    PLACES.put("colspan", CELLS);
    PLACES.put("rowspan", CELLS);
    PLACES.put("scope", Set.of("th"));
    PLACES.put("span", Set.of("col", "colgroup"));
    PLACES.put("start", Set.of("ol"));
    PLACES.put("type", Set.of("ol"));
    PLACES.put("href", Set.of("a"));
    PLACES.put("src", Set.of("img"));
    PLACES.put("alt", Set.of("img"));
  }

  private boolean changed;

  private CleanHtml() {}

  /**
   * The HTML that may be printed.
   *
   * <p>Refused with a {@link TooMuchException}: more than 200,000 characters, pictures not counted,
   * or 1,048,576 with them; 10,000 tags; 50 elements in each other.
   */
  public static String of(String html) {
    measure(html);
    String clean = html;
    // taking an element away can leave others where no parser puts them: read what was written
    for (int pass = 0; pass < 4; pass++) {
      CleanHtml cleaning = new CleanHtml();
      clean = cleaning.pass(clean);
      if (!cleaning.changed) {
        return clean;
      }
    }
    // never seen; its words alone are always safe
    StringBuilder words = new StringBuilder("<p>");
    Form.HTML.append(Jsoup.parseBodyFragment(clean).text(), words);
    return words.append("</p>").toString();
  }

  private static void measure(String html) {
    int characters = html.length();
    if (characters > MAX_CHARACTERS) {
      for (int at = html.indexOf(";base64,"); at >= 0; at = html.indexOf(";base64,", at)) {
        int end = at + ";base64,".length();
        while (end < html.length() && isBase64(html.charAt(end))) {
          end++;
        }
        characters -= end - at;
        at = end;
      }
    }
    boolean text = characters > MAX_CHARACTERS;
    if (text || html.length() > MAX_CHARACTERS_WITH_PICTURES) {
      throw new TooMuchException(
          "has ("
              + (text ? characters : html.length())
              + ") characters"
              + (text ? "" : " with its pictures")
              + "; the most is "
              + (text ? MAX_CHARACTERS : MAX_CHARACTERS_WITH_PICTURES)
              + ".",
          "send it as an attachment.");
    }
    long tags = html.chars().filter(c -> c == '<').count();
    if (tags > MAX_TAGS) {
      throw new TooMuchException(
          "has (" + tags + ") tags; the most is " + MAX_TAGS + ".", "send it as an attachment.");
    }
  }

  private String pass(String html) {
    Document source = Jsoup.parseBodyFragment(html);
    Document target = Document.createShell("");
    target
        .outputSettings()
        .prettyPrint(false)
        .escapeMode(Entities.EscapeMode.xhtml)
        .charset("UTF-8");
    children(source.body(), target.body(), 0);
    return target.body().html();
  }

  private void children(Element from, Element to, int depth) {
    if (depth > MAX_DEPTH) {
      throw new TooMuchException(
          "nests elements more than (" + MAX_DEPTH + ") deep.",
          "look for elements that are never closed.");
    }
    for (Node node : from.childNodes()) {
      if (node instanceof TextNode text) {
        String clean = clean(text.getWholeText());
        // a parser takes the first line end of these for none
        boolean first = to.nameIs("pre") && to.childNodeSize() == 0;
        to.appendChild(new TextNode(first ? withoutLineEnds(clean) : clean));
      } else if (node instanceof Element element) {
        element(element, to, depth);
      } else {
        changed = true;
      }
    }
  }

  private void element(Element element, Element to, int depth) {
    String name = element.normalName();
    if (DROPPED.contains(name) || !isHtml(element) || PlainText.hidden(element)) {
      changed = true;
      return;
    }
    if (!mayStand(name, to)) {
      changed = true;
      children(element, to, depth + 1);
      return;
    }
    if (name.equals("img")) {
      picture(element, to);
      return;
    }
    Element copy = new Element(name);
    attributes(element, copy);
    if (name.equals("a") && !copy.hasAttr("href")) {
      changed = true;
      children(element, to, depth + 1);
      return;
    }
    to.appendChild(copy);
    children(element, copy, depth + 1);
  }

  private static boolean isHtml(Element element) {
    return element.tag().namespace().equals(org.jsoup.parser.Parser.NamespaceHtml);
  }

  private static boolean mayStand(String name, Element to) {
    return KEPT.contains(name)
        && PARENTS.getOrDefault(name, Set.of(to.normalName())).contains(to.normalName());
  }

  private void picture(Element element, Element to) {
    String source = element.attr("src").strip();
    if (isPicture(source)) {
      Element copy = new Element("img");
      attributes(element, copy);
      if (!copy.hasAttr("alt")) {
        copy.attr("alt", "");
      }
      to.appendChild(copy);
      return;
    }
    changed = true;
    String words = words(element.attr("alt"));
    if (!words.isEmpty()) {
      to.appendChild(new TextNode(words));
    }
  }

  private static boolean isPicture(String source) {
    int comma = source.indexOf(',');
    String head = comma < 0 ? "" : source.substring(0, comma).toLowerCase(Locale.ROOT);
    if (!head.startsWith("data:image/") || !head.endsWith(";base64")) {
      return false;
    }
    List<String> starts =
        PICTURES.get(head.substring("data:image/".length(), head.length() - ";base64".length()));
    String data = source.substring(comma + 1);
    return starts != null
        && data.length() <= MAX_PICTURE
        && starts.stream().anyMatch(data::startsWith)
        && data.chars().allMatch(c -> isBase64((char) c));
  }

  // ---- attributes

  private static void attributes(Element from, Element to) {
    for (Attribute attribute : from.attributes()) {
      String name = attribute.getKey().toLowerCase(Locale.ROOT);
      String value = attribute.getValue();
      String clean = name.equals("style") ? CleanStyle.of(value) : value(to, name, value);
      if (clean != null && !(clean.isEmpty() && name.equals("style"))) {
        to.attr(name, clean);
      }
    }
  }

  private static @Nullable String value(Element element, String name, String value) {
    Set<String> places = PLACES.get(name);
    if (places == null || !places.contains(element.normalName())) {
      return null;
    }
    String stripped = value.strip();
    Set<String> words = WORDS.get(name);
    if (words != null) {
      String word = stripped.toLowerCase(Locale.ROOT);
      // at its left or right a table would let what follows flow around it
      boolean floats = name.equals("align") && element.nameIs("table") && !word.equals("center");
      return words.contains(word) && !floats ? stripped : null;
    }
    return switch (name) {
      case "href" -> Links.target(stripped);
      case "src" -> stripped;
      case "alt" -> words(value);
      case "bgcolor" -> CleanStyle.color(stripped.toLowerCase(Locale.ROOT));
      case "width" ->
          stripped.endsWith("%")
              ? number(stripped.substring(0, stripped.length() - 1), 1, 100) == null
                  ? null
                  : stripped
              : number(stripped, 1, MAX_SIDE);
      case "height" -> number(stripped, 1, MAX_SIDE);
      case "border", "cellpadding", "cellspacing" -> number(stripped, 0, 50);
      case "colspan", "span" -> number(stripped, 1, 20);
      case "rowspan" -> number(stripped, 1, 100);
      case "start" -> number(stripped, 1, MAX_COUNT);
      default -> null;
    };
  }

  private static @Nullable String number(String text, int least, int most) {
    boolean digits =
        !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most
        ? text
        : null;
  }

  private static String words(String text) {
    String line = Form.oneLine(text);
    return line.length() <= MAX_WORDS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, MAX_WORDS)));
  }

  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    Form.appendClean(text, clean);
    return clean.toString();
  }

  private static String withoutLineEnds(String text) {
    int from = 0;
    while (from < text.length() && text.charAt(from) == '\n') {
      from++;
    }
    return text.substring(from);
  }

  private static boolean isBase64(char c) {
    return c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c == '+'
        || c == '/'
        || c == '=';
  }
}
