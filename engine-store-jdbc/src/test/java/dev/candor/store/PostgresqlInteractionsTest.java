package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.store.internal.sql.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class PostgresqlInteractionsTest extends InteractionsContract {

  private static String url;

  @Override
  String url() throws SQLException {
    if (url == null) {
      url = Postgresql.newDatabase();
    } else {
      try (Connection connection = connect()) {
        Sql.execute(
            connection,
            "truncate candor_interaction, candor_document, candor_terms, candor_decision, candor_outbox,"
                + " candor_throttle, candor_recipient restart identity");
      }
    }
    return url;
  }

  @Override
  String reopenUrl() {
    return url;
  }

  @Override
  String anotherUrl(String name) throws SQLException {
    return Postgresql.newDatabase();
  }

  @Override
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  @Test
  void runs_on_a_server_that_flushes_what_it_commits() throws SQLException {
    try (Connection connection = connect()) {
      for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        assertThat(Sql.query(connection, "show " + setting, row -> row.getString(1)))
            .as(setting)
            .containsExactly("on");
      }
    }
  }
}
