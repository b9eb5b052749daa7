package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;

@Tag("slow")
class SqliteHostTransactionTest extends HostTransactionContract {

  @TempDir private static Path folder;
  private int databases;

  SqliteHostTransactionTest() {
    super(Dialect.SQLITE);
  }

  @Override
  String newDatabase() {
    return "jdbc:sqlite:" + folder.resolve("host" + databases++ + ".db");
  }

  @Override
  List<String> settings() {
    return List.of(
        "pragma foreign_keys", "pragma synchronous", "pragma busy_timeout", "pragma fullfsync");
  }

  @Override
  void refuseDocuments() throws SQLException {
    execute(
        "create trigger refused before insert on candor_document when new.text = 'refused'"
            + " begin select raise(abort, 'refused'); end");
  }

  @Override
  String emptying(String table) {
    return "delete from " + table;
  }

  @Override
  TransactionTemplate frozen(DataSourceTransactionManager manager) {
    // deferred: it reads first and wants to write then
    return new TransactionTemplate(manager);
  }

  @Override
  Connection readOnly(String url) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return config.createConnection(url);
  }

  @Test
  void makes_its_tables_over_a_pool_of_one() {
    try (HikariDataSource source = pool(newDatabase(), true)) {
      JdbcInteractions.migrate(source, Dialect.SQLITE);
      assertThat(JdbcInteractions.of(source, Dialect.SQLITE).list(null, 1)).isEmpty();
    }
  }
}
