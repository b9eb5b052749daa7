package dev.candor.store;

import dev.candor.store.internal.sql.DataSourceFaults;
import dev.candor.store.internal.sql.LockWait;
import dev.candor.store.internal.sql.SqlCodes;
import dev.candor.store.internal.sql.SqlWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Connections out of a DataSource, each given back as it came. One with auto-commit on is used by
 * itself; one with auto-commit off is in a transaction of the host's, or nobody's. Which of the two
 * shows when it is closed: a transaction of the host's is still open on the next connection.
 */
final class HostConnections implements Connections {

  private static final AtomicLong MARKS = new AtomicLong();

  private final DataSource source;
  private final Dialect dialect;
  private final String shown;
  private final Joining joining;
  private final Runnable closing;
  private volatile boolean closed;

  /** Says what to do about connections with auto-commit off. */
  enum Joining {
    /**
     * Takes part in the host's transaction; refuses where there is none to commit what it wrote.
     */
    JOIN,
    /** Commits by itself; refuses where that would commit the host's work, too. */
    COMMIT
  }

  /**
   * Lends from {@code source}; {@code closing} runs at {@link #close} and does nothing for a source
   * that is the host's.
   */
  HostConnections(
      DataSource source, Dialect dialect, String shown, Joining joining, Runnable closing) {
    this.source = source;
    this.dialect = dialect;
    this.shown = shown;
    this.joining = joining;
    this.closing = closing;
  }

  @Override
  public <T> T read(SqlWork<T> work) throws SQLException {
    try (Connection connection = lend()) {
      if (!connection.getAutoCommit()) {
        return dialect.join(connection, work, result -> true);
      }
      List<String> before = dialect.prepareRead(connection);
      try {
        return work.on(connection);
      } finally {
        Dialect.putBack(connection, before);
      }
    }
  }

  @Override
  public <T> T transact(SqlWork<T> work, Predicate<T> keep) throws SQLException {
    String mark = "candor_" + MARKS.incrementAndGet();
    try (Connection connection = lend()) {
      if (connection.getAutoCommit()) {
        return transactAlone(connection, work, keep);
      }
      dialect.mark(connection, mark);
    }

    // given back first: a pool may have this one alone
    try (Connection connection = lend()) {
      boolean held = !connection.getAutoCommit() && dialect.isMarked(connection, mark);
      return switch (joining) {
        case JOIN -> {
          if (!held) {
            throw DataSourceFaults.of(
                "The data source hands out connections with auto-commit off, and no transaction is open that would commit what is recorded on one.",
                "begin the transaction first and hand out its connection (a transaction-aware data source), turn the pool's auto-commit on, or use JdbcInteractions.committing(source, dialect).");
          }
          yield join(connection, work, keep);
        }
        case COMMIT -> {
          if (held) {
            throw DataSourceFaults.of(
                "A transaction of the host's is open, and this store commits by itself.",
                "use JdbcInteractions.of(source, dialect), which joins it, or record before it begins or after it ends.");
          }
          yield transactWithoutAutoCommit(connection, work, keep);
        }
      };
    }
  }

  private <T> T join(Connection connection, SqlWork<T> work, Predicate<T> keep)
      throws SQLException {
    long began = System.nanoTime();
    try {
      return dialect.join(connection, work, keep);
    } catch (SQLException e) {
      if (SqlCodes.of(e).equals("SQLITE_BUSY")
          && System.nanoTime() - began < LockWait.LONGEST.toNanos()) {
        // SQLite does not wait for a writer where the transaction has read: what that one writes
        // would not be seen
        throw new SQLException("an old view", "SQLITE_BUSY_SNAPSHOT", e);
      }
      throw e;
    }
  }

  private <T> T transactWithoutAutoCommit(Connection connection, SqlWork<T> work, Predicate<T> keep)
      throws SQLException {
    // of nothing but the mark: turning auto-commit on would commit
    connection.rollback();
    connection.setAutoCommit(true);
    try {
      return transactAlone(connection, work, keep);
    } finally {
      connection.setAutoCommit(false);
    }
  }

  private <T> T transactAlone(Connection connection, SqlWork<T> work, Predicate<T> keep)
      throws SQLException {
    List<String> before = dialect.prepareWrite(connection);
    try {
      return dialect.transact(connection, work, keep);
    } finally {
      Dialect.putBack(connection, before);
    }
  }

  private Connection lend() throws SQLException {
    if (closed) {
      throw new IllegalStateException("The store is closed.");
    }
    Connection connection = source.getConnection();
    if (connection.isClosed()) {
      throw DataSourceFaults.of(
          "The data source hands out a connection that is closed.",
          "look for who closes the connection of the transaction under way.");
    }
    return connection;
  }

  /** Returns whether a transaction of the host's is open on the connections of the source. */
  static boolean isInTransaction(DataSource source, Dialect dialect) throws SQLException {
    String mark = "candor_" + MARKS.incrementAndGet();
    try (Connection connection = source.getConnection()) {
      if (connection.getAutoCommit()) {
        return false;
      }
      dialect.mark(connection, mark);
    }
    try (Connection connection = source.getConnection()) {
      return !connection.getAutoCommit() && dialect.isMarked(connection, mark);
    }
  }

  @Override
  public String describe() {
    return shown;
  }

  @Override
  public void close() {
    closed = true;
    closing.run();
  }
}
