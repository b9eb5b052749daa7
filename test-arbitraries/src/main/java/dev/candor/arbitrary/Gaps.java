package dev.candor.arbitrary;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Leaves optional parts out.
 *
 * @param share how many of them are null, from 0 to 1
 */
record Gaps(double share) {

  Arbitrary<Boolean> known() {
    return share > 0
        ? Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false))
        : Arbitraries.just(true);
  }

  <T> Arbitrary<@Nullable T> perhaps(Arbitrary<T> arbitrary) {
    return arbitrary.injectNull(share);
  }
}
