package dev.candor.store.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done with a connection while it is lent. */
@FunctionalInterface
public interface SqlWork<T> {

  T on(Connection connection) throws SQLException;
}
