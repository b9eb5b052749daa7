/**
 * The engines that the e-mail is written with beside Candor, and the e-mail itself. Enter at {@link
 * dev.candor.benchmark.email.engine.EmailEngine}.
 */
@NullMarked
package dev.candor.benchmark.email.engine;

import org.jspecify.annotations.NullMarked;
