package dev.candor.template.internal.css;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Style attributes of people outside: a closed list of properties, each with a closed list of what
 * it may be, written anew from what was understood. Nothing in it can move, cover, hide or load
 * anything: no positions, no negative lengths, no functions but those of colors, and no line lower
 * than its letters.
 */
public final class CleanStyle {

  private static final int LONGEST = 4_000;
  private static final int MOST_PARTS = 4;
  private static final int LONGEST_TOKEN = 24;

  /** How long the lengths of a property may be, by unit; zero forbids the unit. */
  private record Lengths(double least, double pixels, double points, double ems, double percent) {

    @Nullable String clean(String token) {
      if (token.equals("0")) {
        return least == 0 ? token : null;
      }
      int end = 0;
      while (end < token.length() && isOfNumbers(token.charAt(end))) {
        end++;
      }
      Double number = number(token.substring(0, end));
      if (number == null) {
        return null;
      }
      double most =
          switch (token.substring(end)) {
            case "px" -> pixels;
            case "pt" -> points;
            case "em", "rem" -> ems;
            case "%" -> percent;
            default -> 0;
          };
      return number >= least && number <= most ? token : null;
    }
  }

  private static final Lengths SPACE = new Lengths(0, 100, 75, 6, 0);
  private static final Lengths WIDTH = new Lengths(0, 1_000, 750, 60, 100);
  private static final Lengths LINE = new Lengths(0, 20, 15, 1, 0);
  // in ems and percent, sizes inside sizes multiply
  private static final Lengths LETTERS = new Lengths(6, 48, 36, 0, 0);

  private static final Set<String> LINES =
      Set.of("none", "solid", "dashed", "dotted", "double", "groove", "ridge", "inset", "outset");
  private static final Set<String> SIDES = Set.of("", "-top", "-right", "-bottom", "-left");

  private static final Map<String, UnaryOperator<@Nullable String>> PROPERTIES =
      Map.ofEntries(
          Map.entry("color", CleanStyle::color),
          Map.entry("background-color", CleanStyle::color),
          Map.entry("text-align", words("left", "right", "center", "justify")),
          Map.entry("vertical-align", words("baseline", "top", "middle", "bottom", "sub", "super")),
          Map.entry("text-decoration", words("none", "underline", "line-through")),
          Map.entry("text-transform", words("none", "uppercase", "lowercase", "capitalize")),
          Map.entry("font-style", words("normal", "italic", "oblique")),
          Map.entry(
              "font-weight",
              words(
                  "normal", "bold", "100", "200", "300", "400", "500", "600", "700", "800", "900")),
          Map.entry("font-size", value -> one(LETTERS, value)),
          Map.entry("font-family", CleanStyle::families),
          Map.entry("line-height", CleanStyle::lineHeight),
          Map.entry("white-space", words("normal", "pre-wrap", "pre-line")),
          Map.entry("overflow-wrap", words("normal", "break-word")),
          Map.entry("word-wrap", words("normal", "break-word")),
          Map.entry("width", value -> "auto".equals(value) ? value : one(WIDTH, value)),
          Map.entry("max-width", value -> "none".equals(value) ? value : one(WIDTH, value)),
          Map.entry("table-layout", words("auto", "fixed")),
          Map.entry("border-collapse", words("collapse", "separate")),
          Map.entry("border-spacing", value -> parts(value, SPACE::clean)),
          Map.entry("border-width", value -> parts(value, LINE::clean)),
          Map.entry("border-style", value -> parts(value, CleanStyle::line)),
          Map.entry("border-color", value -> parts(value, CleanStyle::color)),
          Map.entry("border-radius", value -> parts(value, SPACE::clean)),
          Map.entry(
              "list-style-type",
              words(
                  "none",
                  "disc",
                  "circle",
                  "square",
                  "decimal",
                  "lower-alpha",
                  "upper-alpha",
                  "lower-roman",
                  "upper-roman")));

  private CleanStyle() {}

  /** The declarations that may stay, in their order; empty where none may. */
  public static String of(String style) {
    if (style.length() > LONGEST) {
      return "";
    }
    StringBuilder clean = new StringBuilder();
    boolean sized = false;
    boolean lined = false;
    for (String declaration : style.toLowerCase(Locale.ROOT).split(";", -1)) {
      int colon = declaration.indexOf(':');
      if (colon <= 0) {
        continue;
      }
      String property = declaration.substring(0, colon).strip();
      String value =
          value(property, spaced(declaration.substring(colon + 1).replace("!important", "")));
      if (value != null) {
        clean
            .append(clean.length() == 0 ? "" : ";")
            .append(property.equals("background") ? "background-color" : property)
            .append(':')
            .append(value);
        sized |= property.equals("font-size");
        lined |= property.equals("line-height");
      }
    }
    // big letters in a line whose height is inherited would reach over the lines around it
    return clean.append(sized && !lined ? ";line-height:1.3" : "").toString();
  }

  /** A color by name or number, or null. */
  public static @Nullable String color(@Nullable String value) {
    if (value == null || value.isEmpty() || value.length() > LONGEST_TOKEN) {
      return null;
    }
    if (value.charAt(0) == '#') {
      boolean digits = value.chars().skip(1).allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
      return digits && (value.length() == 4 || value.length() == 7) ? value : null;
    }
    if ((value.startsWith("rgb(") || value.startsWith("rgba(")) && value.endsWith(")")) {
      String inside = value.substring(value.indexOf('(') + 1, value.length() - 1);
      return !inside.isEmpty()
              && inside.chars().allMatch(c -> c >= '0' && c <= '9' || ",.%".indexOf(c) >= 0)
          ? value
          : null;
    }
    return value.chars().allMatch(c -> c >= 'a' && c <= 'z') ? value : null;
  }

  private static @Nullable String value(String property, String value) {
    UnaryOperator<@Nullable String> known = PROPERTIES.get(property);
    if (known != null) {
      return known.apply(value);
    }
    if (property.equals("background")) {
      return color(value);
    }
    for (String start : List.of("margin", "padding", "border")) {
      if (property.startsWith(start) && SIDES.contains(property.substring(start.length()))) {
        return switch (start) {
          case "margin" -> parts(value, one -> "auto".equals(one) ? one : SPACE.clean(one));
          case "padding" -> parts(value, SPACE::clean);
          default -> parts(value, CleanStyle::ofBorder);
        };
      }
    }
    return null;
  }

  private static @Nullable String ofBorder(String token) {
    String length = LINE.clean(token);
    return length == null ? color(token) : length;
  }

  private static @Nullable String line(String token) {
    return LINES.contains(token) ? token : null;
  }

  private static UnaryOperator<@Nullable String> words(String... words) {
    Set<String> all = Set.of(words);
    return value -> value != null && all.contains(value) ? value : null;
  }

  private static @Nullable String one(Lengths lengths, @Nullable String value) {
    return value == null ? null : lengths.clean(value);
  }

  private static @Nullable String lineHeight(@Nullable String value) {
    if (value == null || value.equals("normal")) {
      return value;
    }
    // without a unit it follows the letters, whatever size they are given further in
    Double number = number(value);
    return number != null && number >= 1 && number <= 3 ? value : null;
  }

  /** Names of fonts, each kept only where it is plain letters, digits, spaces and dashes. */
  private static @Nullable String families(@Nullable String value) {
    List<String> kept = new ArrayList<>();
    for (String raw : value == null ? new String[0] : value.split(",", -1)) {
      String name = raw.strip();
      char quote = name.length() > 2 ? name.charAt(0) : ' ';
      boolean quoted = (quote == '"' || quote == '\'') && name.charAt(name.length() - 1) == quote;
      String bare = quoted ? name.substring(1, name.length() - 1) : name;
      if (!bare.isBlank()
          && bare.length() <= 2 * LONGEST_TOKEN
          && bare.chars()
              .allMatch(
                  c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == ' ' || c == '-')) {
        kept.add(quoted ? "'" + bare + "'" : bare);
      }
    }
    return kept.isEmpty() || kept.size() > 2 * MOST_PARTS ? null : String.join(",", kept);
  }

  private interface Token {
    @Nullable String clean(String token);
  }

  private static @Nullable String parts(@Nullable String value, Token token) {
    String[] parts = value == null || value.isEmpty() ? new String[0] : value.split(" ", -1);
    for (String part : parts) {
      if (token.clean(part) == null) {
        return null;
      }
    }
    return parts.length == 0 || parts.length > MOST_PARTS ? null : value;
  }

  /** Single spaces, and none inside the brackets of a color. */
  private static String spaced(String value) {
    StringBuilder text = new StringBuilder(value.length());
    int brackets = 0;
    boolean gap = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        gap = text.length() > 0;
        continue;
      }
      if (gap && brackets == 0) {
        text.append(' ');
      }
      gap = false;
      brackets += c == '(' ? 1 : c == ')' ? -1 : 0;
      text.append(c);
    }
    return text.toString();
  }

  private static boolean isOfNumbers(char c) {
    return c >= '0' && c <= '9' || c == '.';
  }

  private static @Nullable Double number(String text) {
    boolean plain =
        !text.isEmpty()
            && text.length() <= 8
            && text.chars().allMatch(c -> isOfNumbers((char) c))
            && text.chars().filter(c -> c == '.').count() <= 1
            && text.chars().anyMatch(c -> c != '.');
    return plain ? Double.valueOf(text) : null;
  }
}
