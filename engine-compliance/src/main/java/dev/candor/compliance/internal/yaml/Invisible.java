package dev.candor.compliance.internal.yaml;

/** Characters that could make a terminal or a page show other than what is written. Stateless. */
final class Invisible {

  /** Characters that end a line or turn the direction of writing. */
  private static final String TURNING =
      "\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

  private Invisible() {}

  /** Returns the first control, or the first character that turns the direction; -1 for none. */
  static int find(String text) {
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      boolean control = one < ' ' ? one != '\n' && one != '\t' : one >= 0x7F && one < 0xA0;
      if (control || TURNING.indexOf(one) >= 0) {
        return one;
      }
    }
    return -1;
  }

  /** Returns whether a text turns the direction of writing somewhere. */
  static boolean turns(String text) {
    for (int i = 0; i < TURNING.length(); i++) {
      if (text.indexOf(TURNING.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
