/**
 * Makes rules ready to answer, and findings of what they say. Enter at {@link
 * dev.candor.compliance.internal.decide.CompiledRule}; public for the compiler only.
 */
@NullMarked
package dev.candor.compliance.internal.decide;

import org.jspecify.annotations.NullMarked;
