/**
 * The quotes of a rulebook beside the texts of the law they are taken from. Enter at {@link
 * dev.candor.workshop.quote.QuoteCheck}.
 */
@NullMarked
package dev.candor.workshop.quote;

import org.jspecify.annotations.NullMarked;
