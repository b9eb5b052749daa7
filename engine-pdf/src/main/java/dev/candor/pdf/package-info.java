/**
 * Paper: HTML laid out as PDF that can be archived and read aloud. Enter at {@link
 * dev.candor.pdf.PdfWriter}.
 */
@NullMarked
package dev.candor.pdf;

import org.jspecify.annotations.NullMarked;
