/**
 * Templates as they are written: sources, places in them, and the tree a template is parsed into.
 * Enter at {@link dev.candor.template.internal.syntax.HandlebarsParser}; nothing here knows HTML or
 * data.
 */
@NullMarked
package dev.candor.template.internal.syntax;

import org.jspecify.annotations.NullMarked;
