/**
 * Who the message is for and what is owed: borrower, contacts, loans, cases, statements and what
 * happened before. Enter at {@link dev.candor.party.BorrowerFile}; null means "not known"
 * everywhere here and is never taken for a value.
 */
@NullMarked
package dev.candor.party;

import org.jspecify.annotations.NullMarked;
