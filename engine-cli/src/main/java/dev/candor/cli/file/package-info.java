/**
 * The files a command is given and the files it writes. Enter at {@link
 * dev.candor.cli.file.InputFile}.
 */
@NullMarked
package dev.candor.cli.file;

import org.jspecify.annotations.NullMarked;
