package dev.candor.store;

import dev.candor.decision.Verdict;
import dev.candor.document.Document;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions.Entry;
import dev.candor.interaction.Interactions.Settled;
import dev.candor.interaction.Interactions.Settlement;
import dev.candor.interaction.Interactions.Written;
import dev.candor.interaction.Throttle;
import dev.candor.law.RuleId;
import dev.candor.message.InteractionId;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.store.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes interactions, and what belongs to them, within a transaction that is under way. A
 * borrower's writers take turns on a lock row. Stateless.
 */
final class InteractionWriter {

  // the update locks the row, which a mere conflict would not
  private static final String LOCK =
      "insert into candor_recipient (person_id, version) values (?, 0)"
          + " on conflict (person_id) do update set version = candor_recipient.version returning version";

  private static final String MOVE =
      "update candor_recipient set version = version + 1 where person_id = ?";

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

  private InteractionWriter() {}

  /**
   * Keeps an interaction with what belongs to it, as a part of the transaction under way.
   *
   * @param verdict the verdict of the entry as JSON
   */
  static Written record(Connection connection, Entry entry, String verdict, long versionSeen)
      throws SQLException {
    Interaction interaction = entry.interaction();
    String person = interaction.personId().value();
    long version = Sql.query(connection, LOCK, row -> row.getLong(1), person).get(0);
    Optional<InteractionId> known = InteractionReader.findId(connection, interaction.externalId());
    if (known.isPresent()) {
      return new Written.Duplicate(known.get());
    }
    if (version != versionSeen) {
      return new Written.HistoryMoved();
    }
    if (Sql.update(connection, INSERT_INTERACTION, Rows.of(interaction)) == 0) {
      // somebody kept it for another borrower, under another lock row, since the look above
      return InteractionReader.findId(connection, interaction.externalId())
          .map(Written.Duplicate::new)
          .orElseThrow(() -> refuseId(interaction.id()));
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

  /**
   * Writes what became of a due interaction, as a part of the transaction under way.
   *
   * @param verdict the verdict of the settlement as JSON
   */
  static Settled settle(
      Connection connection,
      Dialect dialect,
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
    if (throttle != null
        && after.status() == Status.IN_PROGRESS
        && isFull(connection, dialect, throttle, after.sendAt())) {
      return Settled.THROTTLED;
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

  /** Locks the channel, and returns whether the throttle lets no more of its messages go. */
  private static boolean isFull(
      Connection connection, Dialect dialect, Throttle throttle, Instant at) throws SQLException {
    String channel = throttle.channel().wireName();
    Sql.update(connection, LOCK_CHANNEL, channel);
    dialect.refuseOldView(connection);
    long since = Sql.nanos(at.minus(throttle.period()));
    return Sql.query(connection, GONE, row -> row.getLong(1), channel, since).get(0)
        >= throttle.most();
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

  /**
   * Returns the state of an outbox row: a dispatcher takes what is waiting, and nothing before it
   * is released.
   */
  private static String outbox(Status status) {
    return switch (status) {
      case SCHEDULED -> "scheduled";
      case FAILED, CANCELED -> "canceled";
      case IN_PROGRESS, ATTEMPTED, SUCCEEDED -> "waiting";
    };
  }

  private static InvalidInputException refuseId(InteractionId id) {
    return new InvalidInputException(
        "the interaction to be kept",
        new Fault(
            "interaction " + id,
            "$.id",
            "The value (" + id + ") is the id of another interaction.",
            "make ids from a source that does not repeat."));
  }
}
