package dev.candor.store;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.store.internal.sql.DataSourceFaults;
import dev.candor.store.internal.sql.LockWait;
import dev.candor.store.internal.sql.Sql;
import dev.candor.store.internal.sql.SqlCodes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Which tables a database has, and how it gets the newest.
 *
 * @param source where connections come from
 * @param dialect the kind of database
 * @param place what somebody gave to name it, such as {@code url}
 * @param shown the database as it may be shown
 */
record StoreSchema(DataSource source, Dialect dialect, String place, String shown) {

  /** The newest version there is a migration for. */
  static final int NEWEST = 5;

  /** The version since which the names of all tables begin with candor_. */
  private static final int NAMES = 4;

  /** Flyway's own table; not its usual name, under which a host may keep its own. */
  private static final String HISTORY = "candor_schema_history";

  private static final long PAUSE_MILLIS = 50;

  /** Returns the version of the tables; 0 when there are none. */
  int version() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return !tables(connection).contains("candor_schema")
          ? 0
          : Sql.query(connection, "select max(version) from candor_schema", row -> row.getInt(1))
              .get(0);
    }
  }

  /** Returns whether tables stand there and none of them is Candor's. */
  boolean isForeign() throws SQLException {
    try (Connection connection = source.getConnection()) {
      List<String> tables = tables(connection);
      return !tables.isEmpty() && !tables.contains("candor_schema") && !tables.contains(HISTORY);
    }
  }

  private List<String> tables(Connection connection) throws SQLException {
    return Sql.query(connection, dialect.tables(), row -> row.getString(1));
  }

  /**
   * Brings the tables to the newest version. Starts Flyway only when they are not: its first use
   * costs more than everything else at start. Several processes may do this at once.
   */
  void bringUp() throws SQLException {
    if (versionKnown() == NEWEST) {
      return;
    }
    if (HostConnections.isInTransaction(source, dialect)) {
      throw DataSourceFaults.of(
          "A transaction of the host's is open, and making tables would commit it.",
          "call JdbcInteractions.migrate once at the start, before any transaction.");
    }
    if (dialect == Dialect.SQLITE) {
      // nothing makes processes take turns, and a connection held meanwhile may be the only one
      bringUpInTurn();
      return;
    }

    try (Connection turn = source.getConnection()) {
      dialect.takeTurn(turn);
      try {
        bringUpInTurn();
      } finally {
        dialect.passTurn(turn);
      }
    }
  }

  private void bringUpInTurn() throws SQLException {
    FlywayException failure = null;
    long began = System.nanoTime();

    for (int tries = 0; ; tries++) {
      int version = versionKnown();
      if (version == NEWEST) {
        return;
      }
      SQLException cause = cause(failure);
      if (cause != null
          && SqlCodes.isLocked(cause)
          && System.nanoTime() - began >= LockWait.LONGEST.toNanos()) {
        throw cause;
      }
      if (tries == dialect.migrationTries() || (tries > 0 && !pause())) {
        throw notBroughtUp(failure);
      }
      failure = migrate(version);
    }
  }

  private InvalidInputException notBroughtUp(@Nullable FlywayException failure) {
    return refuse(
        "The tables of (%s) could not be brought to version (%d), code (%s)."
            .formatted(shown, NEWEST, code(failure)),
        dialect == Dialect.SQLITE
            ? "give it a file of its own on a disk with room."
            : "give it a schema of its own (?currentSchema=candor) and the right to make tables.");
  }

  /** Refuses a database without the newest tables. */
  void requireNewest() throws SQLException {
    int version = versionKnown();
    if (version != NEWEST) {
      throw refuse(
          "The schema version of (%s) is (%d); this Candor needs (%d)."
              .formatted(shown, version, NEWEST),
          "call JdbcInteractions.migrate(source, dialect) once, or run %s/*.sql with your own Flyway."
              .formatted(version == 0 ? dialect.migrations() : dialect.migrationsBefore4()));
    }
  }

  private int versionKnown() throws SQLException {
    int version = version();
    if (version > NEWEST) {
      throw refuse(
          "The schema version of (%s) is (%d); this Candor knows (%d) and older."
              .formatted(shown, version, NEWEST),
          "use the newer Candor that wrote it.");
    }
    return version;
  }

  private @Nullable FlywayException migrate(int version) {
    try {
      boolean old = version > 0 && version < NAMES;
      if (old) {
        migrate(dialect.migrationsBefore4(), version);
      }
      migrate(dialect.migrations(), old ? NAMES : version);
      return null;
    } catch (FlywayException e) {
      return e;
    }
  }

  private void migrate(String scripts, int version) {
    Flyway.configure(StoreSchema.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:" + scripts)
        .table(HISTORY)
        // a database that was brought to version 4 notes another script for it than one made at it
        .validateOnMigrate(false)
        // tables of the host's, or of ours that the host made with its own Flyway
        .baselineOnMigrate(true)
        .baselineVersion(Integer.toString(version))
        .load()
        .migrate();
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String code(@Nullable Throwable failure) {
    SQLException cause = cause(failure);
    if (cause != null) {
      return SqlCodes.of(cause);
    }
    return failure == null ? "none" : failure.getClass().getSimpleName();
  }

  private static @Nullable SQLException cause(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  private InvalidInputException refuse(String message, String maybe) {
    return new InvalidInputException("the store", new Fault(place, "", message, maybe));
  }
}
