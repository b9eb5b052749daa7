package dev.candor.template.internal.visible;

import dev.candor.template.internal.css.CssReader;
import dev.candor.template.internal.css.CssReader.Declaration;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.html.HtmlElements;
import dev.candor.template.internal.html.HtmlElements.Trait;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * The plain text of an HTML message: links as {@code label (url)}, list items behind a dash or
 * their number, each row of a table on a line, headings on lines of their own, and nothing that a
 * reader of the HTML would not see: hidden parts, preheaders, and what is struck out.
 *
 * <p>A table with header cells is data: each row is one line whatever its cells hold, and an empty
 * cell keeps its place. Any other table is there for the layout. Only for the thread that made it.
 */
public final class HtmlToText implements NodeFilter {

  private static final Set<String> UNSEEN = HtmlElements.with(Trait.TEXTLESS);

  private static final Set<String> LINES = HtmlElements.with(Trait.LINE);
  private static final Set<String> PARAGRAPHS = HtmlElements.with(Trait.PARAGRAPH);
  private static final String STEP = "  ";
  private static final int FAR = 999;
  private static final Pattern NEGATIVE = Pattern.compile("-([0-9]*)");
  private static final Pattern ZERO = Pattern.compile("\\.*0[0.]*([^0-9.].*)?", Pattern.DOTALL);

  private final StringBuilder out = new StringBuilder(1024);
  // for each open list the number of the last item, or -1 for dashes, and how many items it had
  private final Deque<int[]> lists = new ArrayDeque<>();
  // for each open table whether it is data
  private final Deque<Boolean> tables = new ArrayDeque<>();
  // the open elements that say how large letters are
  private final Deque<Size> sizes = new ArrayDeque<>();
  private int breaks;
  private boolean space;
  private int bars;
  private boolean fresh = true;
  private boolean marked;
  private int preformatted;
  private int items;
  private int dataCells;

  /** Letters in an element so deep in the page, and whether they are too small to be seen. */
  private record Size(int depth, boolean tiny) {}

  // where it takes only what is surely seen
  private final @Nullable VisibilityAnalysis sight;

  private HtmlToText(@Nullable VisibilityAnalysis sight) {
    this.sight = sight;
  }

  /** Returns the text of a whole page or a piece of one; empty where nothing is to be seen. */
  public static String of(String html) {
    return of(Jsoup.parse(html));
  }

  /** Returns the text of a page that was read; empty where nothing is to be seen. */
  public static String of(Document page) {
    return new HtmlToText(null).take(page);
  }

  /**
   * Returns of a whole page only the words that a reader surely sees: not those of pictures, of
   * links' addresses, and of anything that may be hidden.
   */
  public static String visibleText(Document page, VisibilityAnalysis sight) {
    return new HtmlToText(sight).take(page);
  }

  private String take(Document page) {
    NodeTraversor.filter(this, page.body());
    StringBuilder clean = new StringBuilder(out.length());
    Form.appendClean(out, clean);
    return clean.toString().strip();
  }

  /** Returns whether a character has no width: places where a word may break, and fillers. */
  public static boolean hasNoWidth(char c) {
    return c == '\u00ad' || c == '\u200b' || c == '\u2060' || c == '\ufeff' || c == '\u034f';
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      if (canSee(text)) {
        text(text.getWholeText());
      }
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }

    String name = element.normalName();
    ElementLook look =
        UNSEEN.contains(name)
            ? ElementLook.HIDDEN
            : sight != null ? ElementLook.SAME : ElementLook.of(element);
    if (look == ElementLook.HIDDEN) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (look != ElementLook.SAME) {
      sizes.push(new Size(depth, look == ElementLook.TINY));
    }
    separate(name);
    open(element, name);
    return FilterResult.CONTINUE;
  }

  private boolean canSee(TextNode text) {
    Size size = sizes.peek();
    return sight == null ? size == null || !size.tiny : sight.findHidingReason(text) == null;
  }

  private void open(Element element, String name) {
    switch (name) {
      case "br" -> lineBreak();
      case "img" -> text(sight != null ? "" : element.attr("alt"));
      case "hr" -> put("---");
      case "button" -> space = true;
      case "ul" -> lists.push(new int[] {-1, 0});
      case "ol" -> lists.push(new int[] {number(element.attr("start"), 1) - 1, 0});
      case "table" -> tables.push(isData(element));
      case "td", "th" -> cell(element);
      case "pre" -> preformatted++;
      case "li" -> item(element);
      case "dd" -> definition(element);
      default -> {}
    }
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      String name = element.normalName();
      switch (name) {
        case "a" -> link(element);
        case "button" -> space = true;
        case "ul", "ol" -> lists.pop();
        case "table" -> tables.pop();
        case "td", "th" -> dataCells -= inData() ? 1 : 0;
        case "pre" -> preformatted--;
        case "li" -> {
          marked = false;
          items--;
        }
        default -> {}
      }
      separate(name);
      Size size = sizes.peek();
      if (size != null && size.depth == depth) {
        sizes.pop();
      }
    }

    return FilterResult.CONTINUE;
  }

  private void separate(String name) {
    int wanted = 0;
    if (PARAGRAPHS.contains(name)) {
      // a list inside a list stays with its item
      wanted = (name.equals("ul") || name.equals("ol")) && !lists.isEmpty() ? 1 : 2;
    } else if (LINES.contains(name)) {
      wanted = 1;
    }

    if (wanted > 0 && dataCells > 0) {
      space = true;
    } else if (wanted > 0) {
      breaks = Math.max(breaks, wanted);
      bars = 0;
    }
  }

  private void lineBreak() {
    if (dataCells > 0) {
      space = true;
    } else {
      breaks = Math.min(breaks + 1, 2);
    }
  }

  // ---- tables

  private boolean inData() {
    return Boolean.TRUE.equals(tables.peek());
  }

  /**
   * Returns whether a row of its own has a header cell, and nobody says that it is for the layout.
   */
  private static boolean isData(Element table) {
    String role = table.attr("role");
    if (role.equals("presentation") || role.equals("none")) {
      return false;
    }

    for (Element part : table.children()) {
      for (Element row : part.children()) {
        for (Element cell : row.children()) {
          if (cell.normalName().equals("th")) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void cell(Element cell) {
    if (inData()) {
      bars += cell.previousElementSibling() == null ? 0 : 1;
      dataCells++;
    } else if (dataCells > 0) {
      space = true;
    } else {
      bars = !fresh && breaks == 0 ? 1 : 0;
    }
  }

  // ---- lists

  private void item(Element element) {
    marked = false;
    int[] list = lists.peek();
    if (list != null && list[1]++ > 0) {
      // items stand close, whatever paragraphs they hold
      breaks = Math.min(breaks, 1);
    }

    if (list == null || list[0] < 0) {
      put("- ");
    } else {
      list[0] = number(element.attr("value"), list[0] + 1);
      put(list[0] + ". ");
    }
    items++;
    fresh = true;
    marked = true;
  }

  private static int number(String digits, int otherwise) {
    return digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : otherwise;
  }

  /** Puts what is said of a term on the term's line. */
  private void definition(Element element) {
    Element before = element.previousElementSibling();
    if (before != null && before.normalName().equals("dt") && breaks == 1 && !fresh) {
      breaks = 0;
      space = true;
      if (Character.isLetterOrDigit(out.charAt(out.length() - 1))) {
        out.append(':');
      }
    }
  }

  // ---- words

  private void link(Element element) {
    if (sight != null) {
      return;
    }
    String url = element.attr("href").strip();
    String lower = url.toLowerCase(Locale.ROOT);
    boolean mail = lower.startsWith("mailto:");
    boolean phone = lower.startsWith("tel:") || lower.startsWith("sms:");
    if (!mail && !phone && !lower.startsWith("http://") && !lower.startsWith("https://")) {
      return;
    }

    String shown = url;
    if (mail || phone) {
      int query = url.indexOf('?');
      shown = url.substring(url.indexOf(':') + 1, query < 0 ? url.length() : query);
    }
    String label = label(element);
    if (label.isEmpty()) {
      text(shown);
    } else if (!same(label, shown, phone)) {
      text(" (" + shown + ")");
    }
  }

  private static String label(Element element) {
    StringBuilder label = new StringBuilder(element.text());
    element.getElementsByTag("img").forEach(image -> label.append(image.attr("alt")));
    return label.toString().strip();
  }

  /** Returns whether a label says where its link goes. */
  private static boolean same(String label, String shown, boolean phone) {
    if (phone) {
      String own = digits(label);
      String other = digits(shown);
      return !own.isEmpty() && (own.endsWith(other) || other.endsWith(own));
    }
    return label.equals(shown) || bare(label).equals(bare(shown).substring(scheme(shown)));
  }

  private static String bare(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static int scheme(String url) {
    return url.startsWith("https://") ? 8 : url.startsWith("http://") ? 7 : 0;
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }

  private void text(String text) {
    int from = 0;

    for (int i = 0; i <= text.length(); i++) {
      boolean end = i == text.length();
      boolean blank = !end && isBlank(text.charAt(i));
      boolean nothing = !end && hasNoWidth(text.charAt(i));
      if (!end && !blank && !nothing) {
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
    if (fresh && !marked) {
      out.append(STEP.repeat(items));
    }

    if (bars > 0 && (!fresh || dataCells > 0)) {
      putBars();
    } else if (!fresh && space) {
      out.append(' ');
    }
    breaks = 0;
    space = false;
    bars = 0;
    fresh = false;
    marked = false;
    out.append(word);
  }

  /** Puts a bar for each cell before the next word; a colon stands for the first. */
  private void putBars() {
    boolean colon = out.length() > 0 && out.charAt(out.length() - 1) == ':';
    out.append(fresh || colon ? "" : " ").append(colon && bars == 1 ? " " : "| ".repeat(bars));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u00a0';
  }

  // ---- what is seen

  /** Returns whether an element says of itself that it is not to be seen. */
  public static boolean isHidden(Element element) {
    return hides(ElementLook.of(element));
  }

  private static boolean hides(ElementLook look) {
    return look == ElementLook.HIDDEN || look == ElementLook.TINY;
  }

  /** How the styles of an element change what is seen of it. */
  private enum ElementLook {
    SAME,
    /** Its letters have a size that can be read; those around it may be smaller. */
    LEGIBLE,
    TINY,
    HIDDEN;

    static ElementLook of(Element element) {
      if (element.hasAttr("hidden")
          || (element.normalName().equals("input") && element.attr("type").equals("hidden"))) {
        return HIDDEN;
      }
      String style = element.attr("style");
      return style.isEmpty() ? SAME : of(style);
    }

    private static ElementLook of(String style) {
      List<Declaration> declarations = CssReader.declarations(style);
      StyleLook all = new StyleLook();
      for (Declaration declaration : declarations == null ? List.<Declaration>of() : declarations) {
        String value = declaration.value().toLowerCase(Locale.ROOT);
        if (hides(declaration.property(), value)) {
          return HIDDEN;
        }
        all.take(declaration.property(), value);
      }
      return all.isInvisible() ? HIDDEN : all.look;
    }

    private static boolean hides(String property, String value) {
      return switch (property) {
        case "visibility" -> value.equals("hidden") || value.equals("collapse");
        case "mso-hide" -> value.equals("all");
        case "opacity", "max-height" -> isZero(value);
        case "text-decoration", "text-decoration-line" -> value.contains("line-through");
        case "text-indent", "left", "top" -> isFarOff(value);
        default -> false;
      };
    }

    /** Returns whether it lies beyond the edge of every screen. */
    private static boolean isFarOff(String value) {
      Matcher number = NEGATIVE.matcher(value);
      return number.lookingAt() && number(number.group(1), 0) >= FAR;
    }

    private static boolean isZero(String value) {
      return ZERO.matcher(value).matches();
    }
  }

  /** What the declarations of a style say together. */
  private static final class StyleLook {
    private ElementLook look = ElementLook.SAME;
    private boolean clipped;
    private boolean flat;
    private String color = "";
    private String background = " ";

    void take(String property, String value) {
      switch (property) {
        case "display" -> {
          ElementLook before = look == ElementLook.HIDDEN ? ElementLook.SAME : look;
          look = value.equals("none") ? ElementLook.HIDDEN : before;
        }
        case "overflow" -> clipped = value.equals("hidden");
        case "width", "height", "max-width" -> flat |= ElementLook.isZero(value);
        case "color" -> color = value;
        case "background-color", "background" -> background = value;
        case "font-size" -> {
          boolean tiny = ElementLook.isZero(value) || value.equals("1px");
          look = look == ElementLook.HIDDEN ? look : tiny ? ElementLook.TINY : ElementLook.LEGIBLE;
        }
        default -> {}
      }
    }

    boolean isInvisible() {
      return (clipped && flat) || color.equals(background) || color.equals("transparent");
    }
  }
}
