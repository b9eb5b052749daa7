package dev.candor.workshop.quote;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Words without what printers change: white space, quotation marks, dashes, ligatures, soft hyphens
 * and the space after a section sign. Letters, digits and their case stay. Stateless.
 */
final class Folded {

  private static final Pattern UNSEEN = Pattern.compile("[\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]");
  private static final Pattern SINGLE =
      Pattern.compile("[\\u2018\\u2019\\u201A\\u201B\\u2032`\\u00B4]");
  private static final Pattern DOUBLE =
      Pattern.compile("[\\u201C\\u201D\\u201E\\u201F\\u2033\\u00AB\\u00BB]|''");
  private static final Pattern DASH =
      Pattern.compile("\\s*[-\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D]+\\s*");
  private static final Pattern SECTION = Pattern.compile("\\u00A7\\s*");
  private static final Pattern WHITE = Pattern.compile("[\\s\\u00A0]+");

  private Folded() {}

  /** Folds words; what is folded stays as it is when folded again. */
  static String of(String words) {
    // before the normal form, which makes an acute accent a blank with an accent on it
    String seen = SINGLE.matcher(UNSEEN.matcher(words).replaceAll("")).replaceAll("'");
    String text = Normalizer.normalize(DOUBLE.matcher(seen).replaceAll("\""), Normalizer.Form.NFKC);
    text = DASH.matcher(text).replaceAll("-");
    text = SECTION.matcher(text).replaceAll("\u00A7");
    return WHITE.matcher(text).replaceAll(" ").strip();
  }
}
