/**
 * Reads a rulebook, checks it whole, and decides by it. Enter at {@link
 * dev.candor.compliance.Rulebooks} and hand what it reads to {@link
 * dev.candor.compliance.DroolsRules}.
 */
@NullMarked
package dev.candor.compliance;

import org.jspecify.annotations.NullMarked;
