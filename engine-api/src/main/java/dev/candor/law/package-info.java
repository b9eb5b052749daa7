/**
 * Where a rule comes from and what it is called: citation, jurisdiction, rule id, the rulebook's
 * version. Enter at {@link dev.candor.law.Citation}.
 */
@NullMarked
package dev.candor.law;

import org.jspecify.annotations.NullMarked;
