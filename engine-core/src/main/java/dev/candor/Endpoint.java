package dev.candor;

import dev.candor.party.Address;
import dev.candor.party.Contact;
import dev.candor.scheduling.DialedNumber;
import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a message arrives, in the one form in which numbers, e-mail addresses and postal addresses
 * are compared: two ways to write one line or one mailbox are one endpoint.
 *
 * @param form with its kind in front, such as {@code phone +12125550101}
 */
record Endpoint(String form) {

  private static final int ZIP_DIGITS = 5;

  /** The words of postal lines that are written long or short (USPS Publication 28, appendix C). */
  private static final Map<String, String> SHORT_WORDS =
      Map.ofEntries(
          Map.entry("STREET", "ST"),
          Map.entry("AVENUE", "AVE"),
          Map.entry("AV", "AVE"),
          Map.entry("ROAD", "RD"),
          Map.entry("BOULEVARD", "BLVD"),
          Map.entry("DRIVE", "DR"),
          Map.entry("LANE", "LN"),
          Map.entry("COURT", "CT"),
          Map.entry("PLACE", "PL"),
          Map.entry("PLAZA", "PLZ"),
          Map.entry("SQUARE", "SQ"),
          Map.entry("TERRACE", "TER"),
          Map.entry("CIRCLE", "CIR"),
          Map.entry("HIGHWAY", "HWY"),
          Map.entry("PARKWAY", "PKWY"),
          Map.entry("WAY", "WAY"),
          Map.entry("NORTH", "N"),
          Map.entry("SOUTH", "S"),
          Map.entry("EAST", "E"),
          Map.entry("WEST", "W"),
          Map.entry("NORTHEAST", "NE"),
          Map.entry("NORTHWEST", "NW"),
          Map.entry("SOUTHEAST", "SE"),
          Map.entry("SOUTHWEST", "SW"),
          Map.entry("APARTMENT", "APT"),
          Map.entry("UNIT", "APT"),
          Map.entry("NUMBER", "APT"),
          Map.entry("NO", "APT"),
          Map.entry("SUITE", "STE"),
          Map.entry("FLOOR", "FL"),
          Map.entry("BUILDING", "BLDG"),
          Map.entry("POST", "P"),
          Map.entry("OFFICE", "O"));

  /** Returns the endpoint of a contact; null where it holds none. */
  static @Nullable Endpoint of(Contact contact) {
    String value = contact.value();
    return switch (contact.type()) {
      case PHONE -> value == null ? null : phone(value);
      case EMAIL -> value == null ? null : email(value);
      case ADDRESS -> contact.address() == null ? null : postal(contact.address());
    };
  }

  private static @Nullable Endpoint phone(String written) {
    String number = DialedNumber.of(written).international();
    return number.isEmpty() ? null : new Endpoint("phone " + number);
  }

  /**
   * Without {@code mailto:}, display name and angle brackets. The part before the at sign is
   * compared without case as well: a mail program may tell two such apart, and hardly any does.
   */
  private static @Nullable Endpoint email(String written) {
    String text = visible(written);
    int open = text.lastIndexOf('<');
    int close = text.indexOf('>', open + 1);
    if (open >= 0 && close > open) {
      text = text.substring(open + 1, close).strip();
    }
    if (text.regionMatches(true, 0, "mailto:", 0, 7)) {
      text = text.substring(7);
      int query = text.indexOf('?');
      text = query < 0 ? text : text.substring(0, query);
    }
    text = text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    int at = text.lastIndexOf('@');
    if (at < 0) {
      return text.isEmpty() ? null : new Endpoint("email " + text);
    }
    String mailbox = text.substring(0, at);
    if (mailbox.length() > 1 && mailbox.startsWith("\"") && mailbox.endsWith("\"")) {
      mailbox = mailbox.substring(1, mailbox.length() - 1);
    }
    return new Endpoint("email " + mailbox + "@" + domain(text.substring(at + 1)));
  }

  private static String domain(String written) {
    String domain = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
    try {
      return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException noDomain) {
      return domain;
    }
  }

  private static @Nullable Endpoint postal(Address address) {
    List<String> words = new ArrayList<>();
    for (String line : new @Nullable String[] {address.line1(), address.line2()}) {
      words.addAll(words(line));
    }
    if (words.isEmpty()) {
      return null;
    }
    String zip =
        String.join("", words(address.postalCode())).chars().filter(Character::isDigit).count()
                >= ZIP_DIGITS
            ? String.join("", words(address.postalCode())).substring(0, ZIP_DIGITS)
            : String.join(" ", words(address.city())) + " " + address.state();
    return new Endpoint("address " + String.join(" ", words) + ", " + zip);
  }

  /** The words of a postal line in capitals, the usual ones in their short form. */
  private static List<String> words(@Nullable String line) {
    if (line == null) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    String plain =
        Normalizer.normalize(visible(line), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace("#", " APT ")
            .replace("'", "")
            .replace(".", "")
            .toUpperCase(Locale.ROOT);
    for (String word : plain.split("[^\\p{L}\\p{N}]+", -1)) {
      String shorter = SHORT_WORDS.getOrDefault(word, word);
      boolean repeated = !words.isEmpty() && shorter.equals("APT") && last(words).equals("APT");
      if (!word.isEmpty() && !repeated) {
        words.add(shorter);
      }
    }
    return words;
  }

  private static String last(List<String> words) {
    return words.get(words.size() - 1);
  }

  /** Without what nobody sees, and with wide letters and signs as narrow ones. */
  static String visible(String written) {
    StringBuilder text = new StringBuilder(written.length());
    Normalizer.normalize(written, Normalizer.Form.NFKC)
        .codePoints()
        .filter(point -> Character.getType(point) != Character.FORMAT)
        .forEach(point -> text.appendCodePoint(Character.isISOControl(point) ? ' ' : point));
    return text.toString().strip();
  }

  /** Names its kind only; the rest is personal. */
  @Override
  public String toString() {
    return "Endpoint[" + form.substring(0, form.indexOf(' ')) + "]";
  }
}
