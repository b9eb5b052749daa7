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

    boolean control = false;
    for (int i = 0; i < value.length(); i++) {
      control |= Character.isISOControl(value.charAt(i));
    }
    if (control || value.isBlank()) {
      throw new IllegalArgumentException("The " + what + " is blank or holds control characters.");
    }
  }
}
