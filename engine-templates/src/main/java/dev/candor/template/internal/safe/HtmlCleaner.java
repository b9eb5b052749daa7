package dev.candor.template.internal.safe;

import dev.candor.template.internal.css.StyleCleaner;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.html.HtmlElements;
import dev.candor.template.internal.html.HtmlElements.Trait;
import dev.candor.template.internal.html.Links;
import dev.candor.template.internal.visible.HtmlToText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * HTML of people outside, built anew from a closed list of elements, attributes and styles, so that
 * nothing it was made of is left but what is known to be harmless. The result is balanced and reads
 * back as it was written: it can neither leave the place it is printed at nor cover or hide what
 * stands around it. Only for the thread that made it.
 */
public final class HtmlCleaner {

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

  // a parser takes them anywhere, where they would end an item of the page around them
  private static final Map<String, Set<String>> PARENTS =
      Map.of("li", Set.of("ul", "ol"), "dt", Set.of("dl"), "dd", Set.of("dl"));

  // they and all that is in them: no words of a message stand there
  private static final Set<String> DROPPED = HtmlElements.with(Trait.DROPPED);

  private static final Map<String, List<String>> PICTURES =
      Map.of(
          "png", List.of("iVBORw0KGgo"),
          "jpeg", List.of("/9j/"),
          "gif", List.of("R0lGODdh", "R0lGODlh"));

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=]*+");
  private static final Pattern PICTURE = Pattern.compile(";base64," + BASE64);

  /** Elements that may stay, and of their attributes those whose value is understood. */
  private static final class Allowed extends Safelist {

    // by element and attribute; what is null may not stay
    private final Map<String, Function<String, @Nullable String>> values = new HashMap<>();

    Allowed() {
      Set<String> kept = HtmlElements.with(Trait.KEPT);
      addTags(kept.toArray(String[]::new));
      String cells = "td th";
      String rows = cells + " tr thead tbody tfoot";
      add("style", String.join(" ", kept), HtmlCleaner::style);
      add("align", "p div " + rows, words("left right center justify"));

      // at its left or right a table would let what follows flow around it
      add("align", "table", words("center"));
      add("valign", rows, words("top middle bottom baseline"));
      add("bgcolor", "table tr " + cells, HtmlCleaner::color);
      add("width", "table col colgroup img hr " + cells, HtmlCleaner::width);
      add("height", "img", numbers(1, MAX_SIDE));
      add("border", "table", numbers(0, 50));
      add("cellpadding", "table", numbers(0, 50));
      add("cellspacing", "table", numbers(0, 50));
      add("colspan", cells, numbers(1, 20));
      add("span", "col colgroup", numbers(1, 20));
      add("rowspan", cells, numbers(1, 100));
      add("scope", "th", words("row col rowgroup colgroup"));
      add("start", "ol", numbers(1, MAX_COUNT));
      add("type", "ol", words("1 a i"));
      add("href", "a", Links::target);
      add("src", "img", HtmlCleaner::picture);
      add("alt", "img", HtmlCleaner::cut);
    }

    private void add(String attribute, String elements, Function<String, @Nullable String> value) {
      for (String element : elements.split(" ", -1)) {
        values.put(element + " " + attribute, value);
      }
    }

    /** Returns whether it may stay, with the value that it then has. */
    @Override
    public boolean isSafeAttribute(String tag, Element element, Attribute attribute) {
      String key = attribute.getKey().toLowerCase(Locale.ROOT);
      String value = values.getOrDefault(tag + " " + key, none -> null).apply(attribute.getValue());
      if (value != null) {
        attribute.setKey(key);
        attribute.setValue(value);
      }
      return value != null;
    }
  }

  private static final Cleaner CLEANER = new Cleaner(new Allowed());

  private HtmlCleaner() {}

  /**
   * Returns the HTML that may be printed.
   *
   * <p>Refused with a {@link TooMuchException}: more than 200,000 characters, pictures not counted,
   * or 1,048,576 with them; 10,000 tags; 50 elements in each other.
   */
  public static String clean(String html) {
    measure(html);
    String clean = html;
    // taking an element away can leave others where no parser puts them: read what was written
    for (int pass = 0; pass < 5; pass++) {
      String before = clean;
      clean = cleanOnce(Jsoup.parseBodyFragment(before));
      if (clean.equals(before)) {
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
      characters = PICTURE.matcher(html).replaceAll("").length();
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

  private static String cleanOnce(Document source) {
    source
        .outputSettings()
        .prettyPrint(false)
        .escapeMode(Entities.EscapeMode.xhtml)
        .charset("UTF-8");
    NodeTraversor.filter(HtmlCleaner::drop, source.body());
    Element body = CLEANER.clean(source).body();

    body.select("a:not([href])").forEach(Element::unwrap);
    body.select("li, dt, dd").forEach(HtmlCleaner::unwrapOutsideOfList);
    body.nodeStream(TextNode.class).forEach(text -> text.text(cleanText(text.getWholeText())));
    body.select("pre").forEach(HtmlCleaner::cutLineEnds);
    body.select("img").forEach(HtmlCleaner::describe);
    return body.html();
  }

  /** Drops what no words of a message stand in, drawings, and what is not to be seen. */
  private static FilterResult drop(Node node, int depth) {
    if (!(node instanceof Element element) || depth == 0) {
      return FilterResult.CONTINUE;
    }
    boolean html = element.tag().namespace().equals(Parser.NamespaceHtml);
    if (!html || DROPPED.contains(element.normalName()) || HtmlToText.isHidden(element)) {
      return FilterResult.REMOVE;
    }

    if (depth > MAX_DEPTH && !element.nameIs("img")) {
      throw new TooMuchException(
          "nests elements more than (" + MAX_DEPTH + ") deep.",
          "look for elements that are never closed.");
    }
    return FilterResult.CONTINUE;
  }

  private static void unwrapOutsideOfList(Element item) {
    Element parent = item.parent();
    if (parent == null
        || !PARENTS.getOrDefault(item.normalName(), Set.of()).contains(parent.normalName())) {
      item.unwrap();
    }
  }

  /** Cuts the first line ends of preformatted text, which a parser takes for none. */
  private static void cutLineEnds(Element element) {
    if (element.childNodeSize() > 0 && element.childNode(0) instanceof TextNode text) {
      String words = text.getWholeText();
      int from = 0;
      while (from < words.length() && words.charAt(from) == '\n') {
        from++;
      }
      text.text(words.substring(from));
    }
  }

  /** Puts words for a picture that did not stay, and none for one that has none. */
  private static void describe(Element picture) {
    String words = picture.attr("alt");
    if (!picture.hasAttr("src")) {
      picture.replaceWith(new TextNode(words));
    } else if (!picture.hasAttr("alt")) {
      picture.attr("alt", "");
    }
  }

  // ---- values of attributes

  private static Function<String, @Nullable String> words(String words) {
    Set<String> all = Set.of(words.split(" ", -1));
    return value ->
        value != null && all.contains(value.strip().toLowerCase(Locale.ROOT))
            ? value.strip()
            : null;
  }

  private static Function<String, @Nullable String> numbers(int least, int most) {
    return value -> value == null ? null : number(value.strip(), least, most);
  }

  private static @Nullable String style(@Nullable String value) {
    String clean = value == null ? "" : StyleCleaner.clean(value);
    return clean.isEmpty() ? null : clean;
  }

  private static @Nullable String color(@Nullable String value) {
    return value == null ? null : StyleCleaner.color(value.strip().toLowerCase(Locale.ROOT));
  }

  private static @Nullable String width(@Nullable String value) {
    String stripped = value == null ? "" : value.strip();
    if (!stripped.endsWith("%")) {
      return number(stripped, 1, MAX_SIDE);
    }
    String digits = stripped.substring(0, stripped.length() - 1);
    return number(digits, 1, 100) == null ? null : stripped;
  }

  private static @Nullable String picture(@Nullable String value) {
    String source = value == null ? "" : value.strip();
    int comma = source.indexOf(',');
    String head = source.substring(0, Math.max(0, comma)).toLowerCase(Locale.ROOT);
    if (!head.startsWith("data:image/") || !head.endsWith(";base64")) {
      return null;
    }

    String type = head.substring("data:image/".length(), head.length() - ";base64".length());
    String data = source.substring(comma + 1);
    boolean good =
        data.length() <= MAX_PICTURE
            && PICTURES.getOrDefault(type, List.of()).stream().anyMatch(data::startsWith)
            && BASE64.matcher(data).matches();
    return good ? source : null;
  }

  private static @Nullable String number(String text, int least, int most) {
    boolean digits =
        !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most
        ? text
        : null;
  }

  private static String cut(@Nullable String text) {
    String line = Form.oneLine(text == null ? "" : text);
    return line.length() <= MAX_WORDS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, MAX_WORDS)));
  }

  private static String cleanText(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    Form.appendClean(text, clean);
    return clean.toString();
  }
}
