package dev.candor.interaction;

import dev.candor.decision.Verdict;
import dev.candor.document.Document;
import dev.candor.law.RulebookVersion;
import dev.candor.message.Channel;
import dev.candor.message.ExternalId;
import dev.candor.message.InteractionId;
import dev.candor.message.PersonId;
import dev.candor.message.Status;
import dev.candor.party.PastInteraction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The record. A port; {@code engine-store-jdbc} keeps it in SQLite or PostgreSQL. Implementations
 * may be shared between threads. What {@link #record} and {@link #settle} have answered survives a
 * crash of the process and of the machine.
 */
public interface Interactions {

  /**
   * Returns what was recorded for a borrower from {@code since} on, and already set for later, with
   * the version of the history it was read at.
   */
  History history(PersonId personId, Instant since);

  /**
   * Writes the interaction, its document, its terms, the decision and one outbox row in one
   * transaction, if nothing was recorded for the borrower since {@code versionSeen} and no
   * interaction has its external id. Otherwise writes nothing.
   */
  Written record(Entry entry, long versionSeen);

  /**
   * Messages whose time has come: status scheduled, their time at or before {@code now}; by time,
   * then id.
   *
   * @param except channels of which none is wanted
   * @param after the one to go on behind; null begins at the first
   * @param limit at most so many, 1 to 10,000
   */
  List<Due> due(Instant now, Set<Channel> except, @Nullable Due after, int limit);

  /**
   * Writes what became of a due message in one transaction: the message as it is now, the decision
   * behind those there are, and its outbox row. Writes nothing when anything was recorded for the
   * borrower since {@code versionSeen}, when the message is no longer as it was seen, or when it
   * goes and its channel has no room.
   *
   * @param throttle of the message's channel; null where there is none. What counts is every
   *     message of the channel that went out in the period before it
   */
  Settled settle(Settlement settlement, long versionSeen, @Nullable Throttle throttle);

  /** Returns the id of the interaction that has this external id. */
  Optional<InteractionId> findByExternalId(ExternalId externalId);

  /** Returns the interaction with this id, whole. */
  Optional<Recorded> find(InteractionId id);

  /**
   * Interactions, newest first; of one borrower when {@code personId} is given; at most {@code
   * limit}, 1 to 10,000.
   */
  List<Interaction> list(@Nullable PersonId personId, int limit);

  /**
   * A borrower's history as read.
   *
   * @param version grows by at least one with everything recorded for the borrower; 0 when nothing
   *     ever was
   * @param interactions oldest first
   * @param lastDecidedAt the latest instant any decision recorded for the borrower was made at,
   *     whatever is asked for; null when there is none
   */
  record History(
      long version, List<PastInteraction> interactions, @Nullable Instant lastDecidedAt) {

    public History {
      interactions = List.copyOf(interactions);
    }

    /** Makes a history of which no decision is on record. */
    public History(long version, List<PastInteraction> interactions) {
      this(version, interactions, null);
    }
  }

  /**
   * What is to be written at once.
   *
   * @param interaction the interaction
   * @param document its content; null for a letter made of its attachments alone
   * @param verdict the decision it rests on, kept for the auditor
   * @param terms what else is needed to decide on it again
   */
  record Entry(
      Interaction interaction,
      @Nullable Document document,
      Verdict.Permitted verdict,
      Terms terms) {}

  /**
   * A message whose time has come.
   *
   * @param interaction as it is recorded
   * @param terms what else is needed to decide on it again; null where it was recorded before they
   *     were kept
   * @param rulebook the rulebooks of the latest decision on it, with each layer
   */
  record Due(Interaction interaction, @Nullable Terms terms, RulebookVersion rulebook) {}

  /**
   * What became of a due message.
   *
   * @param before as it was seen, with status scheduled
   * @param after as it is now: inProgress, scheduled or failed
   * @param verdict the decision it rests on
   */
  record Settlement(Interaction before, Interaction after, Verdict verdict) {}

  /** How the writing of a settlement ended. */
  enum Settled {
    /** It is written. */
    KEPT,
    /** Nothing was written: the borrower's history, or the message, is no longer the one seen. */
    HISTORY_MOVED,
    /** Nothing was written: the channel has no room. */
    THROTTLED
  }

  /**
   * An interaction as kept.
   *
   * @param interaction the interaction
   * @param document its content, or null
   * @param terms what else is needed to decide on it again; null where it was recorded before they
   *     were kept
   * @param decisions every decision on it, oldest first; at least one
   */
  record Recorded(
      Interaction interaction,
      @Nullable Document document,
      @Nullable Terms terms,
      List<Decided> decisions) {
    public Recorded {
      decisions = List.copyOf(decisions);
    }

    /** Returns the decision it rests on now, the latest, as JSON. */
    public String decision() {
      return decisions.get(decisions.size() - 1).verdict();
    }
  }

  /**
   * One decision on an interaction.
   *
   * @param at when it was made
   * @param status the status it left the interaction with
   * @param verdict the whole decision, as JSON
   */
  record Decided(Instant at, Status status, String verdict) {}

  /** How a write ended. */
  sealed interface Written {

    /** Hands this answer to the function for its kind. */
    <T extends @Nullable Object> T match(
        Function<Kept, T> kept, Function<Duplicate, T> duplicate, Supplier<T> historyMoved);

    /** It is kept. */
    record Kept(Interaction interaction) implements Written {
      @Override
      public <T extends @Nullable Object> T match(
          Function<Kept, T> kept, Function<Duplicate, T> duplicate, Supplier<T> historyMoved) {
        return kept.apply(this);
      }
    }

    /** Nothing was written: an interaction has this external id already. */
    record Duplicate(InteractionId existing) implements Written {
      @Override
      public <T extends @Nullable Object> T match(
          Function<Kept, T> kept, Function<Duplicate, T> duplicate, Supplier<T> historyMoved) {
        return duplicate.apply(this);
      }
    }

    /**
     * Nothing was written: the borrower's history is no longer the one seen. Read it again and
     * decide again.
     */
    record HistoryMoved() implements Written {
      @Override
      public <T extends @Nullable Object> T match(
          Function<Kept, T> kept, Function<Duplicate, T> duplicate, Supplier<T> historyMoved) {
        return historyMoved.get();
      }
    }
  }
}
