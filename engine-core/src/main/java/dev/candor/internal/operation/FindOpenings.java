package dev.candor.internal.operation;

import dev.candor.decision.Facts;
import dev.candor.internal.decide.Decider;
import dev.candor.internal.decide.OpenTimes;
import dev.candor.internal.gather.MillisecondClock;
import dev.candor.internal.gather.RequestCheck;
import dev.candor.internal.gather.RequestFacts;
import dev.candor.message.SendRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Finds when a message may go in the time ahead. */
public final class FindOpenings {

  /** The longest time that is looked at. */
  public static final Duration LONGEST = Duration.ofDays(31);

  private static final Instant FIRST = Instant.parse("0002-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9998-01-01T00:00:00Z");

  private final RequestCheck check;
  private final RequestFacts requestFacts;
  private final Decider decider;
  private final MillisecondClock clock;

  /** Creates the operation of these parts. */
  public FindOpenings(
      RequestCheck check, RequestFacts requestFacts, Decider decider, MillisecondClock clock) {
    this.check = check;
    this.requestFacts = requestFacts;
    this.decider = decider;
    this.clock = clock;
  }

  /**
   * Returns the open times of a message, whatever send time and jitter it names.
   *
   * @throws dev.candor.fault.InvalidInputException when the request is malformed
   * @throws IllegalArgumentException when the time is empty, longer than {@link #LONGEST} or out of
   *     range
   */
  public OpenTimes find(SendRequest request, Instant from, Instant until) {
    SendRequest anytime = request.anytime();
    Instant now = clock.now();
    check.requireValid(anytime, now);
    Facts facts = requestFacts.collect(anytime, now).facts();
    requireSpan(from, until);

    return OpenTimes.of(
        decider, facts, from.truncatedTo(ChronoUnit.MILLIS), until.truncatedTo(ChronoUnit.MILLIS));
  }

  private static void requireSpan(Instant from, Instant until) {
    if (from.isBefore(FIRST) || until.isAfter(LAST)) {
      throw new IllegalArgumentException(
          "The time ("
              + from
              + " to "
              + until
              + ") must lie between "
              + FIRST
              + " and "
              + LAST
              + ".\nMaybe check the year.");
    }

    Instant first = from.truncatedTo(ChronoUnit.MILLIS);
    Instant end = until.truncatedTo(ChronoUnit.MILLIS);
    if (!first.isBefore(end) || Duration.between(first, end).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The time ("
              + from
              + " to "
              + until
              + ") must be at least a millisecond and at most "
              + LONGEST.toDays()
              + " days.\nMaybe ask for seven days.");
    }
  }
}
