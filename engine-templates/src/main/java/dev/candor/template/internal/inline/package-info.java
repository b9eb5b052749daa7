/**
 * The styles of a page written into its elements, for mail programs that drop style sheets. Enter
 * at {@link dev.candor.template.internal.inline.StyleInliner}.
 */
@NullMarked
package dev.candor.template.internal.inline;

import org.jspecify.annotations.NullMarked;
