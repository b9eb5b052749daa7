package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.store.internal.sql.Sql;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTemplatesTest extends TemplateStoreContract {

  @TempDir private Path folder;

  @Override
  String url() {
    return "jdbc:sqlite:" + folder.resolve("candor.db");
  }

  @Test
  void brings_a_record_without_templates_up_and_keeps_what_it_holds() throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("old.db");
    try (Connection connection = DriverManager.getConnection(url);
        InputStream first =
            Objects.requireNonNull(
                getClass().getResourceAsStream("/db/candor/before-4/sqlite/V1__init.sql"))) {
      for (String statement :
          new String(first.readAllBytes(), StandardCharsets.UTF_8)
              .replaceAll("--[^\n]*", "")
              .split(";", -1)) {
        if (!statement.isBlank()) {
          Sql.execute(connection, statement);
        }
      }
      Sql.execute(connection, "insert into recipient (person_id, version) values ('BO-1', 1)");
      Sql.execute(
          connection,
          "insert into interaction (id, person_id, channel, subject, theme, direction, status,"
              + " send_at, created_at, loan_ids, attachments, transactional) values ('IX-1',"
              + " 'BO-1', 'text', 'paymentFailed', 'opsServicing', 'outbound', 'inProgress', 0,"
              + " 0, '[]', '[]', 1)");
    }
    try (JdbcInteractions opened = JdbcInteractions.open(url)) {
      assertThat(opened.list(null, 10))
          .singleElement()
          .satisfies(one -> assertThat(one.sensitive()).isFalse());
      assertThat(opened.templates().keys()).isEmpty();
    }
  }
}
