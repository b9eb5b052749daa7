package dev.candor.cli.text;

/** Counts things in words. */
public final class Plural {

  private Plural() {}

  /** Returns a count and its noun, such as {@code 1 rule} and {@code 2 rules}. */
  public static String of(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
