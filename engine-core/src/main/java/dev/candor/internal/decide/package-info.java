/**
 * Decides on facts, and reads nothing else: what rules and house say, and which time they leave.
 * Enter at {@link dev.candor.internal.decide.Decider}; the house's own refusals are in {@link
 * dev.candor.internal.decide.HouseCheck} and {@link dev.candor.internal.decide.SendRefusals}.
 * Stands on {@code gather}.
 */
@NullMarked
package dev.candor.internal.decide;

import org.jspecify.annotations.NullMarked;
