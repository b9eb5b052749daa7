package dev.candor.internal.write;

import dev.candor.message.PersonId;

/**
 * Bounds how often a message is decided on anew because the history it was decided on moved before
 * it was written.
 */
public final class HistoryRetry {

  /** How often at most. */
  public static final int MOST_ATTEMPTS = 1_000;

  private HistoryRetry() {}

  /**
   * Returns the exception for a record that says a history moved and reads it as it was: whoever
   * goes on would be told so forever.
   */
  public static IllegalStateException frozen(PersonId personId) {
    return new IllegalStateException(
        "The record answers that the history of "
            + personId
            + " moved, and still reads it as it was."
            + "\nMaybe it reads in a transaction that does not see what others commit, or from a copy"
            + " of the database: roll back and repeat the whole, or read where it writes.");
  }

  /**
   * Returns the exception for a history that moved at every attempt.
   *
   * @param during one what, such as {@code send}
   */
  public static IllegalStateException giveUp(PersonId personId, String during) {
    return new IllegalStateException(
        "The history of "
            + personId
            + " or the template moved "
            + MOST_ATTEMPTS
            + " times during one "
            + during
            + ".");
  }
}
