/**
 * The contest of e-mails: one notice by Candor, by hand and by other engines. Enter at {@link
 * dev.candor.benchmark.email.EmailWriter}.
 */
@NullMarked
package dev.candor.benchmark.email;

import org.jspecify.annotations.NullMarked;
