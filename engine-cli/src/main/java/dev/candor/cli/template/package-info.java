/**
 * The commands under {@code candor templates} that change nothing. Enter at {@link
 * dev.candor.cli.template.TemplatesCommand}.
 */
@NullMarked
package dev.candor.cli.template;

import org.jspecify.annotations.NullMarked;
