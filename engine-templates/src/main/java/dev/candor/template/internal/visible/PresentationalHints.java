package dev.candor.template.internal.visible;

import dev.candor.template.internal.css.ComputedStyle;
import dev.candor.template.internal.css.CssColor;
import dev.candor.template.internal.css.ElementStyle.HidingReason;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Applies attributes that say what styles say, such as {@code bgcolor}. */
final class PresentationalHints {

  private static final double[] FONT_SIZES = {10, 13, 16, 18, 24, 32, 48};

  private static final Set<String> SIZED = Set.of("table", "td", "th", "img", "hr", "tr", "col");

  private static final Pattern NARROW = Pattern.compile("[0-9]{0,2}(px)?");

  private final Dangers dangers;
  private boolean linkColors;

  PresentationalHints(Dangers dangers) {
    this.dangers = dangers;
  }

  /** An attribute, its value in small letters, and the style of its element. */
  private record Hint(ComputedStyle style, String element, String key, String value) {

    String describe() {
      return "the attribute (" + key + ") of <" + element + ">";
    }

    boolean isData() {
      return DataMark.isIn(value);
    }

    void hide() {
      style.hide(describe());
    }

    void hideByData() {
      if (isData() && style.hidden == null) {
        style.hidden = new HidingReason(describe(), true);
      }
    }
  }

  /** Applies the attributes of an element, in order. */
  void apply(Element element, ComputedStyle style) {
    String name = element.normalName();
    for (Attribute attribute : element.attributes()) {
      String key = attribute.getKey().toLowerCase(Locale.ROOT);
      String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
      Hint hint = new Hint(style, name, key, value);
      switch (key) {
        case "bgcolor", "background", "text", "color", "link", "vlink", "alink" -> color(hint);
        case "face" -> style.apply("font-family", hint.isData() ? "?" : value);
        case "size" -> resizeLetters(hint);
        case "width", "height" -> resize(hint);
        case "hspace",
            "vspace",
            "marginheight",
            "marginwidth",
            "topmargin",
            "leftmargin",
            "cellpadding",
            "cellspacing",
            "border" -> {
          if (!NARROW.matcher(value).matches()) {
            hint.hide();
            endanger(hint);
          }
        }
        default -> place(hint);
      }
    }

    if (linkColors && name.equals("a")) {
      style.ink = null;
    }
  }

  private void color(Hint hint) {
    ComputedStyle style = hint.style;
    boolean body = hint.element.equals("body");

    switch (hint.key) {
      case "bgcolor" -> {
        // on other elements most programs do not know it
        style.paper(CssColor.parseAttribute(hint.value), !style.isTable() && !body);
        hint.hideByData();
      }
      case "background" -> style.picture(hint.describe());
      case "text", "color" -> {
        if (hint.element.equals(hint.key.equals("text") ? "body" : "font")) {
          style.ink(CssColor.parseAttribute(hint.value));
          hint.hideByData();
        }
      }
      default -> linkColors |= body;
    }
  }

  private static void resizeLetters(Hint hint) {
    if (!hint.element.equals("font")) {
      return;
    }
    if (hint.value.matches("[1-7]")) {
      hint.style.letters = FONT_SIZES[Integer.parseInt(hint.value) - 1];
    } else if (!hint.value.matches("\\+[1-4]")) {
      hint.hide();
    }
  }

  private void resize(Hint hint) {
    String value = hint.value;
    if (!SIZED.contains(hint.element) || value.isEmpty()) {
      return;
    }
    if (hint.isData()) {
      hint.hideByData();
      endanger(hint);
    } else if (!hint.element.equals("col") && !(hint.key.equals("height") && value.endsWith("%"))) {
      boolean unit = value.endsWith("%") || value.endsWith("px");
      hint.style.apply(hint.key, unit ? value : value + "px");
    }
  }

  private static void place(Hint hint) {
    switch (hint.key) {
      case "align" -> {
        boolean aside = hint.value.equals("left") || hint.value.equals("right");
        hint.style.floats |= aside && Set.of("table", "img").contains(hint.element);
        hint.hideByData();
      }
      case "nowrap" -> hint.hide();
      case "dir" -> {
        if (!hint.value.equals("ltr")) {
          hint.hide();
        }
      }
      case "aria-hidden" -> {
        if (!hint.value.equals("false")) {
          hint.hide();
        }
      }
      default -> {}
    }
  }

  private void endanger(Hint hint) {
    HidingReason hidden = hint.style.hidden;
    dangers.addHere(new HidingReason(hint.describe(), hidden != null && hidden.byData()));
  }
}
