package dev.candor.template.internal.visible;

import dev.candor.template.internal.css.ComputedStyle;
import org.jsoup.nodes.Element;

/** Works out about how high and wide boxes are, and finds those that may lie over words. */
final class BoxLayout {

  /** How wide a letter is, in its size. */
  static final double LETTER_WIDTH = 0.55;

  private static final double UNKNOWN_HEIGHT = 10_000;
  private static final double UNKNOWN_WIDTH = 300;
  private static final double MOST_OFFSET = 60;

  private final Dangers dangers;

  BoxLayout(Dangers dangers) {
    this.dangers = dangers;
  }

  /** Returns the height of words so wide. */
  static double lines(double wide, ComputedStyle style) {
    return Math.ceil(wide / Math.max(1, style.room)) * style.lineHeight();
  }

  /** Looks at the box of an element whose content is so high, and returns how high it is. */
  double measure(Element element, ComputedStyle style, double content) {
    String name = element.normalName();
    boolean picture = name.equals("img") || name.equals("hr");
    double most = Math.min(orMost(style.height), orMost(style.mostHeight));
    if (!picture && !style.isTable() && !style.clips && content > most + 1) {
      dangers.addHere("the height of <" + name + ">, which holds more than there is room for,");
    }
    measureWidth(element, style);
    if (style.position.equals("absolute")) {
      checkPlace(element, style, content);
      return 0;
    }

    if (name.equals("br")) {
      return style.lineHeight();
    }
    double space = 0;
    for (int side = 0; side <= 2; side += 2) {
      space += style.margin[side] + style.padding[side] + style.border[side];
    }
    boolean unknown = Double.isNaN(style.height);
    if (picture) {
      return (name.equals("hr") ? 2 : unknown ? UNKNOWN_HEIGHT : style.height) + space;
    }
    return (unknown || style.isTable() ? content : style.height) + space;
  }

  private static double orMost(double length) {
    return Double.isNaN(length) ? Double.MAX_VALUE : length;
  }

  /** What is wider than its box lies over what stands beside it. */
  private void measureWidth(Element element, ComputedStyle style) {
    String name = element.normalName();
    boolean picture = name.equals("img");
    double own = style.fixedWidth();
    boolean alone = style.floats || style.display.equals("inline-block");
    boolean fixed = !Double.isNaN(own) && !style.isTable();
    boolean narrow = !picture && !style.clips && style.widest > style.room + 1;
    if (narrow && (alone || (fixed && style.inRow))) {
      dangers.addHere("the width of <" + name + ">, which holds something wider,");
    }

    ComputedStyle outer = style.parent;
    if (outer != null) {
      // of a picture without one nobody knows how wide it is
      double wide = !Double.isNaN(own) ? own : picture && !style.fluid ? UNKNOWN_WIDTH : 0;
      outer.widest = Math.max(outer.widest, Math.max(wide, style.clips ? 0 : style.widest));
    }
  }

  /** Something taken out of the flow must stay in the box that was left free for it. */
  private void checkPlace(Element element, ComputedStyle style, double content) {
    ComputedStyle box = style.parent;
    while (box != null && box.position.equals("static")) {
      box = box.parent;
    }

    double bottom =
        style.offset[0] + content + style.margin[0] + style.padding[0] + style.padding[2];
    boolean placed =
        box != null
            && box.position.equals("relative")
            && !Double.isNaN(box.height)
            && !box.isTable()
            && style.offset[0] >= 0
            && bottom <= box.height
            && isAtSide(style.offset[1], style.offset[3])
            && style.width() > 0
            && style.width() <= box.room
            && element.getElementsByTag("img").isEmpty();
    if (!placed) {
      dangers.addHere("the style (position: absolute) of <" + element.normalName() + ">");
    }
  }

  private static boolean isAtSide(double right, double left) {
    return (right >= 0 || left >= 0) && !(right > MOST_OFFSET || left > MOST_OFFSET);
  }
}
