package dev.candor.store.internal.sql;

import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** Reads the codes that databases give to what went wrong. */
public final class SqlCodes {

  private SqlCodes() {}

  /**
   * Returns the database's own code: an SQLSTATE such as {@code 08006}, or SQLite's name such as
   * {@code SQLITE_FULL}; the name of the class where there is none.
   */
  public static String of(SQLException cause) {
    if (cause instanceof SQLiteException sqlite) {
      return sqlite.getResultCode().name();
    }
    return cause.getSQLState() == null ? cause.getClass().getSimpleName() : cause.getSQLState();
  }

  /** Returns whether somebody else holds what was needed, and may let go of it. */
  public static boolean isLocked(SQLException cause) {
    String code = of(cause);
    return code.equals("55P03")
        || code.startsWith("SQLITE_LOCKED")
        || (code.startsWith("SQLITE_BUSY") && !code.equals("SQLITE_BUSY_SNAPSHOT"));
  }
}
