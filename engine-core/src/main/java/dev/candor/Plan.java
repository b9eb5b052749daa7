package dev.candor;

import dev.candor.decision.Facts;
import dev.candor.decision.Rules;
import dev.candor.decision.Verdict;
import dev.candor.internal.decide.Decider;
import dev.candor.internal.gather.RequestCheck;
import dev.candor.message.SendRequest;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides on facts alone: one pure function of facts, request, now and a seed. It reads no clock,
 * no database and no file, so the same input gives the same verdict anywhere, and ten million of
 * them can be made over a table.
 *
 * <p>It asks the rules once, adds the house checks, and then works out the time: the first instant
 * at or after the one asked for that every restriction permits. May be shared between threads.
 */
public final class Plan {

  /** How far ahead a message may be set or moved. */
  public static final Duration HORIZON = RequestCheck.HORIZON;

  private final Decider decider;

  private Plan(Decider decider) {
    this.decider = decider;
  }

  /** Creates a plan by these rules, with the usual timing. */
  public static Plan of(Rules rules) {
    return of(rules, Timing.USUAL);
  }

  /** Creates a plan by these rules. */
  public static Plan of(Rules rules, Timing timing) {
    return new Plan(timing.decider(rules));
  }

  /**
   * Returns the verdict on a request. With {@code sendAt} null a time-of-day restriction moves the
   * message to the first permitted instant within {@link #HORIZON}; with a {@code sendAt} nothing
   * moves it: one within the tolerance of now means now where now is permitted, and itself where
   * that is and now is not. Caps and cool-downs refuse and say when they would permit, unless the
   * {@link Timing} waits for them.
   *
   * @param facts everything the rules may look at
   * @param request the request the facts were gathered for; must be valid
   * @param now the instant taken for now
   * @param seed of the jitter; the same seed gives the same delay
   */
  public Verdict decide(Facts facts, SendRequest request, Instant now, long seed) {
    return decider.decide(facts, request, now, seed);
  }
}
