package dev.candor.scheduling.internal.gate;

/**
 * Permits an instant when the wall clock of one zone then shows a permitted time.
 *
 * <p>Walks the stretches between clock changes, in each of which the clock runs evenly. So an hour
 * that the clock skips is not there, an hour that it shows twice is there twice, and no clock
 * change needs a policy.
 */
public record WallClock(ZoneClock clock, Gate shown) implements Gate {

  @Override
  public long next(long time, long last) {
    long at = time;
    while (at <= last) {
      ZoneClock.EvenPeriod stretch = clock.at(at);
      long offset = stretch.offset();
      long end = Math.min(stretch.end() - 1, last) + offset;
      long local = shown.next(at + offset, end);
      if (local <= end) {
        return local - offset;
      }
      at = stretch.end();
    }
    return NEVER;
  }

  @Override
  public long until(long permitted, long last) {
    long at = permitted;
    while (at <= last) {
      ZoneClock.EvenPeriod stretch = clock.at(at);
      long offset = stretch.offset();
      if (shown.next(at + offset, at + offset) != at + offset) {
        return at;
      }
      long end = Math.min(stretch.end() - 1, last) + offset;
      long local = shown.until(at + offset, end);
      if (local <= end) {
        return local - offset;
      }
      at = stretch.end();
    }

    return NEVER;
  }
}
