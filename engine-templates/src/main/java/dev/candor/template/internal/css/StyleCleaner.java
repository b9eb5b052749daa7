package dev.candor.template.internal.css;

import dev.candor.template.internal.css.CssReader.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Style attributes of people outside: a closed list of properties, each with a closed list of what
 * it may be, written anew from what was understood. Nothing in it can move, cover, hide or load
 * anything: no positions, no negative lengths, no functions but those of colors, and no line lower
 * than its letters.
 */
public final class StyleCleaner {

  private static final int LONGEST = 4_000;
  private static final int MOST_PARTS = 4;
  private static final int LONGEST_TOKEN = 24;

  /** How long the lengths of a property may be, by unit; zero forbids the unit. */
  private record Lengths(double least, double pixels, double points, double ems, double percent) {

    @Nullable String clean(String token) {
      if (token.equals("0")) {
        return least == 0 ? token : null;
      }

      int end = token.length();
      while (end > 0 && "0123456789.".indexOf(token.charAt(end - 1)) < 0) {
        end--;
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

  private static final Pattern COLOR =
      Pattern.compile("[a-z]+|#([0-9a-f]{3}|[0-9a-f]{6})|rgba?\\([0-9,.%]+\\)");
  private static final Pattern FAMILY = Pattern.compile("[a-z0-9 -]{1,48}");
  private static final Pattern NUMBER = Pattern.compile("(?=.{1,8}$)([0-9]+\\.?[0-9]*|\\.[0-9]+)");

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
          Map.entry("color", StyleCleaner::color),
          Map.entry("background-color", StyleCleaner::color),
          Map.entry("text-align", words("left right center justify")),
          Map.entry("vertical-align", words("baseline top middle bottom sub super")),
          Map.entry("text-decoration", words("none underline line-through")),
          Map.entry("text-transform", words("none uppercase lowercase capitalize")),
          Map.entry("font-style", words("normal italic oblique")),
          Map.entry("font-weight", words("normal bold 100 200 300 400 500 600 700 800 900")),
          Map.entry("font-size", value -> one(LETTERS, value)),
          Map.entry("font-family", StyleCleaner::families),
          Map.entry("line-height", StyleCleaner::lineHeight),
          Map.entry("white-space", words("normal pre-wrap pre-line")),
          Map.entry("overflow-wrap", words("normal break-word")),
          Map.entry("word-wrap", words("normal break-word")),
          Map.entry("width", value -> "auto".equals(value) ? value : one(WIDTH, value)),
          Map.entry("max-width", value -> "none".equals(value) ? value : one(WIDTH, value)),
          Map.entry("table-layout", words("auto fixed")),
          Map.entry("border-collapse", words("collapse separate")),
          Map.entry("border-spacing", value -> parts(value, SPACE::clean)),
          Map.entry("border-width", value -> parts(value, LINE::clean)),
          Map.entry("border-style", value -> parts(value, StyleCleaner::line)),
          Map.entry("border-color", value -> parts(value, StyleCleaner::color)),
          Map.entry("border-radius", value -> parts(value, SPACE::clean)),
          Map.entry(
              "list-style-type",
              words(
                  "none disc circle square decimal lower-alpha upper-alpha lower-roman upper-roman")));

  private StyleCleaner() {}

  /** Returns the declarations that may stay, in their order; empty where none may. */
  public static String clean(String style) {
    if (style.length() > LONGEST) {
      return "";
    }

    StringBuilder clean = new StringBuilder();
    boolean sized = false;
    boolean lined = false;
    for (Declaration declaration : CssReader.readable(style.toLowerCase(Locale.ROOT))) {
      String property = declaration.property();
      String value = value(property, space(declaration.value()));
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

  /** Returns a color by name or number; null where it is none. */
  public static @Nullable String color(@Nullable String value) {
    return value != null && value.length() <= LONGEST_TOKEN && COLOR.matcher(value).matches()
        ? value
        : null;
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
          default -> parts(value, StyleCleaner::ofBorder);
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

  private static UnaryOperator<@Nullable String> words(String words) {
    Set<String> all = Set.of(words.split(" ", -1));
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

  /** Keeps names of fonts, each only where it is plain letters, digits, spaces and dashes. */
  private static @Nullable String families(@Nullable String value) {
    List<String> kept = new ArrayList<>();
    for (String raw : value == null ? new String[0] : value.split(",", -1)) {
      String name = raw.strip();
      char quote = name.length() > 2 ? name.charAt(0) : ' ';
      boolean quoted = (quote == '"' || quote == '\'') && name.charAt(name.length() - 1) == quote;
      String bare = quoted ? name.substring(1, name.length() - 1) : name;
      if (!bare.isBlank() && FAMILY.matcher(bare).matches()) {
        kept.add(quoted ? "'" + bare + "'" : bare);
      }
    }
    return kept.isEmpty() || kept.size() > 2 * MOST_PARTS ? null : String.join(",", kept);
  }

  private static @Nullable String parts(
      @Nullable String value, Function<String, @Nullable String> token) {
    String[] parts = value == null || value.isEmpty() ? new String[0] : value.split(" ", -1);
    for (String part : parts) {
      if (token.apply(part) == null) {
        return null;
      }
    }
    return parts.length == 0 || parts.length > MOST_PARTS ? null : value;
  }

  /** Makes single spaces of blanks, and none inside the brackets of a color. */
  private static String space(String value) {
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

  private static @Nullable Double number(String text) {
    return NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
  }
}
