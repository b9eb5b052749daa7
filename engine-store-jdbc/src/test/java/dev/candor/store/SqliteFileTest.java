package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.fault.InvalidInputException;
import dev.candor.interaction.Interactions.Decided;
import dev.candor.interaction.Interactions.Written;
import dev.candor.message.InteractionId;
import dev.candor.message.Status;
import dev.candor.store.internal.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.SQLiteDataSource;

class SqliteFileTest {

  @TempDir private Path folder;

  // durability

  @Test
  void writes_ahead_and_flushes_every_commit() throws Exception {
    SqliteFile file = SqliteFile.open(folder.resolve("candor.db"));
    try {
      assertThat(
              file.<List<String>>transact(
                  connection -> pragma(connection, "journal_mode"), rows -> true))
          .containsExactly("wal");
      assertThat(
              file.<List<String>>transact(
                  connection -> pragma(connection, "synchronous"), rows -> true))
          .as("full")
          .containsExactly("2");
      assertThat(
              file.<List<String>>transact(
                  connection -> pragma(connection, "foreign_keys"), rows -> true))
          .containsExactly("1");
      assertThat(
              file.<List<String>>transact(
                  connection -> pragma(connection, "busy_timeout"), rows -> true))
          .containsExactly("5000");
      assertThat(
              file.<List<String>>transact(
                  connection -> pragma(connection, "fullfsync"), rows -> true))
          .containsExactly("1");
      assertThat(file.<List<String>>read(connection -> pragma(connection, "busy_timeout")))
          .containsExactly("5000");
    } finally {
      file.close();
    }
  }

  @Test
  void flushes_every_commit_of_a_source_that_was_told_not_to() throws Exception {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + folder.resolve("candor.db"));
    source.setSynchronous("OFF");
    source.setEnforceForeignKeys(false);
    HostConnections host =
        new HostConnections(source, Dialect.SQLITE, "", HostConnections.Joining.JOIN, () -> {});
    assertThat(
            host.<List<String>>transact(
                connection -> pragma(connection, "synchronous"), rows -> true))
        .containsExactly("2");
    assertThat(
            host.<List<String>>transact(
                connection -> pragma(connection, "foreign_keys"), rows -> true))
        .containsExactly("1");
  }

  @Test
  void reads_while_another_process_writes() throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("candor.db");
    try (JdbcInteractions store = JdbcInteractions.open(url);
        Connection other = DriverManager.getConnection(url)) {
      store.record(Given.entry("IN-1").entry(), 0);
      Sql.execute(other, "begin immediate");
      Sql.execute(other, "delete from candor_outbox");
      assertThat(store.list(null, 10)).hasSize(1);
      Sql.execute(other, "rollback");
    }
  }

  @Test
  void waits_for_another_process_that_writes() throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("candor.db");
    try (JdbcInteractions store = JdbcInteractions.open(url);
        Connection other = DriverManager.getConnection(url)) {
      Sql.execute(other, "begin immediate");
      Thread ends =
          new Thread(
              () -> {
                try {
                  Thread.sleep(200);
                  Sql.execute(other, "rollback");
                } catch (InterruptedException | SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      ends.start();
      assertThat(store.record(Given.entry("IN-1").entry(), 0)).isInstanceOf(Written.Kept.class);
      ends.join();
    }
  }

  @Test
  void leaves_one_file_when_closed() throws Exception {
    try (JdbcInteractions store = JdbcInteractions.open(folder.resolve("candor.db").toString())) {
      store.record(Given.entry("IN-1").entry(), 0);
      store.list(null, 1);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("candor.db"));
    }
  }

  @Test
  void finds_the_same_file_by_path_and_by_url() {
    Path path = folder.resolve("a file with spaces & 100% ü.db");
    try (JdbcInteractions store = JdbcInteractions.open(path.toString())) {
      store.record(Given.entry("IN-1").entry(), 0);
    }
    assertThat(path).exists();
    try (JdbcInteractions store = JdbcInteractions.open("jdbc:sqlite:" + path)) {
      assertThat(store.list(null, 1)).hasSize(1);
    }
  }

  // hosts

  @Test
  void keeps_in_a_database_of_the_hosts_once_it_is_migrated() throws SQLException {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + folder.resolve("host.db"));
    try (Connection connection = source.getConnection()) {
      Sql.execute(connection, "create table theirs (id integer)");
    }
    assertThatThrownBy(() -> JdbcInteractions.of(source, Dialect.SQLITE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            """
            1 fault in the store:
            DataSource: The schema version of (the data source) is (0); this Candor needs (5).
            Maybe call JdbcInteractions.migrate(source, dialect) once, or run db/candor/sqlite/*.sql with your own Flyway.""");
    JdbcInteractions.migrate(source, Dialect.SQLITE);
    JdbcInteractions.migrate(source, Dialect.SQLITE);
    try (JdbcInteractions store = JdbcInteractions.of(source, Dialect.SQLITE)) {
      assertThat(store.record(Given.entry("IN-1").entry(), 0)).isInstanceOf(Written.Kept.class);
      assertThat(store.list(null, 1)).hasSize(1);
    }
  }

  @Test
  void takes_tables_that_the_host_made_with_the_scripts() throws Exception {
    Path path = folder.resolve("scripts.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      run(connection, "V1__init.sql");
    }
    try (JdbcInteractions store = JdbcInteractions.open(path.toString())) {
      assertThat(store.record(Given.entry("IN-1").entry(), 0)).isInstanceOf(Written.Kept.class);
    }
  }

  @Test
  void brings_up_a_record_of_the_second_version_and_keeps_what_is_in_it() throws Exception {
    Path path = folder.resolve("second.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      for (String script : List.of("V1__init.sql", "V2__templates.sql")) {
        run(connection, script);
      }
      Sql.execute(connection, "insert into recipient values ('BO-1', 2)");
      for (String row :
          List.of(
              "('now', 'inProgress', 5000000000, 5000000000)",
              "('later', 'scheduled', 9000000000, 5000000000)")) {
        Sql.execute(
            connection,
            "insert into interaction (id, person_id, channel, subject, theme, direction, status,"
                + " send_at, created_at, loan_ids, attachments, transactional)"
                + " select column1, 'BO-1', 'email', 'confirmationCode', 'opsAccountCredentials',"
                + " 'outbound', column2, column3, column4, '[]', '[]', 1 from (values "
                + row
                + ")");
      }
      Sql.execute(connection, "insert into decision select id, '{}' from interaction");
      Sql.execute(
          connection,
          "insert into outbox select id, send_at, 'waiting', 0, 0, '' from interaction");
    }
    try (JdbcInteractions store = JdbcInteractions.open(path.toString())) {
      assertThat(store.due(Instant.ofEpochSecond(9), Set.of(), null, 10))
          .singleElement()
          .satisfies(
              due -> {
                assertThat(due.interaction().id().value()).isEqualTo("later");
                assertThat(due.terms()).isNull();
              });
      assertThat(store.find(InteractionId.of("later")).orElseThrow().decisions())
          .containsExactly(new Decided(Instant.ofEpochSecond(5), Status.SCHEDULED, "{}"));
      assertThat(store.find(InteractionId.of("now")).orElseThrow().decisions())
          .containsExactly(new Decided(Instant.ofEpochSecond(5), Status.IN_PROGRESS, "{}"));
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      assertThat(
              Sql.query(
                  connection,
                  "select interaction_id || ' ' || state from candor_outbox order by 1",
                  row -> row.getString(1)))
          .containsExactly("later scheduled", "now waiting");
      assertThat(pragma(connection, "foreign_key_check")).isEmpty();
    }
  }

  @Test
  void a_record_that_was_brought_up_has_the_tables_of_a_new_one() throws Exception {
    Path old = folder.resolve("old.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + old)) {
      run(connection, "V1__init.sql");
    }
    Path fresh = folder.resolve("new.db");
    JdbcInteractions.open(old.toString()).close();
    JdbcInteractions.open(fresh.toString()).close();

    assertThat(shape(old)).isEqualTo(shape(fresh)).contains("table candor_outbox");
  }

  @Test
  void stands_beside_an_outbox_and_a_document_of_the_hosts() throws Exception {
    Path path = folder.resolve("host.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      Sql.execute(connection, "create table outbox (theirs integer)");
      Sql.execute(connection, "create table document (theirs integer)");
    }
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + path);
    JdbcInteractions.migrate(source, Dialect.SQLITE);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      assertThat(Sql.query(connection, "select count(*) from outbox", row -> row.getInt(1)))
          .containsExactly(0);
      assertThat(Sql.query(connection, "select count(*) from candor_outbox", row -> row.getInt(1)))
          .containsExactly(0);
    }
  }

  /** Its tables, indexes and columns by name. */
  private static List<String> shape(Path path) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      List<String> shape =
          new ArrayList<>(
              Sql.query(
                  connection,
                  "select type || ' ' || name from sqlite_master where name not like 'sqlite%'"
                      + " and name <> 'candor_schema_history_s_idx' order by 1",
                  row -> row.getString(1)));
      shape.addAll(
          Sql.query(
              connection,
              "select m.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || c.pk"
                  + " from sqlite_master m join pragma_table_info(m.name) c"
                  + " where m.type = 'table' and m.name like 'candor%' order by 1",
              row -> row.getString(1)));
      shape.addAll(
          Sql.query(
              connection,
              "select m.name || ' to ' || f.\"table\" || ' ' || f.\"from\" || ' ' || f.\"to\""
                  + " from sqlite_master m join pragma_foreign_key_list(m.name) f"
                  + " where m.type = 'table' order by 1",
              row -> row.getString(1)));
      return shape;
    }
  }

  private static void run(Connection connection, String script) throws Exception {
    String text =
        new String(
            StoreSchema.class
                .getResourceAsStream("/" + Dialect.SQLITE.migrationsBefore4() + "/" + script)
                .readAllBytes(),
            StandardCharsets.UTF_8);
    for (String statement : text.replaceAll("--.*", "").split(";")) {
      if (!statement.isBlank()) {
        Sql.execute(connection, statement);
      }
    }
  }

  @Test
  void knows_as_many_versions_as_there_are_scripts() {
    for (Dialect dialect : Dialect.values()) {
      for (String script :
          List.of("V1__init.sql", "V2__templates.sql", "V3__release.sql", "V4__names.sql")) {
        assertThat(StoreSchema.class.getResource("/" + dialect.migrationsBefore4() + "/" + script))
            .isNotNull();
      }
      for (String script : List.of("V4__init.sql", "V5__manner.sql")) {
        assertThat(StoreSchema.class.getResource("/" + dialect.migrations() + "/" + script))
            .isNotNull();
      }
      int newest = StoreSchema.NEWEST;
      assertThat(newest).as("write the name of the next script here").isEqualTo(5);
    }
  }

  // what is refused

  @Test
  void refuses_a_folder() {
    assertRefused(
        folder.toString(),
        "The path (" + folder + ") is a folder, not a file.",
        "write the file too, such as \"" + folder.resolve("candor.db") + "\".");
  }

  @Test
  void refuses_a_file_in_no_folder() {
    Path path = folder.resolve("nowhere").resolve("candor.db");
    assertRefused(
        path.toString(),
        "The folder of the file (" + path + ") is not there.",
        "make the folder first.");
  }

  @Test
  void refuses_a_file_that_is_no_database_and_leaves_it_as_it_was() throws Exception {
    Path path = folder.resolve("notes.txt");
    String notes = "These are notes, and nothing but notes. ".repeat(200);
    Files.writeString(path, notes);
    assertRefused(
        path.toString(),
        "The file (" + path + ") is not a SQLite database.",
        "give the path of a file that is not there yet.");
    assertThat(path).hasContent(notes);
  }

  @Test
  void refuses_a_damaged_file() throws Exception {
    Path path = folder.resolve("candor.db");
    try (JdbcInteractions store = JdbcInteractions.open(path.toString())) {
      store.record(Given.entry("IN-1").entry(), 0);
    }
    byte[] bytes = Files.readAllBytes(path);
    // the header stays, the pages after it go
    Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
    Files.write(path, bytes);
    assertRefused(
        path.toString(),
        "The file (" + path + ") is damaged.",
        "put back the last copy that was whole.");
  }

  @Test
  void refuses_a_database_of_another_program_and_leaves_it_as_it_was() throws Exception {
    Path path = folder.resolve("other.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      Sql.execute(connection, "create table theirs (id integer)");
    }
    byte[] before = Files.readAllBytes(path);
    assertRefused(
        path.toString(),
        "The file (" + path + ") is a database of another program.",
        "give the path of a file that is not there yet.");
    assertThat(path).hasBinaryContent(before);
  }

  @Test
  void refuses_a_database_of_a_newer_candor() throws Exception {
    Path path = folder.resolve("candor.db");
    JdbcInteractions.open(path.toString()).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      Sql.execute(connection, "update candor_schema set version = 99");
    }
    assertRefused(
        path.toString(),
        "The schema version of (" + path + ") is (99); this Candor knows (5) and older.",
        "use the newer Candor that wrote it.");
  }

  @Test
  void says_which_operation_failed_and_nothing_of_what_was_recorded() throws Exception {
    Path path = folder.resolve("candor.db");
    try (JdbcInteractions store = JdbcInteractions.open(path.toString())) {
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
        Sql.execute(connection, "drop table candor_outbox");
      }
      assertThatThrownBy(() -> store.record(Given.full("IN-1", "BO-secret", "secret"), 0))
          .isInstanceOf(StoreFailedException.class)
          .hasNoCause()
          .hasMessage(
              "The store failed in (record) with the database's code (SQLITE_ERROR).\n"
                  + "Maybe look the code up in the database's manual, mend the cause and try again.");
      assertThat(store.list(null, 1)).as("rolled back").isEmpty();
    }
  }

  static Stream<Arguments> urlsRefused() {
    String forms =
        "write the path of a file, \"jdbc:sqlite:candor.db\" or \"jdbc:postgresql://host:5432/database\".";
    return Stream.of(
        Arguments.argumentSet(
            "another database",
            "jdbc:mysql://root:hunter2@db/candor?password=hunter2",
            "The value (jdbc:mysql://...@db/candor?...) is not a database that Candor knows.",
            forms),
        Arguments.argumentSet(
            "another protocol",
            "https://example.com/candor.db",
            "The value (https://example.com/candor.db) is not a database that Candor knows.",
            forms),
        Arguments.argumentSet(
            "libpq's form",
            "postgres://me:hunter2@db/candor",
            "The value (postgres://...@db/candor) is a PostgreSQL url, but not one of JDBC.",
            "write \"jdbc:postgresql://host:5432/database?user=...&password=...\"."),
        Arguments.argumentSet("nothing", "", "The value () names no file.", forms),
        Arguments.argumentSet("blank", "  ", "The value (  ) names no file.", forms),
        Arguments.argumentSet(
            "no file", "jdbc:sqlite:", "The value (jdbc:sqlite:) names no file.", forms),
        Arguments.argumentSet(
            "in memory",
            "jdbc:sqlite::memory:",
            "The value (jdbc:sqlite::memory:) keeps nothing: an in-memory database is gone with its connection.",
            "write the path of a file."),
        Arguments.argumentSet(
            "less safe by an option",
            "jdbc:sqlite:candor.db?synchronous=off",
            "The value (jdbc:sqlite:candor.db?...) holds options; a SQLite file takes none.",
            "write the path alone, such as \"jdbc:sqlite:candor.db\"."),
        Arguments.argumentSet(
            "in memory by an option",
            "jdbc:sqlite:file:candor?mode=memory",
            "The value (jdbc:sqlite:file:candor?...) holds options; a SQLite file takes none.",
            "write the path alone, such as \"jdbc:sqlite:candor.db\"."),
        Arguments.argumentSet(
            "no path", "jdbc:sqlite:a\u0000b", "The value (jdbc:sqlite:a b) is not a path.", forms),
        Arguments.argumentSet(
            "a PostgreSQL url that is none",
            "jdbc:postgresql://db:port/candor?password=hunter2",
            "The value (jdbc:postgresql://db:port/candor?...) is not a url that the PostgreSQL driver reads.",
            forms));
  }

  @ParameterizedTest
  @MethodSource("urlsRefused")
  void refuses_a_url(String url, String message, String maybe) {
    assertRefused(url, message, maybe);
  }

  private static void assertRefused(String url, String message, String maybe) {
    assertThatThrownBy(() -> JdbcInteractions.open(url))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("1 fault in the store:\nurl: " + message + "\nMaybe " + maybe);
  }

  private static List<String> pragma(Connection connection, String name) throws SQLException {
    return Sql.query(connection, "pragma " + name, row -> row.getString(1));
  }
}
