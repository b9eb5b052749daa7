/**
 * When a message may go: where the borrower may be, and the first instant that every limit permits.
 * Enter at {@link dev.candor.scheduling.Schedule}, with the evidence from {@link
 * dev.candor.scheduling.ZoneFinder}.
 */
@NullMarked
package dev.candor.scheduling;

import org.jspecify.annotations.NullMarked;
