package dev.candor.store;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.candor.decision.Verdict;
import dev.candor.document.Document;
import dev.candor.document.TemplateStore;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions;
import dev.candor.interaction.Terms;
import dev.candor.interaction.Throttle;
import dev.candor.law.RuleId;
import dev.candor.message.Channel;
import dev.candor.message.ExternalId;
import dev.candor.message.InteractionId;
import dev.candor.message.PersonId;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The record in a database. May be shared between threads and, on the same file or server, between
 * processes.
 *
 * <p>What {@link #record} and {@link #settle} have answered is on the disk: SQLite runs with {@code
 * synchronous=FULL} over a write-ahead log, PostgreSQL with {@code synchronous_commit}. Instants
 * are kept to the nanosecond. A borrower's recordings take turns on a lock row, so that of two that
 * saw the same history one is kept and a cap cannot be passed.
 *
 * <p>A database that fails while in use throws {@link StoreFailedException}; texts and errors never
 * hold what was recorded.
 */
public final class JdbcInteractions implements Interactions, AutoCloseable {

  /**
   * Bounds how long a call waits while somebody else holds the file or the rows that it needs; then
   * it fails with {@link StoreFailedException}.
   */
  public static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

  private static final int LONGEST_LIST = 10_000;

  // the update locks the row, which a mere conflict would not
  private static final String LOCK =
      "insert into candor_recipient (person_id, version) values (?, 0)"
          + " on conflict (person_id) do update set version = candor_recipient.version returning version";

  private static final String MOVE =
      "update candor_recipient set version = version + 1 where person_id = ?";

  private static final String KNOWN = "select id from candor_interaction where external_id = ?";

  private static final String INSERT_INTERACTION =
      "insert into candor_interaction (%s) values (%s) on conflict do nothing"
          .formatted(Rows.INTERACTION, Rows.marks(Rows.INTERACTION));

  private static final String INSERT_DOCUMENT =
      "insert into candor_document (%s) values (%s)"
          .formatted(Rows.DOCUMENT, Rows.marks(Rows.DOCUMENT));

  private static final String INSERT_TERMS =
      "insert into candor_terms (%s) values (%s)".formatted(Rows.TERMS, Rows.marks(Rows.TERMS));

  private static final String INSERT_DECISION =
      "insert into candor_decision (interaction_id, number, decided_at, status, verdict)"
          + " select ?, coalesce(max(number), 0) + 1, ?, ?, ?"
          + " from candor_decision where interaction_id = ?";

  private static final String INSERT_OUTBOX =
      "insert into candor_outbox (interaction_id, due_at, state) values (?, ?, ?)";

  private static final String DUE =
      "select i.*, t.*, d.verdict as latest"
          + " from candor_outbox o join candor_interaction i on i.id = o.interaction_id"
          + " join candor_decision d on d.interaction_id = i.id and d.number ="
          + " (select max(l.number) from candor_decision l where l.interaction_id = i.id)"
          + " left join candor_terms t on t.interaction_id = i.id"
          + " where o.state = 'scheduled' and o.due_at <= ? and i.status = 'scheduled'"
          + " and (o.due_at > ? or (o.due_at = ? and o.interaction_id > ?))%s"
          + " order by o.due_at, o.interaction_id limit ?";

  private static final String SETTLE =
      "update candor_interaction set status = ?, status_details = ?, send_at = ?,"
          + " compliance_guard_rule_id = ?"
          + " where id = ? and status = ? and send_at = ?";

  private static final String SETTLE_OUTBOX =
      "update candor_outbox set state = ?, due_at = ? where interaction_id = ? and state = 'scheduled'";

  // as for a borrower: the update locks the row
  private static final String LOCK_CHANNEL =
      "insert into candor_throttle (channel, version) values (?, 0)"
          + " on conflict (channel) do update set version = candor_throttle.version + 1";

  private static final String GONE =
      "select count(*) from candor_interaction where channel = ? and direction = 'outbound'"
          + " and send_at > ? and status not in ('scheduled', 'canceled')"
          + " and (status_details is null or status_details <> 'blockedByComplianceGuard')";

  private static final String HISTORY =
      "select %s from candor_interaction where person_id = ? and send_at >= ? order by send_at, seq"
          .formatted(Rows.INTERACTION);
  private static final String LAST_DECIDED =
      "select d.decided_at from candor_decision d join candor_interaction i on i.id = d.interaction_id"
          + " where i.person_id = ? order by d.decided_at desc limit 1";
  private static final String VERSION = "select version from candor_recipient where person_id = ?";

  private static final String FIND =
      "select %s from candor_interaction where id = ?".formatted(Rows.INTERACTION);
  private static final String FIND_DOCUMENT =
      "select %s from candor_document where interaction_id = ?".formatted(Rows.DOCUMENT);
  private static final String FIND_TERMS =
      "select %s from candor_terms where interaction_id = ?".formatted(Rows.TERMS);
  private static final String FIND_DECISIONS =
      "select decided_at, status, verdict from candor_decision where interaction_id = ? order by number";

  private static final String LIST =
      "select %s from candor_interaction order by created_at desc, seq desc limit ?"
          .formatted(Rows.INTERACTION);
  private static final String LIST_OF_BORROWER =
      "select %s from candor_interaction where person_id = ? order by created_at desc, seq desc limit ?"
          .formatted(Rows.INTERACTION);

  /** A database of the host's, of which no more is known. */
  private static final String SHOWN = "the data source";

  private final Connections connections;
  private final Dialect dialect;

  private JdbcInteractions(Connections connections, Dialect dialect) {
    this.connections = connections;
    this.dialect = dialect;
  }

  /**
   * Opens the record at {@code url} and brings its tables to the newest version; a file that is not
   * there is made. Several processes may do so at once.
   *
   * @param url {@code jdbc:sqlite:candor.db}, the bare path of such a file, or {@code
   *     jdbc:postgresql://host:5432/database}. Refused with InvalidInputException, place {@code
   *     --db}, without the password: any other url, a folder, a file that is damaged or no Candor
   *     database, a database that a newer Candor wrote, a server that does not answer
   */
  public static JdbcInteractions open(String url) {
    return DatabaseUrl.of(url)
        .match(
            file -> new JdbcInteractions(SqliteFile.open(file.path()), Dialect.SQLITE),
            server -> new JdbcInteractions(PostgresqlServer.open(server), Dialect.POSTGRESQL));
  }

  /** Returns a url as it may be shown: without what may be a password. */
  public static String shown(String url) {
    return DatabaseUrl.shown(url);
  }

  /**
   * Opens the record in a database of the host's, which hands out the connections and closes them.
   * Changes no table; refuses with InvalidInputException a database whose tables are older or newer
   * than this Candor's: see {@link #migrate}. A SQLite file is taken in the journal mode it has;
   * only under {@code wal} do readers not wait for writers.
   *
   * <p><b>Transactions.</b> A connection with auto-commit on is used by itself: what is recorded is
   * committed before the call returns, and the connection goes back as it came. A connection with
   * auto-commit off is in a transaction of the host's, and the record takes part in it: it is never
   * committed, never rolled back and its auto-commit is never switched here. What the host commits
   * is recorded and queued, as durable as the host's commit, and what it rolls back is not. A
   * record that was not kept, and one that failed, leaves the host's other work as it was. So a
   * source that hands out the connection of the transaction under way (such as Spring's
   * TransactionAwareDataSourceProxy) joins {@code Candor.send} to it; no second connection is taken
   * while one is held, and a pool of one is enough.
   *
   * <p>Others that write to the same borrower wait until the host's transaction ends, {@link
   * #BUSY_TIMEOUT} at most, so it should be short.
   *
   * <p><b>What is refused.</b> With InvalidInputException, place {@code DataSource}, before
   * anything is written: auto-commit off without a transaction that stays open when the connection
   * is closed, as a pool set to {@code autoCommit=false} hands it out, since what is recorded would
   * be lost (see {@link #committing}); a transaction begun with SQL while auto-commit is on; a
   * connection that is closed. With {@link StoreFailedException}: a connection that may only read;
   * a transaction that does not see what others have committed since it began, where that matters
   * (PostgreSQL's {@code REPEATABLE READ} and {@code SERIALIZABLE}, and SQLite's deferred
   * transactions): a history that moved is never taken for the newest. Roll back then and repeat
   * the whole; {@code READ COMMITTED}, or SQLite's {@code begin immediate}, does not need it.
   */
  public static JdbcInteractions of(DataSource source, Dialect dialect) {
    return of(source, dialect, HostConnections.Joining.JOIN);
  }

  /**
   * Opens the record in a database of the host's, as {@link #of} does, but commits by itself
   * whatever the connections' auto-commit is: for a pool that is set to hand them out with
   * auto-commit off, outside of any transaction. Auto-commit is put back to what it was. A source
   * that hands out the connection of a transaction under way is refused with InvalidInputException
   * when something is to be recorded, since that would commit the host's half-done work, too.
   */
  public static JdbcInteractions committing(DataSource source, Dialect dialect) {
    return of(source, dialect, HostConnections.Joining.COMMIT);
  }

  private static JdbcInteractions of(
      DataSource source, Dialect dialect, HostConnections.Joining joining) {
    try {
      schema(source, dialect).requireNewest();
      return new JdbcInteractions(
          new HostConnections(source, dialect, SHOWN, joining, () -> {}), dialect);
    } catch (SQLException e) {
      throw StoreFailedException.during("open", SHOWN, e);
    }
  }

  /**
   * Brings the tables in a database of the host's to the newest version, in PostgreSQL in the first
   * schema of the search path. Does nothing when they are. Flyway keeps its notes in {@code
   * candor_schema_history}, apart from the host's own. On PostgreSQL it takes two connections
   * beside the one that keeps other processes out; on SQLite one. Refused with
   * InvalidInputException inside of a transaction of the host's, which it would commit.
   */
  public static void migrate(DataSource source, Dialect dialect) {
    try {
      schema(source, dialect).bringUp();
    } catch (SQLException e) {
      throw StoreFailedException.during("migrate", SHOWN, e);
    }
  }

  private static Schema schema(DataSource source, Dialect dialect) {
    return new Schema(source, dialect, "DataSource", SHOWN);
  }

  @Override
  public History history(PersonId personId, Instant since) {
    return read(
        "history",
        connection -> {
          // the version first: what comes between the two makes the next record a HistoryMoved
          long version =
              Sql.query(connection, VERSION, row -> row.getLong(1), personId.value()).stream()
                  .findFirst()
                  .orElse(0L);
          return new History(
              version,
              Sql.query(
                  connection,
                  HISTORY,
                  row -> Rows.interaction(row).past(),
                  personId.value(),
                  Sql.nanos(since)),
              lastDecidedAt(connection, personId));
        });
  }

  private static @Nullable Instant lastDecidedAt(Connection connection, PersonId personId)
      throws SQLException {
    return Sql.query(connection, LAST_DECIDED, row -> Sql.instant(row.getLong(1)), personId.value())
        .stream()
        .findFirst()
        .orElse(null);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A repeated external id is named before anything else is looked at: a repeat is always a
   * Duplicate, however old the version it comes with. Refuses with InvalidInputException, before
   * anything is locked, what cannot be kept as it is: instants outside of 1677 to 2262, texts with
   * U+0000 or half characters, an interaction id that is taken.
   */
  @Override
  public Written record(Entry entry, long versionSeen) {
    String verdict = VerdictJson.of(entry.verdict());
    EntryFaults.refuse(entry, verdict);
    try {
      return connections.transact(
          transaction -> record(transaction, entry, verdict, versionSeen),
          written -> written.match(kept -> true, duplicate -> false, () -> false));
    } catch (SQLException e) {
      throw StoreFailedException.during("record", connections.shown(), e);
    }
  }

  private static Written record(
      Connection connection, Entry entry, String verdict, long versionSeen) throws SQLException {
    Interaction interaction = entry.interaction();
    String person = interaction.personId().value();
    long version = Sql.query(connection, LOCK, row -> row.getLong(1), person).get(0);
    Optional<InteractionId> known = known(connection, interaction.externalId());
    if (known.isPresent()) {
      return new Written.Duplicate(known.get());
    }
    if (version != versionSeen) {
      return new Written.HistoryMoved();
    }
    if (Sql.update(connection, INSERT_INTERACTION, Rows.of(interaction)) == 0) {
      // somebody kept it for another borrower, under another lock row, since the look above
      return known(connection, interaction.externalId())
          .map(Written.Duplicate::new)
          .orElseThrow(() -> taken(interaction.id()));
    }
    Document document = entry.document();
    if (document != null) {
      Sql.update(connection, INSERT_DOCUMENT, Rows.of(interaction.id(), document));
    }
    Sql.update(connection, INSERT_TERMS, Rows.of(interaction.id(), entry.terms()));
    decide(connection, interaction, entry.verdict(), verdict);
    Sql.update(
        connection,
        INSERT_OUTBOX,
        interaction.id().value(),
        Sql.nanos(interaction.sendAt()),
        outbox(interaction.status()));
    Sql.update(connection, MOVE, person);
    return new Written.Kept(interaction);
  }

  private static void decide(
      Connection connection, Interaction interaction, Verdict verdict, String json)
      throws SQLException {
    String id = interaction.id().value();
    Sql.update(
        connection,
        INSERT_DECISION,
        id,
        Sql.nanos(verdict.grounds().decidedAt()),
        interaction.status().wireName(),
        json,
        id);
  }

  /** A dispatcher takes what is waiting, and nothing before it is released. */
  private static String outbox(Status status) {
    return switch (status) {
      case SCHEDULED -> "scheduled";
      case FAILED, CANCELED -> "canceled";
      case IN_PROGRESS, ATTEMPTED, SUCCEEDED -> "waiting";
    };
  }

  @Override
  public List<Due> due(Instant now, Set<Channel> except, @Nullable Due after, int limit) {
    refuseLimit(limit);
    String channels =
        except.isEmpty()
            ? ""
            : except.stream()
                .map(one -> "?")
                .collect(joining(", ", " and i.channel not in (", ")"));
    List<@Nullable Object> values = new ArrayList<>();
    long last = after == null ? Long.MIN_VALUE : Sql.nanos(after.interaction().sendAt());
    values.add(Sql.nanos(now));
    values.add(last);
    values.add(last);
    values.add(after == null ? "" : after.interaction().id().value());
    except.forEach(one -> values.add(one.wireName()));
    values.add(limit);
    return read(
        "due",
        connection ->
            Sql.query(
                connection,
                DUE.formatted(channels),
                row -> new Due(Rows.interaction(row), Rows.terms(row), Rows.rulebook(row)),
                values.toArray()));
  }

  @Override
  public Settled settle(Settlement settlement, long versionSeen, @Nullable Throttle throttle) {
    String verdict = VerdictJson.of(settlement.verdict());
    EntryFaults.refuse(settlement, verdict);
    try {
      return connections.transact(
          transaction -> settle(transaction, settlement, verdict, versionSeen, throttle),
          Settled.KEPT::equals);
    } catch (SQLException e) {
      throw StoreFailedException.during("settle", connections.shown(), e);
    }
  }

  private Settled settle(
      Connection connection,
      Settlement settlement,
      String verdict,
      long versionSeen,
      @Nullable Throttle throttle)
      throws SQLException {
    Interaction before = settlement.before();
    Interaction after = settlement.after();
    String person = before.personId().value();
    // the borrower first and the channel second, always: two that wait for each other never would
    if (Sql.query(connection, LOCK, row -> row.getLong(1), person).get(0) != versionSeen) {
      return Settled.HISTORY_MOVED;
    }
    if (throttle != null && after.status() == Status.IN_PROGRESS) {
      String channel = throttle.channel().wireName();
      Sql.update(connection, LOCK_CHANNEL, channel);
      dialect.refuseOldView(connection);
      long since = Sql.nanos(after.sendAt().minus(throttle.period()));
      if (Sql.query(connection, GONE, row -> row.getLong(1), channel, since).get(0)
          >= throttle.most()) {
        return Settled.THROTTLED;
      }
    }
    StatusDetails details = after.statusDetails();
    RuleId rule = after.complianceGuardRuleId();
    String id = before.id().value();
    int settled =
        Sql.update(
            connection,
            SETTLE,
            after.status().wireName(),
            details == null ? null : details.wireName(),
            Sql.nanos(after.sendAt()),
            rule == null ? null : rule.value(),
            id,
            before.status().wireName(),
            Sql.nanos(before.sendAt()));
    if (settled == 0
        || Sql.update(
                connection, SETTLE_OUTBOX, outbox(after.status()), Sql.nanos(after.sendAt()), id)
            == 0) {
      return Settled.HISTORY_MOVED;
    }
    decide(connection, after, settlement.verdict(), verdict);
    Sql.update(connection, MOVE, person);
    return Settled.KEPT;
  }

  private static Optional<InteractionId> known(
      Connection connection, @Nullable ExternalId externalId) throws SQLException {
    return externalId == null
        ? Optional.empty()
        : Sql.query(
                connection, KNOWN, row -> InteractionId.of(row.getString(1)), externalId.value())
            .stream()
            .findFirst();
  }

  private static InvalidInputException taken(InteractionId id) {
    return new InvalidInputException(
        "the interaction to be kept",
        new Fault(
            "interaction " + id,
            "$.id",
            "The value (" + id + ") is the id of another interaction.",
            "make ids from a source that does not repeat."));
  }

  @Override
  public Optional<InteractionId> known(ExternalId externalId) {
    return read("known", connection -> known(connection, externalId));
  }

  @Override
  public Optional<Recorded> find(InteractionId id) {
    return read(
        "find",
        connection -> {
          // written in one transaction: who sees the first sees the others
          List<Interaction> found = Sql.query(connection, FIND, Rows::interaction, id.value());
          if (found.isEmpty()) {
            return Optional.empty();
          }
          List<Document> document =
              Sql.query(connection, FIND_DOCUMENT, Rows::document, id.value());
          List<Terms> terms =
              Sql.query(connection, FIND_TERMS, row -> requireNonNull(Rows.terms(row)), id.value());
          return Optional.of(
              new Recorded(
                  found.get(0),
                  document.isEmpty() ? null : document.get(0),
                  terms.isEmpty() ? null : terms.get(0),
                  Sql.query(connection, FIND_DECISIONS, Rows::decided, id.value())));
        });
  }

  @Override
  public List<Interaction> list(@Nullable PersonId personId, int limit) {
    refuseLimit(limit);
    return read(
        "list",
        connection ->
            personId == null
                ? Sql.query(connection, LIST, Rows::interaction, limit)
                : Sql.query(
                    connection, LIST_OF_BORROWER, Rows::interaction, personId.value(), limit));
  }

  private static void refuseLimit(int limit) {
    if (limit < 1 || limit > LONGEST_LIST) {
      throw new InvalidInputException(
          "the list asked for",
          new Fault(
              "list",
              "$.limit",
              "The value (" + limit + ") must be 1 to " + LONGEST_LIST + ".",
              "ask for 100."));
    }
  }

  /**
   * The lender's own templates, in the same database. Closed with this; uses its connections, and
   * like it throws {@link StoreFailedException} where the database fails.
   */
  public TemplateStore templates() {
    return new JdbcTemplates(connections);
  }

  private <T> T read(String operation, Work<T> work) {
    try {
      return connections.read(work);
    } catch (SQLException e) {
      throw StoreFailedException.during(operation, connections.shown(), e);
    }
  }

  /**
   * Closes what {@link #open} opened and leaves a host's source open. What comes afterwards is
   * refused with IllegalStateException.
   */
  @Override
  public void close() {
    connections.close();
  }
}
