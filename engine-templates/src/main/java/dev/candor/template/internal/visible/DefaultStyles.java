package dev.candor.template.internal.visible;

import dev.candor.template.internal.css.ComputedStyle;
import dev.candor.template.internal.css.CssColor;
import dev.candor.template.internal.html.HtmlElements;
import dev.candor.template.internal.html.HtmlElements.Trait;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/** The style sheet of the browser: what elements look like without styles of the page. */
final class DefaultStyles {

  private static final Set<String> BOXES = HtmlElements.with(Trait.BOX);

  private static final Map<String, String> DISPLAYS =
      split(
          """
          table table  tr table-row  td table-cell  th table-cell  caption table-caption
          thead table-header-group  tbody table-row-group  tfoot table-footer-group
          li list-item  col none  colgroup none  meta none  title none  style none  link none
          base none
          """);

  /** How big letters are, in those around the element. */
  private static final Map<String, String> LETTERS =
      split(
          """
          h1 2  h2 1.5  h3 1.17  h5 0.83  h6 0.67  big 1.2  small 0.8333333333333334
          sup 0.8333333333333334  sub 0.8333333333333334  pre 0.8125  code 0.8125  kbd 0.8125
          samp 0.8125  tt 0.8125
          """);

  private final boolean quirks;

  DefaultStyles(Document page) {
    // any other than these two may stand for another mode; it is then looked at both ways
    DocumentType type = page.documentType();
    quirks = type == null || !type.name().equalsIgnoreCase("html") || !type.publicId().isEmpty();
  }

  private static Map<String, String> split(String pairs) {
    Map<String, String> map = new HashMap<>();
    String[] words = pairs.strip().split("\\s+");
    for (int i = 0; i < words.length; i += 2) {
      map.put(words[i], words[i + 1]);
    }
    return map;
  }

  /**
   * Applies what an element is by its name.
   *
   * @param dark whether the page is shown in the dark colors of the browser
   */
  void apply(Element element, ComputedStyle style, boolean dark) {
    String name = element.normalName();
    style.display =
        element.hasAttr("hidden")
            ? "none"
            : BOXES.contains(name) ? "block" : DISPLAYS.getOrDefault(name, "inline");
    style.letters *= Double.parseDouble(LETTERS.getOrDefault(name, "1"));

    switch (name) {
      case "body" -> setMargin(style, 8, 8);
      case "ul", "ol" -> style.padding[3] = 40;
      case "blockquote", "figure" -> setMargin(style, 0, 40);
      case "dd" -> style.margin[3] = 40;
      case "p" -> setMargin(style, style.letters, 0);
      case "h1", "h2", "h3", "h4", "h5", "h6" -> setMargin(style, style.letters * 0.8, 0);
      case "s", "del", "strike" -> style.hide("the element <" + name + ">");
      case "mark" -> {
        style.ink(CssColor.BLACK);
        style.paper(new CssColor(255, 255, 0, 1), false);
      }
      case "a" -> {
        if (element.hasAttr("href")) {
          style.ink =
              dark
                  ? Set.of(new CssColor(158, 158, 255, 1), new CssColor(208, 173, 240, 1))
                  : Set.of(new CssColor(0, 0, 238, 1), new CssColor(85, 26, 139, 1));
        }
      }
      case "table" -> beginTable(style);
      default -> {}
    }
  }

  private static void setMargin(ComputedStyle style, double upright, double aside) {
    style.margin[0] = upright;
    style.margin[1] = aside;
    style.margin[2] = upright;
    style.margin[3] = aside;
  }

  /** In quirks mode a table begins anew with the size and the color of the page's letters. */
  private void beginTable(ComputedStyle style) {
    if (!quirks) {
      return;
    }

    style.letters = Math.min(style.letters, 16);
    ComputedStyle body = style;
    while (body.parent != null && body.parent.parent != null && body.parent.parent.parent != null) {
      body = body.parent;
    }
    if (style.ink != null && body.ink != null) {
      Set<CssColor> both = new HashSet<>(style.ink);
      both.addAll(body.ink);
      style.ink = both;
    }
  }
}
