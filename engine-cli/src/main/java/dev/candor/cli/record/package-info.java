/**
 * The commands under {@code candor interactions}. Enter at {@link
 * dev.candor.cli.record.InteractionsCommand}.
 */
@NullMarked
package dev.candor.cli.record;

import org.jspecify.annotations.NullMarked;
