/**
 * The harness: Candor on the command line, on the embedded defaults. Its packages are a ladder:
 * {@code text}, {@code file}, {@code config}, {@code source}, {@code option}, {@code answer}, then
 * the commands. Enter at {@link dev.candor.cli.Main}.
 */
@NullMarked
package dev.candor.cli;

import org.jspecify.annotations.NullMarked;
