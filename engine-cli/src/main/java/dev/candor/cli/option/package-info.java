/**
 * The options that several commands have, each declared once. Enter at {@link
 * dev.candor.cli.option.CandorOptions}.
 */
@NullMarked
package dev.candor.cli.option;

import org.jspecify.annotations.NullMarked;
