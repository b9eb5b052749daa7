/**
 * {@code candor when}: the days ahead, in words and as a picture. Enter at {@link
 * dev.candor.cli.when.WhenCommand}.
 */
@NullMarked
package dev.candor.cli.when;

import org.jspecify.annotations.NullMarked;
