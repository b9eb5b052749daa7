package dev.candor.template.internal.syntax;

import org.jspecify.annotations.Nullable;

/** Where the code points of a text begin: the grammar counts them, Java counts characters. */
final class CodePoints {

  // null where they are the characters
  private final int @Nullable [] indexes;

  CodePoints(String text) {
    indexes = indexes(text);
  }

  private static int @Nullable [] indexes(String text) {
    int points = text.codePointCount(0, text.length());
    if (points == text.length()) {
      return null;
    }
    int[] indexes = new int[points + 1];
    for (int point = 0, at = 0; at < text.length(); point++) {
      indexes[point] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    indexes[points] = text.length();
    return indexes;
  }

  /** Returns the index of the character that a code point begins with. */
  int charIndex(int point) {
    return indexes == null ? point : indexes[point];
  }
}
