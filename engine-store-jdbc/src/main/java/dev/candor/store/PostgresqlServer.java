package dev.candor.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.candor.store.internal.sql.DatabaseUrl;
import dev.candor.store.internal.sql.SqlCodes;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Opens a small pool of connections to a PostgreSQL server. Stateless. */
final class PostgresqlServer {

  private static final int CONNECTIONS = 8;
  private static final long WAIT_MILLIS = 10_000;

  // the driver looks for the file by itself
  private static final String PASSWORD =
      "give the right one as &password=... of the url, or in the file that PGPASSFILE names.";

  private PostgresqlServer() {}

  /**
   * Connects and brings the tables to the newest version; refuses a server that does not let us in.
   */
  static Connections open(DatabaseUrl.Server server) {
    HikariDataSource pool = connect(server);
    try {
      new StoreSchema(pool, Dialect.POSTGRESQL, DatabaseUrl.PLACE, server.toString()).bringUp();
      return new HostConnections(
          pool, Dialect.POSTGRESQL, server.toString(), HostConnections.Joining.COMMIT, pool::close);
    } catch (SQLException e) {
      pool.close();
      throw StoreFailedException.during("open", server.toString(), e);
    } catch (RuntimeException | Error e) {
      pool.close();
      throw e;
    }
  }

  private static HikariDataSource connect(DatabaseUrl.Server server) {
    try {
      DriverManager.getDriver(server.url());
    } catch (SQLException e) {
      throw DatabaseUrl.refuse(
          "The value (" + server + ") is not a url that the PostgreSQL driver reads.",
          DatabaseUrl.FORMS);
    }

    HikariConfig config = new HikariConfig();
    config.setPoolName("candor");
    config.setJdbcUrl(server.url());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_MILLIS);

    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw unreachable(server, e.getCause());
    }
  }

  private static RuntimeException unreachable(
      DatabaseUrl.Server server, @Nullable Throwable cause) {
    String code = cause instanceof SQLException sql ? SqlCodes.of(sql) : "no connection";
    if (code.equals("28P01")) {
      return DatabaseUrl.refuse(
          "The server at (" + server + ") refuses the password of this user (" + code + ").",
          PASSWORD);
    }
    if (code.equals("08004")) {
      return DatabaseUrl.refuse(
          "The server at (" + server + ") asks for a password and was given none (" + code + ").",
          PASSWORD);
    }
    if (code.startsWith("28")) {
      return DatabaseUrl.refuse(
          "The server at (" + server + ") does not let this user in (" + code + ").",
          "add ?user=...&password=... or mend them.");
    }
    if (code.startsWith("3D")) {
      return DatabaseUrl.refuse(
          "The server at (" + server + ") has no such database (" + code + ").",
          "make it with createdb, or mend its name.");
    }

    return DatabaseUrl.refuse(
        "No server answers at (" + server + ") with code (" + code + ").",
        "start it, or mend host and port.");
  }
}
