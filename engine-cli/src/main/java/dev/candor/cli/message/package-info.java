/**
 * The commands that decide on a message, write it and let it go. Enter at {@link
 * dev.candor.cli.message.SendCommand}.
 */
@NullMarked
package dev.candor.cli.message;

import org.jspecify.annotations.NullMarked;
