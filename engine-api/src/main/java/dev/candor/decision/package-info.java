/**
 * What the rules look at and what they say: facts in, findings out, and the verdict that follows.
 * Enter at {@link dev.candor.decision.Rules}.
 */
@NullMarked
package dev.candor.decision;

import org.jspecify.annotations.NullMarked;
