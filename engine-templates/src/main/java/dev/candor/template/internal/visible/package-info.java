/**
 * What a reader sees of a page, and the plain text of it. Enter at {@link
 * dev.candor.template.internal.visible.VisibilityAnalysis} for a page as it is written and at
 * {@link dev.candor.template.internal.visible.HtmlToText} for one that is rendered.
 */
@NullMarked
package dev.candor.template.internal.visible;

import org.jspecify.annotations.NullMarked;
