/**
 * Prints rules and verdicts in words people read. Enter at {@link
 * dev.candor.workshop.page.RulebookPages} and {@link dev.candor.workshop.page.ExplainedVerdict}.
 */
@NullMarked
package dev.candor.workshop.page;

import org.jspecify.annotations.NullMarked;
