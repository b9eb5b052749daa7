package dev.candor.compliance.internal.words;

import java.text.Normalizer;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Locale;

/**
 * The words of a message as the set of all phrases that stand in them: it answers whether one does,
 * and cannot be gone through. A phrase stands there whole, from the beginning of a word to the end
 * of one; case, accents, spaces, quotes, dashes and characters nobody sees make no difference. May
 * be shared between threads.
 */
public final class Phrases extends AbstractSet<String> {

  private final String folded;

  /** Reads words as they are compared. */
  public Phrases(String words) {
    this.folded = fold(words);
  }

  @Override
  public boolean contains(Object phrase) {
    String wanted = fold(String.valueOf(phrase));
    for (int at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
      if (isEdge(at - 1) && isEdge(at + wanted.length())) {
        return true;
      }
    }
    return false;
  }

  private boolean isEdge(int at) {
    return at < 0 || at >= folded.length() || !Character.isLetterOrDigit(folded.charAt(at));
  }

  /** Writes it as it is compared. */
  private static String fold(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(plain.length());
    boolean gap = false;

    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        gap = true;
      } else if (isSeen(c)) {
        if (gap && folded.length() > 0) {
          folded.append(' ');
        }
        gap = false;
        folded.append(plainSign(c));
      }
    }

    return folded.toString();
  }

  private static boolean isSeen(char c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> true;
    };
  }

  private static char plainSign(char c) {
    return switch (c) {
      case '\u2018', '\u2019', '\u201B', '\u02BC', '`' -> '\'';
      case '\u201C', '\u201D', '\u201E' -> '"';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
      default -> c;
    };
  }

  @Override
  public Iterator<String> iterator() {
    throw new UnsupportedOperationException("the phrases of a text are not gone through");
  }

  @Override
  public int size() {
    throw new UnsupportedOperationException("the phrases of a text are not counted");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Phrases that && folded.equals(that.folded);
  }

  @Override
  public int hashCode() {
    return folded.hashCode();
  }

  /** Names no word of it: they are personal. */
  @Override
  public String toString() {
    return "the words of the message";
  }
}
