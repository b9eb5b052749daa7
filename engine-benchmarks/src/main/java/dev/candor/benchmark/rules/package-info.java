/**
 * The contests of rules: one decision, the start of a process, a long past. Enter at {@link
 * dev.candor.benchmark.rules.RulesContest}.
 */
@NullMarked
package dev.candor.benchmark.rules;

import org.jspecify.annotations.NullMarked;
