/**
 * Changes each rule in one place after the other and tells which changes no case notices: begin at
 * {@link dev.candor.workshop.mutant.MutantRun}.
 */
@NullMarked
package dev.candor.workshop.mutant;

import org.jspecify.annotations.NullMarked;
