/**
 * The commands under {@code candor rules table}. Enter at {@link
 * dev.candor.cli.table.RulesTableCommand}.
 */
@NullMarked
package dev.candor.cli.table;

import org.jspecify.annotations.NullMarked;
