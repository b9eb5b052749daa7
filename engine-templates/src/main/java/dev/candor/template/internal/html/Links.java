package dev.candor.template.internal.html;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decides what a link may lead to. */
public final class Links {

  /** Characters a link may have; more than that is cut by some mail programs. */
  public static final int LONGEST = 2_048;

  /** What is said of those that are let through. */
  public static final String ALLOWED =
      "a whole link that starts with https:, http:, mailto: or tel:";

  private Links() {}

  /**
   * Returns the link without white space around it; null for anything but http, https (with a host,
   * and without the name or password that can pass for one), mailto and tel, for one longer than
   * {@link #LONGEST}, and for one with white space, quotes, angle brackets, backslashes, or
   * characters that are not seen.
   */
  public static @Nullable String target(String raw) {
    String link = raw.strip();
    if (link.length() > LONGEST || !link.codePoints().allMatch(Links::isOfLinks)) {
      return null;
    }
    int colon = link.indexOf(':');
    if (colon < 0 || colon + 1 == link.length()) {
      return null;
    }

    String rest = link.substring(colon + 1);
    boolean good =
        switch (link.substring(0, colon).toLowerCase(Locale.ROOT)) {
          case "http", "https" -> hasHost(rest);
          case "mailto" -> rest.indexOf('@') > 0;
          case "tel" -> isNumber(rest);
          default -> false;
        };
    return good ? link : null;
  }

  private static boolean hasHost(String rest) {
    if (!rest.startsWith("//")) {
      return false;
    }
    int end = 2;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    // in https://bank.example@other.example the host is the other
    return end > 2 && rest.substring(2, end).indexOf('@') < 0;
  }

  private static boolean isNumber(String rest) {
    return rest.chars().anyMatch(c -> c >= '0' && c <= '9')
        && rest.chars()
            .allMatch(
                c ->
                    c >= '0' && c <= '9'
                        || c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || "+-.()*#;=%".indexOf(c) >= 0);
  }

  private static boolean isOfLinks(int c) {
    return c > ' '
        && c != 0x7f
        && "\"<>\\`".indexOf(c) < 0
        && (c < 0x80
            || !Character.isISOControl(c)
                && !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.SURROGATE);
  }
}
