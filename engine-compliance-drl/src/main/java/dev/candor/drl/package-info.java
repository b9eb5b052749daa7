/**
 * Rules in Drools' own language, for experts who answer for what they run. Enter at {@link
 * dev.candor.drl.DrlRules}, and read there what such rules can do.
 */
@NullMarked
package dev.candor.drl;

import org.jspecify.annotations.NullMarked;
