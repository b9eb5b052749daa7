/**
 * Collects what a message is decided on, and judges nothing: checks the request, looks up borrower
 * and history, and makes facts of them. Enter at {@link dev.candor.internal.gather.RequestFacts}.
 * The lowest of the packages inside.
 */
@NullMarked
package dev.candor.internal.gather;

import org.jspecify.annotations.NullMarked;
