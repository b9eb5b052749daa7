package dev.candor.template.internal.css;

import dev.candor.fault.Fault;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSS: its characters, and as the only one its declarations. Written by hand, not ph-css
 * 8.1.1: that brings a dozen jars and prints values its own way, while here what matters is small
 * and must keep the place in the template and the words that only one mail program knows ({@code
 * mso-...}). It reads the syntax of CSS Syntax Level 3 and does not know properties; what a browser
 * would skip in silence is a fault. Only for the thread that made it.
 */
public final class CssReader {

  private static final int SHOWN = 60;

  private final char[] css;
  private final IntFunction<Position> places;
  private final List<Fault> faults;

  /**
   * A property and its value, as written.
   *
   * @param property in small letters, unless the page names it itself ({@code --...})
   */
  public record Declaration(String property, String value, boolean important, Position position) {}

  /**
   * Creates a reader.
   *
   * @param places where the character with an index stands in its template
   * @param faults where faults go; what has one is left out
   */
  CssReader(String css, IntFunction<Position> places, List<Fault> faults) {
    this.css = css.toCharArray();
    this.places = places;
    this.faults = faults;
  }

  /**
   * Reads the declarations of a style attribute; null where there is anything in it that programs
   * may read in another way.
   */
  public static @Nullable List<Declaration> declarations(String style) {
    List<Fault> faults = new ArrayList<>();
    boolean plain = style.chars().noneMatch(c -> c == '{' || c == '}' || c == '\\');
    List<Declaration> declarations = plain ? readable(style, faults) : List.of();
    return plain && faults.isEmpty() ? declarations : null;
  }

  /** Reads the declarations of a style attribute and leaves out what cannot be read. */
  public static List<Declaration> readable(String style) {
    return readable(style, new ArrayList<>());
  }

  private static List<Declaration> readable(String style, List<Fault> faults) {
    if (style.isBlank()) {
      return List.of();
    }
    Position place = new Position(new Source("style", style), 1, 1);
    CssReader reader = new CssReader(style, index -> place, faults);
    return reader.blankComments() ? reader.declarations(0, style.length()) : List.of();
  }

  /** Makes spaces of comments; false where one, or a string, never ends. */
  boolean blankComments() {
    int at = 0;
    while (at < css.length) {
      char c = css[at];
      if (c == '"' || c == '\'') {
        int end = string(at);
        if (end < 0) {
          fault(
              at,
              "The string that begins here does not end on its line.",
              "close it with " + c + ".");
          return false;
        }
        at = end;
      } else if (starts("/*", at)) {
        int end = at + 2;
        while (end < css.length && !starts("*/", end)) {
          end++;
        }
        if (end >= css.length) {
          fault(at, "The comment that begins here never ends.", "close it with */.");
          return false;
        }
        Arrays.fill(css, at, end + 2, ' ');
        at = end + 2;
      } else {
        at += c == '\\' ? 2 : 1;
      }
    }

    return true;
  }

  /** Returns the place behind the string that begins here; -1 where its line ends first. */
  private int string(int from) {
    for (int i = from + 1; i < css.length; i++) {
      if (css[i] == '\\') {
        i++;
      } else if (css[i] == css[from]) {
        return i + 1;
      } else if (css[i] == '\n') {
        return -1;
      }
    }
    return -1;
  }

  int length() {
    return css.length;
  }

  char at(int index) {
    return css[index];
  }

  boolean starts(String word, int at) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= css.length || css[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Reads the declarations between two places. */
  List<Declaration> declarations(int from, int end) {
    List<Declaration> declarations = new ArrayList<>();
    int at = from;
    while (at < end) {
      int stop = find(";", at, end);
      int start = skip(at, stop);
      if (start < stop) {
        declaration(start, stop, declarations);
      }
      at = stop + 1;
    }
    return List.copyOf(declarations);
  }

  /** Reads one declaration. */
  void declaration(int start, int end, List<Declaration> out) {
    int name = nameEnd(start, end);
    int colon = skip(name, end);
    if (colon == start || colon >= end || css[colon] != ':') {
      fault(
          start,
          "The words (" + show(start, end) + ") are no declaration.",
          "write property: value; and a semicolon before the next one.");
      return;
    }
    String property = text(start, name);
    if (!property.startsWith("--")) {
      property = property.toLowerCase(Locale.ROOT);
    }
    String value = text(colon + 1, end).strip();
    int mark = value.lastIndexOf('!');
    boolean important =
        mark >= 0 && value.substring(mark + 1).strip().equalsIgnoreCase("important");
    if (important) {
      value = value.substring(0, mark).strip();
    }

    String bare = blankStrings(value);
    if (value.isEmpty()) {
      fault(
          start,
          "The property (" + property + ") has no value.",
          "give it one, or delete the property.");
    } else if (stands(bare, '!')) {
      fault(
          start,
          "The value (" + shorten(value) + ") has a ! that is not !important.",
          "write !important at the end, or delete it.");
    } else if (stands(bare, ':') && value.indexOf('\n') > 0) {
      fault(
          start,
          "The value (" + shorten(value) + ") runs into the next property.",
          "put a semicolon at the end of the line.");
    } else if (!isBalanced(bare)) {
      fault(
          start,
          "The value (" + shorten(value) + ") has a parenthesis without its other.",
          "close what is open.");
    } else {
      out.add(new Declaration(property, value, important, places.apply(start)));
    }
  }

  // ---- characters

  /**
   * Returns the first of these characters outside of strings and parentheses; {@code end} without.
   */
  int find(String wanted, int from, int end) {
    int depth = 0;
    for (int i = from; i < end; i++) {
      char c = css[i];
      if (c == '{' || c == '}') {
        // no parenthesis reaches over a brace, whatever was forgotten
        depth = 0;
      }
      if (depth == 0 && wanted.indexOf(c) >= 0) {
        return i;
      }
      switch (c) {
        case '"', '\'' -> {
          int behind = string(i);
          i = behind < 0 ? end : behind - 1;
        }
        case '(', '[' -> depth++;
        case ')', ']' -> depth = Math.max(0, depth - 1);
        case '\\' -> i++;
        default -> {}
      }
    }

    return end;
  }

  /** Returns where the brace that opens here is closed; -1 where it is not. */
  int close(int open, int end) {
    int depth = 0;
    int at = open;
    while (at < end) {
      depth += css[at] == '{' ? 1 : -1;
      if (depth == 0) {
        return at;
      }
      at = find("{}", at + 1, end);
    }
    return -1;
  }

  /** Returns the first place that is not blank. */
  int skip(int from, int end) {
    int at = from;
    while (at < end && isSpace(css[at])) {
      at++;
    }
    return at;
  }

  /** Returns where the name that begins here ends. */
  int nameEnd(int from, int end) {
    int at = from;
    while (at < end && isName(css[at])) {
      at++;
    }
    return at;
  }

  boolean isNameStart(int at, int end) {
    if (at >= end) {
      return false;
    }
    char c = css[at];
    if (c == '-' && at + 1 < end) {
      return css[at + 1] == '-' || (isName(css[at + 1]) && !isDigit(css[at + 1]));
    }
    return isName(c) && c != '-' && !isDigit(c);
  }

  private static boolean isName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || isDigit(c)
        || c == '-'
        || c == '_'
        || c >= '\u0080';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }

  /** Blanks strings and what a backslash stands before, so that signs in them do not count. */
  private static String blankStrings(String value) {
    char[] bare = value.toCharArray();
    char quote = ' ';
    for (int i = 0; i < bare.length; i++) {
      char c = bare[i];
      bare[i] = quote == ' ' ? c : ' ';
      if (c == '\\') {
        bare[i++] = ' ';
        if (i < bare.length) {
          bare[i] = ' ';
        }
      } else if (quote != ' ') {
        quote = c == quote ? ' ' : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      }
    }

    return new String(bare);
  }

  private static boolean stands(String bare, char wanted) {
    int depth = 0;
    for (char c : bare.toCharArray()) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == wanted && depth <= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBalanced(String bare) {
    int depth = 0;
    for (int i = 0; i < bare.length() && depth >= 0; i++) {
      depth += bare.charAt(i) == '(' ? 1 : bare.charAt(i) == ')' ? -1 : 0;
    }
    return depth == 0;
  }

  String text(int from, int to) {
    return new String(css, from, to - from);
  }

  /** Returns what stands between two places as a fault shows it. */
  String show(int from, int to) {
    return shorten(oneLine(from, to));
  }

  String oneLine(int from, int to) {
    return String.join(" ", text(from, to).strip().split("\\s+", -1));
  }

  static String shorten(String text) {
    String line = text.replace('\n', ' ');
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }

  void fault(int at, String message, String maybe) {
    faults.add(places.apply(Math.min(at, css.length - 1)).fault("", message, maybe));
  }
}
