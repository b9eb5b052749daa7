/**
 * What a rulebook says, as values: rules, conditions, actions, and the words they name. Enter at
 * {@link dev.candor.compliance.rule.Rulebook}.
 */
@NullMarked
package dev.candor.compliance.rule;

import org.jspecify.annotations.NullMarked;
