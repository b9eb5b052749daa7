package dev.candor.document;

import java.util.ArrayList;
import java.util.List;

/**
 * How a text message is cut into segments, each of which a carrier sends and charges for.
 * Immutable; holds no words of the text.
 *
 * <p>A text whose characters are all in the GSM 7 bit default alphabet (3GPP TS 23.038, 6.2.1) is
 * counted in septets: 160 in one segment, else 153 in each, as the header that joins them takes the
 * rest (3GPP TS 23.040, 9.2.3.24.1). The ten characters of its extension table (6.2.1.1: {@code ^ {
 * } \ [ ~ ] |}, the euro sign and the form feed) take two septets, which stand in one segment. One
 * character outside makes the whole text UCS-2: 70 units of 16 bits in one segment, else 67 in
 * each, and the two units of a character beyond U+FFFF stand in one segment. National tables are
 * not used: carriers in the United States do not promise them.
 *
 * <p>Example: 161 letters are 2 segments in GSM-7 with 145 units left; with one curly quote among
 * them they are 3 segments in UCS-2.
 *
 * @param encoding in which it is sent
 * @param units septets in GSM-7, units of 16 bits in UCS-2
 * @param segments from 0 (no text) up
 * @param remaining units left in the last segment
 * @param outside the code points that are not in GSM-7, each once, in the order of the text; the
 *     first {@value #MOST_NAMED} of them
 */
public record TextSegments(
    Encoding encoding, int units, int segments, int remaining, List<Integer> outside) {

  /** How many characters outside of GSM-7 are named. */
  public static final int MOST_NAMED = 16;

  private static final int HIGHEST = 0x100;
  // septets by character below U+0100; 0 for one outside
  private static final byte[] SEPTETS = new byte[HIGHEST];

  static {
    String basic =
        "@£$¥èéùìòÇ\nØø\rÅå_ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    for (int i = 0; i < basic.length(); i++) {
      SEPTETS[basic.charAt(i)] = 1;
    }
    String extended = "\f^{}\\[~]|";
    for (int i = 0; i < extended.length(); i++) {
      SEPTETS[extended.charAt(i)] = 2;
    }
  }

  public TextSegments {
    outside = List.copyOf(outside);
  }

  /** How the characters of a text message are written in bits. */
  public enum Encoding {
    /** The GSM 7 bit default alphabet and its extension table. */
    GSM_7("GSM-7", 160, 153),
    /** Units of 16 bits; in fact UTF-16, as phones read pairs of them as one character. */
    UCS_2("UCS-2", 70, 67);

    private final String wireName;
    private final int single;
    private final int joined;

    Encoding(String wireName, int single, int joined) {
      this.wireName = wireName;
      this.single = single;
      this.joined = joined;
    }

    /** {@code GSM-7} or {@code UCS-2}. */
    public String wireName() {
      return wireName;
    }

    /** Units in a message of one segment. */
    public int single() {
      return single;
    }

    /** Units in each segment of a longer message. */
    public int joined() {
      return joined;
    }

    @Override
    public String toString() {
      return wireName;
    }
  }

  /** Returns the segments of this text, which is any text. */
  public static TextSegments of(String text) {
    int units = 0;
    for (int i = 0; i < text.length(); i++) {
      int septets = septets(text.charAt(i));
      if (septets == 0) {
        return cut(text, Encoding.UCS_2, text.length(), outside(text, i));
      }
      units += septets;
    }
    return cut(text, Encoding.GSM_7, units, List.of());
  }

  /** Returns the septets this character takes in GSM-7: 1, 2, or 0 where it is not in it. */
  public static int septets(char character) {
    if (character < HIGHEST) {
      return SEPTETS[character];
    }
    return switch (character) {
      case 'Δ', 'Φ', 'Γ', 'Λ', 'Ω', 'Π', 'Ψ', 'Σ', 'Θ', 'Ξ' -> 1;
      case '€' -> 2;
      default -> 0;
    };
  }

  private static TextSegments cut(
      String text, Encoding encoding, int units, List<Integer> outside) {
    if (units <= encoding.single) {
      return new TextSegments(
          encoding, units, units == 0 ? 0 : 1, encoding.single - units, outside);
    }

    int segments = 1;
    int used = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int width = encoding == Encoding.GSM_7 ? septets(c) : 1;
      if (encoding == Encoding.UCS_2
          && Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        width = 2;
        i++;
      }
      if (used + width > encoding.joined) {
        segments++;
        used = 0;
      }
      used += width;
    }

    return new TextSegments(encoding, units, segments, encoding.joined - used, outside);
  }

  private static List<Integer> outside(String text, int from) {
    List<Integer> points = new ArrayList<>(1);
    int i = from;
    while (i < text.length() && points.size() < MOST_NAMED) {
      int point = text.codePointAt(i);
      if (septets(text.charAt(i)) == 0 && !points.contains(point)) {
        points.add(point);
      }
      i += Character.charCount(point);
    }
    return points;
  }

  /** Such as {@code 2 segments, GSM-7}. */
  @Override
  public String toString() {
    return segments + (segments == 1 ? " segment, " : " segments, ") + encoding;
  }
}
