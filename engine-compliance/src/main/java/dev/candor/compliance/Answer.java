package dev.candor.compliance;

/**
 * The answer of a condition: unknown when the fact is missing, and never taken for either of the
 * others.
 */
enum Answer {
  YES,
  NO,
  UNKNOWN;

  static Answer of(boolean yes) {
    return yes ? YES : NO;
  }
}
