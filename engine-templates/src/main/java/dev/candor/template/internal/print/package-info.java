/**
 * How numbers, days and codes are printed, in the languages the project knows. Enter at {@link
 * dev.candor.template.internal.print.PrintLocale}.
 */
@NullMarked
package dev.candor.template.internal.print;

import org.jspecify.annotations.NullMarked;
