package dev.candor.compliance.internal.fact;

/**
 * The answer of a condition: unknown when the fact is missing, and never taken for either of the
 * others.
 */
public enum Ternary {
  /** It is so. */
  YES,
  /** It is not. */
  NO,
  /** A fact it needs is missing. */
  UNKNOWN;

  /** Returns the answer of what is known. */
  public static Ternary of(boolean yes) {
    return yes ? YES : NO;
  }
}
