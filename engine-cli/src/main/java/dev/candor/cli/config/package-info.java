/**
 * What a person writes once for every command: where the record, the borrowers, the rulebooks and
 * the templates are, and how times are worked out. Enter at {@link
 * dev.candor.cli.config.Configuration}.
 */
@NullMarked
package dev.candor.cli.config;

import org.jspecify.annotations.NullMarked;
