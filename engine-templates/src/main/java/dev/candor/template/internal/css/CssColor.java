package dev.candor.template.internal.css;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A color as CSS and HTML write it, in parts from 0 to 255 and its opacity from 0 to 1. Immutable.
 */
public record CssColor(double red, double green, double blue, double alpha) {

  public static final CssColor WHITE = new CssColor(255, 255, 255, 1);
  public static final CssColor BLACK = new CssColor(0, 0, 0, 1);
  static final CssColor CLEAR = new CssColor(0, 0, 0, 0);

  private static final Pattern PARTS =
      Pattern.compile(
          "rgba?\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*(?:,\\s*(\\d*\\.?\\d+)\\s*)?\\)");
  private static final Pattern DIGITS =
      Pattern.compile("#([0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})");

  // CSS Color Module Level 4, 6.1
  private static final Map<String, String> NAMES =
      Stream.of(
              "aliceblue=f0f8ff antiquewhite=faebd7 aqua=00ffff aquamarine=7fffd4 azure=f0ffff",
              "beige=f5f5dc bisque=ffe4c4 black=000000 blanchedalmond=ffebcd blue=0000ff",
              "blueviolet=8a2be2 brown=a52a2a burlywood=deb887 cadetblue=5f9ea0 chartreuse=7fff00",
              "chocolate=d2691e coral=ff7f50 cornflowerblue=6495ed cornsilk=fff8dc crimson=dc143c",
              "cyan=00ffff darkblue=00008b darkcyan=008b8b darkgoldenrod=b8860b darkgray=a9a9a9",
              "darkgreen=006400 darkgrey=a9a9a9 darkkhaki=bdb76b darkmagenta=8b008b",
              "darkolivegreen=556b2f darkorange=ff8c00 darkorchid=9932cc darkred=8b0000",
              "darksalmon=e9967a darkseagreen=8fbc8f darkslateblue=483d8b darkslategray=2f4f4f",
              "darkslategrey=2f4f4f darkturquoise=00ced1 darkviolet=9400d3 deeppink=ff1493",
              "deepskyblue=00bfff dimgray=696969 dimgrey=696969 dodgerblue=1e90ff firebrick=b22222",
              "floralwhite=fffaf0 forestgreen=228b22 fuchsia=ff00ff gainsboro=dcdcdc",
              "ghostwhite=f8f8ff gold=ffd700 goldenrod=daa520 gray=808080 green=008000",
              "greenyellow=adff2f grey=808080 honeydew=f0fff0 hotpink=ff69b4 indianred=cd5c5c",
              "indigo=4b0082 ivory=fffff0 khaki=f0e68c lavender=e6e6fa lavenderblush=fff0f5",
              "lawngreen=7cfc00 lemonchiffon=fffacd lightblue=add8e6 lightcoral=f08080",
              "lightcyan=e0ffff lightgoldenrodyellow=fafad2 lightgray=d3d3d3 lightgreen=90ee90",
              "lightgrey=d3d3d3 lightpink=ffb6c1 lightsalmon=ffa07a lightseagreen=20b2aa",
              "lightskyblue=87cefa lightslategray=778899 lightslategrey=778899 lightsteelblue=b0c4de",
              "lightyellow=ffffe0 lime=00ff00 limegreen=32cd32 linen=faf0e6 magenta=ff00ff",
              "maroon=800000 mediumaquamarine=66cdaa mediumblue=0000cd mediumorchid=ba55d3",
              "mediumpurple=9370db mediumseagreen=3cb371 mediumslateblue=7b68ee",
              "mediumspringgreen=00fa9a mediumturquoise=48d1cc mediumvioletred=c71585",
              "midnightblue=191970 mintcream=f5fffa mistyrose=ffe4e1 moccasin=ffe4b5",
              "navajowhite=ffdead navy=000080 oldlace=fdf5e6 olive=808000 olivedrab=6b8e23",
              "orange=ffa500 orangered=ff4500 orchid=da70d6 palegoldenrod=eee8aa palegreen=98fb98",
              "paleturquoise=afeeee palevioletred=db7093 papayawhip=ffefd5 peachpuff=ffdab9",
              "peru=cd853f pink=ffc0cb plum=dda0dd powderblue=b0e0e6 purple=800080",
              "rebeccapurple=663399 red=ff0000 rosybrown=bc8f8f royalblue=4169e1 saddlebrown=8b4513",
              "salmon=fa8072 sandybrown=f4a460 seagreen=2e8b57 seashell=fff5ee sienna=a0522d",
              "silver=c0c0c0 skyblue=87ceeb slateblue=6a5acd slategray=708090 slategrey=708090",
              "snow=fffafa springgreen=00ff7f steelblue=4682b4 tan=d2b48c teal=008080 thistle=d8bfd8",
              "tomato=ff6347 turquoise=40e0d0 violet=ee82ee wheat=f5deb3 white=ffffff",
              "whitesmoke=f5f5f5 yellow=ffff00 yellowgreen=9acd32")
          .flatMap(line -> Stream.of(line.split(" ", -1)))
          .collect(
              Collectors.toUnmodifiableMap(
                  pair -> pair.substring(0, pair.indexOf('=')),
                  pair -> "#" + pair.substring(pair.indexOf('=') + 1)));

  /** Reads a color of a style; null where it is not one that every program reads alike. */
  static @Nullable CssColor parse(String written) {
    String word = written.strip().toLowerCase(Locale.ROOT);
    if (word.equals("transparent")) {
      return CLEAR;
    }
    String value = NAMES.getOrDefault(word, word);
    if (DIGITS.matcher(value).matches()) {
      int size = value.length() > 5 ? 2 : 1;
      double[] parts = {0, 0, 0, 255};
      for (int i = 0; i * size + 1 < value.length(); i++) {
        String digits = value.substring(1 + i * size, 1 + (i + 1) * size);
        parts[i] = Integer.parseInt(size == 1 ? digits + digits : digits, 16);
      }
      return new CssColor(parts[0], parts[1], parts[2], parts[3] / 255);
    }

    Matcher parts = PARTS.matcher(value);
    if (!parts.matches()) {
      return null;
    }
    String alpha = parts.group(4);
    return new CssColor(
        Math.min(255, Integer.parseInt(parts.group(1))),
        Math.min(255, Integer.parseInt(parts.group(2))),
        Math.min(255, Integer.parseInt(parts.group(3))),
        alpha == null ? 1 : Math.min(1, Double.parseDouble(alpha)));
  }

  /**
   * Reads a color of an attribute such as bgcolor, where programs read other words than these as
   * colors too.
   */
  public static @Nullable CssColor parseAttribute(String written) {
    String word = written.strip().toLowerCase(Locale.ROOT);
    boolean number = word.startsWith("#") && (word.length() == 4 || word.length() == 7);
    return number || NAMES.containsKey(word) ? parse(word) : null;
  }

  CssColor withAlpha(double part) {
    return new CssColor(red, green, blue, alpha * part);
  }

  /** Returns what is seen where this lies over an opaque color. */
  CssColor over(CssColor below) {
    return new CssColor(
        red * alpha + below.red * (1 - alpha),
        green * alpha + below.green * (1 - alpha),
        blue * alpha + below.blue * (1 - alpha),
        1);
  }

  /** Returns the contrast of two opaque colors, from 1 to 21 (WCAG 2.2, contrast ratio). */
  public double contrast(CssColor other) {
    double one = luminance();
    double two = other.luminance();
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(double part) {
    double share = part / 255;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /** Writes the color as six digits. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "#%02x%02x%02x", Math.round(red), Math.round(green), Math.round(blue));
  }
}
