/**
 * What a rulebook says on which day: the days to come on which it changes, and whether any day is
 * left without a value. Enter at {@link dev.candor.workshop.calendar.ComingChanges}.
 */
@NullMarked
package dev.candor.workshop.calendar;

import org.jspecify.annotations.NullMarked;
