package dev.candor.template.internal.html;

import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Parser;

/**
 * Addresses that data are part of. Escaping keeps a value inside its attribute, and a browser still
 * runs {@code javascript:}. So the address is judged as a browser reads it: character references
 * first, then as the WHATWG URL standard says, without controls and blanks around it and without
 * tabs and line ends within it. Stateless.
 */
public final class Addresses {

  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel", "cid");
  // an author may choose these as well, and data may not
  private static final Set<String> APPS =
      Set.of("sms", "smsto", "whatsapp", "callto", "facetime", "sip", "sips", "geo", "webcal");
  private static final Set<String> PICTURES =
      Set.of("image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp");

  private Addresses() {}

  /** What an address turns out to be. */
  enum AddressOutcome {
    /** Nothing that follows can make it lead elsewhere. */
    SETTLED,
    /** Its host is being named. */
    HOST,
    /** What follows decides what kind it is. */
    OPEN,
    /** Nobody should follow it. */
    REFUSED
  }

  /**
   * Judges the beginning of an address, as it stands in the page: one of http, https, mailto, tel
   * and cid, a picture as a data URI where pictures are, or one without a scheme.
   */
  static AddressOutcome begin(String written, boolean picture) {
    return judge(written, picture, false);
  }

  /** Judges a whole address, which is never open. */
  static AddressOutcome whole(String written, boolean picture) {
    AddressOutcome outcome = judge(written, picture, true);
    return outcome == AddressOutcome.REFUSED ? outcome : AddressOutcome.SETTLED;
  }

  /** Checks whether an address, as its author began it, opens a program to talk or look with. */
  static boolean opensApp(String written) {
    return APPS.contains(scheme(written));
  }

  /** Returns the scheme in small letters; empty where there is none, or none yet. */
  public static String scheme(String written) {
    String address = read(Parser.unescapeEntities(written, true));
    int colon = schemeEnd(address);
    return colon > 0 && colon < address.length() && address.charAt(colon) == ':'
        ? address.substring(0, colon).toLowerCase(Locale.ROOT)
        : "";
  }

  private static int schemeEnd(String address) {
    int end = 0;
    while (end < address.length() && isOfScheme(address.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Returns the host as far as it is named. */
  static String host(String written) {
    String address = read(Parser.unescapeEntities(written, true));
    return address.substring(afterScheme(address)).replaceAll("^[/\\\\]+", "");
  }

  private static AddressOutcome judge(String written, boolean picture, boolean whole) {
    if (written.indexOf('&') < 0) {
      return judgeRead(read(written), picture, whole);
    }

    if (!whole && findUnended(written) >= 0) {
      // what follows may make another character of it
      AddressOutcome before = judge(written.substring(0, findUnended(written)), picture, false);
      return before == AddressOutcome.SETTLED || before == AddressOutcome.REFUSED
          ? before
          : AddressOutcome.OPEN;
    }
    // readers differ over references without a semicolon
    AddressOutcome one = judgeRead(read(Parser.unescapeEntities(written, true)), picture, whole);
    AddressOutcome other = judgeRead(read(Parser.unescapeEntities(written, false)), picture, whole);
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** Returns where a reference begins that has not ended yet; -1 where none has. */
  private static int findUnended(String written) {
    int at = written.length();
    while (at > 0 && (isOfScheme(written.charAt(at - 1)) || written.charAt(at - 1) == '#')) {
      at--;
    }
    return at > 0 && written.charAt(at - 1) == '&' ? at - 1 : -1;
  }

  private static AddressOutcome judgeRead(String address, boolean picture, boolean whole) {
    int colon = schemeEnd(address);
    if (colon == address.length()) {
      return AddressOutcome.OPEN;
    }
    if (address.charAt(colon) != ':') {
      boolean slash = isSlash(address.charAt(0));
      boolean two = slash && address.length() > 1 && isSlash(address.charAt(1));
      return two
          ? inHost(address, 2)
          : slash && address.length() == 1 ? AddressOutcome.OPEN : AddressOutcome.SETTLED;
    }

    String scheme = address.substring(0, colon).toLowerCase(Locale.ROOT);
    if (scheme.equals("data") && picture) {
      boolean told = whole || address.indexOf(',') >= 0;
      return told && !isPicture(address.substring(colon + 1))
          ? AddressOutcome.REFUSED
          : AddressOutcome.OPEN;
    }
    if (!SCHEMES.contains(scheme)) {
      return AddressOutcome.REFUSED;
    }
    return scheme.startsWith("http") ? inHost(address, colon + 1) : AddressOutcome.SETTLED;
  }

  private static AddressOutcome inHost(String address, int from) {
    int at = from;
    while (at < address.length() && isSlash(address.charAt(at))) {
      at++;
    }
    int start = at;
    while (at < address.length()
        && !isSlash(address.charAt(at))
        && address.charAt(at) != '?'
        && address.charAt(at) != '#') {
      at++;
    }

    // in https://bank.example@other.example the host is the other
    if (address.substring(start, at).indexOf('@') >= 0) {
      return AddressOutcome.REFUSED;
    }
    return at == address.length() ? AddressOutcome.HOST : AddressOutcome.SETTLED;
  }

  private static int afterScheme(String address) {
    int colon = address.indexOf(':');
    return isSlash(address.isEmpty() ? ' ' : address.charAt(0)) || colon < 0 ? 0 : colon + 1;
  }

  private static String read(String text) {
    return text.trim().replace("\t", "").replace("\n", "").replace("\r", "");
  }

  private static boolean isPicture(String rest) {
    int comma = rest.indexOf(',');
    String head = comma < 0 ? "" : rest.substring(0, comma).toLowerCase(Locale.ROOT);
    String type = head.endsWith(";base64") ? head.substring(0, head.length() - 7) : "";
    return PICTURES.contains(type);
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }

  /** Returns whether it may be of a scheme; a browser also wants a letter first. */
  private static boolean isOfScheme(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '+'
        || c == '-'
        || c == '.';
  }
}
