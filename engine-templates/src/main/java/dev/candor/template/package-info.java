/**
 * Templates, read and checked once, and the documents written from them: Handlebars, strict names,
 * e-mail, text and PDF. Enter at {@link dev.candor.template.Templatebook} and {@link
 * dev.candor.template.TemplateRenderer}.
 */
@NullMarked
package dev.candor.template;

import org.jspecify.annotations.NullMarked;
