package dev.candor.scheduling.phone;

/** Reads the area code off a telephone number of the North American Numbering Plan. */
public final class AreaCode {

  /** The number has none, or is of another plan. */
  public static final int NONE = -1;

  private static final int COUNTRY = 1;
  private static final int OTHER_FORM = -2;

  private AreaCode() {}

  /**
   * Returns the area code, 200 to 999, or {@link #NONE}. A number without a country is read as one
   * dialled in the United States.
   *
   * @param number in any form
   */
  public static int of(String number) {
    int code = plain(number);
    if (code != OTHER_FORM) {
      return code;
    }
    DialedNumber dialed = DialedNumber.of(number);
    return dialed.isNorthAmerican()
        ? ofNational(Long.parseLong(dialed.international().substring(2)))
        : NONE;
  }

  /**
   * Returns whether a number rings in another country; see {@link DialedNumber#isForeign}.
   *
   * @param number in any form, such as {@code +44 20 7946 0958} or {@code 011 44 20 7946 0958}
   */
  public static boolean isForeign(String number) {
    return DialedNumber.of(number).isForeign();
  }

  /** Nearly all numbers are held as digits with the usual punctuation, which need no parser. */
  private static int plain(String number) {
    long digits = 0;
    int count = 0;
    boolean plus = false;

    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        if (++count > 11) {
          return OTHER_FORM;
        }
      } else if (c == '+' && count == 0 && !plus) {
        plus = true;
      } else if (" -.()/".indexOf(c) < 0) {
        return OTHER_FORM;
      }
    }
    if (count == 11 && digits / 10_000_000_000L == COUNTRY) {
      return ofNational(digits % 10_000_000_000L);
    }

    return count == 10 && !plus ? ofNational(digits) : OTHER_FORM;
  }

  /** Ten digits, of which neither the area code nor the exchange begins with 0 or 1. */
  private static int ofNational(long number) {
    boolean dialled =
        number >= 2_000_000_000L && number <= 9_999_999_999L && number / 1_000_000 % 10 >= 2;
    return dialled ? (int) (number / 10_000_000) : NONE;
  }
}
