/**
 * The cases of a rulebook, run through Candor itself, and the mutants that show what they notice.
 * Enter at {@link dev.candor.workshop.casebook.Casebook}.
 */
@NullMarked
package dev.candor.workshop.casebook;

import org.jspecify.annotations.NullMarked;
