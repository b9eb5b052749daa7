package dev.candor.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * The plain text of an HTML message: links as {@code label (url)}, list items behind a dash or
 * their number, each row of a table on a line, headings on lines of their own, and nothing that a
 * reader of the HTML would not see. Only for the thread that made it.
 */
final class PlainText implements NodeFilter {

  private static final Set<String> UNSEEN =
      Set.of(
          "head",
          "title",
          "style",
          "script",
          "template",
          "noscript",
          "object",
          "iframe",
          "svg",
          "select",
          "datalist");
  private static final Set<String> LINES =
      Set.of(
          "div",
          "section",
          "article",
          "header",
          "footer",
          "main",
          "nav",
          "aside",
          "address",
          "li",
          "tr",
          "dt",
          "dd",
          "form",
          "fieldset",
          "figure",
          "figcaption",
          "caption",
          "center",
          "body");
  private static final Set<String> PARAGRAPHS =
      Set.of(
          "p",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "ul",
          "ol",
          "dl",
          "table",
          "blockquote",
          "pre",
          "hr");
  private static final String BETWEEN_CELLS = " | ";

  private final StringBuilder out = new StringBuilder(1024);
  // for each open list the number of the last item, or -1 for dashes, and how many items it had
  private final Deque<int[]> lists = new ArrayDeque<>();
  private int breaks;
  private boolean space;
  private boolean cell;
  private boolean fresh = true;
  private boolean marked;
  private int preformatted;

  private PlainText() {}

  /** The text of a whole page or a piece of one; empty where nothing is to be seen. */
  static String of(String html) {
    PlainText text = new PlainText();
    NodeTraversor.filter(text, Jsoup.parse(html).body());
    StringBuilder clean = new StringBuilder(text.out.length());
    Form.appendClean(text.out, clean);
    return clean.toString().strip();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      text(text.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    String name = element.normalName();
    if (UNSEEN.contains(name) || hidden(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    around(name);
    switch (name) {
      case "br" -> breaks = Math.min(breaks + 1, 2);
      case "img" -> text(element.attr("alt"));
      case "ul" -> lists.push(new int[] {-1, 0});
      case "ol" -> lists.push(new int[] {0, 0});
      case "td", "th" -> cell = !fresh && breaks == 0;
      case "pre" -> preformatted++;
      case "li" -> item();
      default -> {}
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      String name = element.normalName();
      switch (name) {
        case "a" -> link(element);
        case "ul", "ol" -> lists.pop();
        case "pre" -> preformatted--;
        case "li" -> marked = false;
        default -> {}
      }
      around(name);
    }
    return FilterResult.CONTINUE;
  }

  private void around(String name) {
    if (PARAGRAPHS.contains(name)) {
      // a list inside a list stays with its item
      boolean inner = (name.equals("ul") || name.equals("ol")) && !lists.isEmpty();
      breaks = Math.max(breaks, inner ? 1 : 2);
    } else if (LINES.contains(name)) {
      breaks = Math.max(breaks, 1);
    }
  }

  private void item() {
    marked = false;
    int[] list = lists.peek();
    if (list != null && list[1]++ > 0) {
      // items stand close, whatever paragraphs they hold
      breaks = 1;
    }
    String indent = "  ".repeat(Math.max(0, lists.size() - 1));
    if (list == null || list[0] < 0) {
      put(indent + "- ");
    } else {
      put(indent + ++list[0] + ". ");
    }
    fresh = true;
    marked = true;
  }

  private void link(Element element) {
    String url = element.attr("href").strip();
    String lower = url.toLowerCase(Locale.ROOT);
    boolean mail = lower.startsWith("mailto:");
    boolean tel = lower.startsWith("tel:");
    if (!mail && !tel && !lower.startsWith("http://") && !lower.startsWith("https://")) {
      return;
    }
    String shown = mail || tel ? url.substring(url.indexOf(':') + 1) : url;
    String label = element.text().strip();
    if (label.isEmpty()) {
      text(shown);
    } else if (!same(label, shown, tel)) {
      text(" (" + shown + ")");
    }
  }

  private static boolean same(String label, String shown, boolean tel) {
    return tel
        ? digits(label).endsWith(digits(shown))
            || digits(shown).endsWith(digits(label)) && !digits(label).isEmpty()
        : label.equals(shown);
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
    return digits.toString();
  }

  private void text(String text) {
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean end = i == text.length();
      boolean blank = !end && isBlank(text.charAt(i));
      if (!end && !blank) {
        continue;
      }
      if (i > from) {
        put(text.substring(from, i));
      }
      if (blank && preformatted > 0 && text.charAt(i) == '\n') {
        breaks = Math.min(breaks + 1, 2);
      } else if (blank) {
        space = true;
      }
      from = i + 1;
    }
  }

  /** Puts a word, after the lines, the bar between cells or the space that stand before it. */
  private void put(String word) {
    if (breaks > 0 && !marked) {
      if (out.length() > 0) {
        out.append("\n".repeat(breaks));
      }
      fresh = true;
    }
    if (!fresh && cell) {
      out.append(BETWEEN_CELLS);
    } else if (!fresh && space) {
      out.append(' ');
    }
    breaks = 0;
    space = false;
    cell = false;
    fresh = false;
    marked = false;
    out.append(word);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u00a0';
  }

  /** Whether it says of itself that it is not to be seen. */
  static boolean hidden(Element element) {
    if (element.hasAttr("hidden")
        || (element.normalName().equals("input") && element.attr("type").equals("hidden"))) {
      return true;
    }
    String style = element.attr("style");
    return !style.isEmpty() && hides(style);
  }

  /** Whether one of these declarations keeps its element from being seen. */
  static boolean hides(String style) {
    for (String declaration : style.toLowerCase(Locale.ROOT).split(";", -1)) {
      int colon = declaration.indexOf(':');
      if (colon > 0
          && hides(
              declaration.substring(0, colon).strip(),
              declaration.substring(colon + 1).replace("!important", "").strip())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hides(String property, String value) {
    return switch (property) {
      case "display" -> value.equals("none");
      case "visibility" -> value.equals("hidden") || value.equals("collapse");
      case "mso-hide" -> value.equals("all");
      case "opacity", "font-size", "max-height" -> zero(value);
      default -> false;
    };
  }

  private static boolean zero(String value) {
    boolean digit = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= '1' && c <= '9') {
        return false;
      }
      if (c != '0' && c != '.') {
        break;
      }
      digit |= c == '0';
    }
    return digit;
  }
}
