/**
 * Turns the files of a rulebook into checked rules, a reader for each part. Enter at {@link
 * dev.candor.compliance.internal.reading.RulebookReader}; public for the compiler only.
 */
@NullMarked
package dev.candor.compliance.internal.reading;

import org.jspecify.annotations.NullMarked;
