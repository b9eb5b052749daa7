/**
 * Arbitraries of what Candor takes, for properties with jqwik. Enter at {@link
 * dev.candor.arbitrary.CandorArbitraries}.
 */
@NullMarked
package dev.candor.arbitrary;

import org.jspecify.annotations.NullMarked;
