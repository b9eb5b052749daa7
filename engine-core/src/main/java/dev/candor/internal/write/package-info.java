/**
 * Writes what was decided on: the document, and what is recorded of it. Enter at {@link
 * dev.candor.internal.write.MessageWriter}. Stands on {@code gather} and knows no rules.
 */
@NullMarked
package dev.candor.internal.write;

import org.jspecify.annotations.NullMarked;
