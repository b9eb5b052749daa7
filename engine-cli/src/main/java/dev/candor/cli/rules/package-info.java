/** The commands under {@code candor rules}. Enter at {@link dev.candor.cli.rules.RulesCommand}. */
@NullMarked
package dev.candor.cli.rules;

import org.jspecify.annotations.NullMarked;
