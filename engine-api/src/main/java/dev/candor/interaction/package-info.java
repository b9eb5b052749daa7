/**
 * The record of what was sent, and how a send ended. Enter at {@link
 * dev.candor.interaction.Outcome}; {@link dev.candor.interaction.Interactions} is the port behind
 * which it is kept.
 */
@NullMarked
package dev.candor.interaction;

import org.jspecify.annotations.NullMarked;
