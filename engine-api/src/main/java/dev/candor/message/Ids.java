package dev.candor.message;

/** The one check of all identifiers. */
final class Ids {

  private static final int LONGEST = 255;

  private Ids() {}

  static void check(String what, String value) {
    if (value.isEmpty() || value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "The length ("
              + value.length()
              + ") of "
              + what
              + " must be 1 to "
              + LONGEST
              + " characters.");
    }
    if (value.chars().anyMatch(c -> Character.isISOControl(c)) || value.isBlank()) {
      throw new IllegalArgumentException("The " + what + " is blank or holds control characters.");
    }
  }
}
