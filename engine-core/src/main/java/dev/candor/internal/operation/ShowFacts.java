package dev.candor.internal.operation;

import dev.candor.decision.Facts;
import dev.candor.internal.decide.Decider;
import dev.candor.internal.gather.MillisecondClock;
import dev.candor.internal.gather.RequestCheck;
import dev.candor.internal.gather.RequestFacts;
import dev.candor.internal.known.KnownFacts;
import dev.candor.message.SendRequest;
import java.time.Instant;

/** Shows the facts a message is decided on. */
public final class ShowFacts {

  private final RequestCheck check;
  private final RequestFacts requestFacts;
  private final Decider decider;
  private final MillisecondClock clock;

  /** Creates the operation of these parts. */
  public ShowFacts(
      RequestCheck check, RequestFacts requestFacts, Decider decider, MillisecondClock clock) {
    this.check = check;
    this.requestFacts = requestFacts;
    this.decider = decider;
    this.clock = clock;
  }

  /**
   * Returns the facts as of now, or as of the send time asked for where that is later.
   *
   * @throws dev.candor.fault.InvalidInputException when the request is malformed
   */
  public Facts show(SendRequest request) {
    Instant now = clock.now();
    check.requireValid(request, now);
    Facts facts = requestFacts.collect(request, now).facts();

    return KnownFacts.of(facts.at(decider.timeAsked(request, now)), now);
  }
}
