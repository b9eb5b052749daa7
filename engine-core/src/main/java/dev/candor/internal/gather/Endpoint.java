package dev.candor.internal.gather;

import dev.candor.party.Address;
import dev.candor.party.Contact;
import dev.candor.party.VisibleText;
import dev.candor.scheduling.phone.DialedNumber;
import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a message arrives, in the one form in which numbers, e-mail addresses and postal addresses
 * are compared: two ways to write one line or one mailbox are one endpoint.
 *
 * @param form with its kind in front, such as {@code phone +12125550101}
 */
public record Endpoint(String form) {

  private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
  private static final Pattern IN_BRACKETS = Pattern.compile("<([^<>]*@[^<>]*)>");
  private static final Pattern TO_WHOM = Pattern.compile("(?i)\\s*(c/o|attn|attention)\\b");
  private static final Pattern AROUND =
      Pattern.compile("^[',;:.\\x{2018}-\\x{201F}]+|[',;:.\\x{2018}-\\x{201F}]+$");

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
          Map.entry("SAINT", "ST"),
          Map.entry("MOUNT", "MT"),
          Map.entry("FORT", "FT"),
          Map.entry("TRAIL", "TRL"),
          Map.entry("TRACE", "TRCE"),
          Map.entry("COURTS", "CTS"),
          Map.entry("COVE", "CV"),
          Map.entry("CROSSING", "XING"),
          Map.entry("EXPRESSWAY", "EXPY"),
          Map.entry("FREEWAY", "FWY"),
          Map.entry("HEIGHTS", "HTS"),
          Map.entry("HILL", "HL"),
          Map.entry("HILLS", "HLS"),
          Map.entry("HOLLOW", "HOLW"),
          Map.entry("JUNCTION", "JCT"),
          Map.entry("LANDING", "LNDG"),
          Map.entry("MEADOW", "MDW"),
          Map.entry("MEADOWS", "MDWS"),
          Map.entry("POINT", "PT"),
          Map.entry("RIDGE", "RDG"),
          Map.entry("RIVER", "RIV"),
          Map.entry("ROUTE", "RTE"),
          Map.entry("SPRING", "SPG"),
          Map.entry("SPRINGS", "SPGS"),
          Map.entry("STATION", "STA"),
          Map.entry("TURNPIKE", "TPKE"),
          Map.entry("VALLEY", "VLY"),
          Map.entry("VIEW", "VW"),
          Map.entry("VILLAGE", "VLG"),
          Map.entry("CENTER", "CTR"),
          Map.entry("CENTRE", "CTR"),
          Map.entry("ROOM", "RM"),
          Map.entry("DEPARTMENT", "DEPT"),
          Map.entry("FIRST", "1ST"),
          Map.entry("SECOND", "2ND"),
          Map.entry("THIRD", "3RD"),
          Map.entry("FOURTH", "4TH"),
          Map.entry("FIFTH", "5TH"),
          Map.entry("SIXTH", "6TH"),
          Map.entry("SEVENTH", "7TH"),
          Map.entry("EIGHTH", "8TH"),
          Map.entry("NINTH", "9TH"),
          Map.entry("TENTH", "10TH"));

  /** Returns the endpoint of a contact; null where it holds none. */
  public static @Nullable Endpoint of(Contact contact) {
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
   * Without {@code mailto:}, display name, comment and brackets. The part before the at sign is
   * compared without case as well: a mail program may tell two such apart, and hardly any does.
   */
  private static @Nullable Endpoint email(String written) {
    String text = COMMENT.matcher(VisibleText.of(written)).replaceAll(" ");
    Matcher brackets = IN_BRACKETS.matcher(text);
    text = brackets.find() ? brackets.group(1) : text.replaceAll("<[^<>]*>", " ");
    boolean link = text.strip().regionMatches(true, 0, "mailto:", 0, 7);
    text = text.strip().replaceFirst("(?i)^mailto:/*", "");
    if (link) {
      int query = text.indexOf('?');
      text = decode(query < 0 ? text : text.substring(0, query));
    }
    String address = "";

    for (String word : text.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      // of several words the one that is an address
      address = address.isEmpty() || word.indexOf('@') >= 0 ? word : address;
    }

    address = AROUND.matcher(address).replaceAll("");
    int at = address.lastIndexOf('@');
    if (at < 0) {
      return address.isEmpty() ? null : new Endpoint("email " + address);
    }

    String mailbox = address.substring(0, at).replaceAll("^\"|\"$", "");

    return new Endpoint("email " + mailbox + "@" + domain(address.substring(at + 1)));
  }

  private static String decode(String link) {
    try {
      return URLDecoder.decode(link.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noLink) {
      return link;
    }
  }

  private static String domain(String written) {
    String domain = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
    try {
      return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException noDomain) {
      return domain;
    }
  }

  /**
   * Returns the words of its lines, in any order, and its state. Neither ZIP code nor town is
   * compared: one is often left out or wrong, and two houses of one borrower in one state do not
   * have the same street and number.
   */
  private static @Nullable Endpoint postal(Address address) {
    List<String> words = new ArrayList<>(words(address.line1()));
    words.addAll(words(address.line2()));
    List<String> place = new ArrayList<>(words(address.city()));
    place.addAll(words(address.state()));
    place.addAll(words(address.postalCode()));
    // a place that is written into a line once more
    if (words.size() > place.size() && words.containsAll(place)) {
      place.forEach(words::remove);
    }
    words.removeAll(List.of("US", "USA", "APT"));

    return words.isEmpty()
        ? null
        : new Endpoint(
            "address " + String.join(" ", new TreeSet<>(words)) + ", " + address.state());
  }

  /** Returns the words of a postal line in capitals, the usual ones in their short form. */
  private static List<String> words(@Nullable String line) {
    if (line == null || TO_WHOM.matcher(line).lookingAt()) {
      return List.of();
    }

    String plain =
        Normalizer.normalize(VisibleText.of(line), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toUpperCase(Locale.ROOT)
            .replace("#", " APT ")
            .replace("'", "")
            .replaceAll("\\bP\\.? ?O\\.? |\\bPOST OFFICE ", "PO ")
            .replace(".", "")
            // the letter of a flat stands beside its number or apart
            .replaceAll("(?<![\\p{L}\\p{N}])(\\p{N}+)[ -]+(\\p{L})(?![\\p{L}\\p{N}])", "$1$2");

    return Stream.of(plain.split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> SHORT_WORDS.getOrDefault(word, word))
        .toList();
  }

  /** Names its kind only; the rest is personal. */
  @Override
  public String toString() {
    return "Endpoint[" + form.substring(0, form.indexOf(' ')) + "]";
  }
}
