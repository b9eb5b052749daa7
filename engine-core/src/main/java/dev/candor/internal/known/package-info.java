/**
 * Turns what a host says into what may be taken for known at the instant judged: one class for each
 * part of a borrower's file. Enter at {@link dev.candor.internal.known.KnownFacts}. Stands on
 * {@code gather}.
 */
@NullMarked
package dev.candor.internal.known;

import org.jspecify.annotations.NullMarked;
