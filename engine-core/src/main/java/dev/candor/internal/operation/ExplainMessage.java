package dev.candor.internal.operation;

import dev.candor.decision.Verdict;
import dev.candor.internal.decide.Decider;
import dev.candor.internal.gather.MillisecondClock;
import dev.candor.internal.gather.RequestCheck;
import dev.candor.internal.gather.RequestFacts;
import dev.candor.message.SendRequest;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Explains whether a message may go and when; writes and records nothing. */
public final class ExplainMessage {

  private final RequestCheck check;
  private final RequestFacts requestFacts;
  private final Decider decider;
  private final MillisecondClock clock;
  private final LongSupplier seeds;

  /** Creates the operation of these parts. */
  public ExplainMessage(
      RequestCheck check,
      RequestFacts requestFacts,
      Decider decider,
      MillisecondClock clock,
      LongSupplier seeds) {
    this.check = check;
    this.requestFacts = requestFacts;
    this.decider = decider;
    this.clock = clock;
    this.seeds = seeds;
  }

  /**
   * Returns the verdict on it.
   *
   * @throws dev.candor.fault.InvalidInputException when the request is malformed
   */
  public Verdict explain(SendRequest request) {
    Instant now = clock.now();
    check.requireValid(request, now);

    return decider.decide(
        requestFacts.collect(request, now).facts(), request, now, seeds.getAsLong());
  }
}
