package dev.candor.store;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done with a connection while it is lent. */
@FunctionalInterface
interface Work<T> {

  T on(Connection connection) throws SQLException;
}
