package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fault.InvalidInputException;
import dev.candor.interaction.Interactions.Decided;
import dev.candor.interaction.Interactions.Written;
import dev.candor.message.InteractionId;
import dev.candor.message.Status;
import dev.candor.store.internal.sql.DatabaseUrl;
import dev.candor.store.internal.sql.Sql;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("slow")
class PostgresqlServerTest {

  @Test
  void refuses_a_server_that_is_not_there() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertRefused(
        "jdbc:postgresql://localhost:" + port + "/candor?user=me&password=hunter2",
        "No server answers at (jdbc:postgresql://localhost:"
            + port
            + "/candor?...) with code (08001).",
        "start it, or mend host and port.");
  }

  @Test
  void refuses_a_database_that_is_not_there() {
    assertRefused(
        Postgresql.url("nowhere"),
        "The server at (" + shown("nowhere") + ") has no such database (3D000).",
        "make it with createdb, or mend its name.");
  }

  @Test
  void refuses_a_user_the_server_does_not_let_in() {
    String url = Postgresql.url("postgres").replace("user=postgres", "user=nobody");
    assertRefused(
        url,
        "The server at (" + shown("postgres") + ") does not let this user in (28000).",
        "add ?user=...&password=... or mend them.");
  }

  @Test
  void tells_a_wrong_password_from_none_and_takes_it_from_a_password_file(@TempDir Path folder)
      throws Exception {
    String url =
        Postgresql.withPassword("locked", "right").replace("?user=postgres", "?user=locked");
    Path file = folder.resolve("pgpass");
    Files.writeString(file, "localhost:" + Postgresql.port() + ":*:locked:right\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertRefused(
        url + "&password=wrong",
        "The server at (" + DatabaseUrl.show(url) + ") refuses the password of this user (28P01).",
        "give the right one as &password=... of the url, or in the file that PGPASSFILE names.");
    assertRefused(
        url,
        "The server at ("
            + DatabaseUrl.show(url)
            + ") asks for a password and was given none (08004).",
        "give the right one as &password=... of the url, or in the file that PGPASSFILE names.");
    System.setProperty("org.postgresql.pgpassfile", file.toString());
    try (JdbcInteractions store = JdbcInteractions.open(url)) {
      assertThat(store.list(null, 1)).isEmpty();
    } finally {
      System.clearProperty("org.postgresql.pgpassfile");
    }
  }

  @Test
  void refuses_a_database_of_a_newer_candor() throws SQLException {
    String url = Postgresql.newDatabase();
    JdbcInteractions.open(url).close();
    try (Connection connection = DriverManager.getConnection(url)) {
      Sql.execute(connection, "update candor_schema set version = 99");
    }
    assertRefused(
        url,
        "The schema version of ("
            + DatabaseUrl.show(url)
            + ") is (99); this Candor knows (5) and older.",
        "use the newer Candor that wrote it.");
  }

  @Test
  void refuses_a_schema_where_other_tables_stand_in_the_way() throws SQLException {
    String url = Postgresql.newDatabase();
    try (Connection connection = DriverManager.getConnection(url)) {
      Sql.execute(connection, "create table candor_document (theirs integer)");
    }
    assertRefused(
        url,
        "The tables of ("
            + DatabaseUrl.show(url)
            + ") could not be brought to version (5), code (42P07).",
        "give it a schema of its own (?currentSchema=candor) and the right to make tables.");
    try (Connection connection = DriverManager.getConnection(url)) {
      assertThat(Sql.query(connection, Dialect.POSTGRESQL.tables(), row -> row.getString(1)))
          .as("nothing half made")
          .doesNotContain("candor_schema", "candor_interaction", "candor_recipient");
    }
  }

  @Test
  void a_record_that_was_brought_up_has_the_tables_of_a_new_one() throws Exception {
    String old = Postgresql.newDatabase();
    try (Connection connection = DriverManager.getConnection(old)) {
      run(connection, "V1__init.sql");
    }
    String fresh = Postgresql.newDatabase();
    JdbcInteractions.open(old).close();
    JdbcInteractions.open(fresh).close();

    assertThat(shape(old)).isEqualTo(shape(fresh)).contains("S candor_interaction_seq_seq");
  }

  /** Its tables, indexes and sequences by name, columns by type, and what refers to what. */
  private static List<String> shape(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      List<String> shape =
          new ArrayList<>(
              Sql.query(
                  connection,
                  "select relkind::text || ' ' || relname from pg_class where relnamespace ="
                      + " current_schema()::regnamespace order by 1",
                  row -> row.getString(1)));
      shape.addAll(
          Sql.query(
              connection,
              "select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable"
                  + " from information_schema.columns where table_schema = current_schema()"
                  + " order by 1",
              row -> row.getString(1)));
      shape.addAll(
          Sql.query(
              connection,
              "select conrelid::regclass::text || ' to ' || confrelid::regclass::text from pg_constraint"
                  + " where contype = 'f' order by 1",
              row -> row.getString(1)));
      return shape;
    }
  }

  private static void run(Connection connection, String script) throws Exception {
    Sql.execute(
        connection,
        new String(
            StoreSchema.class
                .getResourceAsStream("/" + Dialect.POSTGRESQL.migrationsBefore4() + "/" + script)
                .readAllBytes(),
            StandardCharsets.UTF_8));
  }

  @Test
  void stands_beside_tables_of_others_and_their_flyway() throws SQLException {
    String url = Postgresql.newDatabase();
    try (Connection connection = DriverManager.getConnection(url)) {
      Sql.execute(connection, "create table flyway_schema_history (theirs integer)");
      Sql.execute(connection, "create table outbox (theirs integer)");
      Sql.execute(connection, "create table document (theirs integer)");
    }
    try (JdbcInteractions store = JdbcInteractions.open(url)) {
      assertThat(store.record(Given.entry("IN-1").entry(), 0)).isInstanceOf(Written.Kept.class);
    }
  }

  @Test
  void brings_up_a_record_of_the_second_version_and_keeps_what_is_in_it() throws Exception {
    String url = Postgresql.newDatabase();
    try (Connection connection = DriverManager.getConnection(url)) {
      for (String script : List.of("V1__init.sql", "V2__templates.sql")) {
        run(connection, script);
      }
      Sql.execute(connection, "insert into recipient values ('BO-1', 2)");
      Sql.execute(
          connection,
          "insert into interaction (id, person_id, channel, subject, theme, direction, status,"
              + " send_at, created_at, loan_ids, attachments, transactional)"
              + " select id, 'BO-1', 'email', 'confirmationCode', 'opsAccountCredentials',"
              + " 'outbound', status, send_at, 5000000000, '[]', '[]', true"
              + " from (values ('now', 'inProgress', 5000000000),"
              + " ('later', 'scheduled', 9000000000)) as given (id, status, send_at)");
      Sql.execute(connection, "insert into decision select id, '{}' from interaction");
      Sql.execute(connection, "insert into outbox select id, send_at, 'waiting' from interaction");
    }
    try (JdbcInteractions store = JdbcInteractions.open(url)) {
      assertThat(store.due(Instant.ofEpochSecond(9), Set.of(), null, 10))
          .extracting(due -> due.interaction().id().value() + " " + due.terms())
          .containsExactly("later null");
      assertThat(store.find(InteractionId.of("later")).orElseThrow().decisions())
          .containsExactly(new Decided(Instant.ofEpochSecond(5), Status.SCHEDULED, "{}"));
      assertThat(store.find(InteractionId.of("now")).orElseThrow().decisions())
          .containsExactly(new Decided(Instant.ofEpochSecond(5), Status.IN_PROGRESS, "{}"));
    }
    try (Connection connection = DriverManager.getConnection(url)) {
      assertThat(
              Sql.query(
                  connection,
                  "select interaction_id || ' ' || state from candor_outbox order by 1",
                  row -> row.getString(1)))
          .containsExactly("later scheduled", "now waiting");
    }
  }

  @Test
  void flushes_commits_on_a_database_that_was_told_not_to() throws SQLException {
    PGSimpleDataSource source = lazy();
    HostConnections host =
        new HostConnections(source, Dialect.POSTGRESQL, "", HostConnections.Joining.JOIN, () -> {});
    List<String> settings =
        host.transact(
            transaction ->
                Sql.query(transaction, "show synchronous_commit", row -> row.getString(1)),
            rows -> true);
    assertThat(settings).containsExactly("on");
  }

  @Test
  void keeps_in_a_database_of_the_hosts_once_it_is_migrated() throws SQLException {
    PGSimpleDataSource source = lazy();
    assertThatThrownBy(() -> JdbcInteractions.of(source, Dialect.POSTGRESQL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("The schema version of (the data source) is (0)");
    JdbcInteractions.migrate(source, Dialect.POSTGRESQL);
    try (JdbcInteractions store = JdbcInteractions.of(source, Dialect.POSTGRESQL)) {
      assertThat(store.record(Given.entry("IN-1").entry(), 0)).isInstanceOf(Written.Kept.class);
      assertThat(store.list(null, 1)).hasSize(1);
    }
  }

  @Test
  void says_which_operation_failed_and_nothing_of_what_was_recorded() throws SQLException {
    String url = Postgresql.newDatabase();
    try (JdbcInteractions store = JdbcInteractions.open(url)) {
      try (Connection connection = DriverManager.getConnection(url)) {
        Sql.execute(connection, "alter table candor_document add check (length(text) < 3)");
      }
      assertThatThrownBy(() -> store.record(Given.full("IN-1", "BO-secret", "secret"), 0))
          .isInstanceOf(StoreFailedException.class)
          .hasNoCause()
          .hasMessage(
              "The store failed in (record) with the database's code (23514).\n"
                  + "Maybe look the code up in the database's manual, mend the cause and try again.");
      assertThat(store.list(null, 1)).as("rolled back").isEmpty();
    }
  }

  /** A source of the host's on a new database that answers before it flushes. */
  private static PGSimpleDataSource lazy() throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(Postgresql.newDatabase());
    try (Connection connection = source.getConnection()) {
      Sql.execute(
          connection,
          "do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$");
    }
    return source;
  }

  private static String shown(String database) {
    return DatabaseUrl.show(Postgresql.url(database));
  }

  private static void assertRefused(String url, String message, String maybe) {
    assertThatThrownBy(() -> JdbcInteractions.open(url))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("1 fault in the store:\nurl: " + message + "\nMaybe " + maybe);
  }
}
