package dev.candor.json.internal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong where a text stops being JSON, told from the characters around the place.
 * Shows single characters of JSON's own grammar and a few known words, never the text itself.
 */
final class SyntaxFault {

  private static final Set<String> NOT_NUMBERS =
      Set.of("NaN", "Infinity", "INF", "-Infinity", "-INF", "+Infinity", "+INF");
  private static final Set<String> OTHER_LANGUAGES =
      Set.of("True", "False", "None", "TRUE", "FALSE", "NULL", "Null", "undefined", "nil");
  private static final int LONGEST_WORD = 20;

  private record Mistake(String message, String maybe) {}

  private final char[] text;
  private final int offset;
  private final @Nullable Node inside;

  /**
   * A text that is no JSON from an offset on.
   *
   * @param inside the object or list that is open there, or null
   */
  SyntaxFault(char[] text, int offset, @Nullable Node inside) {
    this.text = text;
    this.offset = offset;
    this.inside = inside;
  }

  void addTo(Faults faults, int line, int column) {
    Mistake mistake = describe();
    int back = startsWithWord() ? offset - wordStart() : 0;
    faults.add(line, column - back, "", mistake.message, mistake.maybe);
  }

  /** Returns whether a comment begins there. */
  boolean isComment() {
    return at(offset) == '#'
        || (at(offset) == '/' && (at(offset + 1) == '/' || at(offset + 1) == '*'));
  }

  private Mistake describe() {
    Mistake mistake = ofPlace();
    if (mistake == null) {
      mistake = ofCharacter(at(offset));
    }
    if (mistake == null) {
      mistake = ofNeighbours(at(offset), lastBefore(offset));
    }
    return mistake == null
        ? new Mistake(
            "What stands here is not JSON.",
            "look for a comma, quote or bracket that is missing or too many.")
        : mistake;
  }

  /** Returns what is wrong with the end, a comment, or a word for no number. */
  private @Nullable Mistake ofPlace() {
    if (offset < 0 || offset >= text.length) {
      return new Mistake(
          inside == null
              ? "The file ends before its value is complete."
              : "The file ends inside " + describe(inside) + ".",
          "add what is missing at the end: a quote, a bracket or a brace.");
    }
    if (isComment()) {
      return new Mistake("A comment stands here.", "take it out: JSON has none.");
    }

    return startsWithWord()
        ? new Mistake(
            "The value (" + word() + ") is not a number in JSON.",
            "write null where it is not known.")
        : null;
  }

  /** Returns what is wrong with this character by itself. */
  private @Nullable Mistake ofCharacter(char here) {
    if (here < ' ') {
      return new Mistake(
          "A line break or other control character stands inside a text.",
          "close the quotes, or write \\n.");
    }
    if (at(offset - 1) == '\\') {
      return new Mistake(
          "The backslash before this character is no escape of JSON.",
          "write \\\\ for a backslash.");
    }

    if (here == '\'') {
      return new Mistake("A single quote stands here.", "write names and texts in double quotes.");
    }
    boolean goesOn = Character.isLetterOrDigit(here) || here == '-';
    return here == '+' || here == '.' || (goesOn && isOfNumber(at(offset - 1)))
        ? new Mistake(
            "This number is not written as JSON writes one.",
            "write digits, such as 0.5, or text in double quotes.")
        : null;
  }

  /** Returns what is wrong with this character after what stands before it. */
  private @Nullable Mistake ofNeighbours(char here, char before) {
    if (here == '}' || here == ']') {
      return new Mistake(closing(here, before), "take it out, or write what is missing.");
    }
    if (inside != null && ",:{[".indexOf(before) < 0) {
      return isAfterName()
          ? new Mistake("A colon is missing before this.", "write a colon after the name.")
          : new Mistake("A comma is missing before this.", "write a comma after the value before.");
    }
    if (OTHER_LANGUAGES.contains(word())) {
      return new Mistake(
          "The word (" + word() + ") is not one of JSON.",
          "write true, false or null in small letters.");
    }

    return Character.isLetter(here)
        ? new Mistake("A word without quotes stands here.", "write it in double quotes.")
        : null;
  }

  private String closing(char here, char before) {
    if (before == ',') {
      return "A comma stands before this closing (" + here + ").";
    }
    if (before == ':') {
      return "A value is missing before this closing (" + here + ").";
    }
    if (inside == null) {
      return "Nothing is open that this (" + here + ") could close.";
    }
    return inside instanceof Node.Fields == (here == '}')
        ? "What stands before this closing (" + here + ") is not complete."
        : "This (" + here + ") does not close " + describe(inside) + ".";
  }

  private static String describe(Node inside) {
    String what = inside instanceof Node.Fields ? "the object" : "the list";
    return what + " that begins at " + inside.line() + ":" + inside.column();
  }

  /**
   * Returns whether a text in quotes stands before the offset that is a name: a brace or comma
   * precedes it.
   */
  private boolean isAfterName() {
    int end = offset - 1;
    while (at(end) <= ' ' && end > 0) {
      end--;
    }
    if (!(inside instanceof Node.Fields) || at(end) != '"') {
      return false;
    }
    int start = end - 1;
    while (start > 0 && (at(start) != '"' || at(start - 1) == '\\')) {
      start--;
    }
    return "{,".indexOf(lastBefore(start)) >= 0;
  }

  private boolean startsWithWord() {
    return NOT_NUMBERS.contains(word());
  }

  private String word() {
    int start = wordStart();
    int end = start;
    while (end - start < LONGEST_WORD && isOfWord(at(end))) {
      end++;
    }
    return start >= text.length ? "" : new String(text, start, end - start);
  }

  private int wordStart() {
    int start = Math.max(0, Math.min(offset, text.length));
    while (offset - start < LONGEST_WORD && isOfWord(at(start - 1))) {
      start--;
    }
    return start;
  }

  private char lastBefore(int position) {
    int i = Math.min(position, text.length) - 1;
    while (i >= 0 && text[i] <= ' ') {
      i--;
    }
    return i < 0 ? ' ' : text[i];
  }

  private char at(int position) {
    return position < 0 || position >= text.length ? ' ' : text[position];
  }

  private static boolean isOfWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+';
  }

  private static boolean isOfNumber(char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+';
  }
}
