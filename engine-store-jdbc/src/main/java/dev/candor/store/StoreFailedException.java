package dev.candor.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/**
 * The database failed while it was used: the server is gone, the disk is full, another process held
 * the file for more than half a minute. Not a mistake in what was handed in, and the same call may
 * succeed later.
 *
 * <p>After a failed {@code record} it is not known whether the interaction was kept: the answer may
 * have been lost after the commit. Repeat it with the same external id, and it is kept once. The
 * text names the operation and the database's code and never the database's own words, which can
 * quote rows.
 */
public final class StoreFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  private StoreFailedException(String message, String code) {
    super(message);
    this.code = code;
  }

  /** Says what was being done, such as {@code record}. */
  static StoreFailedException during(String operation, SQLException cause) {
    String code = code(cause);
    StoreFailedException failure =
        new StoreFailedException(
            "The store failed in ("
                + operation
                + ") with the database's code ("
                + code
                + ").\nMaybe "
                + maybe(cause),
            code);
    // the place without the words
    failure.setStackTrace(cause.getStackTrace());
    return failure;
  }

  /** Says that another process holds the file, which was waited for. */
  static StoreFailedException locked(Path file, SQLException cause) {
    StoreFailedException failure =
        new StoreFailedException(
            "Another process holds the database ("
                + file
                + "), which was waited for "
                + Dialect.BUSY_MILLIS / 1_000
                + " seconds ("
                + code(cause)
                + ").\nMaybe end that process, or try again when it is done.",
            code(cause));
    failure.setStackTrace(cause.getStackTrace());
    return failure;
  }

  static boolean isLocked(SQLException cause) {
    String code = code(cause);
    return code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED");
  }

  /**
   * The database's own code: an SQLSTATE such as {@code 08006}, or SQLite's name such as {@code
   * SQLITE_FULL}.
   */
  public String code() {
    return code;
  }

  static String code(SQLException cause) {
    if (cause instanceof SQLiteException sqlite) {
      return sqlite.getResultCode().name();
    }
    return cause.getSQLState() == null ? cause.getClass().getSimpleName() : cause.getSQLState();
  }

  private static String maybe(SQLException cause) {
    String code = code(cause);
    if (isLocked(cause)) {
      return "another process holds the file; end it or try again.";
    }
    if (code.startsWith("SQLITE_FULL")) {
      return "the disk is full; make room and try again.";
    }
    if (code.startsWith("08") || code.startsWith("57P")) {
      return "the server is down or unreachable; try again when it is back.";
    }
    return "look the code up in the database's manual, mend the cause and try again.";
  }
}
