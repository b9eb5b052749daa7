package dev.candor.law;

import java.util.Set;

/**
 * The two letters by which an address names a state, the capital's district, a territory, or the
 * military post.
 */
public final class UsStates {

  private static final Set<String> CODES =
      Set.of(
          ("AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC"
                  + " SD TN TX UT VT VA WA WV WI WY DC PR VI GU MP AS AA AE AP")
              .split(" "));

  private UsStates() {}

  /** Returns whether these two letters are one of them. */
  public static boolean contains(String code) {
    return CODES.contains(code);
  }
}
