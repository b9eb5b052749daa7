package dev.candor.scheduling.internal.gate;

import dev.candor.time.TimeLimit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Permits what another gate permits and a limit that counts events permits as well. Mostly too few
 * of them are near a time to forbid it, which is seen without sorting them and without asking a
 * clock; what exactly is forbidden is worked out the first time it matters. May be shared between
 * threads.
 *
 * <p>The other gate stands within and not beside it, so that a message with one cap of its own
 * makes one object for it: more of them took longer to make than to ask. For the same reason a kind
 * of limit is asked for its class here, and only what does not count is sorted by {@link
 * GateBuilder}.
 */
public abstract class EventLimit implements Gate {

  private final Gate other;
  private final List<Instant> events;
  private final int enough;
  private final long reach;

  // written by any thread without a lock: whoever's it is, it permits the same
  private @Nullable Gate exact;

  /**
   * @param other asked before anything is counted
   * @param events in any order
   * @param enough with fewer events near a time the limit permits it
   * @param reach how far away an event can be and forbid, in seconds, exclusive
   */
  private EventLimit(Gate other, List<Instant> events, int enough, long reach) {
    this.other = other;
    this.events = events;
    this.enough = enough;
    this.reach = reach;
  }

  /**
   * Returns what another gate and a limit permit; null when the limit does not count, or when it
   * reads the clock of a recipient who may be anywhere.
   *
   * @param clocks of every zone that the recipient may be in
   */
  public static @Nullable Gate of(Gate other, TimeLimit limit, List<ZoneClock> clocks) {
    if (limit instanceof TimeLimit.RollingCap cap) {
      return of(other, cap);
    }
    if (clocks.isEmpty()) {
      return null;
    }
    if (limit instanceof TimeLimit.CalendarCap cap) {
      return of(other, cap, ZoneClock.of(cap.zone(), clocks));
    }
    if (limit instanceof TimeLimit.CoolDown wait) {
      return of(other, wait, ZoneClock.of(wait.zone(), clocks));
    }

    return null;
  }

  /**
   * Returns what another gate and a cap permit; the other gate itself when the cap has no events to
   * bar.
   */
  static Gate of(Gate other, TimeLimit.CalendarCap cap, List<ZoneClock> read) {
    return cap.events().size() < cap.max()
        ? other
        : new EventLimit(other, cap.events(), cap.max(), CapWindows.reach(cap.days())) {
          @Override
          Gate limit() {
            return CapWindows.of(cap, read);
          }
        };
  }

  /** Returns the same for a cap that reads no clock. */
  static Gate of(Gate other, TimeLimit.RollingCap cap) {
    return cap.events().size() < cap.max()
        ? other
        : new EventLimit(other, cap.events(), cap.max(), CapWindows.seconds(cap.period()) + 1) {
          @Override
          Gate limit() {
            return CapWindows.of(cap);
          }
        };
  }

  /** Returns the same for a cool-down. */
  static Gate of(Gate other, TimeLimit.CoolDown wait, List<ZoneClock> read) {
    return wait.events().isEmpty()
        ? other
        : new EventLimit(other, wait.events(), 1, CapWindows.reach(wait.days())) {
          @Override
          Gate limit() {
            return new CoolingDown(EventTimes.millis(wait.events()), wait.days(), read);
          }
        };
  }

  /** Returns what the limit alone permits. */
  abstract Gate limit();

  @Override
  public long next(long time, long last) {
    long at = other.next(time, last);
    while (at <= last) {
      long counted = skipForbidden(at, last);
      if (counted == at) {
        return at;
      }
      if (counted > last) {
        return NEVER;
      }
      at = other.next(counted, last);
      if (at == counted) {
        return at;
      }
    }

    return NEVER;
  }

  private long skipForbidden(long time, long last) {
    long second = Math.floorDiv(time, 1000);
    return few(second, second) ? time : exact().next(time, last);
  }

  @Override
  public long until(long permitted, long last) {
    long end = other.until(permitted, last);
    long latest = Math.min(end, last);
    return few(Math.floorDiv(permitted, 1000), Math.floorDiv(latest, 1000))
        ? end
        : Math.min(end, exact().until(permitted, latest));
  }

  @Override
  public boolean goesOn(long permitted) {
    return other.goesOn(permitted) && exact().goesOn(permitted);
  }

  /** Returns whether too few events are near any of these seconds to forbid it. */
  private boolean few(long from, long to) {
    long after = from - reach;
    long before = to + reach;
    // what is outside the years of a schedule counts at their ends
    after = after < TimeLine.FIRST.getEpochSecond() ? Long.MIN_VALUE : after;
    before = before > TimeLine.LAST.getEpochSecond() ? Long.MAX_VALUE : before;
    // so many may be far away and still leave enough. Far ones are counted, not near ones: a past
    // mostly begins with them, and then what is near is not even read
    int spare = events.size() - enough;

    for (int i = 0; i < events.size(); i++) {
      long event = events.get(i).getEpochSecond();
      if (event <= after || event >= before) {
        spare--;
        if (spare < 0) {
          return true;
        }
      }
    }

    return false;
  }

  private Gate exact() {
    Gate known = exact;
    if (known == null) {
      known = limit();
      exact = known;
    }
    return known;
  }
}
