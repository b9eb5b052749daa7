package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.document.TemplateVersion.Stamp;
import dev.candor.interaction.Interactions.Written;
import dev.candor.store.internal.sql.DatabaseUrl;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Another process holds the file or the row for longer than anybody waits. */
@Tag("slow")
class LockedDatabaseTest {

  private static final String MAYBE =
      "\nMaybe end what holds it and try again; a transaction left open on another connection holds it, too.";

  @TempDir private Path folder;

  @Test
  void waits_five_seconds_as_the_documents_say() {
    assertThat(JdbcInteractions.BUSY_TIMEOUT).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void says_that_a_file_is_locked_when_something_is_to_be_written() throws Exception {
    Path path = folder.resolve("candor.db");
    try (JdbcInteractions store = JdbcInteractions.open(path.toString())) {
      try (LockHolder other = LockHolder.holding("jdbc:sqlite:" + path, "begin immediate")) {
        assertLocked(path.toString(), () -> store.record(Given.entry("IN-1").entry(), 0));
        assertLocked(
            path.toString(),
            () ->
                store
                    .templates()
                    .draft(
                        "partials/footer",
                        new TreeMap<>(Map.of("partials/footer.hbs", "a")),
                        "sum",
                        "",
                        new Stamp("ana", Instant.EPOCH)));
        assertThat(store.list(null, 1)).as("readers do not wait").isEmpty();
      }
      assertThat(store.record(Given.entry("IN-1").entry(), 0)).isInstanceOf(Written.Kept.class);
    }
  }

  @Test
  void says_that_a_file_is_locked_when_it_is_opened() throws Exception {
    Path path = folder.resolve("candor.db");
    try (LockHolder other =
        LockHolder.holding(
            "jdbc:sqlite:" + path,
            "create table candor_recipient (person_id text)",
            "begin exclusive")) {
      assertLocked(path.toString(), () -> JdbcInteractions.open(path.toString()));
    }
  }

  @Test
  void says_that_a_file_is_locked_when_its_tables_are_to_be_made() throws Exception {
    Path path = folder.resolve("candor.db");
    try (LockHolder other = LockHolder.holding("jdbc:sqlite:" + path, "begin immediate")) {
      assertLocked(path.toString(), () -> JdbcInteractions.open(path.toString()));
    }
    Path ahead = folder.resolve("ahead.db");
    try (LockHolder other =
        LockHolder.holding(
            "jdbc:sqlite:" + ahead, "pragma journal_mode = wal", "begin immediate")) {
      assertLocked(ahead.toString(), () -> JdbcInteractions.open(ahead.toString()));
    }
  }

  @Test
  void says_that_a_file_is_locked_in_a_transaction_of_the_host_s() throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("candor.db");
    JdbcInteractions.open(url).close();
    try (LockHolder other = LockHolder.holding(url, "begin immediate");
        Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      JdbcInteractions store =
          JdbcInteractions.of(new SingleConnectionDataSource(connection, true), Dialect.SQLITE);
      assertThatThrownBy(() -> store.record(Given.entry("IN-1").entry(), 0))
          .as("it has read which tables there are")
          .isInstanceOf(StoreFailedException.class)
          .hasMessage(
              """
              The transaction open on (the data source) has read, another writes or wrote since, and SQLite lets it write no more.
              Maybe roll it back and repeat the whole; one begun with "begin immediate" does not meet this.""");
      connection.rollback();
      assertLocked("the data source", () -> store.record(Given.entry("IN-1").entry(), 0));
      assertThat(connection.getAutoCommit()).isFalse();
    }
  }

  @Test
  void says_that_a_row_is_locked() throws Exception {
    String url = Postgresql.newDatabase();
    try (JdbcInteractions store = JdbcInteractions.open(url);
        Connection connection = DriverManager.getConnection(url)) {
      store.record(Given.entry("IN-1").entry(), 0);
      connection.setAutoCommit(false);
      JdbcInteractions joined =
          JdbcInteractions.of(new SingleConnectionDataSource(connection, true), Dialect.POSTGRESQL);
      try (LockHolder other =
          LockHolder.holding(
              url,
              "begin",
              "update candor_recipient set version = version where person_id = 'BO-1'")) {
        assertRowLocked(DatabaseUrl.show(url), () -> store.record(Given.entry("IN-2").entry(), 1));
        assertRowLocked("the data source", () -> joined.record(Given.entry("IN-2").entry(), 1));
        assertThat(store.record(Given.entry("IN-3").to("BO-2").entry(), 0))
            .as("another borrower's row is free")
            .isInstanceOf(Written.Kept.class);
      }
      assertThat(joined.record(Given.entry("IN-2").entry(), 1)).isInstanceOf(Written.Kept.class);
      connection.commit();
      assertThat(store.list(null, 10)).hasSize(3);
    }
  }

  private static void assertLocked(String shown, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(StoreFailedException.class)
        .hasNoCause()
        .hasMessage(
            "The database (" + shown + ") is locked by another process; waited 5 seconds." + MAYBE);
  }

  private static void assertRowLocked(String shown, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(StoreFailedException.class)
        .hasNoCause()
        .hasMessage(
            "A row of the database ("
                + shown
                + ") is locked by another transaction; waited 5 seconds."
                + MAYBE);
  }
}
