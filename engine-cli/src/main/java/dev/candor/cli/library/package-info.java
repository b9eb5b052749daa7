/**
 * The commands under {@code candor templates} for the versions a database keeps. Enter at {@link
 * dev.candor.cli.library.VersionChange}.
 */
@NullMarked
package dev.candor.cli.library;

import org.jspecify.annotations.NullMarked;
