/**
 * Collects what a message is decided on, and judges nothing: checks the request, looks up borrower
 * and history, and makes facts of them. Enter at {@link dev.candor.internal.gather.RequestFacts};
 * {@link dev.candor.internal.gather.KnownFacts} is what every fact passes before anything looks at
 * it. The lowest of the four packages.
 */
@NullMarked
package dev.candor.internal.gather;

import org.jspecify.annotations.NullMarked;
