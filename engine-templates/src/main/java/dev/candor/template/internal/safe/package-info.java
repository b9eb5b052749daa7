/**
 * HTML that is harmless wherever text may stand in a page. Enter at {@link
 * dev.candor.template.internal.safe.HtmlCleaner} for HTML from outside and at {@link
 * dev.candor.template.internal.safe.Markup} for what helpers print.
 */
@NullMarked
package dev.candor.template.internal.safe;

import org.jspecify.annotations.NullMarked;
