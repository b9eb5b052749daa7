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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

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

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
  private static final long FIRST_MILLI = FIRST.toEpochMilli();
  private static final long LAST_MILLI = LAST.toEpochMilli();

  private final Gate[] gates;
  private final boolean needsLocation;

  private Schedule(Gate[] gates, boolean needsLocation) {
    this.gates = gates;
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
    if (evidence.isEmpty() && limits.stream().anyMatch(Schedule::readsRecipientsClock)) {
      return new Schedule(new Gate[] {Gate.SHUT}, true);
    }
    List<ZoneRules> recipient = clocks(evidence);
    List<Gate> gates = new ArrayList<>();
    for (TimeLimit limit : limits) {
      gates.addAll(
          limit.<List<Gate>>match(
              hours -> gates(hours, clocks(hours.zone(), recipient)),
              cap -> gates(cap, clocks(cap.zone(), recipient)),
              coolDown -> gates(coolDown, clocks(coolDown.zone(), recipient)),
              notBefore -> List.of(gate(notBefore))));
    }
    return new Schedule(gates.toArray(new Gate[0]), false);
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
    return !instant.isBefore(FIRST) && !instant.isAfter(LAST) && permits(floor(instant));
  }

  /**
   * The end of the permitted stretch that holds an instant: everything from {@code permitted} up
   * to, and not at, the end is permitted, and the end itself is not. A stretch that goes on beyond
   * the horizon ends at the horizon here.
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

  private boolean permits(long time) {
    for (Gate gate : gates) {
      if (gate.next(time, time) != time) {
        return false;
      }
    }
    return true;
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
    return limit.<Boolean>match(
        hours -> recipients(hours.zone()),
        cap -> recipients(cap.zone()),
        coolDown -> recipients(coolDown.zone()),
        notBefore -> false);
  }

  private static boolean recipients(LimitZone zone) {
    return zone.<Boolean>match(() -> true, fixed -> false);
  }

  private static List<ZoneRules> clocks(LimitZone zone, List<ZoneRules> recipient) {
    return zone.<List<ZoneRules>>match(() -> recipient, fixed -> List.of(fixed.getRules()));
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

  private static List<Gate> gates(TimeLimit.DailyHours limit, List<ZoneRules> clocks) {
    Gate hours = Hours.of(limit.from(), limit.to());
    return clocks.stream().<Gate>map(rules -> new WallClock(rules, hours)).toList();
  }

  /**
   * In day numbers, {@code max} events on the days h[i] to h[i+max-1] that fit in one run of {@code
   * days} bar one more event from day h[i+max-1]-days+1 to day h[i]+days-1, and nothing else does.
   * So an event set for later bars days before it, too.
   */
  private static List<Gate> gates(TimeLimit.CalendarCap limit, List<ZoneRules> clocks) {
    if (limit.events().size() < limit.max()) {
      return List.of();
    }
    List<Gate> gates = new ArrayList<>();
    for (ZoneRules rules : clocks) {
      long[] event =
          limit.events().stream()
              .mapToLong(instant -> WallClock.day(rules, floor(instant)))
              .sorted()
              .toArray();
      long[] starts = new long[event.length];
      long[] ends = new long[event.length];
      int count = 0;
      for (int i = 0; i + limit.max() <= event.length; i++) {
        long latest = event[i + limit.max() - 1];
        if (latest - event[i] < limit.days()) {
          starts[count] = (latest - limit.days() + 1) * Hours.DAY;
          ends[count] = (event[i] + limit.days()) * Hours.DAY;
          count++;
        }
      }
      if (count > 0) {
        gates.add(new WallClock(rules, Barred.of(starts, ends, count)));
      }
    }
    return gates;
  }

  private static List<Gate> gates(TimeLimit.CoolDown limit, List<ZoneRules> clocks) {
    if (limit.events().isEmpty()) {
      return List.of();
    }
    long[] starts = limit.events().stream().mapToLong(Schedule::floor).sorted().toArray();
    List<Gate> gates = new ArrayList<>();
    for (ZoneRules rules : clocks) {
      long[] ends =
          Arrays.stream(starts)
              .map(
                  event ->
                      WallClock.startOfDay(
                          rules, WallClock.day(rules, event) + limit.days(), event, LAST_MILLI))
              .toArray();
      gates.add(Barred.of(starts, ends, starts.length));
    }
    return gates;
  }

  private static Gate gate(TimeLimit.NotBefore limit) {
    return Barred.one(
        Long.MIN_VALUE, limit.instant().isAfter(LAST) ? Gate.NEVER : ceil(limit.instant()));
  }

  private static long floor(Instant instant) {
    if (instant.isBefore(FIRST)) {
      return FIRST_MILLI;
    }
    return instant.isAfter(LAST) ? LAST_MILLI : instant.toEpochMilli();
  }

  private static long ceil(Instant instant) {
    long floor = floor(instant);
    return instant.isAfter(Instant.ofEpochMilli(floor)) ? floor + 1 : floor;
  }
}
