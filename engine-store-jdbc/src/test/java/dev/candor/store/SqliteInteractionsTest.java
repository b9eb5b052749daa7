package dev.candor.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SqliteInteractionsTest extends InteractionsContract {

  @TempDir private Path folder;

  @Override
  String url() {
    return "jdbc:sqlite:" + folder.resolve("candor.db");
  }

  @Override
  String reopenUrl() {
    return url();
  }

  @Override
  String anotherUrl(String name) {
    return folder.resolve(name + ".db").toString();
  }

  @Override
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }
}
