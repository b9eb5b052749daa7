package dev.candor.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.candor.fault.InvalidInputException;
import dev.candor.interaction.Interactions.Written;
import dev.candor.message.PersonId;
import dev.candor.store.internal.sql.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever a host and a record do in turn, they are kept together or not at all. */
abstract class HostTransactionLaws {

  private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

  /** One database for all tries: what one leaves is where the next begins. */
  private static String url;

  private static HikariDataSource pool;
  private static int ids;

  private final Dialect dialect;

  HostTransactionLaws(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The url of an empty database. */
  abstract String newDatabase() throws Exception;

  /** What is done next. */
  enum Step {
    THEIR_WORK,
    RECORDED,
    RECORDED_BY_ANOTHER_CANDOR,
    REPEATED,
    RESTING_ON_AN_OLDER_HISTORY,
    UNDER_A_TAKEN_ID,
    REFUSED_BY_THE_DATABASE,
    READ
  }

  /** Steps in one transaction and how it ends, or outside of any. */
  record Turn(List<Step> steps, Ending ending) {}

  enum Ending {
    COMMIT,
    ROLLBACK,
    EXCEPTION,
    NO_TRANSACTION
  }

  @Provide
  Arbitrary<List<Turn>> turns() {
    return Combinators.combine(
            Arbitraries.of(Step.class).list().ofMaxSize(8), Arbitraries.of(Ending.class))
        .as(Turn::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Tag("slow")
  @Property(tries = 60)
  void keeps_the_host_s_work_and_the_record_together_or_not_at_all(
      @ForAll("turns") List<Turn> turns) throws Exception {
    begin();
    DataSource aware = new TransactionAwareDataSourceProxy(pool);
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(pool));
    JdbcInteractions store = JdbcInteractions.of(aware, dialect);
    JdbcInteractions another = JdbcInteractions.of(aware, dialect);
    Set<String> queued = new TreeSet<>(rows("select interaction_id from candor_outbox"));
    Set<String> theirs = new TreeSet<>(rows("select id from theirs"));
    for (Turn turn : turns) {
      List<String> queuedNow = new ArrayList<>();
      List<String> theirsNow = new ArrayList<>();
      Runnable steps =
          () ->
              turn.steps().forEach(step -> take(step, store, another, aware, queuedNow, theirsNow));
      switch (turn.ending()) {
        case COMMIT -> transaction.executeWithoutResult(status -> steps.run());
        case ROLLBACK ->
            transaction.executeWithoutResult(
                status -> {
                  steps.run();
                  status.setRollbackOnly();
                });
        case EXCEPTION -> {
          try {
            transaction.executeWithoutResult(
                status -> {
                  steps.run();
                  throw new UnsupportedOperationException();
                });
          } catch (UnsupportedOperationException e) {
            // the host's own fault rolls back
          }
        }
        case NO_TRANSACTION -> steps.run();
      }
      if (turn.ending() == Ending.COMMIT || turn.ending() == Ending.NO_TRANSACTION) {
        queued.addAll(queuedNow);
        theirs.addAll(theirsNow);
      }
      assertThat(rows("select interaction_id from candor_outbox"))
          .containsExactlyInAnyOrderElementsOf(queued);
      assertThat(rows("select id from theirs")).containsExactlyInAnyOrderElementsOf(theirs);
      assertThat(rows("select id from candor_interaction"))
          .as("nothing half recorded")
          .containsExactlyInAnyOrderElementsOf(queued);
      for (String table : List.of("candor_document", "candor_terms", "candor_decision")) {
        assertThat(rows("select interaction_id from " + table))
            .as(table)
            .containsExactlyInAnyOrderElementsOf(queued);
      }
      assertThat(rows("select coalesce(sum(version), 0) from candor_recipient"))
          .containsExactly(Integer.toString(queued.size()));
      try (Connection connection = pool.getConnection()) {
        assertThat(connection.getAutoCommit()).isTrue();
      }
    }
  }

  private static void take(
      Step step,
      JdbcInteractions store,
      JdbcInteractions another,
      DataSource source,
      List<String> queued,
      List<String> theirs) {
    String id = "IN-" + ++ids;
    String person = "BO-" + ids % 3;
    long version = store.history(PersonId.of(person), LONG_AGO).version();
    switch (step) {
      case THEIR_WORK -> {
        work(source, ids);
        theirs.add(Integer.toString(ids));
      }
      case RECORDED, RECORDED_BY_ANOTHER_CANDOR -> {
        JdbcInteractions by = step == Step.RECORDED ? store : another;
        assertThat(by.record(Given.entry(id).to(person).as(id).entry(), version))
            .isInstanceOf(Written.Kept.class);
        queued.add(id);
      }
      case REPEATED -> {
        if (!queued.isEmpty()) {
          assertThat(store.record(Given.entry(id).to(person).as(queued.get(0)).entry(), version))
              .isInstanceOf(Written.Duplicate.class);
        }
      }
      case RESTING_ON_AN_OLDER_HISTORY ->
          assertThat(store.record(Given.entry(id).to(person).entry(), version + 1))
              .isEqualTo(new Written.HistoryMoved());
      case UNDER_A_TAKEN_ID -> {
        if (!queued.isEmpty()) {
          refused(() -> store.record(Given.entry(queued.get(0)).to(person).entry(), version));
        }
      }
      case REFUSED_BY_THE_DATABASE ->
          refused(
              () ->
                  store.record(
                      Given.entry(id).to(person).with(Given.document("refused", null)).entry(),
                      version));
      case READ ->
          assertThat(another.list(null, 10_000))
              .extracting(one -> one.id().value())
              .containsAll(queued);
    }
  }

  private static void refused(Runnable record) {
    try {
      record.run();
    } catch (InvalidInputException | StoreFailedException e) {
      return;
    }
    throw new AssertionError("It was kept.");
  }

  private void begin() throws Exception {
    if (pool == null) {
      url = newDatabase();
      JdbcInteractions.open(url).close();
      try (Connection connection = DriverManager.getConnection(url)) {
        Sql.execute(connection, "create table theirs (id integer not null)");
        refuseDocuments(connection);
      }
      pool = HostTransactionContract.pool(url, true);
    }
  }

  /** Makes the tables refuse a document that says "refused". */
  abstract void refuseDocuments(Connection connection) throws SQLException;

  @AfterContainer
  static void end() {
    pool.close();
    pool = null;
  }

  private static void work(DataSource source, int id) {
    try (Connection connection = source.getConnection()) {
      Sql.update(connection, "insert into theirs (id) values (?)", id);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> rows(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      return Sql.query(connection, sql, row -> row.getString(1));
    }
  }
}
