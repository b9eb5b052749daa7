package dev.candor.scheduling.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.candor.party.VisibleText;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number as somebody wrote it, read as one dialed in the United States. Two that ring
 * the same line have one {@link #international} form, however they are written. Immutable.
 */
public final class DialedNumber {

  private static final int NORTH_AMERICA = 1;
  private static final int NATIONAL_DIGITS = 10;
  private static final Pattern BEGINS =
      Pattern.compile("(?i)(tel:)?\\+?[\\p{Nd} ().\\-/\\x{2010}-\\x{2015}]+");

  /** The United States with its territories. */
  private static final Set<String> HERE = Set.of("US", "AS", "GU", "MP", "PR", "VI");

  private final String international;
  private final boolean northAmerican;
  private final boolean abroad;

  private DialedNumber(String international, boolean northAmerican, boolean abroad) {
    this.international = international;
    this.northAmerican = northAmerican;
    this.abroad = abroad;
  }

  /**
   * Reads a number in any form: with or without punctuation, country code, extension or {@code
   * tel:}, in digits of any script. {@code 011} and {@code 00} begin a country code. Refuses
   * nothing; what is no number has no area code.
   */
  public static DialedNumber of(String written) {
    String plain = plain(written);
    if (plain != null) {
      return new DialedNumber("+1" + plain, true, false);
    }

    String text = number(VisibleText.of(written));
    String digits = digits(text);
    if (text.startsWith("+") || text.regionMatches(true, 0, "tel:+", 0, 5)) {
      return parse(text, true);
    }
    if (digits.startsWith("011") && digits.length() > NATIONAL_DIGITS + 1) {
      return parse("+" + afterDigits(text, 3), true);
    }
    if (digits.startsWith("00")) {
      // what most of the world dials where the United States dials 011
      return parse("+" + afterDigits(text, 2), true);
    }

    return parse(text, false);
  }

  /**
   * Returns the ten digits of a number that is held as such with the usual punctuation, as nearly
   * all are; null for any other, which the parser must read.
   */
  private static @Nullable String plain(String written) {
    StringBuilder digits = new StringBuilder(NATIONAL_DIGITS + 1);
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c == '+' ? i > 0 : " -.()/".indexOf(c) < 0) {
        return null;
      }
    }

    boolean withCountry = digits.length() == NATIONAL_DIGITS + 1 && digits.charAt(0) == '1';
    if (withCountry) {
      digits.deleteCharAt(0);
    }
    boolean national = withCountry || !written.startsWith("+");

    return national && digits.length() == NATIONAL_DIGITS && digits.charAt(0) >= '2'
        ? digits.toString()
        : null;
  }

  private static DialedNumber parse(String text, boolean withCountry) {
    try {
      PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
      PhoneNumber parsed = numbers.parse(text, withCountry ? null : "US");
      boolean ours = parsed.getCountryCode() == NORTH_AMERICA;
      // more digits than a number here has: another country's code without its plus
      boolean tooLong =
          !withCountry
              && ours
              && Long.toString(parsed.getNationalNumber()).length() > NATIONAL_DIGITS;
      return tooLong
          ? parseForeign(digits(text))
          : new DialedNumber(numbers.format(parsed, PhoneNumberFormat.E164), ours, !ours);
    } catch (NumberParseException notANumber) {
      String digits = digits(text);
      boolean foreign = withCountry || digits.length() > NATIONAL_DIGITS;
      return new DialedNumber(digits, false, foreign && !digits.startsWith("1"));
    }
  }

  /** More digits than a number has here begin with the code of another country, or are none. */
  private static DialedNumber parseForeign(String digits) {
    try {
      PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
      PhoneNumber parsed = numbers.parse("+" + digits, null);
      if (parsed.getCountryCode() != NORTH_AMERICA) {
        return new DialedNumber(numbers.format(parsed, PhoneNumberFormat.E164), false, true);
      }
    } catch (NumberParseException notANumber) {
      // compared by its digits
    }
    return new DialedNumber(digits, false, true);
  }

  /**
   * Returns the form all ways to write the number share: E.164 without extension, such as {@code
   * +12125550101}, or the digits alone where they make no number.
   */
  public String international() {
    return international;
  }

  /**
   * Returns whether it rings in another country, be it of the same numbering plan, such as Canada:
   * another country code, or 11 or more digits that do not begin with 1. A number that no country
   * has, and one of no country in particular, such as a toll-free one, does not.
   */
  public boolean isForeign() {
    return abroad || (northAmerican && isElsewhere());
  }

  private boolean isElsewhere() {
    try {
      PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
      String region = numbers.getRegionCodeForNumber(numbers.parse(international, null));
      return region != null && !HERE.contains(region);
    } catch (NumberParseException notANumber) {
      return false;
    }
  }

  /**
   * Returns whether it is of the numbering plan of North America, though its country may not be.
   */
  boolean isNorthAmerican() {
    return northAmerican;
  }

  /**
   * Without what is written behind a number: an extension, a name, a remark. What has too few
   * digits before its letters may be spelled with them, such as {@code 1-800-FLOWERS}, and stays
   * whole.
   */
  private static String number(String text) {
    Matcher begins = BEGINS.matcher(text);
    return begins.lookingAt() && digits(begins.group()).length() >= NATIONAL_DIGITS
        ? begins.group().strip()
        : text;
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    text.codePoints()
        .filter(Character::isDigit)
        .forEach(point -> digits.append(Character.digit(point, 10)));
    return digits.toString();
  }

  private static String afterDigits(String text, int count) {
    int seen = 0;
    int i = 0;
    while (seen < count) {
      int point = text.codePointAt(i);
      if (Character.isDigit(point)) {
        seen++;
      }
      i += Character.charCount(point);
    }
    return text.substring(i).strip();
  }
}
