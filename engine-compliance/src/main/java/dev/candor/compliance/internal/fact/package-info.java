/**
 * The facts a rule may name, each declared and read in one place, by subject. Enter at {@link
 * dev.candor.compliance.internal.fact.FactRegister}; public for the compiler only.
 */
@NullMarked
package dev.candor.compliance.internal.fact;

import org.jspecify.annotations.NullMarked;
