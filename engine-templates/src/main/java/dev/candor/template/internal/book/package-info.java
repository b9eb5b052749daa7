/**
 * The files of a templatebook, its settings, and the compilation of all its templates. Enter at
 * {@link dev.candor.template.internal.book.BookCompiler}.
 */
@NullMarked
package dev.candor.template.internal.book;

import org.jspecify.annotations.NullMarked;
