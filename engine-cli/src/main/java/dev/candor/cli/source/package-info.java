/**
 * Where the data of a command come from: the record, the templates, the rulebooks. Enter at {@link
 * dev.candor.cli.source.LazyInteractions}.
 */
@NullMarked
package dev.candor.cli.source;

import org.jspecify.annotations.NullMarked;
