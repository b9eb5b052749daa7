/**
 * When and where a message would reach the borrower, and what allows it there: windows of the
 * clock, the place a contact is bound to, permissions on file. Enter at {@link
 * dev.candor.compliance.internal.circumstance.ClockWindow}.
 */
@NullMarked
package dev.candor.compliance.internal.circumstance;

import org.jspecify.annotations.NullMarked;
