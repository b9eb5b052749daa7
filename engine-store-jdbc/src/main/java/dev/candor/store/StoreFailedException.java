package dev.candor.store;

import dev.candor.store.internal.sql.LockWait;
import dev.candor.store.internal.sql.SqlCodes;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * The database failed while it was used: the server is gone, the disk is full, somebody else held
 * the file or a row for longer than {@link JdbcInteractions#BUSY_TIMEOUT}. Not a mistake in what
 * was handed in, and the same call may succeed later.
 *
 * <p>After a failed {@code record} it is not known whether the interaction was kept: the answer may
 * have been lost after the commit. Repeat it with the same external id, and it is kept once. The
 * text names the operation or the database and never the database's own words, which can quote
 * rows.
 */
public final class StoreFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  private StoreFailedException(String message, String code) {
    super(message);
    this.code = code;
  }

  /**
   * Says what happened in words of its own where the code tells, else what was being done, such as
   * {@code record}.
   *
   * @param shown the database as it may be shown
   */
  static StoreFailedException during(String operation, String shown, SQLException cause) {
    StoreFailedException failure =
        new StoreFailedException(message(operation, shown, cause), SqlCodes.of(cause));
    // the place without the words
    failure.setStackTrace(cause.getStackTrace());
    return failure;
  }

  /**
   * Returns the database's own code: an SQLSTATE such as {@code 08006}, or SQLite's name such as
   * {@code SQLITE_FULL}.
   */
  public String code() {
    return code;
  }

  private static String message(String operation, String shown, SQLException cause) {
    String code = SqlCodes.of(cause);
    if (SqlCodes.isLocked(cause)) {
      return (code.equals("55P03")
                  ? "A row of the database (%s) is locked by another transaction; waited %d seconds."
                  : "The database (%s) is locked by another process; waited %d seconds.")
              .formatted(shown, LockWait.LONGEST.toSeconds())
          + "\nMaybe end what holds it and try again; a transaction left open on another connection"
          + " holds it, too.";
    }
    if (code.equals("SQLITE_BUSY_SNAPSHOT")) {
      return "The transaction open on (%s) has read, another writes or wrote since, and SQLite lets it write no more."
              .formatted(shown)
          + "\nMaybe roll it back and repeat the whole; one begun with \"begin immediate\" does not"
          + " meet this.";
    }
    if (code.equals("40001")) {
      return "The transaction open on (%s) does not see what others have committed since it began."
              .formatted(shown)
          + "\nMaybe roll it back and repeat the whole, or use the isolation level READ COMMITTED.";
    }
    if (code.equals("40P01")) {
      return "Two transactions on (%s) waited for each other.".formatted(shown)
          + "\nMaybe roll back and repeat the whole; to lock borrowers in one order avoids it.";
    }
    if (code.equals("25P02")) {
      return "The transaction open on (%s) has failed already, and takes nothing more."
              .formatted(shown)
          + "\nMaybe roll it back and repeat the whole.";
    }
    if (code.equals("25006") || code.startsWith("SQLITE_READONLY")) {
      return "The connection to (%s) may only read.".formatted(shown)
          + "\nMaybe hand out one that may write, and begin no read-only transaction around it.";
    }
    if (cause instanceof SQLTransientConnectionException && cause.getSQLState() == null) {
      return "No connection to (%s) became free in time.".formatted(shown)
          + "\nMaybe hand out the connection of the transaction under way (a transaction-aware data"
          + " source), or make the pool larger.";
    }

    return "The store failed in ("
        + operation
        + ") with the database's code ("
        + code
        + ").\nMaybe "
        + maybe(code);
  }

  private static String maybe(String code) {
    if (code.startsWith("SQLITE_FULL")) {
      return "the disk is full; make room and try again.";
    }
    if (code.startsWith("08") || code.startsWith("57P")) {
      return "the server is down or unreachable; try again when it is back.";
    }
    return "look the code up in the database's manual, mend the cause and try again.";
  }
}
