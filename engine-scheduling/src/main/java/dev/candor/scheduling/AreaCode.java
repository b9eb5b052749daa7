package dev.candor.scheduling;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Set;

/** Reads the area code off a telephone number of the North American Numbering Plan. */
final class AreaCode {

  /** The number has none, or is of another plan. */
  static final int NONE = -1;

  private static final int COUNTRY = 1;
  private static final int OTHER_FORM = -2;

  /** The United States with its territories. */
  private static final Set<String> HERE = Set.of("US", "AS", "GU", "MP", "PR", "VI");

  private AreaCode() {}

  /**
   * The area code, 200 to 999, or {@link #NONE}. A number without a country is read as one dialled
   * in the United States.
   *
   * @param number in any form
   */
  static int of(String number) {
    int code = plain(number);
    return code == OTHER_FORM ? parsed(number) : code;
  }

  /**
   * Whether a number is one of another country, be it of the same numbering plan, such as Canada. A
   * number that no country has, and one of no country in particular, such as a toll-free one, is
   * not.
   *
   * @param number in any form, such as {@code +44 20 7946 0958} or {@code 011 44 20 7946 0958}
   */
  static boolean ofAnotherCountry(String number) {
    try {
      PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
      PhoneNumber parsed = numbers.parse(number, "US");
      if (parsed.getCountryCode() != COUNTRY) {
        return true;
      }
      String region = numbers.getRegionCodeForNumber(parsed);
      return region != null && !HERE.contains(region);
    } catch (NumberParseException notANumber) {
      String digits = number.strip();
      return digits.startsWith("+") && !digits.startsWith("+1");
    }
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

  private static int parsed(String number) {
    try {
      PhoneNumber parsed = PhoneNumberUtil.getInstance().parse(number, "US");
      return parsed.getCountryCode() == COUNTRY ? ofNational(parsed.getNationalNumber()) : NONE;
    } catch (NumberParseException notANumber) {
      return NONE;
    }
  }

  /** Ten digits, of which neither the area code nor the exchange begins with 0 or 1. */
  private static int ofNational(long number) {
    boolean dialled =
        number >= 2_000_000_000L && number <= 9_999_999_999L && number / 1_000_000 % 10 >= 2;
    return dialled ? (int) (number / 10_000_000) : NONE;
  }
}
