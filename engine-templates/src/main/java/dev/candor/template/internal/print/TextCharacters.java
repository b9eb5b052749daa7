package dev.candor.template.internal.print;

import org.jspecify.annotations.Nullable;

/**
 * The characters of a text message: typographic ones that a phone's short alphabet lacks are put
 * plainly, so that one curly quote does not halve what a segment holds. Letters stay what they are:
 * é ñ ü à are in the alphabet, á í ó ú are not, and a text that has them is longer.
 */
public final class TextCharacters {

  private TextCharacters() {}

  /** The text with plain quotes, dashes, dots, spaces and bullets. */
  public static String plain(String text) {
    int at = 0;
    while (at < text.length() && plain(text.charAt(at)) == null) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }

    StringBuilder plain = new StringBuilder(text.length() + 8).append(text, 0, at);
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      String other = plain(c);
      if (other == null) {
        plain.append(c);
      } else {
        plain.append(other);
      }
    }

    return plain.toString();
  }

  /** What stands for this character; null where it stays. */
  public static @Nullable String plain(char c) {
    if (c < '\u00a0') {
      return c == '`' ? "'" : c == '\t' ? " " : null;
    }

    return switch (c) {
      // acute, modifier apostrophe, single quotes, angle quotes, prime
      case '\u00b4',
          '\u02bc',
          '\u2018',
          '\u2019',
          '\u201a',
          '\u201b',
          '\u2039',
          '\u203a',
          '\u2032' ->
          "'";
      // double quotes, guillemets, double prime
      case '\u201c', '\u201d', '\u201e', '\u201f', '\u00ab', '\u00bb', '\u2033' -> "\"";
      // hyphens, dashes, minus
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> "-";
      // bullets
      case '\u00b7', '\u2022', '\u2023', '\u2043', '\u2219', '\u25aa', '\u25cf', '\u25e6' -> "-";
      case '\u2026' -> "...";
      case '\u2044' -> "/";
      // spaces that do not break, or are narrow
      case '\u00a0', '\u202f', '\u205f', '\u3000' -> " ";
      // soft hyphen, zero width space, word joiner, byte order mark
      case '\u00ad', '\u200b', '\u2060', '\ufeff' -> "";
      default -> c >= '\u2000' && c <= '\u200a' ? " " : null;
    };
  }
}
