package dev.candor.template.internal.visible;

import dev.candor.template.internal.css.ComputedStyle;
import dev.candor.template.internal.css.CssColor;
import dev.candor.template.internal.css.ElementStyle.HidingReason;
import dev.candor.template.internal.html.HtmlElements;
import dev.candor.template.internal.html.HtmlElements.Trait;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

  /** The reason of a style sheet with faults. */
  public static final String UNREADABLE = PageStyles.UNREADABLE;

  private static final int DEEPEST = 200;
  private static final int MOST_SCREENS = 10;
  private static final long MOST_MATCHES = 20_000_000;
  private static final int WIDE = 600;
  private static final int NARROW = 320;
  private static final int WIDEST = 1_200;
  private static final double MOST_SHADOWS = 0.4;
  private static final int MOST_MARKS = 3;
  private static final CssColor DARK_PAPER = new CssColor(18, 18, 18, 1);

  /** Elements whose words are shown as words. */
  private static final Set<String> SHOWN = HtmlElements.with(Trait.SHOWN);

  private final Document page;
  private final Dangers dangers = new Dangers();
  private final PageStyles styles = new PageStyles(dangers);
  private final StyleCascade cascade = new StyleCascade(styles.rules(), dangers);
  private final PresentationalHints hints = new PresentationalHints(dangers);
  private final BoxLayout layout = new BoxLayout(dangers);
  private final DefaultStyles defaults;
  private final Map<TextNode, HidingReason> unseen = new IdentityHashMap<>();
  private boolean ofPage;
  private boolean schemes;
  // of the screen that is shown
  private Screen screen = new Screen(WIDE, false, false);
  private double rootLetters;
  private double shadows;
  private boolean lastInLine;
  private double lastLetters;

  private VisibilityAnalysis(Document page) {
    this.page = page;
    this.defaults = new DefaultStyles(page);
  }

  /**
   * Analyzes a page.
   *
   * @param letter whether it is read on paper only
   */
  public static VisibilityAnalysis of(Document page, boolean letter) {
    VisibilityAnalysis analysis = new VisibilityAnalysis(page);
    analysis.look(letter);
    return analysis;
  }

  /** Returns why these words are not seen; null where they are. */
  public @Nullable HidingReason findHidingReason(TextNode words) {
    return dangers.first() != null ? dangers.first() : unseen.get(words);
  }

  /** Returns what in the page may hide all words of it, whatever its styles say; or null. */
  public @Nullable HidingReason dangerOfPage() {
    return ofPage ? dangers.first() : null;
  }

  private void look(boolean letter) {
    DocumentType type = page.documentType();
    if (type != null && !type.publicId().isEmpty() && !type.publicId().contains("XHTML 1.0")) {
      // older ones nest tables in paragraphs, in browsers and not in our reader
      dangers.add("the document type (" + type.publicId() + ")", false);
    }
    PageCheck check = new PageCheck(dangers, letter);
    for (Element root : page.children()) {
      for (Element element : root.stream().toList()) {
        check.check(element);
        if (element.normalName().equals("style")) {
          styles.read(element);
        }
      }
    }

    Set<Integer> widths = new TreeSet<>(List.of(NARROW, WIDE, WIDEST));
    widths.addAll(styles.widths());
    long matches = (long) styles.rules().size() * page.getAllElements().size();
    if (matches > MOST_MATCHES || widths.size() > MOST_SCREENS) {
      dangers.add("the number of rules and screens in the style sheets", false);
    }
    ofPage = dangers.first() != null;
    if (ofPage) {
      return;
    }

    schemes = check.hasSchemes() || styles.hasSchemes();
    if (!letter) {
      boolean dark = schemes || styles.asksForScheme();
      for (int width : widths) {
        show(new Screen(width, false, false));
        if (dark) {
          show(new Screen(width, true, false));
        }
      }
    }
    show(new Screen(WIDE, false, true));
  }

  private void show(Screen next) {
    screen = next;
    dangers.show(next);
    cascade.show();
    rootLetters = 16;
    shadows = 0;
    ComputedStyle root = ComputedStyle.page(Math.max(NARROW, Math.min(screen.width(), WIDE)));
    if (isDark()) {
      root.ink(CssColor.WHITE);
      root.paper = new ComputedStyle.Background(Set.of(DARK_PAPER), Double.MAX_VALUE, null);
      root.blockPaper = root.paper;
    }

    root.colored = false;
    page.children().forEach(element -> element(element, root, 0, 1));
  }

  private boolean isDark() {
    return screen.dark() && schemes;
  }

  /** Looks at an element and returns how high it is about. */
  private double element(Element element, ComputedStyle outer, int depth, int cells) {
    String name = element.normalName();
    if (name.equals("head")) {
      return 0;
    }
    if (depth > DEEPEST) {
      dangers.add("the depth of the page", false);
      return 0;
    }

    ComputedStyle style = style(element, outer, cells);
    boolean running = style.position.startsWith("running(");
    if (style.display.equals("none") || running && screen.paper()) {
      String declaration = style.display.equals("none") ? "display: none" : "position: running";
      hideAll(element, "the style (" + declaration + ") of <" + name + ">");
      return 0;
    }
    if (running) {
      style.position = "static";
    }
    style.finish(cells);
    if (!SHOWN.contains(name)) {
      style.hide("the element <" + name + ">");
    }

    HidingReason danger = style.danger();
    if (danger != null) {
      dangers.addHere(danger);
    }
    Element around = element.parent();
    if (style.overLines && around != null && !around.ownText().isBlank()) {
      dangers.addHere("the padding of <" + name + ">");
    }
    shadows += style.shadow();
    if (shadows > MOST_SHADOWS) {
      dangers.addHere("the shadows of elements");
    }
    double high = children(element, style, depth);
    return layout.measure(element, style, high);
  }

  /** Returns what the element looks like by all that is said of it, before it is measured. */
  private ComputedStyle style(Element element, ComputedStyle outer, int cells) {
    ComputedStyle style = outer.child(element.normalName(), rootLetters);
    style.loaded = styles.fonts();
    style.inRow = outer.inRow || cells > 1;
    defaults.apply(element, style, isDark());
    hints.apply(element, style);
    cascade.apply(element, style, screen, rootLetters);
    if (element.normalName().equals("html") && !style.display.equals("none")) {
      rootLetters = style.letters;
    }
    return style;
  }

  private double children(Element element, ComputedStyle style, int depth) {
    double high = 0;
    double row = 0;
    // of the words that stand in one line, as far as the line goes
    double wide = 0;
    int cells = 0;
    for (Element child : element.children()) {
      cells += Set.of("td", "th").contains(child.normalName()) ? 1 : 0;
    }
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode text) {
        wide += text(text, style);
      } else if (child instanceof Element inner) {
        double its = element(inner, style, depth + 1, Math.max(1, cells));
        if (lastInLine && inner.getElementsByTag("br").isEmpty()) {
          wide += Math.max(1, inner.text().length()) * BoxLayout.LETTER_WIDTH * lastLetters;
          high += Math.max(0, its - style.lineHeight());
        } else {
          boolean endsLine = inner.normalName().equals("br") && wide > 0;
          high += BoxLayout.lines(wide, style) + (endsLine ? 0 : its);
          wide = 0;
          row = Math.max(row, its);
        }
      }
    }

    high += BoxLayout.lines(wide, style);
    lastInLine = style.display.equals("inline") && !element.normalName().equals("br");
    lastLetters = style.letters;
    return element.normalName().equals("tr") ? row : high;
  }

  /** Looks at words and returns how wide they are about. */
  private double text(TextNode node, ComputedStyle style) {
    String text = node.getWholeText();
    if (style.letters > 0 && hasOddCharacters(text)) {
      dangers.add("characters that turn the reading direction", false);
    }
    if (text.isBlank() || text.chars().allMatch(c -> c == '\u00a0' || c <= ' ')) {
      return text.indexOf('\u00a0') >= 0 ? style.letters : 0;
    }
    if (style.lineHeight() < style.letters * 0.99) {
      Element parent = node.parent();
      String name = parent == null ? "" : parent.normalName();
      dangers.addHere("the height of lines in <" + name + ">");
    }

    HidingReason why = style.findHidingReason();
    if (why != null) {
      unseen.putIfAbsent(node, dangers.here(why));
    }
    return text.strip().length() * BoxLayout.LETTER_WIDTH * style.letters;
  }

  private static boolean hasOddCharacters(String text) {
    int marks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069')) {
        return true;
      }
      int type = c < 0x300 ? 0 : Character.getType(c);
      boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
      marks = mark && c != '\u034f' ? marks + 1 : 0;
      if (marks > MOST_MARKS) {
        return true;
      }
    }

    return false;
  }

  private void hideAll(Element element, String what) {
    HidingReason why = dangers.here(new HidingReason(what, false));
    for (Element inner : element.stream().toList()) {
      inner.textNodes().forEach(text -> unseen.putIfAbsent(text, why));
    }
  }
}
