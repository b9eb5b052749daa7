package dev.candor;

import dev.candor.decision.Reason;
import dev.candor.internal.decide.OpenTimes;
import dev.candor.internal.operation.FindOpenings;
import dev.candor.law.RulebookVersion;
import dev.candor.scheduling.Schedule;
import dev.candor.time.ZoneEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a message may go in the time ahead: every stretch that is open or closed, to the
 * millisecond, and by which rules a closed one is closed. Immutable.
 *
 * <p>An instant is open exactly when {@link Candor#explain} would permit the same message, without
 * jitter, with that instant as its {@code sendAt}. There are two differences: within the tolerance
 * of now a {@code sendAt} means now there where now is permitted, and itself here; and in the past
 * and beyond {@link Plan#HORIZON}, where a send takes no {@code sendAt}, it is here as if it did.
 *
 * <p>All is judged on what is known now: the borrower's file, their history and what is already set
 * for later. The rules are asked again wherever a day begins in UTC or in a zone the borrower may
 * be in, a clock is changed, a consent begins, or something is set for; a rule of the host's own
 * making that looks at the hour itself, and restricts nothing to it, is seen at those instants
 * only.
 *
 * @param from the first instant told of, in whole milliseconds
 * @param until the end, which is not told of any more, in whole milliseconds
 * @param stretches all of them from {@code from} to {@code until}, in order and without gaps; two
 *     that touch are not closed by the same rules
 * @param nextOpenAt the first open instant at or after {@code from}, looked for 400 days ahead;
 *     null when there is none
 * @param zoneEvidence where the borrower may be, and why
 * @param rulebook by which rules
 * @param tzdb version of the time zone rules used
 */
public record Openings(
    Instant from,
    Instant until,
    List<Stretch> stretches,
    @Nullable Instant nextOpenAt,
    List<ZoneEvidence> zoneEvidence,
    RulebookVersion rulebook,
    String tzdb) {

  /** The longest time that can be told of at once. */
  public static final Duration LONGEST = FindOpenings.LONGEST;

  public Openings {
    stretches = List.copyOf(stretches);
    zoneEvidence = List.copyOf(zoneEvidence);
  }

  /**
   * A stretch of time in which nothing changes.
   *
   * @param from its first instant
   * @param until its end, which belongs to what follows
   * @param closedBy the rules that close it, each once, the one that stays closed longest first;
   *     empty when it is open
   */
  public record Stretch(Instant from, Instant until, List<Closing> closedBy) {
    public Stretch {
      closedBy = List.copyOf(closedBy);
    }

    /** Returns whether the message may go at every instant of it. */
    public boolean open() {
      return closedBy.isEmpty();
    }
  }

  /**
   * One rule that closes a stretch.
   *
   * @param reason why, as of the instant it began to close
   * @param until when this rule alone would open again; null when not within the time told of
   */
  public record Closing(Reason reason, @Nullable Instant until) {}

  /** Returns whether the message may go at {@code from}. */
  public boolean open() {
    return stretches.get(0).open();
  }

  static Openings of(OpenTimes times) {
    Instant end = times.until();
    List<Stretch> stretches =
        times.spans().stream()
            .map(
                span ->
                    new Stretch(
                        span.from(),
                        span.until(),
                        span.closedBy().stream().map(one -> closing(one, end)).toList()))
            .toList();

    return new Openings(
        times.from(),
        end,
        stretches,
        times.nextOpenAt(),
        times.zoneEvidence(),
        times.rulebook(),
        Schedule.tzdbVersion());
  }

  private static Closing closing(OpenTimes.Closure closure, Instant end) {
    return new Closing(closure.reason(), closure.until().equals(end) ? null : closure.until());
  }
}
