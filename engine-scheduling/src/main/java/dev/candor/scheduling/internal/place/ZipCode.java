package dev.candor.scheduling.internal.place;

import org.jspecify.annotations.Nullable;

/** Reads the five digits off a ZIP code of the United States. */
public final class ZipCode {

  /** It is none. */
  static final int NONE = -1;

  private ZipCode() {}

  /**
   * Returns the five digits as a number, 0 to 99,999, or {@link #NONE}. Fewer digits are no ZIP:
   * what a spreadsheet took the leading zeros off may be of any place.
   *
   * @param code five digits, alone or with four more after a hyphen, a space or nothing
   */
  static int of(@Nullable String code) {
    if (code == null) {
      return NONE;
    }

    int from = 0;
    int to = code.length();
    while (from < to && code.charAt(from) == ' ') {
      from++;
    }

    while (from < to && code.charAt(to - 1) == ' ') {
      to--;
    }
    if (to - from < 5 || !digits(code, from, from + 5)) {
      return NONE;
    }

    int rest = from + 5;
    if (rest < to && (code.charAt(rest) == '-' || code.charAt(rest) == ' ')) {
      rest++;
    }
    boolean plain = to - from == 5;
    boolean extended = to - rest == 4 && digits(code, rest, to);

    return plain || extended ? number(code, from) : NONE;
  }

  /** Returns the first three digits, which tell the region. */
  static int prefix(int zip) {
    return zip / 100;
  }

  private static boolean digits(String code, int from, int to) {
    for (int i = from; i < to; i++) {
      if (code.charAt(i) < '0' || code.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int number(String code, int from) {
    int number = 0;
    for (int i = from; i < from + 5; i++) {
      number = number * 10 + (code.charAt(i) - '0');
    }
    return number;
  }
}
