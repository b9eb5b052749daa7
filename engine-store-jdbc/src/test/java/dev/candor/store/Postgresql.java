package dev.candor.store;

import dev.candor.store.internal.sql.Sql;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real server for all tests of this JVM, as durable as in production. A platform that cannot
 * start it fails the tests.
 */
final class Postgresql {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Postgresql() {}

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("max_connections", "200")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The url of a new database without tables. */
  static String newDatabase() throws SQLException {
    String name = "candor" + DATABASES.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url("postgres"))) {
      Sql.execute(connection, "create database " + name);
    }
    return url(name);
  }

  /** The url of a new database, whose server asks this user for a password. */
  static String withPassword(String user, String password) throws Exception {
    String url = newDatabase();
    try (Connection connection = DriverManager.getConnection(url)) {
      Sql.execute(
          connection, "create role " + user + " superuser login password '" + password + "'");
      Path rules = Path.of(Sql.query(connection, "show hba_file", row -> row.getString(1)).get(0));
      Files.writeString(
          rules, "host all " + user + " all scram-sha-256\n" + Files.readString(rules));
      Sql.query(connection, "select pg_reload_conf()", row -> row.getString(1));
    }
    return url;
  }

  static String url(String database) {
    return SERVER.getJdbcUrl("postgres", database);
  }

  static int port() {
    return SERVER.getPort();
  }
}
