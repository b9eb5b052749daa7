/**
 * How the words of a message are compared with the phrases of a rule. Enter at {@link
 * dev.candor.compliance.internal.words.Phrases}; public for the compiler only.
 */
@NullMarked
package dev.candor.compliance.internal.words;

import org.jspecify.annotations.NullMarked;
