package dev.candor.interaction;

import dev.candor.decision.Verdict;
import org.jspecify.annotations.Nullable;

/** What became of one message whose time had come. Immutable. */
public sealed interface Release {

  /** Returns the message as it is recorded now. */
  Interaction interaction();

  /** Hands this release to the function for its kind. */
  <T extends @Nullable Object> T match(Kinds<T> kinds);

  /** One function for each kind of release. */
  interface Kinds<T extends @Nullable Object> {

    /** For {@link Queued}. */
    T queued(Queued release);

    /** For {@link Moved}. */
    T moved(Moved release);

    /** For {@link Withheld}. */
    T withheld(Withheld release);

    /** For {@link Held}. */
    T held(Held release);

    /** For {@link Faulted}. */
    T faulted(Faulted release);
  }

  /**
   * It goes now, with the content it was accepted with.
   *
   * @param interaction with status inProgress, its time the one it was released at
   * @param verdict why it may
   */
  record Queued(Interaction interaction, Verdict.Permitted verdict) implements Release {
    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.queued(this);
    }
  }

  /**
   * It goes later: the time is not permitted any more, and the request had named none.
   *
   * @param interaction with status scheduled and its new time
   * @param verdict why it was moved
   */
  record Moved(Interaction interaction, Verdict.Permitted verdict) implements Release {
    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.moved(this);
    }
  }

  /**
   * It does not go.
   *
   * @param interaction with status failed, blockedByComplianceGuard and the rule
   * @param verdict why not
   */
  record Withheld(Interaction interaction, Verdict.Refused verdict) implements Release {
    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.withheld(this);
    }
  }

  /**
   * It is permitted and waits for the throttle of its channel, with every message behind it in that
   * channel; nothing was written, and the next release begins with it.
   *
   * @param interaction as it was
   * @param throttle what holds it
   */
  record Held(Interaction interaction, Throttle throttle) implements Release {
    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.held(this);
    }
  }

  /**
   * It could not be decided on; nothing was written, and the next release tries again.
   *
   * @param interaction as it was
   * @param cause what was thrown: {@link dev.candor.fault.RulebookChangedException} where it was
   *     accepted under rulebooks that are not in force now, {@link
   *     dev.candor.fault.InvalidInputException} where nobody knows the borrower. The message of any
   *     other than a {@link dev.candor.fault.FaultException} is whoever threw it's and may hold
   *     anything: log the class, not the text
   */
  record Faulted(Interaction interaction, RuntimeException cause) implements Release {
    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.faulted(this);
    }

    /** Names the class of the cause alone. */
    @Override
    public String toString() {
      return "Faulted[" + interaction.id() + " " + cause.getClass().getName() + "]";
    }
  }
}
