package dev.candor.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;

/** A kind of database that the record can be kept in. */
public enum Dialect {

  /** SQLite 3.37 or newer in a file: one writer at a time, readers never wait. */
  SQLITE("sqlite", 40) {
    @Override
    void prepare(Connection connection) throws SQLException {
      // journal_mode stays in the file; these are forgotten with each connection
      Sql.execute(connection, "pragma busy_timeout = " + BUSY_MILLIS);
      Sql.execute(connection, "pragma foreign_keys = on");
      Sql.execute(connection, "pragma synchronous = full");
      // without it fsync leaves the bytes in the drive's cache on macOS; without effect elsewhere
      Sql.execute(connection, "pragma fullfsync = on");
    }

    @Override
    void begin(Connection connection) throws SQLException {
      // not setAutoCommit(false): after a commit the driver would take the write lock again at once
      Sql.execute(connection, "begin immediate");
    }

    @Override
    void commit(Connection connection) throws SQLException {
      Sql.execute(connection, "commit");
    }

    @Override
    void rollback(Connection connection) throws SQLException {
      Sql.execute(connection, "rollback");
    }

    @Override
    String tables() {
      return "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'";
    }
  },

  /** PostgreSQL 12 or newer; the tables stand in the first schema of the search path. */
  POSTGRESQL("postgresql", 1) {
    @Override
    void takeTurn(Connection connection) throws SQLException {
      // Flyway's own lock begins only after it has looked for its table
      Sql.query(connection, "select pg_advisory_lock(?)", row -> row.getString(1), TURN);
    }

    @Override
    void passTurn(Connection connection) throws SQLException {
      Sql.query(connection, "select pg_advisory_unlock(?)", row -> row.getString(1), TURN);
    }

    @Override
    void prepare(Connection connection) {
      // nothing is forgotten between connections
    }

    @Override
    void begin(Connection connection) throws SQLException {
      if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      }
      connection.setAutoCommit(false);
      // what is acknowledged has to survive, also on a server that was told to be faster than that
      Sql.query(
          connection,
          "select set_config('synchronous_commit', 'on', true)"
              + " where current_setting('synchronous_commit') = 'off'",
          row -> row.getString(1));
    }

    @Override
    void commit(Connection connection) throws SQLException {
      connection.commit();
      connection.setAutoCommit(true);
    }

    @Override
    void rollback(Connection connection) throws SQLException {
      connection.rollback();
      connection.setAutoCommit(true);
    }

    @Override
    String tables() {
      return "select tablename from pg_catalog.pg_tables where schemaname = current_schema()";
    }
  };

  /** The advisory lock of migrations: "candor" in ASCII. */
  private static final long TURN = 0x63616e646f72L;

  /** How long a writer waits for one in another process. */
  static final int BUSY_MILLIS = 30_000;

  private final String folder;
  private final int migrationTries;

  Dialect(String folder, int migrationTries) {
    this.folder = folder;
    this.migrationTries = migrationTries;
  }

  /**
   * How often to try a migration. Nothing makes processes take turns on SQLite: of two that begin a
   * file one is turned away, and finds the tables made when it looks again.
   */
  int migrationTries() {
    return migrationTries;
  }

  /** Waits until no other process migrates, where the database can tell. */
  void takeTurn(Connection connection) throws SQLException {}

  /** Lets the next process migrate. */
  void passTurn(Connection connection) throws SQLException {}

  /** Where its migrations lie on the class path. */
  String migrations() {
    return "db/candor/" + folder;
  }

  /** Makes a connection just lent, in auto-commit mode, durable. */
  abstract void prepare(Connection connection) throws SQLException;

  abstract void begin(Connection connection) throws SQLException;

  abstract void commit(Connection connection) throws SQLException;

  abstract void rollback(Connection connection) throws SQLException;

  /** Selects the names of the tables beside which Candor's stand. */
  abstract String tables();

  /**
   * Does the work in one transaction and commits what it wrote if {@code keep} says so of its
   * result.
   */
  final <T> T transact(Connection connection, Work<T> work, Predicate<T> keep) throws SQLException {
    begin(connection);
    boolean committed = false;
    try {
      T result = work.on(connection);
      if (keep.test(result)) {
        commit(connection);
        committed = true;
      }
      return result;
    } finally {
      if (!committed) {
        undo(connection);
      }
    }
  }

  private void undo(Connection connection) {
    try {
      rollback(connection);
    } catch (SQLException e) {
      // the database has rolled back by itself, or the connection is gone and the server will
    }
  }
}
