package dev.candor.template;

import java.util.Locale;
import java.util.Set;

/**
 * Addresses that data begin in HTML: {@code <a href="{{x}}">}. Escaping keeps such a value inside
 * its attribute, and a browser still runs {@code javascript:}. So the scheme is looked at, as the
 * WHATWG URL standard reads it: controls and blanks before it are dropped, tabs and line ends
 * within it as well. Stateless.
 */
final class Addresses {

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "href",
          "action",
          "formaction",
          "data",
          "cite",
          "longdesc",
          "ping",
          "manifest",
          "xlink:href");
  private static final Set<String> OF_PICTURES = Set.of("src", "background", "poster");
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel", "cid");
  private static final Set<String> PICTURES =
      Set.of("image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp");
  private static final int LONGEST = 10;

  private Addresses() {}

  /** What the value of an attribute may be. */
  enum Kind {
    NONE,
    LINK,
    PICTURE
  }

  /** What comes next, where it begins the value of an attribute that holds an address. */
  static Kind beginAfter(StringBuilder html) {
    int at = html.length() - 1;
    while (at >= 0 && html.charAt(at) <= ' ') {
      at--;
    }
    if (at < 0) {
      return Kind.NONE;
    }
    char last = html.charAt(at);
    if (last == '"' || last == '\'') {
      at--;
      while (at >= 0 && html.charAt(at) <= ' ') {
        at--;
      }
    }
    if (at < 0 || html.charAt(at) != '=') {
      return Kind.NONE;
    }
    at--;
    while (at >= 0 && html.charAt(at) <= ' ') {
      at--;
    }
    int end = at + 1;
    while (at >= 0 && end - at <= LONGEST && isNamePart(html.charAt(at))) {
      at--;
    }
    String name = html.substring(at + 1, end).toLowerCase(Locale.ROOT);
    return OF_PICTURES.contains(name)
        ? Kind.PICTURE
        : ATTRIBUTES.contains(name) ? Kind.LINK : Kind.NONE;
  }

  private static boolean isNamePart(char c) {
    return isLetter(c) || c == ':' || c == '-';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /**
   * Whether a reader may follow the address that begins at {@code from}: one of http, https,
   * mailto, tel and cid, a picture as a data URI where pictures are, or one without a scheme.
   */
  static boolean allowed(Kind kind, StringBuilder html, int from, boolean raw) {
    int at = from;
    while (at < html.length() && html.charAt(at) <= ' ') {
      at++;
    }
    StringBuilder scheme = new StringBuilder(LONGEST);
    for (; at < html.length(); at++) {
      char c = html.charAt(at);
      if (c == ':') {
        String name = scheme.toString().toLowerCase(Locale.ROOT);
        return SCHEMES.contains(name)
            || (kind == Kind.PICTURE && name.equals("data") && isPicture(html, at + 1));
      }
      if (c == '&') {
        // data that is not escaped may write the colon, or any letter, as an entity
        return !raw;
      }
      boolean part = isLetter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (part) {
        scheme.append(c);
      } else if (c != '\t' && c != '\n' && c != '\r') {
        return true;
      }
    }
    return true;
  }

  private static boolean isPicture(StringBuilder html, int from) {
    int end = from;
    while (end < html.length() && end - from <= LONGEST && html.charAt(end) != ';') {
      end++;
    }
    return PICTURES.contains(html.substring(from, end).toLowerCase(Locale.ROOT));
  }
}
