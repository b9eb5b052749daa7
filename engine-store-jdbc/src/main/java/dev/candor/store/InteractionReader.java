package dev.candor.store;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.candor.document.Document;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions.Due;
import dev.candor.interaction.Interactions.History;
import dev.candor.interaction.Interactions.Recorded;
import dev.candor.interaction.Terms;
import dev.candor.message.Channel;
import dev.candor.message.ExternalId;
import dev.candor.message.InteractionId;
import dev.candor.message.PersonId;
import dev.candor.store.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads interactions, and what belongs to them, on a connection that is lent. Stateless. */
final class InteractionReader {

  private static final String KNOWN = "select id from candor_interaction where external_id = ?";

  private static final String DUE =
      "select i.*, t.*, d.verdict as latest"
          + " from candor_outbox o join candor_interaction i on i.id = o.interaction_id"
          + " join candor_decision d on d.interaction_id = i.id and d.number ="
          + " (select max(l.number) from candor_decision l where l.interaction_id = i.id)"
          + " left join candor_terms t on t.interaction_id = i.id"
          + " where o.state = 'scheduled' and o.due_at <= ? and i.status = 'scheduled'"
          + " and (o.due_at > ? or (o.due_at = ? and o.interaction_id > ?))%s"
          + " order by o.due_at, o.interaction_id limit ?";

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

  private InteractionReader() {}

  static History history(Connection connection, PersonId personId, Instant since)
      throws SQLException {
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
  }

  private static @Nullable Instant lastDecidedAt(Connection connection, PersonId personId)
      throws SQLException {
    return Sql.query(connection, LAST_DECIDED, row -> Sql.instant(row.getLong(1)), personId.value())
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** Returns what is due, in the order of its times, after one that was read before. */
  static List<Due> findDue(
      Connection connection, Instant now, Set<Channel> except, @Nullable Due after, int limit)
      throws SQLException {
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

    return Sql.query(
        connection,
        DUE.formatted(channels),
        row -> new Due(Rows.interaction(row), Rows.terms(row), Rows.rulebook(row)),
        values.toArray());
  }

  static Optional<InteractionId> findId(Connection connection, @Nullable ExternalId externalId)
      throws SQLException {
    return externalId == null
        ? Optional.empty()
        : Sql.query(
                connection, KNOWN, row -> InteractionId.of(row.getString(1)), externalId.value())
            .stream()
            .findFirst();
  }

  static Optional<Recorded> find(Connection connection, InteractionId id) throws SQLException {
    // written in one transaction: who sees the first sees the others
    List<Interaction> found = Sql.query(connection, FIND, Rows::interaction, id.value());
    if (found.isEmpty()) {
      return Optional.empty();
    }

    List<Document> document = Sql.query(connection, FIND_DOCUMENT, Rows::document, id.value());
    List<Terms> terms =
        Sql.query(connection, FIND_TERMS, row -> requireNonNull(Rows.terms(row)), id.value());
    return Optional.of(
        new Recorded(
            found.get(0),
            document.isEmpty() ? null : document.get(0),
            terms.isEmpty() ? null : terms.get(0),
            Sql.query(connection, FIND_DECISIONS, Rows::decision, id.value())));
  }

  static List<Interaction> list(Connection connection, @Nullable PersonId personId, int limit)
      throws SQLException {
    return personId == null
        ? Sql.query(connection, LIST, Rows::interaction, limit)
        : Sql.query(connection, LIST_OF_BORROWER, Rows::interaction, personId.value(), limit);
  }
}
