package dev.candor.scheduling;

import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import dev.candor.time.ZoneEvidence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
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

  static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
  private static final long FIRST_MILLI = FIRST.toEpochMilli();
  static final long LAST_MILLI = LAST.toEpochMilli();

  private final Gate[] gates;
  private final List<TimeLimit> limits;

  /** For each limit the place after its last gate. */
  private final int[] ends;

  private final boolean needsLocation;

  private Schedule(Gate[] gates, List<TimeLimit> limits, int[] ends, boolean needsLocation) {
    this.gates = gates;
    this.limits = limits;
    this.ends = ends;
    this.needsLocation = needsLocation;
  }

  /**
   * The schedule that permits what all of the limits permit; with no limit it permits everything.
   *
   * <p>When a limit reads the recipient's clock and there is no evidence of where that is, nothing
   * is permitted and {@link #needsLocation()} is true: an unknown zone never opens a window.
   *
   * @param limits in any order; the order changes nothing
   * @param evidence where the recipient may be, such as {@link ZoneFinder#evidence} finds it
   */
  public static Schedule of(List<TimeLimit> limits, List<ZoneEvidence> evidence) {
    Gates recipient = new Gates(clocks(evidence));
    List<TimeLimit> kept = List.copyOf(limits);
    List<Gate> gates = new ArrayList<>(2 * kept.size());
    int[] ends = new int[kept.size()];
    boolean needsLocation = false;
    for (int i = 0; i < ends.length; i++) {
      TimeLimit limit = kept.get(i);
      if (evidence.isEmpty() && readsRecipientsClock(limit)) {
        gates.add(Gate.SHUT);
        needsLocation = true;
      } else {
        gates.addAll(limit.match(on(limit.zone(), recipient)));
      }
      ends[i] = gates.size();
    }
    return new Schedule(gates.toArray(new Gate[0]), kept, ends, needsLocation);
  }

  /**
   * The version of the time zone rules in use, such as {@code 2025a}. Two machines with different
   * versions can answer differently about the same future instant, so a decision keeps it.
   */
  public static String tzdbVersion() {
    return ZoneRulesProvider.getVersions("America/New_York").lastEntry().getKey();
  }

  /**
   * Whether nothing is permitted only because a limit reads the recipient's clock and nothing tells
   * where the recipient is. A time zone stated, an address or a telephone number of the borrower
   * mends it; waiting does not.
   */
  public boolean needsLocation() {
    return needsLocation;
  }

  /**
   * The first permitted instant from {@code from} to {@code horizon}, both included; empty when
   * there is none. It is a whole millisecond: {@code from} is rounded up to one, so that
   * 07:59:59.9999 counts as 08:00. To ask of one instant and not move it, ask {@link #permits}.
   */
  public Optional<Instant> next(Instant from, Instant horizon) {
    if (from.isAfter(LAST) || horizon.isBefore(FIRST)) {
      return Optional.empty();
    }
    long last = floor(horizon);
    long found = find(ceil(from), last);
    return found > last ? Optional.empty() : Optional.of(Instant.ofEpochMilli(found));
  }

  /** Whether every limit permits this instant. */
  public boolean permits(Instant instant) {
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      return false;
    }
    long time = floor(instant);
    boolean whole = isWhole(instant);
    for (Gate gate : gates) {
      if (!permits(gate, time, whole)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The limits that forbid this instant, the very objects given, in the order given; empty when it
   * is permitted. One that reads the clock of a recipient who may be anywhere forbids everything.
   * Empty as well for an instant outside the years covered, which no limit forbids and the schedule
   * does not permit.
   */
  public List<TimeLimit> forbidding(Instant instant) {
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      return List.of();
    }
    long time = floor(instant);
    boolean whole = isWhole(instant);
    List<TimeLimit> forbidding = new ArrayList<>();
    int gate = 0;
    for (int i = 0; i < ends.length; i++) {
      boolean permits = true;
      while (gate < ends[i]) {
        permits &= permits(gates[gate], time, whole);
        gate++;
      }
      if (!permits) {
        forbidding.add(limits.get(i));
      }
    }
    return List.copyOf(forbidding);
  }

  /**
   * The end of the permitted stretch that holds an instant: everything from {@code permitted} up
   * to, and not at, the end is permitted, and the end itself is not. A stretch that goes on beyond
   * the horizon ends at the horizon here. Counted in whole milliseconds: the end of a stretch whose
   * last instant is permitted, as that of a NotAfter is, is one millisecond after it.
   *
   * @param permitted a permitted instant, not after the horizon; any other is refused with
   *     IllegalArgumentException
   */
  public Instant until(Instant permitted, Instant horizon) {
    requirePermitted(permitted, horizon);
    long last = floor(horizon);
    long end = end(floor(permitted), last);
    return end > last ? horizon : Instant.ofEpochMilli(end);
  }

  /**
   * A permitted instant 0 to {@code jitterSeconds} whole seconds after {@code earliest}, both
   * included (B-046), drawn evenly from those that stay in the permitted stretch of {@code
   * earliest} and do not pass the horizon. The same seed gives the same instant. With 60
   * seconds at 20:59:30 and hours that end at 21:00, the delay is 0 to 29 seconds.
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
    long last = floor(horizon);
    long start = floor(earliest);
    long longest = Math.min(jitterSeconds, Duration.between(earliest, horizon).toSeconds());
    long end = end(start, last);
    if (end <= last) {
      longest = Math.min(longest, (end - 1 - start) / 1000);
    }
    // less than a millisecond may be missing at the end of a stretch that holds its last instant
    if (!isWhole(earliest) && !permits(earliest.plusSeconds(longest))) {
      longest--;
    }
    return earliest.plusSeconds(new SplittableRandom(seed).nextLong(longest + 1));
  }

  /**
   * Pushes a time through all gates until none moves it; later than {@code last} when there is
   * none.
   */
  private long find(long from, long last) {
    long time = from;
    int agreed = 0;
    int gate = 0;
    while (agreed < gates.length) {
      if (time > last) {
        return Gate.NEVER;
      }
      long next = gates[gate].next(time, last);
      agreed = next == time ? agreed + 1 : 1;
      time = next;
      gate = gate + 1 == gates.length ? 0 : gate + 1;
    }
    return time;
  }

  private static boolean permits(Gate gate, long time, boolean whole) {
    return gate.next(time, time) == time && (whole || gate.goesOn(time));
  }

  private long end(long permitted, long last) {
    long end = Gate.NEVER;
    for (Gate gate : gates) {
      end = Math.min(end, gate.until(permitted, Math.min(end, last)));
    }
    return end;
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

  private static boolean readsRecipientsClock(TimeLimit limit) {
    LimitZone zone = limit.zone();
    return zone != null && zone.<Boolean>match(() -> true, fixed -> false);
  }

  private static Gates on(@Nullable LimitZone zone, Gates recipient) {
    return zone == null
        ? recipient
        : zone.<Gates>match(() -> recipient, fixed -> new Gates(List.of(fixed.getRules())));
  }

  /**
   * The clocks of all plausible zones; zones that have always shown the same time are one clock.
   */
  private static List<ZoneRules> clocks(List<ZoneEvidence> evidence) {
    List<ZoneRules> clocks = new ArrayList<>();
    for (ZoneId zone : ZoneFinder.plausible(evidence)) {
      ZoneRules rules = zone.getRules();
      if (!clocks.contains(rules)) {
        clocks.add(rules);
      }
    }
    return clocks;
  }

  static long floor(Instant instant) {
    if (instant.isBefore(FIRST)) {
      return FIRST_MILLI;
    }
    return instant.isAfter(LAST) ? LAST_MILLI : instant.toEpochMilli();
  }

  static long ceil(Instant instant) {
    long floor = floor(instant);
    return instant.isAfter(Instant.ofEpochMilli(floor)) ? floor + 1 : floor;
  }

  private static boolean isWhole(Instant instant) {
    return instant.getNano() % 1_000_000 == 0;
  }
}
