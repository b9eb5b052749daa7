/**
 * How a terminal is written to: escapes, columns, differences by line, widths. Enter at {@link
 * dev.candor.cli.text.EscapingWriter}.
 */
@NullMarked
package dev.candor.cli.text;

import org.jspecify.annotations.NullMarked;
