package dev.candor.internal.gather;

import dev.candor.interaction.Interactions;
import dev.candor.interaction.Interactions.History;
import dev.candor.message.PersonId;
import dev.candor.party.Borrower;
import dev.candor.party.BorrowerFile;
import dev.candor.party.Borrowers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up what the host knows of a borrower, and what was recorded about them before. */
public final class BorrowerLookup {

  /**
   * How far back a borrower's history is read; the longest period a rule may count over. A day more
   * than the ten years for which a third party is asked once (15 USC 1692b(3)).
   */
  public static final Duration HISTORY = Duration.ofDays(3_651);

  private final Borrowers borrowers;
  private final Interactions interactions;

  /** Creates a look-up in the host's borrowers and in the record. */
  public BorrowerLookup(Borrowers borrowers, Interactions interactions) {
    this.borrowers = borrowers;
    this.interactions = interactions;
  }

  /**
   * Returns what the host knows of a borrower, and null of one it does not know. An answer about
   * somebody else is the host's mistake and goes no further.
   */
  public @Nullable BorrowerFile find(PersonId id) {
    Optional<BorrowerFile> found =
        Objects.requireNonNull(
            borrowers.find(id), "Borrowers.find answered null; it answers an Optional");
    if (found.isPresent()) {
      Borrower borrower = found.get().borrower();
      if (!borrower.id().equals(id) && !id.value().equals(borrower.externalId())) {
        throw new IllegalStateException(
            "Asked for ("
                + id
                + "), Borrowers answered with another borrower, "
                + borrower.id()
                + ".");
      }
    }

    return found.orElse(null);
  }

  /** Returns what was recorded about a borrower; nothing about one whom nobody knows. */
  public History history(@Nullable BorrowerFile file, Instant now) {
    return file == null ? new History(0, List.of()) : history(file.borrower().id(), now);
  }

  /** Returns what was recorded about a borrower. */
  public History history(PersonId personId, Instant now) {
    return interactions.history(personId, now.minus(HISTORY));
  }
}
