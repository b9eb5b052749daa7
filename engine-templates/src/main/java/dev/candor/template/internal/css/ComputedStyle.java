package dev.candor.template.internal.css;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Computes what the styles of one element do to words: their color, what lies behind them, their
 * size, and the room they have. A closed list: a property that is not in it, or a value that is not
 * understood, may hide words of the element or cover words anywhere. Only for the thread that made
 * it.
 */
public final class ComputedStyle extends BoxStyle {

  /** The smallest letters that are seen, in pixels: six points. */
  static final double SMALLEST = 8;

  private static final double BIGGEST = 72;
  private static final double LEAST_ROOM = 48;

  /** Letters of a line that a box which cuts off must have room for. */
  static final int LONGEST_WORD = 30;

  private static final Pattern UNDERSTOOD = Pattern.compile("[a-z0-9 #%.,()+\\-/'\"_]*");

  /** Properties that change nothing about whether words are seen, whatever they say. */
  private static final Set<String> HARMLESS =
      words(
          "-fs-table-paginate border-collapse border-radius border-top-left-radius"
              + " border-top-right-radius border-bottom-left-radius"
              + " border-bottom-right-radius box-sizing break-after break-before break-inside"
              + " caption-side clear cursor empty-cells font-style font-weight hyphens"
              + " list-style-position list-style-type min-height -moz-osx-font-smoothing"
              + " -ms-interpolation-mode object-fit orphans overflow-wrap page-break-after"
              + " page-break-before page-break-inside print-color-adjust"
              + " -webkit-print-color-adjust quotes supported-color-schemes table-layout"
              + " text-align text-decoration-color text-decoration-style text-rendering"
              + " text-underline-offset -webkit-font-smoothing widows word-break word-wrap");

  /** Properties that change only their own element, in ways that are not followed. */
  private static final Set<String> OWN =
      words(
          "font-feature-settings font-kerning font-stretch font-variant"
              + " font-variant-numeric pointer-events user-select visibility"
              + " -webkit-background-clip -webkit-text-fill-color transition white-space");

  private static final Set<String> HARMLESS_VALUES =
      words("normal visible none auto pre-line pre-wrap inherit");
  private static final Set<String> LIGHT = Set.of("light", "normal", "only light", "light only");
  private static final Set<String> BLOCKS = words("block table list-item");

  /** Takes the value of a property; false where it may do anything. */
  private interface PropertyReader {
    boolean read(ComputedStyle style, String property, String value);
  }

  private static final Map<String, PropertyReader> READINGS = new HashMap<>();

  static {
    read("color", ComputedStyle::readColor);
    read("color-scheme", ComputedStyle::readScheme);
    read("font-size", ComputedStyle::readSize);
    read("font-family", ComputedStyle::readFamilies);
    read("font", ComputedStyle::readFont);
    read("line-height", ComputedStyle::readLine);
    read("letter-spacing word-spacing", ComputedStyle::readSpacing);
    read("opacity", ComputedStyle::readOpacity);
    read("box-shadow text-shadow", ComputedStyle::readShadow);
    read("display", ComputedStyle::readDisplay);
    read("position", ComputedStyle::readPosition);
    read("top right bottom left", ComputedStyle::readOffset);
    read("float", ComputedStyle::readFloat);
    read("overflow overflow-x overflow-y", ComputedStyle::readOverflow);
    read("width max-width min-width height max-height", ComputedStyle::readSide);
    read("margin margin-top margin-right margin-bottom margin-left", ComputedStyle::readMargin);
    read(
        "padding padding-top padding-right padding-bottom padding-left",
        ComputedStyle::readPadding);
    read("text-indent", ComputedStyle::readIndent);
    read("border-spacing", ComputedStyle::readSpacingOfBorders);
    read("vertical-align", ComputedStyle::readRaise);
    read("z-index", hides(value -> value.startsWith("-")));
    read(
        "text-decoration text-decoration-line",
        hides(value -> value.contains("line-through") || value.contains("blink")));
    Set<String> unadjusted = words("none auto 100%");
    read(
        "text-size-adjust -webkit-text-size-adjust -ms-text-size-adjust",
        hides(value -> !unadjusted.contains(value)));
    read("direction", ComputedStyle::readDirection);
    read("list-style", (style, property, value) -> !value.contains("("));
    read("text-transform", only("none uppercase lowercase capitalize inherit"));
    read("outline outline-width", only("none 0 0px"));
    read("outline-style", only("none"));
    read("unicode-bidi", only("normal"));
    read("inset", only("auto"));
  }

  private static void read(String properties, PropertyReader reading) {
    for (String property : properties.split(" ", -1)) {
      READINGS.put(property, reading);
    }
  }

  private static PropertyReader only(String values) {
    Set<String> all = words(values);
    return (style, property, value) -> all.contains(value);
  }

  private static PropertyReader hides(Predicate<String> when) {
    return (style, property, value) -> !when.test(value) || style.hideBy(property, value);
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" ", -1));
  }

  public final @Nullable ComputedStyle parent;

  // what children inherit: how much a box around it leaves, and how big letters of a line are
  private double cut = Double.NaN;
  private double inlineLetters;

  // of the element itself
  public boolean overLines;
  private boolean padded;
  public boolean inRow;
  public double widest;

  private ComputedStyle(@Nullable ComputedStyle parent, String name, double screen, double root) {
    super(parent, name, screen, root);
    this.parent = parent;
    if (parent != null) {
      cut = parent.cut;
      inlineLetters = parent.inlineLetters;
    }
  }

  /** Begins a page on a screen so wide. */
  public static ComputedStyle page(double screen) {
    return new ComputedStyle(null, "", screen, 16);
  }

  /** Begins an element in this one. */
  public ComputedStyle child(String element, double rootLetters) {
    return new ComputedStyle(this, element, screen, rootLetters);
  }

  // ---- declarations

  /** Takes a declaration that may or may not hold for the element. */
  public void applyDoubtful(String property, String value) {
    doubtful = true;
    apply(property, value);
    doubtful = false;
  }

  /** Takes the next declaration, which goes before those taken earlier. */
  public void apply(String property, String written) {
    String value = written.strip().toLowerCase(Locale.ROOT);
    if (property.startsWith("--") || HARMLESS.contains(property)) {
      return;
    }

    if (property.startsWith("mso-") || property.startsWith("-premailer-")) {
      if (property.equals("mso-hide")) {
        hideBy(property, value);
      }
    } else if (property.startsWith("background")) {
      readBackground(property, value);
    } else if (OWN.contains(property)) {
      if (!HARMLESS_VALUES.contains(value)) {
        hideBy(property, value);
      }
    } else if (!UNDERSTOOD.matcher(value).matches() || !isUnderstood(property, value)) {
      hideBy(property, value);
      endanger(describe(property, value));
    }
  }

  private boolean isUnderstood(String property, String value) {
    PropertyReader reading = READINGS.get(property);
    return reading != null
        ? reading.read(this, property, value)
        : property.startsWith("border") && readBorder(property, value);
  }

  private boolean readScheme(String property, String value) {
    return LIGHT.contains(value) || name.equals("html");
  }

  private boolean readRaise(String property, String value) {
    return !CssLength.isNumeric(value) || value.endsWith("%") || Math.abs(pixels(value, 0)) <= 20;
  }

  private boolean readDirection(String property, String value) {
    return value.equals("ltr") || (hideBy(property, value) && value.equals("rtl"));
  }

  // ---- the box, once all declarations are taken

  /**
   * Finishes the style: what the words in it have room for.
   *
   * @param cells how many cells its row has
   */
  public void finish(int cells) {
    boolean inline = display.equals("inline") && !name.equals("img");
    double own = measureRoom(cells, inline);
    if (pictured) {
      paper = new Background(null, Double.NaN, outer());
    }
    blendLine(inline);
    if (Double.isNaN(paper.width())) {
      double width = isPage() ? Double.MAX_VALUE : own;
      paper = new Background(paper.colors(), width, paper.below());
    }
    blockPaper = inline ? blockPaper : paper;
    layVeil();

    boolean low = !Double.isNaN(height) || !Double.isNaN(mostHeight);
    if (low && !isTable() && !isPage()) {
      hide("the height of <" + name + ">");
    }
    if (clips) {
      cut = Double.isNaN(cut) ? own : Math.min(cut, own);
    }
    checkPosition();
    checkPadding(inline);
    if (shadow() > 0.15 && !BLOCKS.contains(display)) {
      endanger(describe("box-shadow", ""));
    }
  }

  /** Sets the room in the element and returns how wide it is itself. */
  private double measureRoom(int cells, boolean inline) {
    double inside = padding[1] + padding[3] + border[1] + border[3];
    boolean cell = name.equals("td") || name.equals("th");
    double own = cell && cells > 1 ? outerRoom() / cells : outerRoom() - margin[1] - margin[3];
    if (!Double.isNaN(width) && !inline) {
      own = width + (isTable() || fluid ? 0 : inside);
      if (own > MOST_WIDTH) {
        hideBy("width", Math.round(width) + "px");
      }
    }

    if (!Double.isNaN(mostWidth)) {
      own = Math.min(own, mostWidth + inside);
    }
    room = inline ? outerRoom() : own - inside;
    if (room < LEAST_ROOM) {
      hide("the room of (" + Math.round(room) + ") pixels in <" + name + ">");
    }
    if (!Double.isNaN(cut) && own > cut + 1) {
      hide("the width of <" + name + ">, of which a part is cut off,");
    }
    return own;
  }

  private void checkPosition() {
    boolean shifted = false;
    for (double one : offset) {
      shifted |= !Double.isNaN(one) && one != 0;
    }

    if (position.equals("relative") && shifted) {
      hideBy("position", position);
      endanger(describe("position", position));
    } else if (!position.equals("static") && !position.equals("relative")) {
      hideBy("position", position);
    }
    if (indent < 0 && padding[3] < -indent) {
      endanger(describe("text-indent", Math.round(indent) + "px"));
    }
  }

  /** Looks for padding of a part of a line, which lies over the lines around it. */
  private void checkPadding(boolean inline) {
    double reach = Math.max(padding[0] + border[0], padding[2] + border[2]);
    boolean painted = !paper.equals(outer()) || border[0] + border[2] > 0;
    boolean inPadded = parent != null && parent.padded;
    padded = inline && (inPadded || reach > 3);
    if (!inline && inPadded) {
      // the rest of the line around the box may lie over it
      hide("the padding of the line around <" + name + ">");
    }

    if (inline && painted && reach > 3) {
      hide("the padding of <" + name + ">");
      if (reach > 16) {
        endanger("the padding of <" + name + ">");
      }
      overLines = true;
    }
  }

  /** Blends the color of a part of a line, which lies not behind a box in it or bigger letters. */
  private void blendLine(boolean inline) {
    if (inline) {
      boolean own = Double.isNaN(paper.width());
      inlineLetters = own ? letters : inlineLetters;
      if (!own && !paper.equals(blockPaper) && letters > 1.1 * inlineLetters) {
        paper =
            new Background(
                union(paper.colors(), blockPaper.colors()), paper.width(), paper.below());
      }
      return;
    }

    boolean inLine = parent != null && !parent.paper.equals(parent.blockPaper);
    if (inLine && !opaque) {
      paper =
          new Background(union(paper.colors(), blockPaper.colors()), paper.width(), paper.below());
    }
    blockPaper = paper;
  }

  /** Returns why the words of the element are not seen; null where they are. */
  public @Nullable HidingReason findHidingReason() {
    if (hidden != null) {
      return hidden;
    }
    if (!(letters >= SMALLEST && letters <= BIGGEST)) {
      double size = Math.round(letters * 10) / 10.0;
      return new HidingReason(
          "the size of letters of (" + size + ") pixels in <" + name + ">", byData);
    }

    if (lineHeight() < letters) {
      return new HidingReason("the height of lines in <" + name + ">", byData);
    }
    if (!Double.isNaN(cut) && cut < LONGEST_WORD * 0.6 * letters) {
      return new HidingReason("the box that cuts off what is in <" + name + ">", byData);
    }
    return findDimColor(room);
  }
}
