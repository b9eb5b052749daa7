/**
 * The words of a message: its subject, theme and channel, the identifiers, and what each operation
 * is asked. Enter at {@link dev.candor.message.SendRequest}.
 */
@NullMarked
package dev.candor.message;

import org.jspecify.annotations.NullMarked;
