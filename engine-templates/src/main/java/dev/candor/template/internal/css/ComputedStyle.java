package dev.candor.template.internal.css;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Computes what the styles of one element do to words: their color, what lies behind them, their
 * size, and the room they have. A closed list: a property that is not in it, or a value that is not
 * understood, may hide words of the element or cover words anywhere. Only for the thread that made
 * it.
 */
public final class ComputedStyle {

  /** The least contrast of words that are seen (WCAG 2.2, 1.4.3). */
  static final double LEAST_CONTRAST = 4.5;

  /** The smallest letters that are seen, in pixels: six points. */
  static final double SMALLEST = 8;

  private static final double BIGGEST = 72;
  private static final double MOST_WIDTH = 720;
  private static final double MOST_SPACE = 200;
  private static final double LEAST_ROOM = 48;
  private static final int MOST_COLORS = 8;

  /** Letters of a line that a box which cuts off must have room for. */
  static final int LONGEST_WORD = 30;

  private static final Pattern UNDERSTOOD = Pattern.compile("[a-z0-9 #%.,()+\\-/'\"_]*");
  private static final Pattern ODD_FONT =
      Pattern.compile(
          "dings|symbol|icon|barcode|code ?(39|128)|awesome|blank|emoji|marlett|braille|invisible|mt extra|mdl2|adobe not");
  private static final Pattern WEIGHT = Pattern.compile("[1-9]00");
  private static final Pattern PERCENT = Pattern.compile("[0-9.]+%");

  /** Properties that change nothing about whether words are seen, whatever they say. */
  private static final Set<String> HARMLESS =
      Set.of(
          "-fs-table-paginate",
          "border-collapse",
          "border-radius",
          "border-top-left-radius",
          "border-top-right-radius",
          "border-bottom-left-radius",
          "border-bottom-right-radius",
          "box-sizing",
          "break-after",
          "break-before",
          "break-inside",
          "caption-side",
          "clear",
          "cursor",
          "empty-cells",
          "font-style",
          "font-weight",
          "hyphens",
          "list-style-position",
          "list-style-type",
          "min-height",
          "-moz-osx-font-smoothing",
          "-ms-interpolation-mode",
          "object-fit",
          "orphans",
          "overflow-wrap",
          "page-break-after",
          "page-break-before",
          "page-break-inside",
          "print-color-adjust",
          "-webkit-print-color-adjust",
          "quotes",
          "supported-color-schemes",
          "table-layout",
          "text-align",
          "text-decoration-color",
          "text-decoration-style",
          "text-rendering",
          "text-underline-offset",
          "-webkit-font-smoothing",
          "widows",
          "word-break",
          "word-wrap");

  /** Properties that change only their own element, in ways that are not followed. */
  private static final Set<String> OWN =
      Set.of(
          "background-attachment",
          "background-clip",
          "background-image",
          "background-origin",
          "background-position",
          "background-repeat",
          "background-size",
          "font-feature-settings",
          "font-kerning",
          "font-stretch",
          "font-variant",
          "font-variant-numeric",
          "pointer-events",
          "user-select",
          "visibility",
          "-webkit-background-clip",
          "-webkit-text-fill-color",
          "transition",
          "white-space");

  private static final Set<String> HARMLESS_VALUES =
      Set.of("normal", "visible", "none", "auto", "pre-line", "pre-wrap", "inherit");
  private static final Set<String> LIGHT = Set.of("light", "normal", "only light", "light only");
  private static final Set<String> FOLLOWED_POSITIONS = Set.of("static", "relative", "absolute");
  private static final Set<String> FLOATS = Set.of("left", "right", "none");
  private static final Set<String> TRANSFORMS =
      Set.of("none", "uppercase", "lowercase", "capitalize", "inherit");
  private static final Set<String> UNADJUSTED = Set.of("none", "auto", "100%");
  private static final Set<String> NO_OUTLINE = Set.of("none", "0", "0px");
  private static final Set<String> FONT_WORDS =
      Set.of("normal", "bold", "bolder", "lighter", "italic");
  private static final Set<String> BOX_DISPLAYS =
      Set.of("flex", "inline-flex", "grid", "inline-grid", "flow-root");
  private static final Set<String> CUTTING = Set.of("hidden", "auto");
  private static final Set<String> NO_BOX = Set.of("auto", "none", "inherit", "initial");
  private static final Set<String> TABLE_PARTS =
      Set.of("table", "tr", "td", "th", "tbody", "thead", "tfoot");
  private static final Set<String> BLOCKS = Set.of("block", "table", "list-item");

  private static final Set<String> DISPLAYS =
      Set.of(
          "block",
          "inline",
          "inline-block",
          "list-item",
          "table",
          "inline-table",
          "table-cell",
          "table-row",
          "table-row-group",
          "table-header-group",
          "table-footer-group",
          "table-caption");

  private static final Map<String, Double> SIZES =
      Map.of(
          "xx-small",
          9d,
          "x-small",
          10d,
          "small",
          13d,
          "medium",
          16d,
          "large",
          18d,
          "x-large",
          24d,
          "xx-large",
          32d);

  /** Why words are not seen. */
  public record Reason(String what, boolean byData) {}

  /** What lies behind words: the colors it may have, how wide it reaches, and what lies behind. */
  public record Background(
      @Nullable Set<CssColor> colors, double width, @Nullable Background below) {

    /** Returns the colors behind something so wide; null where they are not known. */
    @Nullable Set<CssColor> behind(double wide) {
      if (colors == null || below == null || wide <= width + 1) {
        return colors;
      }
      Set<CssColor> more = below.behind(wide);
      return more == null ? null : union(colors, more);
    }
  }

  /** A see-through element and what lies behind it. */
  private record Veil(double opacity, Background behind, @Nullable Veil outer) {}

  public final @Nullable ComputedStyle parent;
  private final String name;
  private final double screen;

  // what children inherit; null where it is not known
  public @Nullable Set<CssColor> ink;
  public Background paper;
  // behind the nearest box that is not part of a line, and how big letters are on a color in a line
  public Background blockPaper;
  private double inlineLetters;
  private boolean opaque;
  public double letters;
  final double root;
  private double lineFactor = 1.2;
  private double linePixels = Double.NaN;
  private @Nullable Veil veil;
  private double cut = Double.NaN;
  public @Nullable Reason hidden;

  // of the element itself
  public String display = "inline";
  public String position = "static";
  public boolean floats;
  public boolean clips;
  boolean dark;
  public double height = Double.NaN;
  public double mostHeight = Double.NaN;
  private double width = Double.NaN;
  private double mostWidth = Double.NaN;
  public boolean fluid;
  public double room;
  public final double[] margin = new double[4];
  public final double[] padding = new double[4];
  public final double[] border = new double[4];
  public final double[] offset = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
  private double indent;
  private double opacity = 1;
  private double shadow;
  public boolean colored;
  public boolean overLines;
  private boolean padded;
  // whether rules of style sheets hold for it, or not, as data say
  public boolean byData;
  public boolean inRow;
  public double widest;

  private @Nullable Reason danger;
  private boolean doubtful;

  private ComputedStyle(@Nullable ComputedStyle parent, String name, double screen, double root) {
    this.parent = parent;
    this.name = name;
    this.screen = screen;
    this.root = root;
    if (parent == null) {
      ink = Set.of(CssColor.BLACK);
      paper = new Background(Set.of(CssColor.WHITE), Double.MAX_VALUE, null);
      blockPaper = paper;
      letters = 16;
      room = screen;
      return;
    }
    ink = parent.ink;
    paper = parent.paper;
    letters = parent.letters;
    lineFactor = parent.lineFactor;
    linePixels = parent.linePixels;
    veil = parent.veil;
    cut = parent.cut;
    hidden = parent.hidden;
    byData = parent.byData;
    blockPaper = parent.blockPaper;
    inlineLetters = parent.inlineLetters;
    room = parent.room;
  }

  /** Begins a page on a screen so wide. */
  public static ComputedStyle page(double screen) {
    return new ComputedStyle(null, "", screen, 16);
  }

  /** Begins an element in this one. */
  public ComputedStyle child(String element, double rootLetters) {
    return new ComputedStyle(this, element, screen, rootLetters);
  }

  /** Returns why the element may cover words anywhere in the page; null where it cannot. */
  public @Nullable Reason danger() {
    return danger;
  }

  public void hide(String what) {
    if (hidden == null) {
      hidden = new Reason(what, byData);
    }
  }

  void endanger(String what) {
    if (danger == null) {
      danger = new Reason(what, byData);
    }
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
        hide(told(property, value));
      }
      return;
    }
    if (property.startsWith("background")) {
      background(property, value);
      return;
    }
    if (OWN.contains(property)) {
      boolean nothing = HARMLESS_VALUES.contains(value);
      if (!nothing) {
        hide(told(property, value));
      }
      return;
    }
    if (!UNDERSTOOD.matcher(value).matches() || !understood(property, value)) {
      hide(told(property, value));
      endanger(told(property, value));
    }
  }

  private String told(String property, String value) {
    String shown = value.length() > 40 ? value.substring(0, 40) + "..." : value;
    return "the style (" + property + ": " + shown + ") of <" + name + ">";
  }

  /** Takes it; false where it may do anything. */
  private boolean understood(String property, String value) {
    switch (property) {
      case "color":
        return color(value);
      case "color-scheme":
        return LIGHT.contains(value) || name.equals("html");
      case "font-size":
        return size(value);
      case "font-family":
        return families(value);
      case "font":
        return font(value);
      case "line-height":
        return line(value);
      case "opacity":
        return opacity(value);
      case "display":
        return display(value);
      case "position":
        position = value;
        return FOLLOWED_POSITIONS.contains(value) || value.startsWith("running(");
      case "top", "right", "bottom", "left":
        return offset(property, value);
      case "inset":
        return value.equals("auto");
      case "z-index":
        if (value.startsWith("-")) {
          hide(told(property, value));
        }
        return true;
      case "float":
        floats |= !value.equals("none");
        return FLOATS.contains(value);
      case "overflow", "overflow-x", "overflow-y":
        return overflow(property, value);
      case "width", "max-width", "min-width", "height", "max-height":
        return box(property, value);
      case "margin", "padding":
        return sides(property.equals("margin") ? margin : padding, property, value);
      case "margin-top", "margin-right", "margin-bottom", "margin-left":
        return side(margin, property, value);
      case "padding-top", "padding-right", "padding-bottom", "padding-left":
        return side(padding, property, value);
      case "text-decoration", "text-decoration-line":
        if (value.contains("line-through") || value.contains("blink")) {
          hide(told(property, value));
        }
        return true;
      case "text-transform":
        return TRANSFORMS.contains(value);
      case "text-indent":
        return indent(value);
      case "letter-spacing", "word-spacing":
        return spacing(property, value);
      case "vertical-align":
        return !CssLength.isNumeric(value)
            || value.endsWith("%")
            || Math.abs(pixels(value, 0)) <= 20;
      case "text-size-adjust", "-webkit-text-size-adjust", "-ms-text-size-adjust":
        if (!UNADJUSTED.contains(value)) {
          hide(told(property, value));
        }
        return true;
      case "direction":
        if (!value.equals("ltr")) {
          hide(told(property, value));
        }
        return value.equals("ltr") || value.equals("rtl");
      case "unicode-bidi":
        return value.equals("normal");
      case "border-spacing":
        return lengths(value, 0, 60);
      case "list-style":
        return !value.contains("(");
      case "box-shadow", "text-shadow":
        return shadow(property, value);
      case "outline", "outline-width":
        return NO_OUTLINE.contains(value);
      case "outline-style":
        return value.equals("none");
      default:
        return property.startsWith("border") && border(property, value);
    }
  }

  private double pixels(String word, double whole) {
    return CssLength.pixels(word, letters, root, whole);
  }

  // ---- colors

  private boolean color(String value) {
    if (value.equals("inherit") || value.equals("currentcolor")) {
      Set<CssColor> outer = parent == null ? ink : parent.ink;
      ink = doubtful ? union(ink, outer) : outer;
      return true;
    }
    CssColor color = CssColor.parse(value);
    if (color == null) {
      ink = null;
      hide(told("color", value));
    } else {
      ink = doubtful ? union(ink, Set.of(color)) : Set.of(color);
    }
    colored = true;
    return true;
  }

  /** Takes the color of an attribute; null where its value is none. */
  public void ink(@Nullable CssColor color) {
    ink = color == null ? null : Set.of(color);
    colored = true;
  }

  private void background(String property, String value) {
    if (property.equals("background-image")) {
      pictured =
          !value.equals("none") && !(doubtful && value.equals("inherit")) || (pictured && doubtful);
      unknownPaper = pictured ? told(property, value) : unknownPaper;
      return;
    }
    if (property.equals("background-clip")) {
      hide(told(property, value));
      return;
    }
    if (!property.equals("background") && !property.equals("background-color")) {
      // of a picture, and of a picture only
      return;
    }
    boolean all = property.equals("background");
    CssColor color = CssColor.parse(value);
    boolean none = value.equals("none") || value.equals("transparent") || value.equals("0 0");
    if (color == null && !none) {
      pictured |= all;
      unknownPaper = told(property, value);
      paper(null);
      return;
    }
    pictured &= !all || doubtful;
    paper(none ? CssColor.CLEAR : color);
  }

  /** Lays a picture behind the words. */
  public void picture(String what) {
    pictured = true;
    unknownPaper = what;
  }

  private boolean pictured;
  private @Nullable String unknownPaper;

  private Background outer() {
    return parent == null
        ? new Background(Set.of(CssColor.WHITE), Double.MAX_VALUE, null)
        : parent.paper;
  }

  /** Lays a color behind the words that some programs may not know; null where it is none. */
  public void paper(@Nullable CssColor color, boolean maybe) {
    doubtful = maybe;
    paper(color);
    doubtful = false;
  }

  /** Lays a color behind the words; null for one that is not known. */
  private void paper(@Nullable CssColor color) {
    Background outer = outer();
    Set<CssColor> colors = null;
    if (color != null && color.alpha() == 1) {
      colors = Set.of(color);
    } else if (color != null && outer.colors != null) {
      colors = new HashSet<>();
      for (CssColor below : outer.colors) {
        colors.add(color.over(below));
      }
    }
    opaque = color != null && color.alpha() == 1 && !doubtful;
    if (doubtful) {
      colors = union(paper.colors, colors);
    }
    paper = new Background(colors, Double.NaN, outer);
  }

  /** Returns the colors of both; null where one is not known, or there are too many. */
  private static @Nullable Set<CssColor> union(
      @Nullable Set<CssColor> one, @Nullable Set<CssColor> other) {
    if (one == null || other == null) {
      return null;
    }
    Set<CssColor> both = new HashSet<>(one);
    both.addAll(other);
    return both.size() > MOST_COLORS ? null : both;
  }

  // ---- letters

  private boolean size(String value) {
    double outer = parent == null ? 16 : parent.letters;
    double size =
        switch (value) {
          case "smaller" -> outer / 1.2;
          case "larger" -> outer * 1.2;
          case "inherit" -> outer;
          default -> SIZES.getOrDefault(value, CssLength.pixels(value, outer, root, outer));
        };
    if (!(size >= 0 && size <= 1_000)) {
      return false;
    }
    letters = doubtful ? Math.min(letters, size) : size;
    return true;
  }

  private boolean families(String value) {
    for (String family : value.split(",", -1)) {
      String bare = family.replaceAll("[\"']", "").strip();
      if (ODD_FONT.matcher(bare).find() || loaded.contains(bare)) {
        hide(told("font-family", bare));
      }
    }
    return true;
  }

  /** The names of fonts that the page brings itself. */
  public Set<String> loaded = Set.of();

  private boolean font(String value) {
    String[] words = value.split("\\s+", -1);
    for (int i = 0; i < words.length; i++) {
      String[] size = words[i].split("/", 2);
      boolean weight = WEIGHT.matcher(words[i]).matches();
      if (SIZES.containsKey(size[0]) || (CssLength.isNumeric(size[0]) && !weight)) {
        boolean known = size(size[0]);
        String rest = String.join(" ", List.of(words).subList(i + 1, words.length));
        lineFactor = 1.2;
        linePixels = Double.NaN;
        if (size.length == 2) {
          known &= line(size[1]);
        }
        return known && !rest.startsWith("/") && !rest.isBlank() && families(rest);
      }
      if (!weight && !FONT_WORDS.contains(words[i])) {
        return false;
      }
    }
    return false;
  }

  private boolean line(String value) {
    if (value.equals("normal")) {
      lineFactor = 1.2;
      linePixels = Double.NaN;
      return true;
    }
    if (value.equals("inherit")) {
      return true;
    }
    double factor = CssLength.number(value);
    double pixels = pixels(value, letters);
    if (factor > 0 || (factor == 0 && pixels == 0)) {
      lineFactor = doubtful ? Math.min(factor, lineFactor) : factor;
      linePixels = Double.NaN;
      return factor <= 5;
    }
    linePixels = pixels;
    return pixels >= 0 && pixels <= 200;
  }

  /** Returns the height of a line. */
  public double lineHeight() {
    return Double.isNaN(linePixels) ? lineFactor * letters : linePixels;
  }

  private boolean spacing(String property, String value) {
    if (value.equals("normal") || value.equals("inherit")) {
      return true;
    }
    double pixels = pixels(value, 0);
    if (!(pixels >= -0.05 * letters - 0.01 && pixels <= 0.3 * letters)) {
      hide(told(property, value));
    }
    return pixels >= -2 && pixels <= 40;
  }

  private boolean indent(String value) {
    double pixels = pixels(value, room);
    if (!(pixels >= 0 && pixels <= 40)) {
      hide(told("text-indent", value));
    }
    indent = pixels;
    return pixels >= -60 && pixels <= 100;
  }

  // ---- boxes

  private boolean opacity(String value) {
    double part = value.endsWith("%") ? pixels(value, 1) : CssLength.number(value);
    if (!(part >= 0)) {
      return false;
    }
    opacity = doubtful ? Math.min(opacity, part) : Math.min(1, part);
    return true;
  }

  private boolean display(String value) {
    if (value.equals("none")) {
      if (doubtful) {
        hide(told("display", value));
      } else {
        display = value;
      }
      return true;
    }
    boolean known = DISPLAYS.contains(value);
    if (doubtful && display.equals("none")) {
      hide(told("display", "none"));
    }
    display = value;
    if (!known) {
      hide(told("display", value));
    }
    return known || BOX_DISPLAYS.contains(value);
  }

  private boolean offset(String property, String value) {
    double pixels = value.equals("auto") ? Double.NaN : pixels(value, room);
    offset[List.of("top", "right", "bottom", "left").indexOf(property)] = pixels;
    return value.equals("auto") || pixels >= 0;
  }

  private boolean overflow(String property, String value) {
    if (value.equals("visible")) {
      clips = clips && doubtful;
      return true;
    }
    if (!value.equals("hidden") || !property.equals("overflow") || doubtful) {
      hide(told(property, value));
    }
    clips |= !doubtful;
    return CUTTING.contains(value);
  }

  private boolean box(String property, String value) {
    if (NO_BOX.contains(value)) {
      if (!doubtful) {
        setBox(property, Double.NaN);
      }
      return !value.equals("inherit");
    }
    boolean upright = property.endsWith("height");
    double whole = upright ? Double.NaN : outerRoom();
    double pixels = pixels(value, whole);
    if (upright && PERCENT.matcher(value).matches()) {
      // of a height that nobody set it is none; of one that is set the box there is looked at
      if (value.equals("0%") || !(name.equals("html") || name.equals("body") || isTable())) {
        hide(told(property, value));
      }
      return !value.equals("0%");
    }
    if (!(pixels >= 0)) {
      return false;
    }
    boolean picture = name.equals("img");
    if (pixels > (picture ? 5_000 : upright ? 2_000 : 1_000)) {
      return false;
    }
    if (doubtful && !picture) {
      hide(told(property, value));
    }
    if (property.equals("min-width") && pixels > MOST_WIDTH) {
      hide(told(property, value));
    }
    fluid =
        fluid && !property.equals("width")
            || (property.equals("max-width") && value.endsWith("%"))
            || (property.equals("width") && value.endsWith("%"));
    setBox(property, pixels);
    return true;
  }

  private void setBox(String property, double pixels) {
    switch (property) {
      case "width" -> width = pixels;
      case "max-width" -> mostWidth = pixels;
      case "height" -> height = pixels;
      case "max-height" -> mostHeight = pixels;
      default -> {}
    }
  }

  double outerRoom() {
    return parent == null ? screen : parent.room;
  }

  public boolean isTable() {
    return display.startsWith("table") || TABLE_PARTS.contains(name);
  }

  private boolean sides(double[] all, String property, String value) {
    String[] words = value.split("\\s+", -1);
    if (words.length > 4) {
      return false;
    }
    double[] found = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      found[i] = space(property, words[i]);
      if (!(found[i] >= 0)) {
        return false;
      }
    }
    int[][] places = {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
    for (int i = 0; i < 4; i++) {
      all[i] = found[places[words.length - 1][i]];
    }
    return true;
  }

  private boolean side(double[] all, String property, String value) {
    double found = space(property, value);
    all[
            List.of("top", "right", "bottom", "left")
                .indexOf(property.substring(property.indexOf('-') + 1))] =
        found;
    return found >= 0;
  }

  private double space(String property, String word) {
    if (word.equals("auto") && property.startsWith("margin")) {
      return 0;
    }
    double pixels = pixels(word, outerRoom());
    if (pixels > MOST_SPACE) {
      hide(told(property, word));
    }
    return pixels <= 2_000 ? pixels : -1;
  }

  private boolean border(String property, String value) {
    if (property.contains("image")) {
      return false;
    }
    double widest = 0;
    for (String word : value.replaceAll("\\([^()]*\\)", "").split("\\s+", -1)) {
      if (CssLength.isNumeric(word)) {
        double pixels = pixels(word, Double.NaN);
        if (!(pixels >= 0 && pixels <= 60)) {
          return false;
        }
        widest = Math.max(widest, pixels);
      }
    }
    boolean all = (property.equals("border") || property.equals("border-width"));
    List<String> sides = List.of("top", "right", "bottom", "left");
    for (int i = 0; i < 4; i++) {
      if (all || property.startsWith("border-" + sides.get(i))) {
        border[i] = Math.max(border[i], widest);
      }
    }
    return true;
  }

  private boolean lengths(String value, double least, double most) {
    for (String word : value.split("\\s+", -1)) {
      double pixels = pixels(word, Double.NaN);
      if (!(pixels >= least && pixels <= most)) {
        return false;
      }
    }
    return true;
  }

  private boolean shadow(String property, String value) {
    if (value.equals("none")) {
      return true;
    }
    double reach = 0;
    double alpha = 1;
    String rest = value;
    int open = value.indexOf("rgba(");
    if (open >= 0) {
      int close = value.indexOf(')', open);
      CssColor color = close < 0 ? null : CssColor.parse(value.substring(open, close + 1));
      if (color == null) {
        return false;
      }
      alpha = color.alpha();
      rest = value.substring(0, open) + value.substring(close + 1);
    }
    for (String word : rest.strip().split("\\s+", -1)) {
      if (CssLength.isNumeric(word)) {
        reach += Math.abs(pixels(word, Double.NaN));
      } else if (CssColor.parse(word) == null) {
        return false;
      }
    }
    if (property.equals("text-shadow")) {
      hide(told(property, value));
      return reach <= 8;
    }
    shadow += alpha;
    // under the words of a block that follows, and too thin to change them
    return reach <= 8 || (reach <= 64 && alpha <= 0.15);
  }

  /** Returns how dark the shadow is that it casts around it, 0 to 1. */
  public double shadow() {
    return shadow;
  }

  // ---- the box, once all declarations are taken

  /**
   * Finishes the style: what the words in it have room for.
   *
   * @param cells how many cells its row has
   */
  public void finish(int cells) {
    double outer = outerRoom();
    boolean cell = name.equals("td") || name.equals("th");
    boolean inline = display.equals("inline") && !name.equals("img");
    double beside = margin[1] + margin[3];
    double inside = padding[1] + padding[3] + border[1] + border[3];
    double own = cell && cells > 1 ? outer / cells : outer - beside;
    if (!Double.isNaN(width) && !inline) {
      own = width + (isTable() || fluid ? 0 : inside);
      if (own > MOST_WIDTH) {
        hide(told("width", Math.round(width) + "px"));
      }
    }
    if (!Double.isNaN(mostWidth)) {
      own = Math.min(own, mostWidth + inside);
    }
    room = inline ? outer : own - inside;
    if (room < LEAST_ROOM) {
      hide("the room of (" + Math.round(room) + ") pixels in <" + name + ">");
    }
    if (!Double.isNaN(cut) && own > cut + 1) {
      hide("the width of <" + name + ">, of which a part is cut off,");
    }
    if (pictured) {
      paper = new Background(null, Double.NaN, outer());
    }
    behindLines(inline);
    if (Double.isNaN(paper.width)) {
      boolean whole = name.equals("html") || name.equals("body");
      paper = new Background(paper.colors, whole ? Double.MAX_VALUE : own, paper.below);
    }
    blockPaper = inline ? blockPaper : paper;
    if (opacity < 1) {
      veil = new Veil(opacity, outer(), veil);
    }
    boolean low = !Double.isNaN(height) || !Double.isNaN(mostHeight);
    if (low && !isTable() && !name.equals("html") && !name.equals("body")) {
      hide("the height of <" + name + ">");
    }
    if (clips) {
      cut = Double.isNaN(cut) ? own : Math.min(cut, own);
    }
    boolean shifted = false;
    for (double one : offset) {
      shifted |= !Double.isNaN(one) && one != 0;
    }
    if (position.equals("relative") && shifted) {
      hide(told("position", position));
      endanger(told("position", position));
    } else if (!position.equals("static") && !position.equals("relative")) {
      hide(told("position", position));
    }
    if (indent < 0 && padding[3] < -indent) {
      endanger(told("text-indent", Math.round(indent) + "px"));
    }
    double reach = Math.max(padding[0] + border[0], padding[2] + border[2]);
    boolean painted = !paper.equals(outer()) || border[0] + border[2] > 0;
    boolean inPadded = parent != null && parent.padded;
    padded = inline && (inPadded || reach > 3);
    if (!inline && inPadded) {
      // the rest of the line around the box may lie over it
      hide("the padding of the line around <" + name + ">");
    }
    if (inline && painted && reach > 3) {
      // it lies over the lines before it
      hide("the padding of <" + name + ">");
      if (reach > 16) {
        endanger("the padding of <" + name + ">");
      }
      overLines = true;
    }
    if (shadow > 0 && !BLOCKS.contains(display) && shadow > 0.15) {
      endanger(told("box-shadow", ""));
    }
  }

  /** A color of a part of a line does not lie behind a box in it, nor behind bigger letters. */
  private void behindLines(boolean inline) {
    if (inline) {
      boolean own = Double.isNaN(paper.width);
      inlineLetters = own ? letters : inlineLetters;
      if (!own && !paper.equals(blockPaper) && letters > 1.1 * inlineLetters) {
        paper = new Background(union(paper.colors, blockPaper.colors), paper.width, paper.below);
      }
      return;
    }
    boolean inLine = parent != null && !parent.paper.equals(parent.blockPaper);
    if (inLine && !opaque) {
      paper = new Background(union(paper.colors, blockPaper.colors), paper.width, paper.below);
    }
    blockPaper = paper;
  }

  public double width() {
    return width;
  }

  /** Returns the width that is set, whatever there is room for; no number without one. */
  public double fixedWidth() {
    return fluid || !Double.isNaN(mostWidth) ? Double.NaN : width;
  }

  /** Returns why the words of the element are not seen; null where they are. */
  public @Nullable Reason unseen() {
    if (hidden != null) {
      return hidden;
    }
    if (!(letters >= SMALLEST && letters <= BIGGEST)) {
      return new Reason(
          "the size of letters of ("
              + Math.round(letters * 10) / 10.0
              + ") pixels in <"
              + name
              + ">",
          byData);
    }
    if (lineHeight() < letters) {
      return new Reason("the height of lines in <" + name + ">", byData);
    }
    if (!Double.isNaN(cut) && cut < LONGEST_WORD * 0.6 * letters) {
      return new Reason("the box that cuts off what is in <" + name + ">", byData);
    }
    Set<CssColor> papers = paper.behind(room);
    if (ink == null || papers == null) {
      String behind = unknown();
      return new Reason(
          behind != null
              ? behind
              : "the color " + (ink == null ? "of" : "behind") + " the words in <" + name + ">",
          byData);
    }
    for (CssColor color : ink) {
      for (CssColor below : papers) {
        Reason dim = dim(color.over(below), below, veil);
        if (dim != null) {
          return dim;
        }
      }
    }
    return null;
  }

  private @Nullable String unknown() {
    for (ComputedStyle at = this; at != null; at = at.parent) {
      if (at.unknownPaper != null) {
        return at.unknownPaper;
      }
    }
    return null;
  }

  private @Nullable Reason dim(CssColor color, CssColor below, @Nullable Veil through) {
    if (through == null) {
      double contrast = color.contrast(below);
      return contrast >= LEAST_CONTRAST
          ? null
          : new Reason(
              String.format(
                  Locale.ROOT,
                  "the color (%s) on (%s) in <%s>, a contrast of (%.2f) where (%.1f) is needed",
                  color,
                  below,
                  name,
                  contrast,
                  LEAST_CONTRAST),
              byData);
    }
    Set<CssColor> behind = through.behind.colors;
    if (behind == null) {
      return new Reason("the color behind <" + name + ">", byData);
    }
    for (CssColor one : behind) {
      Reason dim =
          dim(
              color.withAlpha(through.opacity).over(one),
              below.withAlpha(through.opacity).over(one),
              through.outer);
      if (dim != null) {
        return dim;
      }
    }
    return null;
  }
}
