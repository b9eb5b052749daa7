/**
 * What a rule can say about time, as data: hours, days, closed windows, caps, cool-downs, and the
 * evidence of where somebody may be. Enter at {@link dev.candor.time.TimeLimit}.
 */
@NullMarked
package dev.candor.time;

import org.jspecify.annotations.NullMarked;
