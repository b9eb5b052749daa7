/**
 * Decides on facts, and reads nothing else: what rules and house say, and which time they leave.
 * Enter at {@link dev.candor.internal.decide.Decider}. The house's own refusals are in {@code
 * check}, and those that look at more than the facts in {@link
 * dev.candor.internal.decide.SendRefusals}. Stands on {@code gather}, {@code known} and {@code
 * check}.
 */
@NullMarked
package dev.candor.internal.decide;

import org.jspecify.annotations.NullMarked;
