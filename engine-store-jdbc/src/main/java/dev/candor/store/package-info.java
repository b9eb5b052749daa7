/**
 * The record in a database: SQLite in a file, PostgreSQL on a server, both with the same tables.
 * Enter at {@link dev.candor.store.JdbcInteractions}.
 */
@NullMarked
package dev.candor.store;

import org.jspecify.annotations.NullMarked;
