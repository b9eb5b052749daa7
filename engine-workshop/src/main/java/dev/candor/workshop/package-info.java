/**
 * What compliance staff do with a rulebook: check, test, explain, print, exchange as tables,
 * compare.
 */
@NullMarked
package dev.candor.workshop;

import org.jspecify.annotations.NullMarked;
