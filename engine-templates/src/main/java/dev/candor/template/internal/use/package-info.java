/**
 * Which variables a template uses, and as what. Enter at {@link
 * dev.candor.template.internal.use.NameFinder}.
 */
@NullMarked
package dev.candor.template.internal.use;

import org.jspecify.annotations.NullMarked;
