/**
 * The harness: Candor on the command line, on the embedded defaults. Enter at {@link
 * dev.candor.cli.Main}.
 */
@NullMarked
package dev.candor.cli;

import org.jspecify.annotations.NullMarked;
