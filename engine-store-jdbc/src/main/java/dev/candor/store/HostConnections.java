package dev.candor.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections out of a DataSource, each given back as it came. */
final class HostConnections implements Connections {

  private final DataSource source;
  private final Dialect dialect;
  private final Runnable closing;
  private volatile boolean closed;

  /**
   * Lends from {@code source}; {@code closing} runs at {@link #close} and does nothing for a source
   * that is the host's.
   */
  HostConnections(DataSource source, Dialect dialect, Runnable closing) {
    this.source = source;
    this.dialect = dialect;
    this.closing = closing;
  }

  @Override
  public <T> T read(Work<T> work) throws SQLException {
    return lend(work);
  }

  @Override
  public <T> T write(Work<T> work) throws SQLException {
    return lend(work);
  }

  private <T> T lend(Work<T> work) throws SQLException {
    if (closed) {
      throw new IllegalStateException("The store is closed.");
    }
    try (Connection connection = source.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      if (!autoCommit) {
        connection.setAutoCommit(true);
      }
      try {
        dialect.prepare(connection);
        return work.on(connection);
      } finally {
        if (!autoCommit) {
          connection.setAutoCommit(false);
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    closing.run();
  }
}
