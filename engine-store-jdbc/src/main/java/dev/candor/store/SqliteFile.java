package dev.candor.store;

import dev.candor.store.internal.sql.DatabaseUrl;
import dev.candor.store.internal.sql.LockWait;
import dev.candor.store.internal.sql.Sql;
import dev.candor.store.internal.sql.SqlCodes;
import dev.candor.store.internal.sql.SqlWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Connections to one SQLite file: one for writing, which threads take in turn, and as many for
 * reading as are asked for at once, of which a few are kept.
 */
final class SqliteFile implements Connections {

  private static final int READERS_KEPT = 8;
  private static final long WAL_PAUSE_MILLIS = 20;

  private final SQLiteDataSource source;
  private final String shown;
  private final Connection writer;
  private final ReentrantLock writing = new ReentrantLock();
  private final LinkedBlockingDeque<Connection> readers = new LinkedBlockingDeque<>(READERS_KEPT);
  private volatile boolean closed;

  private SqliteFile(SQLiteDataSource source, String shown, Connection writer) {
    this.source = source;
    this.shown = shown;
    this.writer = writer;
  }

  /** Opens the file, makes it if it is not there, and brings its tables to the newest version. */
  static SqliteFile open(Path path) {
    refuseUnfit(path);
    SQLiteDataSource source = source(path);
    Connection writer = null;

    try {
      writer = source.getConnection();
      Dialect.SQLITE.prepareWrite(writer);
      StoreSchema schema =
          new StoreSchema(source, Dialect.SQLITE, DatabaseUrl.PLACE, path.toString());
      if (schema.isForeign()) {
        throw DatabaseUrl.refuse(
            "The file (" + path + ") is a database of another program.",
            "give the path of a file that is not there yet.");
      }
      logAhead(writer);
      schema.bringUp();
      return new SqliteFile(source, path.toString(), writer);
    } catch (SQLException e) {
      closeQuietly(writer);
      throw unreadable(path, e);
    } catch (RuntimeException | Error e) {
      closeQuietly(writer);
      throw e;
    }
  }

  private static void refuseUnfit(Path path) {
    Path folder = path.getParent();
    if (Files.isDirectory(path)) {
      throw DatabaseUrl.refuse(
          "The path (" + path + ") is a folder, not a file.",
          "write the file too, such as \"" + path.resolve("candor.db") + "\".");
    }

    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw DatabaseUrl.refuse(
          "The path (" + path + ") is a device or a pipe, not a file.", "give the path of a file.");
    }

    if (folder != null && !Files.isDirectory(folder)) {
      throw DatabaseUrl.refuse(
          "The folder of the file (" + path + ") is not there.", "make the folder first.");
    }

    if (Files.exists(path) && !(Files.isReadable(path) && Files.isWritable(path))) {
      throw DatabaseUrl.refuse(
          "The file (" + path + ") may not be read and written.",
          "give yourself the right to, or give another file.");
    }
  }

  private static SQLiteDataSource source(Path path) {
    SQLiteConfig config = new SQLiteConfig();
    // Flyway's connections wait as well
    config.setBusyTimeout(LockWait.MILLIS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + path);
    return source;
  }

  /**
   * Sets the write-ahead log, which the file then keeps: readers do not wait for writers. Another
   * process that sets it at the same moment makes SQLite give up without waiting; one that holds
   * the file makes it wait each time.
   */
  private static void logAhead(Connection writer) throws SQLException {
    long began = System.nanoTime();

    while (true) {
      try {
        Sql.execute(writer, "pragma journal_mode = wal");
        return;
      } catch (SQLException e) {
        Duration waited = Duration.ofNanos(System.nanoTime() - began);
        if (!SqlCodes.isLocked(e) || waited.compareTo(LockWait.LONGEST) >= 0) {
          throw e;
        }
      }
      try {
        Thread.sleep(WAL_PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SQLException("interrupted", "57014", e);
      }
    }
  }

  private static RuntimeException unreadable(Path path, SQLException cause) {
    String code = SqlCodes.of(cause);
    if (code.equals("SQLITE_NOTADB")) {
      return DatabaseUrl.refuse(
          "The file (" + path + ") is not a SQLite database.",
          "give the path of a file that is not there yet.");
    }
    if (code.startsWith("SQLITE_CORRUPT")) {
      return DatabaseUrl.refuse(
          "The file (" + path + ") is damaged.", "put back the last copy that was whole.");
    }
    if (code.startsWith("SQLITE_CANTOPEN")
        || code.startsWith("SQLITE_READONLY")
        || code.startsWith("SQLITE_PERM")) {
      return DatabaseUrl.refuse(
          "The file (" + path + ") cannot be opened for writing (" + code + ").",
          "give a file in a folder that you may write to.");
    }

    return StoreFailedException.during("open", path.toString(), cause);
  }

  @Override
  public <T> T read(SqlWork<T> work) throws SQLException {
    refuseClosed();
    Connection reader = readers.pollFirst();
    if (reader == null) {
      reader = source.getConnection();
    }
    boolean sound = false;

    try {
      T result = work.on(reader);
      sound = true;
      return result;
    } finally {
      if (!sound || !readers.offerFirst(reader)) {
        closeQuietly(reader);
      }
      if (closed) {
        closeReaders();
      }
    }
  }

  @Override
  public <T> T transact(SqlWork<T> work, Predicate<T> keep) throws SQLException {
    writing.lock();
    try {
      refuseClosed();
      return Dialect.SQLITE.transact(writer, work, keep);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public String describe() {
    return shown;
  }

  private void refuseClosed() {
    if (closed) {
      throw new IllegalStateException("The store is closed.");
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      closed = true;
      closeReaders();
      // last: whoever closes the last connection moves the log into the file
      closeQuietly(writer);
    } finally {
      writing.unlock();
    }
  }

  private void closeReaders() {
    for (Connection reader = readers.pollFirst(); reader != null; reader = readers.pollFirst()) {
      closeQuietly(reader);
    }
  }

  private static void closeQuietly(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // what was committed is on the disk; the next to open the file finds it
    }
  }
}
