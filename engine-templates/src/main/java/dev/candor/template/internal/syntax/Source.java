package dev.candor.template.internal.syntax;

import java.util.Arrays;

/** One template's text as written, and where things stand in it. Immutable. */
public final class Source {

  private final String name;
  private final String text;
  // both tables by line; the grammar counts code points, Java counts chars
  private final int[] lineStartsInPoints;
  private final int[] lineStartsInChars;
  private final boolean plain;

  public Source(String name, String text) {
    this.name = name;
    this.text = text;
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      lines += text.charAt(i) == '\n' ? 1 : 0;
    }
    lineStartsInPoints = new int[lines];
    lineStartsInChars = new int[lines];
    int line = 0;
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1))) {
        continue;
      }
      points++;
      if (c == '\n') {
        line++;
        lineStartsInPoints[line] = points;
        lineStartsInChars[line] = i + 1;
      }
    }

    plain = points == text.length();
  }

  /** What errors call it, such as {@code loanOverdueFirstNotice/email.html}. */
  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** Returns the number of the line, from 1, that holds the code point with this index, from 0. */
  int lineOf(int point) {
    int found = Arrays.binarySearch(lineStartsInPoints, point);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Returns how many code points stand before the line with this number, from 1. */
  int pointsBefore(int line) {
    return lineStartsInPoints[line - 1];
  }

  /** The line with this number, from 1, without its end. */
  String line(int number) {
    return text.substring(lineStartsInChars[number - 1], endOf(number));
  }

  private int endOf(int number) {
    return number < lineStartsInChars.length ? lineStartsInChars[number] - 1 : text.length();
  }

  /**
   * A part of a line.
   *
   * @param before code points before the place that was asked for
   */
  record Window(String text, int before) {}

  /** The line around a place: so many characters on either side, or fewer at its ends. */
  Window around(int number, int column, int many) {
    int start = lineStartsInChars[number - 1];
    int end = endOf(number);
    int at =
        plain
            ? Math.min(start + column - 1, end)
            : text.offsetByCodePoints(start, Math.min(column - 1, text.codePointCount(start, end)));
    int from = Math.max(start, at - many);
    int to = Math.min(end, at + many);
    if (from > start && Character.isLowSurrogate(text.charAt(from))) {
      from++;
    }
    if (to < end && Character.isLowSurrogate(text.charAt(to))) {
      to--;
    }

    return new Window(text.substring(from, to), text.codePointCount(from, at));
  }
}
