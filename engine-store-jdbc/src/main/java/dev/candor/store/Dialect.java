package dev.candor.store;

import dev.candor.fault.InvalidInputException;
import dev.candor.store.internal.sql.DataSourceFaults;
import dev.candor.store.internal.sql.LockWait;
import dev.candor.store.internal.sql.Sql;
import dev.candor.store.internal.sql.SqlCodes;
import dev.candor.store.internal.sql.SqlWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A kind of database that the record can be kept in. */
public enum Dialect {

  /** SQLite 3.37 or newer in a file: one writer at a time, readers never wait. */
  SQLITE("sqlite", 40) {
    @Override
    List<String> prepareRead(Connection connection) throws SQLException {
      List<String> before = new ArrayList<>();
      set(connection, "busy_timeout", LockWait.MILLIS, before);
      return before;
    }

    @Override
    List<String> prepareWrite(Connection connection) throws SQLException {
      refuseBegunByHand(connection);
      List<String> before = prepareRead(connection);
      // journal_mode stays in the file; these are forgotten with each connection
      set(connection, "foreign_keys", 1, before);
      set(connection, "synchronous", FULL, before);
      // without it fsync leaves the bytes in the drive's cache on macOS; without effect elsewhere
      set(connection, "fullfsync", 1, before);
      return before;
    }

    /** A transaction cannot be begun twice, and one that is begun only now locks nothing. */
    private void refuseBegunByHand(Connection connection) throws SQLException {
      try {
        Sql.execute(connection, "begin");
      } catch (SQLException e) {
        if (SqlCodes.of(e).equals("SQLITE_ERROR")) {
          throw begunByHand();
        }
        throw e;
      }
      Sql.execute(connection, "rollback");
    }

    private void set(Connection connection, String pragma, int value, List<String> before)
        throws SQLException {
      int found = Sql.query(connection, "pragma " + pragma, row -> row.getInt(1)).get(0);
      if (found != value) {
        Sql.execute(connection, "pragma " + pragma + " = " + value);
        before.add("pragma " + pragma + " = " + found);
      }
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
    List<String> enter(Connection connection) throws SQLException {
      return prepareRead(connection);
    }

    @Override
    void mark(Connection connection, String mark) throws SQLException {
      Sql.execute(connection, "savepoint " + mark);
    }

    @Override
    boolean isMarked(Connection connection, String mark) throws SQLException {
      try {
        Sql.execute(connection, "release savepoint " + mark);
        return true;
      } catch (SQLException e) {
        if (SqlCodes.of(e).equals("SQLITE_ERROR")) {
          return false;
        }
        throw e;
      }
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
    List<String> prepareRead(Connection connection) {
      return List.of();
    }

    @Override
    List<String> prepareWrite(Connection connection) throws SQLException {
      try {
        // changes nothing; the driver knows whether a transaction is open, and refuses then
        connection.setReadOnly(connection.isReadOnly());
      } catch (SQLException e) {
        if (SqlCodes.of(e).equals("25001")) {
          throw begunByHand();
        }
        throw e;
      }
      return List.of();
    }

    @Override
    void begin(Connection connection) throws SQLException {
      connection.setAutoCommit(false);
      boolean begun = false;
      try {
        // for this transaction alone; in one message, since each costs a way to the server and back
        Sql.execute(
            connection, "set transaction isolation level read committed; select " + SETTINGS);
        begun = true;
      } finally {
        if (!begun) {
          undo(connection);
        }
      }
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
    List<String> enter(Connection connection) throws SQLException {
      return Sql.query(
          connection,
          "select current_setting('lock_timeout'), " + SETTINGS,
          row -> "set local lock_timeout = '" + row.getString(1) + "'");
    }

    @Override
    void refuseOldView(Connection connection) throws SQLException {
      String isolation =
          Sql.query(
                  connection,
                  "select current_setting('transaction_isolation')",
                  row -> row.getString(1))
              .get(0);
      if (!isolation.startsWith("read ")) {
        throw new SQLException("an old view", "40001");
      }
    }

    @Override
    void mark(Connection connection, String mark) throws SQLException {
      Sql.query(
          connection, "select set_config('candor.mark', ?, true)", row -> row.getString(1), mark);
    }

    @Override
    boolean isMarked(Connection connection, String mark) throws SQLException {
      return Sql.query(
              connection, "select current_setting('candor.mark', true)", row -> row.getString(1))
          .contains(mark);
    }

    @Override
    String tables() {
      return "select tablename from pg_catalog.pg_tables where schemaname = current_schema()";
    }
  };

  /** The advisory lock of migrations: "candor" in ASCII. */
  private static final long TURN = 0x63616e646f72L;

  /** SQLite's number for synchronous=FULL. */
  private static final int FULL = 2;

  /**
   * PostgreSQL's settings of a transaction: how long it waits for a lock; and what is acknowledged
   * has to survive, also on a server that was told to be faster than that.
   */
  private static final String SETTINGS =
      "set_config('lock_timeout', '"
          + LockWait.MILLIS
          + "', true), case when current_setting('synchronous_commit') = 'off'"
          + " then set_config('synchronous_commit', 'on', true) end";

  private final String folder;
  private final int migrationTries;

  Dialect(String folder, int migrationTries) {
    this.folder = folder;
    this.migrationTries = migrationTries;
  }

  /**
   * Returns how often to try a migration. Nothing makes processes take turns on SQLite: of two that
   * begin a file one is turned away, and finds the tables made when it looks again.
   */
  int migrationTries() {
    return migrationTries;
  }

  /** Waits until no other process migrates, where the database can tell. */
  void takeTurn(Connection connection) throws SQLException {}

  /** Lets the next process migrate. */
  void passTurn(Connection connection) throws SQLException {}

  /**
   * Returns where the migrations of a database that has none of the tables lie on the class path.
   */
  String migrations() {
    return "db/candor/" + folder;
  }

  /**
   * Returns where the migrations lie of a database that was made before version 4, when the names
   * of the tables did not begin with candor_.
   */
  String migrationsBefore4() {
    return "db/candor/before-4/" + folder;
  }

  /**
   * Makes a connection in auto-commit mode wait no longer than it should.
   *
   * @return the statements that put the connection back as it was
   */
  abstract List<String> prepareRead(Connection connection) throws SQLException;

  /**
   * Makes a connection in auto-commit mode durable. Refuses one on which somebody began a
   * transaction with SQL: committing ours would commit theirs.
   *
   * @return the statements that put the connection back as it was
   */
  abstract List<String> prepareWrite(Connection connection) throws SQLException;

  abstract void begin(Connection connection) throws SQLException;

  abstract void commit(Connection connection) throws SQLException;

  abstract void rollback(Connection connection) throws SQLException;

  /**
   * Makes the host's transaction wait no longer than it should, and durable where it can be told.
   *
   * @return the statements that put the transaction back as it was
   */
  abstract List<String> enter(Connection connection) throws SQLException;

  /** Refuses a transaction that does not see what others have committed since it began. */
  void refuseOldView(Connection connection) throws SQLException {}

  /** Marks the transaction that the connection is in; the mark ends with it. */
  abstract void mark(Connection connection, String mark) throws SQLException;

  /** Returns whether the connection is in the transaction that was marked. */
  abstract boolean isMarked(Connection connection, String mark) throws SQLException;

  /** Selects the names of the tables beside which Candor's stand. */
  abstract String tables();

  /**
   * Does the work in one transaction on a connection in auto-commit mode and commits what it wrote
   * if {@code keep} says so of its result.
   */
  final <T> T transact(Connection connection, SqlWork<T> work, Predicate<T> keep)
      throws SQLException {
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

  /**
   * Does the work as a part of the transaction that the connection is in. What it wrote stays if
   * {@code keep} says so of its result and is committed or rolled back with the rest; otherwise,
   * and when it fails, the transaction is as it was before.
   */
  final <T> T join(Connection connection, SqlWork<T> work, Predicate<T> keep) throws SQLException {
    // in SQL: a transaction manager may lend connections that forbid savepoints by the API.
    // PostgreSQL takes nothing more in a transaction in which anything failed, but for this
    Sql.execute(connection, "savepoint candor");
    boolean kept = false;
    List<String> before = List.of();

    try {
      before = enter(connection);
      T result = work.on(connection);
      if (keep.test(result)) {
        putBack(connection, before);
        Sql.execute(connection, "release savepoint candor");
        kept = true;
      }
      return result;
    } finally {
      if (!kept) {
        unjoin(connection);
        putBack(connection, before);
      }
    }
  }

  private static void unjoin(Connection connection) {
    try {
      Sql.execute(connection, "rollback to savepoint candor");
      Sql.execute(connection, "release savepoint candor");
    } catch (SQLException e) {
      // the database has rolled back the whole by itself, or the connection is gone: the host's
      // commit fails
    }
  }

  /** Puts back what {@link #prepareRead}, {@link #prepareWrite} or {@link #enter} changed. */
  static void putBack(Connection connection, List<String> before) {
    try {
      for (String statement : before) {
        Sql.execute(connection, statement);
      }
    } catch (SQLException e) {
      // the connection is gone; what was written before that is not undone by it
    }
  }

  final void undo(Connection connection) {
    try {
      rollback(connection);
    } catch (SQLException e) {
      // the database has rolled back by itself, or the connection is gone and the server will
    }
  }

  private static InvalidInputException begunByHand() {
    return DataSourceFaults.of(
        "A transaction that was begun with SQL is open on a connection whose auto-commit is on.",
        "begin it with Connection.setAutoCommit(false), and it is joined.");
  }
}
