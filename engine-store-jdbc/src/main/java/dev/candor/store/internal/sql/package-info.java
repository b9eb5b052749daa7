/**
 * What every use of a database stands on: statements, the codes of what went wrong, and urls. Enter
 * at {@link dev.candor.store.internal.sql.Sql}; public for the compiler only.
 */
@NullMarked
package dev.candor.store.internal.sql;

import org.jspecify.annotations.NullMarked;
