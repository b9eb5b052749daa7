package dev.candor.compliance;

import dev.candor.decision.Facts;
import java.util.List;

/** Cuts facts into one flat matter for each loan the message is about, or one without a loan. */
final class Matters {

  private Matters() {}

  static List<Matter> of(Facts facts) {
    return facts.loans().isEmpty()
        ? List.of(new Matter(facts, null))
        : facts.loans().stream().map(loan -> new Matter(facts, loan)).toList();
  }
}
