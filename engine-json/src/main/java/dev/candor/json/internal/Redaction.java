package dev.candor.json.internal;

import java.util.regex.Pattern;

/**
 * What of a value may stand in a fault: single words, numbers, dates and times. Everything else may
 * be somebody's name, address or number, and is left out.
 */
public final class Redaction {

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.+/-]{0,59}");
  private static final Pattern DATE_OR_TIME =
      Pattern.compile("([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}:[0-9]{2})[0-9T:.+Zz -]{0,30}");
  // at most six digits before the point: longer ones in quotes may be telephone or account numbers
  private static final Pattern SMALL_NUMBER = Pattern.compile("[+-]?[0-9]{1,6}([.,][0-9]{1,6})?");

  private Redaction() {}

  /** Returns whether a text is a single word. */
  public static boolean word(String text) {
    return WORD.matcher(text).matches();
  }

  /** Returns the text in parentheses after a blank, or nothing where it may not be shown. */
  public static String inParentheses(String text) {
    return word(text)
            || DATE_OR_TIME.matcher(text).matches()
            || SMALL_NUMBER.matcher(text).matches()
        ? " (" + text + ")"
        : "";
  }

  /**
   * Returns what stands in a place where something else should, with its value where that may be
   * shown.
   */
  public static String describe(Node node) {
    if (node instanceof Node.Text text) {
      return "text" + inParentheses(text.value());
    }
    if (node instanceof Node.Numeral number) {
      return "a number (" + number.value() + ")";
    }
    if (node instanceof Node.Truth truth) {
      return truth.value() ? "true" : "false";
    }
    return node.kind();
  }
}
