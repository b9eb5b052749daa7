/**
 * The tables of states, ZIP prefixes, counties and area codes, and what an address says by them.
 * Enter at {@link dev.candor.scheduling.internal.place.AddressZones}; public for the compiler only.
 */
@NullMarked
package dev.candor.scheduling.internal.place;

import org.jspecify.annotations.NullMarked;
