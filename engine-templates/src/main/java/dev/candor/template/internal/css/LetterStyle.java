package dev.candor.template.internal.css;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How big an element's letters are, in which fonts, and how far lines and words stand apart. */
abstract sealed class LetterStyle extends ColorStyle permits BoxStyle {

  private static final Pattern ODD_FONT =
      Pattern.compile(
          "dings|symbol|icon|barcode|code ?(39|128)|awesome|blank|emoji|marlett|braille|invisible|mt extra|mdl2|adobe not");
  private static final Pattern WEIGHT = Pattern.compile("[1-9]00");
  private static final Set<String> FONT_WORDS =
      Set.of("normal", "bold", "bolder", "lighter", "italic");
  private static final double NORMAL_LINE = 1.2;

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

  private final @Nullable LetterStyle outer;

  // what children inherit
  public double letters;
  private double lineFactor = NORMAL_LINE;
  private double linePixels = Double.NaN;

  /** The names of fonts that the page brings itself. */
  public Set<String> loaded = Set.of();

  private double shadow;

  LetterStyle(@Nullable LetterStyle parent, String name, double screen, double root) {
    super(parent, name, screen, root);
    outer = parent;
    letters = 16;
    if (parent != null) {
      letters = parent.letters;
      lineFactor = parent.lineFactor;
      linePixels = parent.linePixels;
    }
  }

  double pixels(String word, double whole) {
    return CssLength.pixels(word, letters, root, whole);
  }

  boolean readSize(String property, String value) {
    double theirs = outer == null ? 16 : outer.letters;
    double size =
        switch (value) {
          case "smaller" -> theirs / 1.2;
          case "larger" -> theirs * 1.2;
          case "inherit" -> theirs;
          default -> SIZES.getOrDefault(value, CssLength.pixels(value, theirs, root, theirs));
        };

    if (!(size >= 0 && size <= 1_000)) {
      return false;
    }
    letters = doubtful ? Math.min(letters, size) : size;
    return true;
  }

  boolean readFamilies(String property, String value) {
    for (String family : value.split(",", -1)) {
      String bare = family.replaceAll("[\"']", "").strip();
      if (ODD_FONT.matcher(bare).find() || loaded.contains(bare)) {
        hideBy("font-family", bare);
      }
    }
    return true;
  }

  boolean readFont(String property, String value) {
    String[] words = value.split("\\s+", -1);
    for (int i = 0; i < words.length; i++) {
      String[] size = words[i].split("/", 2);
      boolean weight = WEIGHT.matcher(words[i]).matches();
      if (SIZES.containsKey(size[0]) || (CssLength.isNumeric(size[0]) && !weight)) {
        boolean known = readSize("font-size", size[0]);
        String rest = String.join(" ", List.of(words).subList(i + 1, words.length));
        lineFactor = NORMAL_LINE;
        linePixels = Double.NaN;
        if (size.length == 2) {
          known &= readLine("line-height", size[1]);
        }
        return known
            && !rest.startsWith("/")
            && !rest.isBlank()
            && readFamilies("font-family", rest);
      }
      if (!weight && !FONT_WORDS.contains(words[i])) {
        return false;
      }
    }

    return false;
  }

  boolean readLine(String property, String value) {
    if (value.equals("normal")) {
      lineFactor = NORMAL_LINE;
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

  boolean readSpacing(String property, String value) {
    if (value.equals("normal") || value.equals("inherit")) {
      return true;
    }
    double pixels = pixels(value, 0);
    if (!(pixels >= -0.05 * letters - 0.01 && pixels <= 0.3 * letters)) {
      hideBy(property, value);
    }
    return pixels >= -2 && pixels <= 40;
  }

  boolean readShadow(String property, String value) {
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
      hide(describe(property, value));
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
}
