/**
 * The record of what was sent, how a send ended and what became of a message when it was due. Enter
 * at {@link dev.candor.interaction.Outcome} and {@link dev.candor.interaction.Release}; {@link
 * dev.candor.interaction.Interactions} is the port behind which it is kept.
 */
@NullMarked
package dev.candor.interaction;

import org.jspecify.annotations.NullMarked;
