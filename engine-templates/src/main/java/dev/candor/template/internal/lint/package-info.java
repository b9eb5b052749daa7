/**
 * What mail programs and readers do badly with, found in a page before it is sent. Enter at {@link
 * dev.candor.template.internal.lint.HtmlLint}.
 */
@NullMarked
package dev.candor.template.internal.lint;

import org.jspecify.annotations.NullMarked;
