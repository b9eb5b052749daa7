package dev.candor.store;

import static java.util.stream.Collectors.joining;

import dev.candor.document.TemplateStore;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions;
import dev.candor.interaction.Throttle;
import dev.candor.message.Channel;
import dev.candor.message.ExternalId;
import dev.candor.message.InteractionId;
import dev.candor.message.PersonId;
import dev.candor.store.internal.sql.DatabaseUrl;
import dev.candor.store.internal.sql.LockWait;
import dev.candor.store.internal.sql.SqlWork;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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
  public static final Duration BUSY_TIMEOUT = LockWait.LONGEST;

  private static final int LONGEST_LIST = 10_000;

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
   *     url}, without the password: any other url, a folder, a file that is damaged or no Candor
   *     database, a database that a newer Candor wrote, a server that does not answer
   */
  public static JdbcInteractions open(String url) {
    return DatabaseUrl.of(url)
        .match(
            file -> new JdbcInteractions(SqliteFile.open(file.path()), Dialect.SQLITE),
            server -> new JdbcInteractions(PostgresqlServer.open(server), Dialect.POSTGRESQL));
  }

  /** Returns a url as it may be shown: without what may be a password. */
  public static String redactUrl(String url) {
    return DatabaseUrl.show(url);
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

  private static StoreSchema schema(DataSource source, Dialect dialect) {
    return new StoreSchema(source, dialect, "DataSource", SHOWN);
  }

  @Override
  public History history(PersonId personId, Instant since) {
    return read("history", connection -> InteractionReader.history(connection, personId, since));
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
          transaction -> InteractionWriter.record(transaction, entry, verdict, versionSeen),
          written -> written.match(kept -> true, duplicate -> false, () -> false));
    } catch (SQLException e) {
      throw StoreFailedException.during("record", connections.describe(), e);
    }
  }

  @Override
  public List<Due> due(Instant now, Set<Channel> except, @Nullable Due after, int limit) {
    refuseLimit(limit);
    return read(
        "due", connection -> InteractionReader.findDue(connection, now, except, after, limit));
  }

  @Override
  public Settled settle(Settlement settlement, long versionSeen, @Nullable Throttle throttle) {
    String verdict = VerdictJson.of(settlement.verdict());
    EntryFaults.refuse(settlement, verdict);
    try {
      return connections.transact(
          transaction ->
              InteractionWriter.settle(
                  transaction, dialect, settlement, verdict, versionSeen, throttle),
          Settled.KEPT::equals);
    } catch (SQLException e) {
      throw StoreFailedException.during("settle", connections.describe(), e);
    }
  }

  @Override
  public Optional<InteractionId> findByExternalId(ExternalId externalId) {
    return read("known", connection -> InteractionReader.findId(connection, externalId));
  }

  @Override
  public Optional<Recorded> find(InteractionId id) {
    return read("find", connection -> InteractionReader.find(connection, id));
  }

  @Override
  public List<Interaction> list(@Nullable PersonId personId, int limit) {
    refuseLimit(limit);
    return read("list", connection -> InteractionReader.list(connection, personId, limit));
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
   * Returns the lender's own templates, in the same database. Closed with this; uses its
   * connections, and like it throws {@link StoreFailedException} where the database fails.
   */
  public TemplateStore templates() {
    return new JdbcTemplates(connections);
  }

  private <T> T read(String operation, SqlWork<T> work) {
    try {
      return connections.read(work);
    } catch (SQLException e) {
      throw StoreFailedException.during(operation, connections.describe(), e);
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
