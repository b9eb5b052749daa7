/**
 * The variables of a template, and the kinds of value they stand for. Enter at {@link
 * dev.candor.template.variable.Variable}; knows nothing of how templates are read.
 */
@NullMarked
package dev.candor.template.variable;

import org.jspecify.annotations.NullMarked;
