/**
 * Checks a rulebook whole for what no file shows by itself. Enter at {@link
 * dev.candor.workshop.check.RulebookCheck}.
 */
@NullMarked
package dev.candor.workshop.check;

import org.jspecify.annotations.NullMarked;
