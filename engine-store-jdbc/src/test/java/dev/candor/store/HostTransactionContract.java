package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.candor.document.TemplateStore;
import dev.candor.document.TemplateVersion.Stamp;
import dev.candor.fault.InvalidInputException;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions.Entry;
import dev.candor.interaction.Interactions.History;
import dev.candor.interaction.Interactions.Settled;
import dev.candor.interaction.Interactions.Written;
import dev.candor.interaction.Throttle;
import dev.candor.message.Channel;
import dev.candor.message.InteractionId;
import dev.candor.message.PersonId;
import dev.candor.message.Status;
import dev.candor.store.internal.sql.Sql;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** What a record does in a transaction of the host's, whose pool has one connection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostTransactionContract {

  /** What a new record is not without. */
  private static final Set<String> KEPT =
      Set.of("candor_schema", "candor_schema_history", "template_state");

  private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant DUE = Instant.parse("2026-04-02T12:00:00Z");
  private static final PersonId PERSON = PersonId.of("BO-1");

  private final Dialect dialect;
  private @Nullable String url;
  private HikariDataSource pool;
  private DataSource aware;
  private TransactionTemplate transaction;
  private JdbcInteractions store;

  HostTransactionContract(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The url of an empty database. */
  abstract String newDatabase() throws Exception;

  /** Statements that tell the settings of a connection that must be given back as they came. */
  abstract List<String> settings();

  @BeforeEach
  void begin() throws Exception {
    if (url == null) {
      url = newDatabase();
      JdbcInteractions.open(url).close();
      execute("create table theirs (id integer not null)");
      refuseDocuments();
    } else {
      empty();
    }
    pool = pool(true);
    aware = new TransactionAwareDataSourceProxy(pool);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
    store = JdbcInteractions.of(aware, dialect);
  }

  @AfterEach
  void end() {
    store.close();
    pool.close();
  }

  // the host decides

  static Stream<Arguments> sources() {
    return Stream.of(
        Arguments.argumentSet(
            "a proxy that knows the transaction",
            (Function<DataSource, DataSource>) TransactionAwareDataSourceProxy::new),
        Arguments.argumentSet(
            "a proxy over one that connects late",
            (Function<DataSource, DataSource>)
                source ->
                    new TransactionAwareDataSourceProxy(
                        new LazyConnectionDataSourceProxy(source))));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void keeps_exactly_what_the_host_commits(Function<DataSource, DataSource> source)
      throws SQLException {
    DataSource proxy = source.apply(pool);
    DataSource target = ((TransactionAwareDataSourceProxy) proxy).getTargetDataSource();
    TransactionTemplate template =
        new TransactionTemplate(new DataSourceTransactionManager(target));
    JdbcInteractions joined = JdbcInteractions.of(proxy, dialect);
    template.executeWithoutResult(
        status -> {
          work(proxy, 1);
          assertThat(joined.record(Given.entry("IN-1").as("run-1").entry(), 0))
              .isInstanceOf(Written.Kept.class);
          work(proxy, 2);
          status.setRollbackOnly();
        });
    assertThat(queued()).isEmpty();
    assertThat(theirs()).isEmpty();
    assertThat(rows("select count(*) from candor_recipient")).containsExactly("0");

    template.executeWithoutResult(
        status -> {
          work(proxy, 3);
          History history = joined.history(PERSON, LONG_AGO);
          assertThat(joined.record(Given.entry("IN-1").as("run-1").entry(), history.version()))
              .isInstanceOf(Written.Kept.class);
          assertThat(joined.history(PERSON, LONG_AGO).interactions()).hasSize(1);
          work(proxy, 4);
        });
    assertThat(queued()).containsExactly("IN-1");
    assertThat(theirs()).containsExactly("3", "4");
  }

  @Test
  void joins_a_connection_that_the_host_alone_closes() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      DataSource one = new SingleConnectionDataSource(connection, true);
      JdbcInteractions joined = JdbcInteractions.of(one, dialect);
      joined.record(Given.entry("IN-1").entry(), 0);
      assertThat(connection.getAutoCommit()).isFalse();
      connection.rollback();
      assertThat(joined.record(Given.entry("IN-2").entry(), 0)).isInstanceOf(Written.Kept.class);
      assertThat(queued()).as("not yet committed").isEmpty();
      connection.commit();
    }
    assertThat(queued()).containsExactly("IN-2");
  }

  @Test
  void joins_a_transaction_whose_manager_forbids_commits_rollbacks_and_savepoints()
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      Connection guarded =
          (Connection)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {Connection.class},
                  (proxy, method, values) -> {
                    switch (method.getName()) {
                      case "commit", "rollback", "setAutoCommit", "setSavepoint", "setReadOnly" ->
                          throw new AssertionError(method.getName());
                      case "close" -> {
                        return null;
                      }
                      default -> {
                        try {
                          return method.invoke(connection, values);
                        } catch (InvocationTargetException e) {
                          throw e.getCause();
                        }
                      }
                    }
                  });
      JdbcInteractions joined =
          JdbcInteractions.of(new SingleConnectionDataSource(guarded, true), dialect);
      joined.record(Given.entry("IN-1").entry(), 0);
      joined.record(Given.entry("IN-2").entry(), 0);
      connection.commit();
    }
    assertThat(queued()).containsExactly("IN-1");
  }

  @Test
  void lets_two_records_share_one_transaction() throws SQLException {
    JdbcInteractions other = JdbcInteractions.of(aware, dialect);
    transaction.executeWithoutResult(
        status -> {
          store.record(Given.entry("IN-1").entry(), 0);
          assertThat(other.record(Given.entry("IN-2").entry(), 0))
              .isEqualTo(new Written.HistoryMoved());
          assertThat(other.record(Given.entry("IN-2").entry(), version(other)))
              .isInstanceOf(Written.Kept.class);
          assertThat(store.list(null, 10)).hasSize(2);
          status.setRollbackOnly();
        });
    assertThat(queued()).isEmpty();
    transaction.executeWithoutResult(
        status -> {
          store.record(Given.entry("IN-1").entry(), 0);
          other.record(Given.entry("IN-2").entry(), 1);
        });
    assertThat(queued()).containsExactly("IN-1", "IN-2");
  }

  @Test
  void settles_in_the_host_s_transaction() throws SQLException {
    Interaction before = scheduled();
    Throttle throttle = new Throttle(Channel.EMAIL, 1, Duration.ofMinutes(1));
    transaction.executeWithoutResult(
        status -> {
          assertThat(
                  store.settle(Given.settled(before, Status.IN_PROGRESS, DUE, null), 1, throttle))
              .isEqualTo(Settled.KEPT);
          status.setRollbackOnly();
        });
    assertThat(rows("select state from candor_outbox")).containsExactly("scheduled");
    transaction.executeWithoutResult(
        status -> store.settle(Given.settled(before, Status.IN_PROGRESS, DUE, null), 1, throttle));
    assertThat(rows("select state from candor_outbox")).containsExactly("waiting");
  }

  @Test
  void keeps_templates_in_the_host_s_transaction() {
    TemplateStore templates = store.templates();
    transaction.executeWithoutResult(
        status -> {
          draft(templates);
          status.setRollbackOnly();
        });
    assertThat(templates.keys()).isEmpty();
    transaction.executeWithoutResult(status -> draft(templates));
    assertThat(templates.keys()).containsExactly("partials/footer");
  }

  // what is not kept

  static Stream<Arguments> notKept() {
    return Stream.of(
        notKept(
            "a repeated external id",
            (contract, joined) ->
                assertThat(joined.record(Given.entry("IN-9").as("run-0").entry(), 1))
                    .isEqualTo(new Written.Duplicate(InteractionId.of("IN-0")))),
        notKept(
            "a history that moved",
            (contract, joined) ->
                assertThat(joined.record(Given.entry("IN-9").entry(), 0))
                    .isEqualTo(new Written.HistoryMoved())),
        notKept(
            "an id that is taken",
            (contract, joined) ->
                assertThatThrownBy(() -> joined.record(Given.entry("IN-0").as("x").entry(), 1))
                    .isInstanceOf(InvalidInputException.class)),
        notKept(
            "what the database refuses",
            (contract, joined) ->
                assertThatThrownBy(
                        () ->
                            joined.record(
                                Given.entry("IN-9")
                                    .with(Given.document("refused", "refused"))
                                    .entry(),
                                1))
                    .isInstanceOf(StoreFailedException.class)
                    .hasMessageNotContaining("refused")),
        notKept(
            "a message that was settled",
            (contract, joined) ->
                assertThat(
                        joined.settle(
                            Given.settled(
                                Given.entry("IN-0").as("run-0").entry().interaction(),
                                Status.IN_PROGRESS,
                                DUE,
                                null),
                            1,
                            null))
                    .isEqualTo(Settled.HISTORY_MOVED)));
  }

  private static Arguments notKept(
      String name, BiConsumer<HostTransactionContract, JdbcInteractions> step) {
    return Arguments.argumentSet(name, step);
  }

  @ParameterizedTest
  @MethodSource("notKept")
  void leaves_the_host_s_other_work_as_it_was(
      BiConsumer<HostTransactionContract, JdbcInteractions> step) throws SQLException {
    store.record(Given.entry("IN-0").as("run-0").entry(), 0);
    transaction.executeWithoutResult(
        status -> {
          work(aware, 1);
          step.accept(this, store);
          work(aware, 2);
          assertThat(store.record(Given.entry("IN-1").entry(), 1)).isInstanceOf(Written.Kept.class);
        });
    assertThat(theirs()).containsExactly("1", "2");
    assertThat(queued()).containsExactly("IN-0", "IN-1");
    assertThat(rows("select id from candor_interaction order by id"))
        .containsExactly("IN-0", "IN-1");
    assertThat(version(store)).isEqualTo(2);
  }

  /** Makes the tables refuse a document that says "refused". */
  abstract void refuseDocuments() throws SQLException;

  // a view of long ago

  @Test
  void refuses_to_record_on_a_view_that_others_have_moved_on_from() throws SQLException {
    TransactionTemplate frozen = frozen(new DataSourceTransactionManager(pool));
    try (JdbcInteractions another = JdbcInteractions.open(url)) {
      frozen.executeWithoutResult(
          status -> {
            long seen = version(store);
            another.record(Given.entry("IN-1").entry(), 0);
            assertThatThrownBy(() -> store.record(Given.entry("IN-2").entry(), seen))
                .isInstanceOf(StoreFailedException.class)
                .hasMessageContaining("The transaction open on (the data source) ")
                .hasMessageContaining("\nMaybe roll it back and repeat the whole");
          });
    }
    assertThat(queued()).containsExactly("IN-1");
    frozen.executeWithoutResult(
        status -> store.record(Given.entry("IN-2").entry(), version(store)));
    assertThat(queued()).containsExactly("IN-1", "IN-2");
  }

  /** Transactions whose view does not move. */
  abstract TransactionTemplate frozen(DataSourceTransactionManager manager);

  // by itself

  @Test
  void commits_by_itself_where_no_transaction_is_open_and_gives_the_connection_back_as_it_came()
      throws SQLException {
    List<String> before = told();
    store.record(Given.entry("IN-1").entry(), 0);
    assertThat(store.record(Given.entry("IN-1").entry(), 0)).isEqualTo(new Written.HistoryMoved());
    store.list(null, 1);
    assertThat(told()).isEqualTo(before);
    assertThat(queued()).containsExactly("IN-1");
  }

  @Test
  void refuses_to_record_where_nobody_would_commit() throws SQLException {
    try (HikariDataSource off = pool(false)) {
      JdbcInteractions joined = JdbcInteractions.of(off, dialect);
      assertThat(joined.list(null, 1)).isEmpty();
      assertThatThrownBy(() -> joined.record(Given.entry("IN-1").entry(), 0))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              """
              1 fault in the store:
              DataSource: The data source hands out connections with auto-commit off, and no transaction is open that would commit what is recorded on one.
              Maybe begin the transaction first and hand out its connection (a transaction-aware data source), turn the pool's auto-commit on, or use JdbcInteractions.committing(source, dialect).""");
      assertThat(queued()).isEmpty();

      JdbcInteractions.committing(off, dialect).record(Given.entry("IN-1").entry(), 0);
      assertThat(queued()).containsExactly("IN-1");
      try (Connection connection = off.getConnection()) {
        assertThat(connection.getAutoCommit()).isFalse();
      }
      TransactionTemplate template = new TransactionTemplate(new DataSourceTransactionManager(off));
      JdbcInteractions within =
          JdbcInteractions.of(new TransactionAwareDataSourceProxy(off), dialect);
      template.executeWithoutResult(status -> within.record(Given.entry("IN-2").entry(), 1));
      assertThat(queued()).containsExactly("IN-1", "IN-2");
    }
  }

  @Test
  void refuses_to_commit_by_itself_what_the_host_has_not_done_yet() throws SQLException {
    JdbcInteractions committing = JdbcInteractions.committing(aware, dialect);
    transaction.executeWithoutResult(
        status -> {
          work(aware, 1);
          assertThatThrownBy(() -> committing.record(Given.entry("IN-1").entry(), 0))
              .isInstanceOf(InvalidInputException.class)
              .hasMessageContaining("and this store commits by itself.");
          status.setRollbackOnly();
        });
    assertThat(theirs()).isEmpty();
    committing.record(Given.entry("IN-1").entry(), 0);
    assertThat(queued()).containsExactly("IN-1");
  }

  @Test
  void refuses_a_transaction_that_was_begun_with_sql_and_leaves_it_open() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      JdbcInteractions joined =
          JdbcInteractions.of(new SingleConnectionDataSource(connection, true), dialect);
      Sql.execute(connection, "begin");
      Sql.execute(connection, "insert into theirs (id) values (1)");
      assertThatThrownBy(() -> joined.record(Given.entry("IN-1").entry(), 0))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              """
              1 fault in the store:
              DataSource: A transaction that was begun with SQL is open on a connection whose auto-commit is on.
              Maybe begin it with Connection.setAutoCommit(false), and it is joined.""");
      assertThat(theirs()).as("not committed").isEmpty();
      Sql.execute(connection, "insert into theirs (id) values (2)");
      Sql.execute(connection, "commit");
    }
    assertThat(theirs()).containsExactly("1", "2");
    assertThat(queued()).isEmpty();
  }

  @Test
  void refuses_a_connection_that_is_closed() throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    JdbcInteractions joined =
        JdbcInteractions.of(
            new AbstractDataSource() {
              private int lent;

              @Override
              public Connection getConnection() throws SQLException {
                return lent++ == 0 ? DriverManager.getConnection(url) : connection;
              }

              @Override
              public Connection getConnection(String user, String password) {
                return connection;
              }
            },
            dialect);
    connection.close();
    assertThatThrownBy(() -> joined.record(Given.entry("IN-1").entry(), 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("The data source hands out a connection that is closed.");
  }

  @Test
  void says_that_a_connection_may_only_read() throws SQLException {
    try (Connection connection = readOnly(url)) {
      JdbcInteractions joined =
          JdbcInteractions.of(new SingleConnectionDataSource(connection, true), dialect);
      assertThat(joined.list(null, 1)).isEmpty();
      assertThatThrownBy(() -> joined.record(Given.entry("IN-1").entry(), 0))
          .isInstanceOf(StoreFailedException.class)
          .hasMessageStartingWith("The connection to (the data source) may only read.\nMaybe ");
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  /** A connection that may only read. */
  abstract Connection readOnly(String url) throws SQLException;

  @Test
  void says_that_the_pool_is_used_up_where_it_is_not_told_of_the_transaction() {
    JdbcInteractions unaware = JdbcInteractions.of(pool, dialect);
    transaction.executeWithoutResult(
        status -> {
          work(aware, 1);
          assertThatThrownBy(() -> unaware.record(Given.entry("IN-1").entry(), 0))
              .isInstanceOf(StoreFailedException.class)
              .hasMessageStartingWith(
                  "No connection to (the data source) became free in time.\nMaybe hand out the connection of the transaction under way");
        });
  }

  @Test
  void makes_no_tables_in_a_transaction_of_the_host_s() throws Exception {
    String empty = newDatabase();
    try (HikariDataSource source = pool(empty, true)) {
      TransactionTemplate template =
          new TransactionTemplate(new DataSourceTransactionManager(source));
      DataSource proxy = new TransactionAwareDataSourceProxy(source);
      template.executeWithoutResult(
          status ->
              assertThatThrownBy(() -> JdbcInteractions.migrate(proxy, dialect))
                  .isInstanceOf(InvalidInputException.class)
                  .hasMessageContaining("making tables would commit it."));
    }
  }

  // the words of these tests

  private Interaction scheduled() {
    Entry entry = Given.entry("IN-1").at(DUE).status(Status.SCHEDULED, null).entry();
    store.record(entry, 0);
    return entry.interaction();
  }

  private static void draft(TemplateStore templates) {
    templates.draft(
        "partials/footer",
        new TreeMap<>(Map.of("partials/footer.hbs", "a")),
        "sum",
        "note",
        new Stamp("ana", LONG_AGO));
  }

  private static long version(JdbcInteractions store) {
    return store.history(PERSON, LONG_AGO).version();
  }

  private static void work(DataSource source, int id) {
    try (Connection connection = source.getConnection()) {
      Sql.update(connection, "insert into theirs (id) values (?)", id);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> queued() throws SQLException {
    return rows("select interaction_id from candor_outbox order by interaction_id");
  }

  private List<String> theirs() throws SQLException {
    return rows("select id from theirs order by id");
  }

  /** The settings of the one connection of the pool. */
  private List<String> told() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      assertThat(connection.getAutoCommit()).isTrue();
      List<String> told = new ArrayList<>();
      for (String setting : settings()) {
        told.addAll(Sql.query(connection, setting, row -> row.getString(1)));
      }
      return told;
    }
  }

  final void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      Sql.execute(connection, sql);
    }
  }

  private void empty() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      List<String> tables = Sql.query(connection, dialect.tables(), row -> row.getString(1));
      for (String table : tables) {
        if (!KEPT.contains(table)) {
          Sql.execute(connection, emptying(table));
        }
      }
    }
  }

  /** Empties a table and those that rest on it. */
  abstract String emptying(String table);

  private List<String> rows(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      return Sql.query(connection, sql, row -> row.getString(1));
    }
  }

  private HikariDataSource pool(boolean autoCommit) {
    return pool(url, autoCommit);
  }

  /** A pool of one: a second connection while the first is held is never given. */
  static HikariDataSource pool(String url, boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(1_000);
    config.setAutoCommit(autoCommit);
    return new HikariDataSource(config);
  }
}
