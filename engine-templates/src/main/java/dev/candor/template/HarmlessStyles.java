package dev.candor.template;

import dev.candor.fault.Fault;
import dev.candor.template.StyleSheet.Compound;
import dev.candor.template.StyleSheet.Declaration;
import dev.candor.template.StyleSheet.Kept;
import dev.candor.template.StyleSheet.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which styles certainly leave words to be read. A closed list: a property that is not in it, or a
 * value that is not understood, may hide them. Of a property that is said twice, each counts.
 */
final class HarmlessStyles {

  /** What declarations do to the words of their element. */
  enum Effect {
    NONE,
    /** The letters have a size that can be read; those around them may be smaller. */
    LEGIBLE,
    SMALL,
    MAY_HIDE
  }

  /**
   * A selector whose declarations are not harmless.
   *
   * @param way the tag and, before it, tags around it; the tag alone where more is not known
   */
  record Hiding(List<Compound> way, Effect effect) {
    Compound subject() {
      return way.get(way.size() - 1);
    }
  }

  /** Properties that hide nothing, whatever they say. */
  private static final Set<String> ANY_VALUE =
      Set.of(
          "accent-color",
          "border-collapse",
          "box-shadow",
          "box-sizing",
          "caption-side",
          "clear",
          "color-scheme",
          "cursor",
          "direction",
          "empty-cells",
          "float",
          "gap",
          "hyphens",
          "object-fit",
          "order",
          "orphans",
          "pointer-events",
          "print-color-adjust",
          "quotes",
          "supported-color-schemes",
          "tab-size",
          "table-layout",
          "text-overflow",
          "text-shadow",
          "text-transform",
          "unicode-bidi",
          "user-select",
          "white-space",
          "widows",
          "word-break",
          "word-wrap",
          "overflow-wrap",
          "min-width",
          "min-height",
          "page",
          "row-gap",
          "font-family",
          "font-feature-settings",
          "font-kerning",
          "font-style",
          "font-variant",
          "font-variant-numeric",
          "font-weight",
          "-webkit-font-smoothing",
          "-moz-osx-font-smoothing",
          "-webkit-print-color-adjust",
          "-ms-interpolation-mode");

  private static final List<String> ANY_VALUE_BEGINS =
      List.of(
          "--",
          "align-",
          "justify-",
          "break-",
          "page-break-",
          "column",
          "counter-",
          "flex",
          "grid",
          "list-style",
          "mso-",
          "-fs-",
          "outline",
          "text-align",
          "background-");

  /** Properties whose lengths must not push words off the page. */
  private static final List<String> LENGTHS =
      List.of("margin", "padding", "border", "vertical-align", "inset");

  private static final Set<String> PLACES = Set.of("left", "right", "top", "bottom");
  private static final Set<String> NEUTRAL =
      Set.of("none", "auto", "initial", "inherit", "normal", "unset", "visible", "static");
  private static final Set<String> DISPLAYS =
      Set.of(
          "block",
          "inline",
          "inline-block",
          "flex",
          "inline-flex",
          "grid",
          "inline-grid",
          "list-item",
          "flow-root",
          "contents",
          "table",
          "inline-table",
          "table-cell",
          "table-row",
          "table-row-group",
          "table-header-group",
          "table-footer-group",
          "table-caption",
          "inherit",
          "initial",
          "unset");

  private static final Map<String, String> COLORS =
      Map.ofEntries(
          Map.entry("white", "#ffffff"),
          Map.entry("black", "#000000"),
          Map.entry("snow", "#fffafa"),
          Map.entry("ivory", "#fffff0"),
          Map.entry("ghostwhite", "#f8f8ff"),
          Map.entry("whitesmoke", "#f5f5f5"),
          Map.entry("red", "#ff0000"),
          Map.entry("green", "#008000"),
          Map.entry("lime", "#00ff00"),
          Map.entry("blue", "#0000ff"),
          Map.entry("navy", "#000080"),
          Map.entry("yellow", "#ffff00"),
          Map.entry("gray", "#808080"),
          Map.entry("grey", "#808080"),
          Map.entry("silver", "#c0c0c0"),
          Map.entry("maroon", "#800000"),
          Map.entry("purple", "#800080"),
          Map.entry("fuchsia", "#ff00ff"),
          Map.entry("olive", "#808000"),
          Map.entry("teal", "#008080"),
          Map.entry("aqua", "#00ffff"),
          Map.entry("orange", "#ffa500"));

  private static final Set<String> NO_COLOR =
      Set.of("inherit", "initial", "unset", "currentcolor", "none", "transparent");
  private static final Pattern LENGTH =
      Pattern.compile("([-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:e[-+]?[0-9]+)?)([a-z%]*)");
  private static final Pattern PSEUDO =
      Pattern.compile(".*:(before|after|marker|selection|placeholder|first-letter|first-line)");

  private static final double LEAST_LETTERS = 6;
  private static final double LEAST_BOX = 6;
  private static final double LEAST_OPACITY = 0.3;
  private static final double MOST_LEFT = -100;
  private static final double MOST_RIGHT = 1_200;
  private static final double MOST_INDENT = 300;
  private static final int SAME_COLOR = 48;

  private HarmlessStyles() {}

  /** What these declarations do. */
  static Effect effect(String style) {
    return style.isBlank() ? Effect.NONE : new Reader().read(style);
  }

  /** The selectors of a style sheet that may hide words; one for all tags where it is not clear. */
  static List<Hiding> hiding(String css) {
    List<Fault> faults = new ArrayList<>();
    Position place = new Position(new Source("style", css), 1, 1);
    StyleSheet sheet = StyleSheet.read(css, true, index -> place, faults);
    List<Hiding> hiding = new ArrayList<>();
    for (Rule rule : sheet.rules()) {
      add(rule.way(), rule.declarations(), hiding);
    }
    for (Kept kept : sheet.kept()) {
      if (!PSEUDO.matcher(kept.written().toLowerCase(Locale.ROOT)).matches()) {
        add(List.of(kept.subject()), kept.declarations(), hiding);
      }
    }
    if (!faults.isEmpty()) {
      // programs may read what our reader refuses
      for (String words : withoutComments(css).split("[{}]", -1)) {
        Effect effect = words.indexOf(':') < 0 ? Effect.NONE : effect(declarations(words));
        if (hides(effect)) {
          hiding.add(
              new Hiding(List.of(new Compound(null, List.of(), List.of())), Effect.MAY_HIDE));
        }
      }
    }
    return List.copyOf(hiding);
  }

  /** Without what stands before the next brace: a selector. */
  private static String declarations(String words) {
    int end = words.lastIndexOf(';');
    String last = words.substring(end + 1);
    boolean selector = last.isBlank() || last.strip().startsWith("@");
    return selector ? words.substring(0, end + 1) : words;
  }

  private static void add(List<Compound> way, List<Declaration> all, List<Hiding> out) {
    Effect effect =
        effect(
            all.stream()
                .map(one -> one.property() + ":" + one.value())
                .collect(Collectors.joining(";")));
    if (hides(effect)) {
      out.add(new Hiding(way, effect));
    }
  }

  static boolean hides(Effect effect) {
    return effect == Effect.SMALL || effect == Effect.MAY_HIDE;
  }

  static String withoutComments(String style) {
    String left = style;
    for (int open = left.indexOf("/*"); open >= 0; open = left.indexOf("/*")) {
      int close = left.indexOf("*/", open + 2);
      left = left.substring(0, open) + (close < 0 ? "" : left.substring(close + 2));
    }
    return left;
  }

  /** Reads the declarations of one element. */
  private static final class Reader {
    private Effect letters = Effect.NONE;
    private boolean hides;
    private boolean cut;
    private boolean flat;
    private final List<String> colors = new ArrayList<>();
    private final List<String> backgrounds = new ArrayList<>();

    Effect read(String style) {
      String all = withoutComments(style).toLowerCase(Locale.ROOT);
      if (all.indexOf('\\') >= 0) {
        return Effect.MAY_HIDE;
      }
      for (String declaration : split(all)) {
        int colon = declaration.indexOf(':');
        if (colon > 0) {
          int bang = declaration.indexOf('!', colon);
          String value = declaration.substring(colon + 1, bang < 0 ? declaration.length() : bang);
          declared(declaration.substring(0, colon).strip(), value.strip());
        }
      }
      return hides || (cut && flat) || sameColors() ? Effect.MAY_HIDE : letters;
    }

    private static List<String> split(String all) {
      List<String> parts = new ArrayList<>();
      char quote = ' ';
      int depth = 0;
      int from = 0;
      for (int i = 0; i < all.length(); i++) {
        char c = all.charAt(i);
        if (quote != ' ') {
          // a string ends with its line, whatever is missing
          quote = c == quote || c == '\n' ? ' ' : quote;
        } else if (c == '"' || c == '\'') {
          quote = c;
        } else if (c == '(' || c == ')') {
          depth += c == '(' ? 1 : -1;
        } else if (c == ';' && depth <= 0) {
          parts.add(all.substring(from, i));
          from = i + 1;
        }
      }
      parts.add(all.substring(from));
      return parts;
    }

    private void declared(String property, String value) {
      if (property.equals("display")) {
        hides |= !DISPLAYS.contains(value);
      } else if (property.equals("color") || property.equals("-webkit-text-fill-color")) {
        color(value);
      } else if (property.equals("background") || property.equals("background-color")) {
        backgrounds.add(value);
      } else if (property.startsWith("overflow") && !property.equals("overflow-wrap")) {
        cut |= !NEUTRAL.contains(value) || value.equals("auto");
      } else if (property.equals("font-size")) {
        letters(value);
      } else if (property.equals("font")) {
        font(value);
      } else if (!property.equals("all") && NEUTRAL.contains(value)) {
        return;
      } else if (!harmless(property, value)) {
        hides = true;
      }
    }

    private boolean harmless(String property, String value) {
      if (property.equals("mso-hide")) {
        return false;
      }
      if (ANY_VALUE.contains(property)
          || ANY_VALUE_BEGINS.stream().anyMatch(property::startsWith)) {
        return true;
      }
      if (PLACES.contains(property) || LENGTHS.stream().anyMatch(property::startsWith)) {
        return lengths(value, MOST_LEFT, MOST_RIGHT);
      }
      switch (property) {
        case "width", "height", "max-width", "max-height":
          boolean thin = !lengths(value, LEAST_BOX, Double.MAX_VALUE);
          flat |= thin;
          return !(thin && property.equals("max-height"));
        case "position":
          return Set.of("relative", "absolute", "fixed", "sticky").contains(value);
        case "z-index":
          return !value.startsWith("-");
        case "opacity":
          double part = pixels(value);
          return (value.endsWith("%") ? part / 100 : part) >= LEAST_OPACITY;
        case "text-decoration", "text-decoration-line":
          return !value.contains("line-through");
        case "text-decoration-color", "text-decoration-style", "text-underline-offset":
          return true;
        case "text-indent":
          return lengths(value, MOST_LEFT, MOST_INDENT);
        case "letter-spacing", "word-spacing":
          return lengths(value, -3, MOST_LEFT * -1);
        case "border-spacing":
          return lengths(value, 0, MOST_INDENT);
        case "line-height":
          Matcher number = LENGTH.matcher(value);
          boolean factor = number.matches() && number.group(2).isEmpty();
          return factor
              ? pixels(value) >= 0.5
              : lengths(value, value.endsWith("%") ? 50 : LEAST_LETTERS, MOST_RIGHT);
        case "text-size-adjust", "-webkit-text-size-adjust", "-ms-text-size-adjust":
          return value.equals("100%");
        default:
          return false;
      }
    }

    // ---- lengths

    /** Whether each word is a length between these, or none at all. */
    private static boolean lengths(String value, double least, double most) {
      if (value.indexOf('(') >= 0 && !value.matches("[^(]*(rgba?|hsla?)\\([^()]*\\)[^(]*")) {
        return false;
      }
      for (String word : value.replaceAll("\\([^()]*\\)", "").split("[\\s,/]+", -1)) {
        boolean part = word.endsWith("%") || word.endsWith("vw") || word.endsWith("vh");
        double pixels = pixels(word);
        // shares of the page, of which ninety-nine still leave something
        if (!word.isEmpty()
            && (Character.isDigit(word.charAt(0)) || "+-.".indexOf(word.charAt(0)) >= 0)
            && !(pixels >= (part ? Math.max(least, -20) : least)
                && pixels <= (part && most <= MOST_RIGHT ? Math.min(most, 99) : most))) {
          return false;
        }
      }
      return true;
    }

    /** The pixels of a length, about; the number of a share; no number of another word. */
    private static double pixels(String word) {
      Matcher matcher = LENGTH.matcher(word);
      if (!matcher.matches()) {
        return Double.NaN;
      }
      double number = Double.parseDouble(matcher.group(1));
      return number
          * switch (matcher.group(2)) {
            case "", "px", "%", "vw", "vh", "vmin", "vmax" -> 1;
            case "pt" -> 4.0 / 3;
            case "pc", "em", "rem" -> 16;
            case "ex", "ch" -> 8;
            case "in" -> 96;
            case "cm" -> 37.8;
            case "mm" -> 3.78;
            case "q" -> 0.94;
            default -> Double.NaN;
          };
    }

    // ---- letters

    private void font(String value) {
      for (String word : value.split("\\s+", -1)) {
        String size = word.contains("/") ? word.substring(0, word.indexOf('/')) : word;
        if (size.matches("[-+.0-9].*") && !size.matches("[1-9]00")) {
          letters(size);
          int slash = value.indexOf('/');
          String line =
              slash < 0 ? "normal" : value.substring(slash + 1).strip().split("\\s+", 2)[0];
          hides |= !line.equals("normal") && !harmless("line-height", line);
          return;
        }
      }
      hides |= value.indexOf('(') >= 0;
    }

    private void letters(String value) {
      boolean word = value.matches("(xx?-|xxx-)?(small|large)|smaller|larger|medium|inherit|unset");
      double size = pixels(value);
      boolean share = value.endsWith("%") || value.endsWith("em");
      if (word || size >= (value.endsWith("%") ? 60 : share ? 0.6 * 16 : LEAST_LETTERS)) {
        boolean own = !share && !value.equals("inherit") && !value.equals("smaller");
        letters = letters == Effect.SMALL ? letters : own ? Effect.LEGIBLE : letters;
      } else if (size >= 0) {
        letters = Effect.SMALL;
      } else {
        hides = true;
      }
    }

    // ---- colours

    private void color(String value) {
      if (value.equals("transparent")) {
        hides = true;
      } else if (!NO_COLOR.contains(value)) {
        colors.add(value);
        double alpha = alpha(value);
        hides |= !(alpha >= LEAST_OPACITY);
      }
    }

    /** How much of a colour is seen; no number where that is not known. */
    private static double alpha(String value) {
      if (value.startsWith("#")) {
        int digits = value.length() - 1;
        if (!value.substring(1).matches("[0-9a-f]*") || (digits != 4 && digits != 8)) {
          return 1;
        }
        return digits == 4
            ? Integer.parseInt(value.substring(4), 16) / 15.0
            : Integer.parseInt(value.substring(7), 16) / 255.0;
      }
      int open = value.indexOf('(');
      if (open < 0) {
        return 1;
      }
      String[] parts = parts(value);
      if (!value.matches("(rgb|hsl)a?\\([^()]*\\)") || parts.length < 3) {
        return Double.NaN;
      }
      if (parts.length == 3) {
        return 1;
      }
      double alpha = pixels(parts[3]);
      return parts[3].endsWith("%") ? alpha / 100 : alpha;
    }

    private static String[] parts(String value) {
      int close = value.indexOf(')');
      return value
          .substring(value.indexOf('(') + 1, close < 0 ? value.length() : close)
          .strip()
          .split("[\\s,/]+", -1);
    }

    private boolean sameColors() {
      for (String color : colors) {
        for (String background : backgrounds) {
          if (background.indexOf("gradient(") >= 0 || background.indexOf("var(") >= 0) {
            return true;
          }
          String plain = background.replaceAll("url\\([^()]*\\)", " ");
          Matcher words = Pattern.compile("[^\\s(),]+(\\([^()]*\\))?").matcher(plain);
          while (words.find()) {
            if (isColor(words.group()) && near(color, words.group())) {
              return true;
            }
          }
        }
      }
      return false;
    }

    private static boolean isColor(String word) {
      return !NO_COLOR.contains(word)
          && (word.startsWith("#")
              || word.indexOf('(') > 0
              || (word.matches("[a-z]+")
                  && !word.matches(
                      "(no-)?repeat|center|left|right|top|bottom|cover|contain|scroll|fixed|local|round|space")));
    }

    private static boolean near(String one, String other) {
      int[] a = rgb(one);
      int[] b = rgb(other);
      if (a == null || b == null) {
        return one.equals(other) || (one + other).indexOf('(') >= 0;
      }
      return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]) < SAME_COLOR;
    }

    /** Red, green and blue; null where the colour is not known. */
    private static int @Nullable [] rgb(String color) {
      String value = COLORS.getOrDefault(color, color);
      if (value.matches("#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")) {
        int size = value.length() > 5 ? 2 : 1;
        int[] rgb = new int[3];
        for (int i = 0; i < 3; i++) {
          String digits = value.substring(1 + i * size, 1 + (i + 1) * size);
          rgb[i] = Integer.parseInt(size == 1 ? digits + digits : digits, 16);
        }
        return rgb;
      }
      if (!value.startsWith("rgb") || parts(value).length < 3) {
        return null;
      }
      int[] rgb = new int[3];
      for (int i = 0; i < 3; i++) {
        String part = parts(value)[i];
        double number = pixels(part);
        if (Double.isNaN(number)) {
          return null;
        }
        rgb[i] = (int) Math.min(255, Math.max(0, part.endsWith("%") ? number * 2.55 : number));
      }
      return rgb;
    }
  }
}
