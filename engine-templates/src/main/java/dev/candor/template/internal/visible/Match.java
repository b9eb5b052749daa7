package dev.candor.template.internal.visible;

/** How surely a rule of a style sheet holds. */
enum Match {
  NO,
  MAYBE,
  YES;

  Match and(Match other) {
    return compareTo(other) < 0 ? this : other;
  }

  Match or(Match other) {
    return compareTo(other) > 0 ? this : other;
  }
}
