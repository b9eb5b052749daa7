package dev.candor.party;

import java.text.Normalizer;

/** Reads what people wrote as people see it. */
public final class VisibleText {

  private VisibleText() {}

  /**
   * Returns a text without what nobody sees, with wide letters and signs as narrow ones (NFKC),
   * each line break and control character as a space, and no space around it.
   */
  public static String of(String written) {
    StringBuilder text = new StringBuilder(written.length());
    Normalizer.normalize(written, Normalizer.Form.NFKC)
        .codePoints()
        .filter(point -> !isInvisible(point))
        .forEach(point -> text.appendCodePoint(Character.isISOControl(point) ? ' ' : point));
    return text.toString().strip();
  }

  /** Characters of format, and those that Unicode calls default ignorable though they are none. */
  private static boolean isInvisible(int point) {
    return Character.getType(point) == Character.FORMAT
        || (point >= 0xFE00 && point <= 0xFE0F)
        || (point >= 0xE0100 && point <= 0xE01EF)
        || (point >= 0x180B && point <= 0x180F)
        || point == 0x034F
        || point == 0x115F
        || point == 0x1160
        || point == 0x17B4
        || point == 0x17B5
        || point == 0x3164
        || point == 0xFFA0;
  }
}
