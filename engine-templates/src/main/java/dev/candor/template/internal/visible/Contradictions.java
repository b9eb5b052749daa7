package dev.candor.template.internal.visible;

import dev.candor.template.internal.html.HtmlTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Finds words right beside a disclosure that take it back; a small list, kept as data. */
public final class Contradictions {

  /** How many characters of a page before and after a disclosure are looked at. */
  public static final int REACH = 600;

  // of the words a reader sees there
  private static final int NEAR = 160;
  private static final List<String> LINES = lines();
  private static final List<String> AFTER =
      LINES.stream().filter(line -> !line.startsWith(">")).toList();
  private static final List<String> BEFORE =
      LINES.stream()
          .filter(line -> line.startsWith(">"))
          .map(line -> line.substring(1).strip())
          .toList();

  private Contradictions() {}

  private static List<String> lines() {
    try (InputStream in = Contradictions.class.getResourceAsStream("contradictions.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the words that take back what stands between them; null where there are none.
   *
   * @param before the page or text up to a disclosure
   * @param after the page or text from its end
   * @param html whether it is a page; in a text all is seen
   */
  public static @Nullable String find(String before, String after, boolean html) {
    String end = plain(before, html);
    String near = end.substring(Math.max(0, end.length() - NEAR));
    for (String words : BEFORE) {
      if (near.contains(words)) {
        return words;
      }
    }

    String start = plain(after, html);
    String next = start.substring(0, Math.min(NEAR, start.length()));
    for (String words : AFTER) {
      if (next.contains(words)) {
        return words;
      }
    }

    return null;
  }

  /** Returns what a reader sees of a piece, about: small letters and single spaces. */
  private static String plain(String piece, boolean html) {
    String seen = html && piece.indexOf('<') >= 0 ? withoutTags(piece) : piece;
    String decoded = seen.indexOf('&') < 0 ? seen : Parser.unescapeEntities(seen, false);
    StringBuilder words = new StringBuilder(decoded.length());
    boolean gap = false;

    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i) == '\u2019' ? '\'' : decoded.charAt(i);
      boolean usual = c > ' ' && c < '\u007f';
      if (!usual && (Character.isWhitespace(c) || c == '\u00a0')) {
        gap = true;
      } else if (usual || !HtmlToText.hasNoWidth(c)) {
        if (gap && words.length() > 0) {
          words.append(' ');
        }
        gap = false;
        words.append(c);
      }
    }

    return words.toString().toLowerCase(Locale.ROOT);
  }

  private static String withoutTags(String page) {
    StringBuilder text = new StringBuilder(page.length());
    new HtmlTokenizer(
            Set.of(),
            new HtmlTokenizer.Handler() {
              @Override
              public void onText(CharSequence html, int from, int to) {
                text.append(html, from, to);
              }
            })
        .read(page, 0, page.length());
    return text.toString();
  }
}
