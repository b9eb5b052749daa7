package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.interaction.Interaction;
import dev.candor.interaction.Throttle;
import dev.candor.message.Channel;
import dev.candor.message.Status;
import dev.candor.store.internal.sql.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("slow")
class PostgresqlHostTransactionTest extends HostTransactionContract {

  PostgresqlHostTransactionTest() {
    super(Dialect.POSTGRESQL);
  }

  @Override
  String newDatabase() throws SQLException {
    return Postgresql.newDatabase();
  }

  @Override
  List<String> settings() {
    return List.of(
        "show lock_timeout",
        "show synchronous_commit",
        "show transaction_isolation",
        "show default_transaction_isolation");
  }

  @Override
  void refuseDocuments() throws SQLException {
    execute("alter table candor_document add check (text <> 'refused')");
  }

  @Override
  String emptying(String table) {
    return "truncate " + table + " cascade";
  }

  @Override
  TransactionTemplate frozen(DataSourceTransactionManager manager) {
    TransactionTemplate template = new TransactionTemplate(manager);
    template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    return template;
  }

  @Override
  Connection readOnly(String url) throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    connection.setReadOnly(true);
    return connection;
  }

  @Test
  void counts_no_throttle_on_a_view_of_long_ago() throws SQLException {
    String url = newDatabase();
    Interaction before = Given.entry("IN-1").status(Status.SCHEDULED, null).entry().interaction();
    try (JdbcInteractions another = JdbcInteractions.open(url);
        Connection connection = DriverManager.getConnection(url)) {
      another.record(Given.entry("IN-1").status(Status.SCHEDULED, null).entry(), 0);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      JdbcInteractions joined =
          JdbcInteractions.of(new SingleConnectionDataSource(connection, true), Dialect.POSTGRESQL);
      joined.list(null, 1);
      another.record(Given.entry("IN-2").to("BO-2").at(before.sendAt()).entry(), 0);
      assertThatThrownBy(
              () ->
                  joined.settle(
                      Given.settled(before, Status.IN_PROGRESS, before.sendAt(), null),
                      1,
                      new Throttle(Channel.EMAIL, 1, Duration.ofMinutes(1))))
          .isInstanceOf(StoreFailedException.class)
          .hasMessageContaining("does not see what others have committed since it began.");
    }
  }

  @Test
  void puts_the_settings_of_the_host_s_transaction_back() throws SQLException {
    String url = newDatabase();
    JdbcInteractions.open(url).close();
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      JdbcInteractions joined =
          JdbcInteractions.of(new SingleConnectionDataSource(connection, true), Dialect.POSTGRESQL);
      Sql.execute(connection, "set local lock_timeout = '17s'");
      joined.record(Given.entry("IN-1").entry(), 0);
      joined.record(Given.entry("IN-2").entry(), 0);
      joined.list(null, 1);
      assertThat(Sql.query(connection, "show lock_timeout", row -> row.getString(1)))
          .containsExactly("17s");
      connection.commit();
      assertThat(Sql.query(connection, "show lock_timeout", row -> row.getString(1)))
          .containsExactly("0");
    }
  }
}
