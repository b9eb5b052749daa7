package dev.candor.scheduling.internal.gate;

import dev.candor.time.LimitZone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The wall clock of one zone. May be shared between threads: it keeps a note of the stretches it
 * was last asked about, and whoever's note it is, it is right.
 */
public final class ZoneClock {

  /**
   * Instants between which a clock runs evenly.
   *
   * @param start inclusive; the clock may have run evenly before
   * @param end exclusive: the next change of the clock, or {@link Gate#NEVER}
   * @param offset how far the clock is ahead of UTC, in milliseconds
   */
  record EvenPeriod(long start, long end, long offset) {

    private static final EvenPeriod NONE = new EvenPeriod(0, 0, 0);

    boolean holds(long time) {
      return start <= time && time < end;
    }
  }

  private static final long MAX_OFFSET = 18 * 3_600_000L;

  /** As many as there are zones of the tz database at most. */
  private static final Map<ZoneId, ZoneClock> KNOWN = new ConcurrentHashMap<>();

  private final ZoneRules rules;

  // written by any thread without a lock: a stretch is immutable, and losing one costs a question
  private EvenPeriod latest = EvenPeriod.NONE;
  private EvenPeriod other = EvenPeriod.NONE;

  public ZoneClock(ZoneRules rules) {
    this.rules = rules;
  }

  /**
   * Returns the clock of a zone: the same one for everybody, so that whoever comes next finds the
   * notes of whoever came before.
   */
  static ZoneClock of(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    if (rules.isFixedOffset()) {
      return new ZoneClock(rules);
    }
    ZoneClock known = KNOWN.get(zone);
    if (known == null || !known.rules.equals(rules)) {
      known = new ZoneClock(rules);
      KNOWN.put(zone, known);
    }
    return known;
  }

  /** Returns those of these zones; zones that have always shown the same time are one clock. */
  public static List<ZoneClock> of(Collection<ZoneId> zones) {
    ZoneClock[] clocks = new ZoneClock[zones.size()];
    int count = 0;
    for (ZoneId zone : zones) {
      ZoneClock clock = of(zone);
      boolean shown = false;
      for (int i = 0; i < count; i++) {
        shown |= clocks[i].rules.equals(clock.rules);
      }
      if (!shown) {
        clocks[count++] = clock;
      }
    }

    return List.of(count == clocks.length ? clocks : Arrays.copyOf(clocks, count));
  }

  /** Returns those that a limit reads: the recipient's, or the one of a fixed zone. */
  static List<ZoneClock> of(LimitZone zone, List<ZoneClock> recipients) {
    return zone.<List<ZoneClock>>match(() -> recipients, fixed -> List.of(of(fixed)));
  }

  /** Returns the stretch that holds this time. */
  EvenPeriod at(long time) {
    EvenPeriod one = latest;
    if (one.holds(time)) {
      return one;
    }
    EvenPeriod second = other;
    return second.holds(time) ? second : find(time, one);
  }

  private EvenPeriod find(long time, EvenPeriod before) {
    Instant instant = Instant.ofEpochMilli(time);
    ZoneOffsetTransition change = rules.nextTransition(instant);
    EvenPeriod found =
        change == null
            ? new EvenPeriod(time, Gate.NEVER, millis(rules.getOffset(instant)))
            : new EvenPeriod(time, change.toEpochSecond() * 1000, millis(change.getOffsetBefore()));
    if (found.end() != before.end()) {
      other = before;
    }
    latest = found;
    return found;
  }

  private static long millis(ZoneOffset offset) {
    return offset.getTotalSeconds() * 1000L;
  }

  /** Returns the day it shows, counted from 1 January 1970. */
  long day(long time) {
    return Math.floorDiv(time + at(time).offset(), HoursOfDay.DAY);
  }

  /**
   * Returns the first millisecond from {@code time} on at which it shows this day or a later one;
   * later than the last of a schedule when there is none.
   */
  long startOfDay(long day, long time) {
    long midnight = day * HoursOfDay.DAY;
    // no clock is further ahead, so the walk needs not begin sooner
    long at = Math.max(time, midnight - MAX_OFFSET);
    while (at <= TimeLine.LAST_MILLI) {
      EvenPeriod stretch = at(at);
      long found = Math.max(at, midnight - stretch.offset());
      if (found < stretch.end()) {
        return found;
      }
      at = stretch.end();
    }
    return Gate.NEVER;
  }
}
