/**
 * What there is to be asked of Candor itself: subjects, schemas, the configuration. Enter at {@link
 * dev.candor.cli.reference.ConfigCommand}.
 */
@NullMarked
package dev.candor.cli.reference;

import org.jspecify.annotations.NullMarked;
