/**
 * What is known of HTML itself. Enter at {@link dev.candor.template.internal.html.HtmlElements}.
 */
@NullMarked
package dev.candor.template.internal.html;

import org.jspecify.annotations.NullMarked;
