package dev.candor.interaction;

import dev.candor.decision.Verdict;
import dev.candor.document.Document;
import dev.candor.message.ExternalId;
import dev.candor.message.InteractionId;
import dev.candor.message.PersonId;
import dev.candor.party.PastInteraction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The record. A port; {@code engine-store-jdbc} keeps it in SQLite or PostgreSQL. Implementations
 * may be shared between threads. What {@link #record} has answered survives a crash of the process
 * and of the machine.
 */
public interface Interactions {

  /**
   * What was recorded for a borrower from {@code since} on, and already set for later, with the
   * version of the history it was read at.
   */
  History history(PersonId personId, Instant since);

  /**
   * Writes the interaction, its document and one outbox row in one transaction, if nothing was
   * recorded for the borrower since {@code versionSeen} and no interaction has its external id.
   * Otherwise writes nothing.
   */
  Written record(Entry entry, long versionSeen);

  /** The id of the interaction that has this external id. */
  Optional<InteractionId> known(ExternalId externalId);

  /** The interaction with this id, whole. */
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
   */
  record History(long version, List<PastInteraction> interactions) {
    public History {
      interactions = List.copyOf(interactions);
    }
  }

  /**
   * What is to be written at once.
   *
   * @param interaction the interaction
   * @param document its content; null for a letter made of its attachments alone
   * @param verdict the decision it rests on, kept for the auditor
   */
  record Entry(Interaction interaction, @Nullable Document document, Verdict.Permitted verdict) {}

  /**
   * An interaction as kept.
   *
   * @param interaction the interaction
   * @param document its content, or null
   * @param decision the decision it rests on, as JSON
   */
  record Recorded(Interaction interaction, @Nullable Document document, String decision) {}

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

    /** Nothing was written: an interaction has this external id already (B-038, X-14). */
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
