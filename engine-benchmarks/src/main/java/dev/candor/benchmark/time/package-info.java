/**
 * The contest of times: when may a message go. Enter at {@link
 * dev.candor.benchmark.time.TimeContest}.
 */
@NullMarked
package dev.candor.benchmark.time;

import org.jspecify.annotations.NullMarked;
