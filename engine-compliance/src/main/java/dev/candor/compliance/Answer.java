package dev.candor.compliance;

/**
 * The answer of a condition: unknown when the fact is missing, and never taken for either of the
 * others.
 */
public enum Answer {
  /** It is so. */
  YES,
  /** It is not. */
  NO,
  /** A fact it needs is missing. */
  UNKNOWN;

  static Answer of(boolean yes) {
    return yes ? YES : NO;
  }
}
