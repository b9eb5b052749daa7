package dev.candor.template.internal.css;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of styles in pixels. */
public final class CssLength {

  private static final Pattern LENGTH =
      Pattern.compile("([-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+))(px|pt|pc|in|cm|mm|q|em|rem|ex|ch|%|)");

  private CssLength() {}

  /**
   * Reads a length; no number for words, for numbers without a unit, and for units that are not
   * known.
   *
   * @param letters the pixels of one em
   * @param root the pixels of one rem
   * @param whole the pixels of a hundred percent
   */
  public static double pixels(String word, double letters, double root, double whole) {
    Matcher matcher = LENGTH.matcher(word);
    if (!matcher.matches()) {
      return Double.NaN;
    }

    double number = Double.parseDouble(matcher.group(1));
    return switch (matcher.group(2)) {
      case "px" -> number;
      case "pt" -> number * 96 / 72;
      case "pc" -> number * 16;
      case "in" -> number * 96;
      case "cm" -> number * 96 / 2.54;
      case "mm" -> number * 96 / 25.4;
      case "q" -> number * 96 / 101.6;
      case "em" -> number * letters;
      case "rem" -> number * root;
      case "ex", "ch" -> number * letters / 2;
      case "%" -> number * whole / 100;
      default -> number == 0 ? 0 : Double.NaN;
    };
  }

  /** Returns whether the word begins as a number does. */
  public static boolean isNumeric(String word) {
    return !word.isEmpty()
        && (Character.isDigit(word.charAt(0)) || "+-.".indexOf(word.charAt(0)) >= 0);
  }

  /** Reads a number without a unit; no number for anything else. */
  static double number(String word) {
    Matcher matcher = LENGTH.matcher(word);
    return matcher.matches() && matcher.group(2).isEmpty()
        ? Double.parseDouble(matcher.group(1))
        : Double.NaN;
  }
}
