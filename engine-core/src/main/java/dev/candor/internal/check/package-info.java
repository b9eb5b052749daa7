/**
 * What the house refuses that no rule of law does, as {@code docs/house-checks.md} lists it: one
 * class for each subject of checks. Enter at {@link dev.candor.internal.check.HouseChecks}.
 */
@NullMarked
package dev.candor.internal.check;

import org.jspecify.annotations.NullMarked;
