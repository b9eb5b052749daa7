/**
 * HTML with mustaches in it: its one tokenizer, the tables of its elements and attributes, and
 * where data may stand. Enter at {@link dev.candor.template.internal.html.HtmlTokenizer}.
 */
@NullMarked
package dev.candor.template.internal.html;

import org.jspecify.annotations.NullMarked;
