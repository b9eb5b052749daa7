/**
 * The front door and the pure line behind it. Enter at {@link dev.candor.Candor}; {@link
 * dev.candor.Plan} is what it decides by.
 */
@NullMarked
package dev.candor;

import org.jspecify.annotations.NullMarked;
