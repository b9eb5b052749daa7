package dev.candor.arbitrary;

import dev.candor.message.LoanId;
import dev.candor.message.PersonId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What every subject draws from: a few numbers, and the few identifiers made of them. */
final class Draws {

  private Draws() {}

  static Arbitrary<LoanId> loanIds() {
    return number(6).map(n -> LoanId.of("LN-" + n));
  }

  static Arbitrary<PersonId> personIds() {
    return number(9).map(n -> PersonId.of("BO-" + n));
  }

  static Arbitrary<Integer> number(int max) {
    return Arbitraries.integers().between(1, max);
  }

  static Arbitrary<Boolean> flags() {
    return Arbitraries.of(true, false);
  }
}
