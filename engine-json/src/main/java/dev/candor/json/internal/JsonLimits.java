package dev.candor.json.internal;

/**
 * The bounds of what is read. A document beyond a bound is refused with its size and the bound.
 *
 * @param bytes size of the file; a larger one is refused before it is read
 * @param depth objects and lists within each other; the outermost is 1
 * @param text UTF-16 units of one text or name
 * @param digits characters of one number, and places before or after its point
 * @param values values in all
 */
public record JsonLimits(int bytes, int depth, int text, int digits, int values) {

  /**
   * 10,000,000 bytes, depth 64, texts of 1,000,000, numbers of 100 digits, 1,000,000 values in all.
   */
  public static final JsonLimits STANDARD =
      new JsonLimits(10_000_000, 64, 1_000_000, 100, 1_000_000);
}
