package dev.candor.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Permits what a limit permits that counts events. Mostly too few of them are near a time to forbid
 * it, which is seen without sorting them and without asking a clock; what exactly is forbidden is
 * worked out the first time it matters. May be shared between threads.
 */
final class Counting implements Gate {

  private final List<Instant> events;
  private final int enough;
  private final long reach;
  private final Supplier<Gate> limit;

  // written by any thread without a lock: whoever's it is, it permits the same
  private @Nullable Gate exact;

  /**
   * @param events in any order
   * @param enough with fewer events near a time the limit permits it
   * @param reach how far away an event can be and forbid, in seconds, exclusive
   * @param limit what the limit permits
   */
  Counting(List<Instant> events, int enough, long reach, Supplier<Gate> limit) {
    this.events = events;
    this.enough = enough;
    this.reach = reach;
    this.limit = limit;
  }

  /** How many events there are. */
  int size() {
    return events.size();
  }

  @Override
  public long next(long time, long last) {
    long second = Math.floorDiv(time, 1000);
    return few(second, second) ? time : exact().next(time, last);
  }

  @Override
  public long until(long permitted, long last) {
    return few(Math.floorDiv(permitted, 1000), Math.floorDiv(last, 1000))
        ? NEVER
        : exact().until(permitted, last);
  }

  @Override
  public boolean goesOn(long permitted) {
    return exact().goesOn(permitted);
  }

  /** Whether too few events are near any of these seconds to forbid it. */
  private boolean few(long first, long last) {
    long after = first - reach;
    long before = last + reach;
    // what is outside the years of a schedule counts at their ends
    after = after < Schedule.FIRST.getEpochSecond() ? Long.MIN_VALUE : after;
    before = before > Schedule.LAST.getEpochSecond() ? Long.MAX_VALUE : before;
    int near = 0;
    for (int i = 0; i < events.size(); i++) {
      long event = events.get(i).getEpochSecond();
      if (event > after && event < before) {
        near++;
      }
    }
    return near < enough;
  }

  private Gate exact() {
    Gate known = exact;
    if (known == null) {
      known = limit.get();
      exact = known;
    }
    return known;
  }
}
