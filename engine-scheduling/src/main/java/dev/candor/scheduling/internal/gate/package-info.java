/**
 * What a limit permits, as a set of milliseconds on a line of time: one class for each kind of set.
 * Enter at {@link dev.candor.scheduling.internal.gate.GateBuilder}; public for the compiler only.
 */
@NullMarked
package dev.candor.scheduling.internal.gate;

import org.jspecify.annotations.NullMarked;
