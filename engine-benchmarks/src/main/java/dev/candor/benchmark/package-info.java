/**
 * How fast Candor writes, as ratios to a floor and to what others need for the same text. Enter at
 * {@link dev.candor.benchmark.Main}.
 */
@NullMarked
package dev.candor.benchmark;

import org.jspecify.annotations.NullMarked;
