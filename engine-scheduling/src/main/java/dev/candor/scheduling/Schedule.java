package dev.candor.scheduling;

import dev.candor.scheduling.internal.gate.EventLimit;
import dev.candor.scheduling.internal.gate.Gate;
import dev.candor.scheduling.internal.gate.GateBuilder;
import dev.candor.scheduling.internal.gate.Intervals;
import dev.candor.scheduling.internal.gate.TimeLine;
import dev.candor.scheduling.internal.gate.ZoneClock;
import dev.candor.time.TimeLimit;
import dev.candor.time.ZoneEvidence;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The instants that every limit of a message permits, wherever the recipient may plausibly be.
 * Immutable; may be shared between threads.
 *
 * <p>A limit on the recipient's clock holds in every plausible zone at once (12 CFR
 * 1006.6(b)(1)(i), comment 2). With hours from 08:00 to 21:00, an Eastern area code and a
 * Californian address, 14 January 2026 is permitted from 16:00Z (08:00 in California) up to, and
 * not at, 02:00Z (21:00 in New York).
 *
 * <p>It counts in whole milliseconds, and cuts limits inwards where they name finer parts: what it
 * permits, they permit. Hours that end at {@link java.time.LocalTime#MAX} end with the day. Nothing
 * is permitted before the year 1 or after the year 9999.
 */
public final class Schedule {

  /** As far as a schedule is worked out ahead: ten years. */
  private static final Duration FURTHEST = Duration.ofDays(3_660);

  /** So many limits that count stand one within the other; more of them stand side by side. */
  private static final int MOST_NESTED = 8;

  private final Gate gate;
  private final List<TimeLimit> limits;
  private final List<ZoneClock> clocks;
  private final boolean needsLocation;

  /** The schedule this one adds limits to. */
  private final @Nullable Schedule base;

  private Schedule(
      Gate gate,
      List<TimeLimit> limits,
      List<ZoneClock> clocks,
      boolean needsLocation,
      @Nullable Schedule base) {
    this.gate = gate;
    this.limits = limits;
    this.clocks = clocks;
    this.needsLocation = needsLocation;
    this.base = base;
  }

  /**
   * Returns the schedule that permits what all of the limits permit; with no limit it permits
   * everything.
   *
   * <p>When a limit reads the recipient's clock and there is no evidence of where that is, nothing
   * is permitted and {@link #needsLocation()} is true: an unknown zone never opens a window.
   *
   * @param limits in any order; the order changes nothing
   * @param evidence where the recipient may be, such as {@link ZoneFinder#evidence} finds it
   */
  public static Schedule of(List<TimeLimit> limits, List<ZoneEvidence> evidence) {
    List<TimeLimit> kept = List.copyOf(limits);
    List<ZoneClock> clocks = ZoneClock.of(ZoneFinder.plausible(evidence));
    GateBuilder gates = new GateBuilder(clocks);
    for (int i = 0; i < kept.size(); i++) {
      gates.add(kept.get(i));
    }
    return new Schedule(gates.gate(), kept, clocks, gates.needsLocation(), null);
  }

  /** Returns a schedule that permits what a gate permits, and names no limits. */
  static Schedule of(Gate gate) {
    return new Schedule(gate, List.of(), List.of(), false, null);
  }

  /**
   * Returns the same schedule, with what it permits from {@code from} up to, and not at, {@code to}
   * worked out beforehand: the same answers, within that period in a tenth of the time or less;
   * outside of it nothing changes.
   *
   * <p>Worth it where many messages share limits and zones, as in a batch: make one of the hours,
   * weekdays, holidays and closed windows for each set of zones, and add a borrower's own caps and
   * cool-downs to it by {@link #with}. Making it takes about as long as a few questions for each
   * day of the period, so for a handful of messages it is not.
   *
   * @param to after {@code from} and at most 3,660 days after it; anything else is refused with
   *     IllegalArgumentException
   */
  public Schedule compile(Instant from, Instant to) {
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(FURTHEST) > 0) {
      throw new IllegalArgumentException(
          "The period ("
              + from
              + " to "
              + to
              + ") must last longer than nothing and at most "
              + FURTHEST.toDays()
              + " days.\nMaybe take the seven days a message can be moved, and a few more.");
    }

    long start = TimeLine.floor(from);
    long end = TimeLine.ceil(to);

    return start == end
        ? this
        : new Schedule(Intervals.of(gate, start, end), limits, clocks, needsLocation, base);
  }

  /**
   * Returns the schedule that permits what both this one and all of some more limits permit. This
   * one is not worked out again, so that what it shares with other schedules is made once.
   *
   * @param more in any order; of the same recipient as the limits of this one
   */
  public Schedule with(List<TimeLimit> more) {
    if (more.isEmpty()) {
      return this;
    }

    List<TimeLimit> kept = List.copyOf(more);
    if (kept.size() > MOST_NESTED) {
      return with(kept, gate, 0);
    }

    Gate both = gate;
    for (int i = 0; i < kept.size(); i++) {
      // mostly all of a borrower's own limits count, and then nothing else is made
      Gate counting = EventLimit.of(both, kept.get(i), clocks);
      if (counting == null) {
        return with(kept, both, i);
      }
      both = counting;
    }

    return new Schedule(both, kept, clocks, needsLocation, this);
  }

  /** With limits of which those before {@code next} are in the gate. */
  private Schedule with(List<TimeLimit> more, Gate before, int next) {
    GateBuilder gates = new GateBuilder(clocks);
    gates.add(before);
    for (int i = next; i < more.size(); i++) {
      gates.add(more.get(i));
    }
    return new Schedule(gates.gate(), more, clocks, needsLocation || gates.needsLocation(), this);
  }

  /**
   * Returns the version of the time zone rules in use, such as {@code 2025a}. Two machines with
   * different versions can answer differently about the same future instant, so a decision keeps
   * it.
   */
  public static String tzdbVersion() {
    return ZoneRulesProvider.getVersions("America/New_York").lastEntry().getKey();
  }

  /**
   * Returns whether nothing is permitted only because a limit reads the recipient's clock and
   * nothing tells where the recipient is. A time zone stated, an address or a telephone number of
   * the borrower mends it; waiting does not.
   */
  public boolean needsLocation() {
    return needsLocation;
  }

  /**
   * Returns the first permitted instant from {@code from} to {@code horizon}, both included; empty
   * when there is none. It is a whole millisecond: {@code from} is rounded up to one, so that
   * 07:59:59.9999 counts as 08:00. To ask of one instant and not move it, ask {@link #permits}.
   */
  public Optional<Instant> next(Instant from, Instant horizon) {
    if (from.isAfter(TimeLine.LAST) || horizon.isBefore(TimeLine.FIRST)) {
      return Optional.empty();
    }
    long last = TimeLine.floor(horizon);
    long found = gate.next(TimeLine.ceil(from), last);
    return found > last ? Optional.empty() : Optional.of(Instant.ofEpochMilli(found));
  }

  /** Returns whether every limit permits this instant. */
  public boolean permits(Instant instant) {
    if (instant.isBefore(TimeLine.FIRST) || instant.isAfter(TimeLine.LAST)) {
      return false;
    }
    return permits(gate, TimeLine.floor(instant), TimeLine.isWhole(instant));
  }

  /**
   * Returns the limits that forbid this instant, the very objects given, in the order given; empty
   * when it is permitted. One that reads the clock of a recipient who may be anywhere forbids
   * everything. Empty as well for an instant outside the years covered, which no limit forbids and
   * the schedule does not permit.
   */
  public List<TimeLimit> forbidding(Instant instant) {
    if (instant.isBefore(TimeLine.FIRST) || instant.isAfter(TimeLine.LAST)) {
      return List.of();
    }

    long time = TimeLine.floor(instant);
    boolean whole = TimeLine.isWhole(instant);
    List<TimeLimit> forbidding = new ArrayList<>();
    if (base != null) {
      forbidding.addAll(base.forbidding(instant));
    }

    for (TimeLimit limit : limits) {
      GateBuilder alone = new GateBuilder(clocks);
      alone.add(limit);
      if (!permits(alone.gate(), time, whole)) {
        forbidding.add(limit);
      }
    }

    return List.copyOf(forbidding);
  }

  /**
   * Returns the end of the permitted stretch that holds an instant: everything from {@code
   * permitted} up to, and not at, the end is permitted, and the end itself is not. A stretch that
   * goes on beyond the horizon ends at the horizon here. Counted in whole milliseconds: the end of
   * a stretch whose last instant is permitted, as that of a NotAfter is, is one millisecond after
   * it.
   *
   * @param permitted a permitted instant, not after the horizon; any other is refused with
   *     IllegalArgumentException
   */
  public Instant until(Instant permitted, Instant horizon) {
    requirePermitted(permitted, horizon);
    long last = TimeLine.floor(horizon);
    long end = gate.until(TimeLine.floor(permitted), last);
    return end > last ? horizon : Instant.ofEpochMilli(end);
  }

  /**
   * Returns a permitted instant 0 to {@code jitterSeconds} whole seconds after {@code earliest},
   * both included, drawn evenly from those that stay in the permitted stretch of {@code earliest}
   * and do not pass the horizon. The same seed gives the same instant. With 60 seconds at 20:59:30
   * and hours that end at 21:00, the delay is 0 to 29 seconds.
   *
   * @param earliest a permitted instant, not after the horizon; any other is refused with
   *     IllegalArgumentException
   * @param jitterSeconds the longest delay, in seconds; below 0 is refused with
   *     IllegalArgumentException
   * @param horizon the last instant possible
   * @param seed what the draw is made from
   */
  public Instant spread(Instant earliest, int jitterSeconds, Instant horizon, long seed) {
    if (jitterSeconds < 0) {
      throw new IllegalArgumentException(
          "The jitter ("
              + jitterSeconds
              + " seconds) must be at least 0.\nMaybe remove the minus sign.");
    }

    requirePermitted(earliest, horizon);
    long start = TimeLine.floor(earliest);
    long longest = Math.min(jitterSeconds, Duration.between(earliest, horizon).toSeconds());
    long farthest = start + longest * 1000;
    long end = gate.until(start, farthest);
    if (end <= farthest) {
      longest = Math.min(longest, (end - 1 - start) / 1000);
    }
    // less than a millisecond may be missing at the end of a stretch that holds its last instant
    if (!TimeLine.isWhole(earliest) && !permits(earliest.plusSeconds(longest))) {
      longest--;
    }

    return earliest.plusSeconds(new SplittableRandom(seed).nextLong(longest + 1));
  }

  private static boolean permits(Gate gate, long time, boolean whole) {
    return gate.next(time, time) == time && (whole || gate.goesOn(time));
  }

  private void requirePermitted(Instant instant, Instant horizon) {
    if (!permits(instant)) {
      throw new IllegalArgumentException(
          "The instant ("
              + instant
              + ") is not permitted by the schedule.\nMaybe ask next for the first that is.");
    }

    if (instant.isAfter(horizon)) {
      throw new IllegalArgumentException(
          "The instant ("
              + instant
              + ") is after the horizon ("
              + horizon
              + ").\nMaybe set the horizon later.");
    }
  }
}
