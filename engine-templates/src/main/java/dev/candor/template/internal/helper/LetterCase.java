package dev.candor.template.internal.helper;

import dev.candor.template.internal.print.PrintLocale;
import dev.candor.template.internal.value.TemplateValues;
import java.util.Locale;

/** Writes texts in capitals, in small letters, and as titles. Stateless. */
final class LetterCase {

  static final Locale TURKISH = Locale.forLanguageTag("tr");
  static final Locale LITHUANIAN = Locale.forLanguageTag("lt");
  static final int PIECE = 256;

  private LetterCase() {}

  /** Only these write letters in other cases than the rest of the world. */
  private static Locale cases(Arguments arguments) {
    Object language = TemplateValues.member(arguments.call().root(), "language");
    return "tr".equals(language) || "az".equals(language)
        ? TURKISH
        : "lt".equals(language) ? LITHUANIAN : Locale.ROOT;
  }

  static String upper(Arguments arguments) {
    String text = arguments.text(0);
    Locale locale = cases(arguments);
    return text.length() <= PIECE ? text.toUpperCase(locale) : inPieces(text, locale, true);
  }

  static String lower(Arguments arguments) {
    String text = arguments.text(0);
    Locale locale = cases(arguments);
    // the one letter that grows in small letters
    return text.length() <= PIECE || text.indexOf('\u0130') < 0
        ? text.toLowerCase(locale)
        : inPieces(text, locale, false);
  }

  /** The platform copies the whole text again for each letter that grows, such as a ligature. */
  private static String inPieces(String text, Locale locale, boolean capitals) {
    StringBuilder cased = new StringBuilder(text.length() + PIECE);
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + PIECE);
      if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
        to--;
      }
      String piece = text.substring(from, to);
      cased.append(capitals ? piece.toUpperCase(locale) : piece.toLowerCase(locale));
      from = to;
    }
    return cased.toString();
  }

  /** Each word with a capital letter, but for the small ones between the first and the last. */
  static String title(Arguments arguments) {
    String text = arguments.text(0);
    Locale locale = cases(arguments);
    PrintLocale tongue = arguments.call().tongue();
    StringBuilder title = new StringBuilder(text.length());
    int lastWord = -1;
    for (int i = 0; i < text.length(); i++) {
      boolean begins = isOfWords(text, i) && (i == 0 || !isOfWords(text, i - 1));
      lastWord = begins ? i : lastWord;
    }
    boolean first = true;
    for (int i = 0; i < text.length(); ) {
      int end = i;
      while (end < text.length() && isOfWords(text, end)) {
        end++;
      }
      if (end == i) {
        title.append(text.charAt(i++));
        continue;
      }
      String word = text.substring(i, end).toLowerCase(locale);
      title.append(!first && i != lastWord && tongue.isSmall(word) ? word : capital(word, locale));
      first = false;
      i = end;
    }

    return title.toString();
  }

  private static String capital(String word, Locale locale) {
    int one = word.offsetByCodePoints(0, 1);
    String start = word.substring(0, one);
    String capital =
        locale.equals(Locale.ROOT)
            ? Character.toString(Character.toTitleCase(start.codePointAt(0)))
            : start.toUpperCase(locale);
    // O'Neill and D'Angelo, but Ana's
    boolean prefix =
        word.length() > one + 2 && (word.charAt(one) == '\'' || word.charAt(one) == '\u2019');
    return prefix
        ? capital + word.charAt(one) + capital(word.substring(one + 1), locale)
        : capital + word.substring(one);
  }

  private static boolean isOfWords(String text, int i) {
    char c = text.charAt(i);
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || c == '\''
        || c == '\u2019';
  }
}
