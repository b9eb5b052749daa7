/**
 * What a host embeds. Enter at {@link dev.candor.Candor}: one method a verb, each an operation
 * behind it. {@link dev.candor.Plan} is the decision alone, without ports. What lies in {@code
 * dev.candor.internal} is for Candor's own core and may change at any time.
 */
@NullMarked
package dev.candor;

import org.jspecify.annotations.NullMarked;
