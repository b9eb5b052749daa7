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
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Finds words right beside a disclosure that take it back; a small list, kept as data. */
public final class Contradictions {

  /** How many characters of a page before and after a disclosure are looked at. */
  public static final int REACH = 600;

  // of the words a reader sees there
  private static final int NEAR = 160;
  private static final List<String> LINES = lines();
  static final List<String> AFTER = LINES.stream().filter(line -> !line.startsWith(">")).toList();
  static final List<String> BEFORE =
      LINES.stream()
          .filter(line -> line.startsWith(">"))
          .map(line -> line.substring(1).strip())
          .toList();
  // what follows the ampersand of characters that data are escaped for, and a few of an author
  private static final String[] SIGNS =
      "amp; lt; gt; quot; #x27; #x60; #x3D; nbsp; #39; rsquo; mdash; ndash; copy;".split(" ");
  private static final Stems STEMS_AFTER =
      Stems.of(
          AFTER,
          "appl plic gno sre oid lid fec rror stak true kid jok test bind eant caso fals"
              .split(" "));
  private static final Stems STEMS_BEFORE = Stems.of(BEFORE, "ollo", "elow", "uien");

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
    return STEMS_BEFORE.mayStandIn(before) || STEMS_AFTER.mayStandIn(after)
        ? findWord(before, after, html)
        : null;
  }

  /** Returns the same, always having read both pieces as a reader sees them. */
  static @Nullable String findWord(String before, String after, boolean html) {
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

  /**
   * Parts of the words that are looked for, of which each has one. Most pieces have none, in
   * whichever way they are written, and are done with one look at each character: bit by bit it
   * tells which parts may have been begun there.
   *
   * @param after by character, the bits that it leads to
   * @param first the bits of first letters
   * @param last the bits of last letters
   */
  private record Stems(long[] after, long first, long last) {

    /** It says more than that a letter is read. */
    private static final long SIGN = Long.MIN_VALUE;

    static Stems of(List<String> words, String... stems) {
      long[] after = new long[128];
      long first = 0;
      long last = 0;
      int bit = 0;
      for (String stem : stems) {
        first |= 1L << bit;
        for (char c : stem.toCharArray()) {
          after[c] |= 1L << bit;
          after[Character.toUpperCase(c)] |= 1L << bit;
          bit++;
        }
        last |= 1L << bit - 1;
      }

      for (String line : words) {
        if (bit >= Long.SIZE || Stream.of(stems).noneMatch(line::contains)) {
          throw new IllegalStateException(
              "The words (%s) have no stem among (%s) letters.\nMaybe add one, of 63 at most."
                  .formatted(line, bit));
        }
      }
      after['<'] = SIGN;
      after['>'] = SIGN;
      after['&'] = SIGN;
      return new Stems(after, first, last);
    }

    /**
     * Checks whether a reader may see one of the parts in a piece. Any tag may part its letters,
     * and where it ends is not known, so that it may be at each {@code >}.
     */
    boolean mayStandIn(String piece) {
      char[] letters = piece.toCharArray();
      long begun = first;
      long beforeTags = first;
      for (int i = 0; i < letters.length; i++) {
        char c = letters[i];
        long next = c < after.length ? after[c] : SIGN;
        if (next >= 0) {
          long read = begun & next;
          if ((read & last) != 0) {
            return true;
          }
          // no last letter among them, so a sum is the same, and faster
          begun = (read << 1) + first;
        } else if (c == '<') {
          beforeTags |= begun;
          begun = first;
        } else if (c == '>') {
          begun = beforeTags;
        } else if (c == '&') {
          int end = findEndOfSign(piece, i);
          if (end < 0) {
            return true;
          }
          i = end;
          begun = first;
        } else if (!HtmlToText.hasNoWidth(c)) {
          if (c == '\u0130' || Character.toLowerCase(c) < after.length) {
            return true;
          }
          begun = first;
        }
      }

      return false;
    }

    /**
     * Returns the last character of a reference to a sign that is no letter; -1 if it may be one.
     */
    private static int findEndOfSign(String piece, int start) {
      int next = start + 1;
      if (next < piece.length() && piece.charAt(next) <= ' ') {
        return start;
      }
      for (String sign : SIGNS) {
        if (piece.startsWith(sign, next)) {
          return start + sign.length();
        }
      }
      return -1;
    }
  }
}
