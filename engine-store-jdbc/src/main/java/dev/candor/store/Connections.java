package dev.candor.store;

import java.sql.SQLException;

/** Where connections come from. May be shared between threads. */
interface Connections extends AutoCloseable {

  /** Lends a connection on which every statement stands alone. */
  <T> T read(Work<T> work) throws SQLException;

  /**
   * Lends a connection for one {@link Dialect#transact transaction}; waits while the database has a
   * writer already.
   */
  <T> T write(Work<T> work) throws SQLException;

  /** Closes what this opened; afterwards nothing is lent. */
  @Override
  void close();
}
