package dev.candor.internal.gather;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reads the host's clock to the millisecond, which a store and a wire keep exactly. */
public final class MillisecondClock {

  private final Clock clock;

  /** Creates a reader of this clock. */
  public MillisecondClock(Clock clock) {
    this.clock = clock;
  }

  /** Returns now, rounded down to a millisecond. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
