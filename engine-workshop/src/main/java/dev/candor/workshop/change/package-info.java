/**
 * Writes, exchanges and compares rules. Enter at {@link dev.candor.workshop.change.RuleInterview},
 * {@link dev.candor.workshop.change.RuleTable} and {@link dev.candor.workshop.change.RulebookDiff}.
 */
@NullMarked
package dev.candor.workshop.change;

import org.jspecify.annotations.NullMarked;
