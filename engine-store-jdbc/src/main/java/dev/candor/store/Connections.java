package dev.candor.store;

import dev.candor.store.internal.sql.SqlWork;
import java.sql.SQLException;
import java.util.function.Predicate;

/** Where connections come from. May be shared between threads. */
interface Connections extends AutoCloseable {

  /** Lends a connection to read by; in a transaction of the host's it reads what that one sees. */
  <T> T read(SqlWork<T> work) throws SQLException;

  /**
   * Does the work as one step and keeps what it wrote if {@code keep} says so of its result: in a
   * transaction of its own that is committed, or as a part of the host's that is left to the host.
   * Waits at most {@link JdbcInteractions#BUSY_TIMEOUT} for whoever holds what it needs.
   */
  <T> T transact(SqlWork<T> work, Predicate<T> keep) throws SQLException;

  /** Returns the database as it may be shown. */
  String describe();

  /** Closes what this opened; afterwards nothing is lent. */
  @Override
  void close();
}
