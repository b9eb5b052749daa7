/**
 * Which variables a template uses, and as what. Enter at {@link
 * dev.candor.template.internal.use.VariableFinder}.
 */
@NullMarked
package dev.candor.template.internal.use;

import org.jspecify.annotations.NullMarked;
