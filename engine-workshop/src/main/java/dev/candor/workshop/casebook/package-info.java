/**
 * The cases of a rulebook, run through Candor itself. Enter at {@link
 * dev.candor.workshop.casebook.Casebook}.
 */
@NullMarked
package dev.candor.workshop.casebook;

import org.jspecify.annotations.NullMarked;
