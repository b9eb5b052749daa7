package dev.candor.store;

import dev.candor.store.internal.sql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class SqliteHostTransactionProperties extends HostTransactionLaws {

  SqliteHostTransactionProperties() {
    super(Dialect.SQLITE);
  }

  @Override
  String newDatabase() throws Exception {
    Path folder = Files.createTempDirectory("candor");
    folder.toFile().deleteOnExit();
    Path file = folder.resolve("host.db");
    file.toFile().deleteOnExit();
    return "jdbc:sqlite:" + file;
  }

  @Override
  void refuseDocuments(Connection connection) throws SQLException {
    Sql.execute(
        connection,
        "create trigger refused before insert on candor_document when new.text = 'refused'"
            + " begin select raise(abort, 'refused'); end");
  }
}
