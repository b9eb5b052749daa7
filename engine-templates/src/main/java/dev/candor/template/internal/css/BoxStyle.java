package dev.candor.template.internal.css;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The box of an element: how wide and high it is, what stands around it, and where it stands. */
abstract sealed class BoxStyle extends LetterStyle permits ComputedStyle {

  static final double MOST_WIDTH = 720;
  private static final double MOST_SPACE = 200;

  private static final Pattern PERCENT = Pattern.compile("[0-9.]+%");
  private static final Set<String> FLOATS = Set.of("left", "right", "none");
  private static final Set<String> FOLLOWED_POSITIONS = Set.of("static", "relative", "absolute");
  private static final Set<String> CUTTING = Set.of("hidden", "auto");
  private static final Set<String> NO_BOX = Set.of("auto", "none", "inherit", "initial");
  private static final Set<String> BOX_DISPLAYS =
      Set.of("flex", "inline-flex", "grid", "inline-grid", "flow-root");
  private static final Set<String> TABLE_PARTS =
      Set.of("table", "tr", "td", "th", "tbody", "thead", "tfoot");
  private static final Set<String> DISPLAYS =
      Set.of(
          ("block inline inline-block list-item table inline-table table-cell table-row"
                  + " table-row-group table-header-group table-footer-group table-caption")
              .split(" ", -1));

  // which of one to four values of a property are those of its four sides
  private static final int[][] PLACES = {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};

  private final double outerRoom;

  public String display = "inline";
  public String position = "static";
  public boolean floats;
  public boolean clips;
  public double height = Double.NaN;
  public double mostHeight = Double.NaN;
  double width = Double.NaN;
  double mostWidth = Double.NaN;
  public boolean fluid;
  public double room;
  public final double[] margin = new double[4];
  public final double[] padding = new double[4];
  public final double[] border = new double[4];
  public final double[] offset = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
  double indent;

  BoxStyle(@Nullable BoxStyle parent, String name, double screen, double root) {
    super(parent, name, screen, root);
    outerRoom = parent == null ? screen : parent.room;
    room = outerRoom;
  }

  boolean readDisplay(String property, String value) {
    if (value.equals("none")) {
      if (doubtful) {
        hideBy(property, value);
      } else {
        display = value;
      }
      return true;
    }

    boolean known = DISPLAYS.contains(value);
    if (doubtful && display.equals("none")) {
      hideBy(property, "none");
    }
    display = value;
    if (!known) {
      hideBy(property, value);
    }
    return known || BOX_DISPLAYS.contains(value);
  }

  boolean readPosition(String property, String value) {
    position = value;
    return FOLLOWED_POSITIONS.contains(value) || value.startsWith("running(");
  }

  boolean readFloat(String property, String value) {
    floats |= !value.equals("none");
    return FLOATS.contains(value);
  }

  boolean readOffset(String property, String value) {
    double pixels = value.equals("auto") ? Double.NaN : pixels(value, room);
    offset[SIDES.indexOf(property)] = pixels;
    return value.equals("auto") || pixels >= 0;
  }

  boolean readIndent(String property, String value) {
    double pixels = pixels(value, room);
    if (!(pixels >= 0 && pixels <= 40)) {
      hideBy(property, value);
    }
    indent = pixels;
    return pixels >= -60 && pixels <= 100;
  }

  boolean readOverflow(String property, String value) {
    if (value.equals("visible")) {
      clips = clips && doubtful;
      return true;
    }
    if (!value.equals("hidden") || !property.equals("overflow") || doubtful) {
      hideBy(property, value);
    }
    clips |= !doubtful;
    return CUTTING.contains(value);
  }

  /** Takes a width or a height. */
  boolean readSide(String property, String value) {
    if (NO_BOX.contains(value)) {
      if (!doubtful) {
        setSide(property, Double.NaN);
      }
      return !value.equals("inherit");
    }
    boolean upright = property.endsWith("height");
    if (upright && PERCENT.matcher(value).matches()) {
      return readPartOfHeight(property, value);
    }

    double pixels = pixels(value, upright ? Double.NaN : outerRoom);
    if (!(pixels >= 0 && pixels <= mostOf(upright))) {
      return false;
    }
    boolean wider = property.equals("min-width") && pixels > MOST_WIDTH;
    if (wider || (doubtful && !name.equals("img"))) {
      hideBy(property, value);
    }
    noteFluid(property, value.endsWith("%"));
    setSide(property, pixels);
    return true;
  }

  private void noteFluid(String property, boolean part) {
    boolean wide = property.equals("width");
    fluid = (part && (wide || property.equals("max-width"))) || (fluid && !wide);
  }

  /** Takes a part of a height: none where nobody set it; one that is set is checked there. */
  private boolean readPartOfHeight(String property, String value) {
    boolean none = value.equals("0%");
    if (none || !(isPage() || isTable())) {
      hideBy(property, value);
    }
    return !none;
  }

  private double mostOf(boolean upright) {
    return name.equals("img") ? 5_000 : upright ? 2_000 : 1_000;
  }

  private void setSide(String property, double pixels) {
    switch (property) {
      case "width" -> width = pixels;
      case "max-width" -> mostWidth = pixels;
      case "height" -> height = pixels;
      case "max-height" -> mostHeight = pixels;
      default -> {}
    }
  }

  double outerRoom() {
    return outerRoom;
  }

  /** Returns whether it is the page itself. */
  boolean isPage() {
    return name.equals("html") || name.equals("body");
  }

  public boolean isTable() {
    return display.startsWith("table") || TABLE_PARTS.contains(name);
  }

  boolean readMargin(String property, String value) {
    return readSpaces(margin, property, value);
  }

  boolean readPadding(String property, String value) {
    return readSpaces(padding, property, value);
  }

  /** Takes the space on one side, or on all four. */
  private boolean readSpaces(double[] all, String property, String value) {
    int side = SIDES.indexOf(property.substring(property.indexOf('-') + 1));
    String[] words = value.split("\\s+", -1);
    if (words.length > 4 && side < 0) {
      return false;
    }
    if (side >= 0) {
      all[side] = space(property, value);
      return all[side] >= 0;
    }

    double[] found = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      found[i] = space(property, words[i]);
      if (!(found[i] >= 0)) {
        return false;
      }
    }
    Arrays.setAll(all, at -> found[PLACES[words.length - 1][at]]);
    return true;
  }

  private double space(String property, String word) {
    if (word.equals("auto") && property.startsWith("margin")) {
      return 0;
    }
    double pixels = pixels(word, outerRoom);
    if (pixels > MOST_SPACE) {
      hide(describe(property, word));
    }
    return pixels <= 2_000 ? pixels : -1;
  }

  boolean readBorder(String property, String value) {
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

    boolean all = property.equals("border") || property.equals("border-width");
    for (int i = 0; i < 4; i++) {
      if (all || property.startsWith("border-" + SIDES.get(i))) {
        border[i] = Math.max(border[i], widest);
      }
    }
    return true;
  }

  boolean readSpacingOfBorders(String property, String value) {
    for (String word : value.split("\\s+", -1)) {
      double pixels = pixels(word, Double.NaN);
      if (!(pixels >= 0 && pixels <= 60)) {
        return false;
      }
    }
    return true;
  }

  public double width() {
    return width;
  }

  /** Returns the width that is set, whatever there is room for; no number without one. */
  public double fixedWidth() {
    return fluid || !Double.isNaN(mostWidth) ? Double.NaN : width;
  }
}
