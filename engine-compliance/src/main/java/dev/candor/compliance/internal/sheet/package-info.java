/**
 * Reads sheets, CSV and XLSX, with a rule in each row. Enter at {@link
 * dev.candor.compliance.internal.sheet.RuleSheet}; public for the compiler only.
 */
@NullMarked
package dev.candor.compliance.internal.sheet;

import org.jspecify.annotations.NullMarked;
