package dev.candor.scheduling.internal.gate;

import java.time.Instant;
import java.time.Year;

/** Counts instants in whole milliseconds, from the year 1 to the year 9999. */
public final class TimeLine {

  /** The first instant a schedule may permit. */
  public static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  /** The last instant a schedule may permit. */
  public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  static final long LAST_MILLI = LAST.toEpochMilli();

  // outside the years of a schedule on every clock, and small enough for milliseconds
  static final long FIRST_DAY = Year.of(-1).atDay(1).toEpochDay();
  static final long LAST_DAY = Year.of(10_001).atDay(1).toEpochDay();

  private static final long FIRST_SECOND = FIRST.getEpochSecond();
  private static final long LAST_SECOND = LAST.getEpochSecond();
  private static final long FIRST_MILLI = FIRST.toEpochMilli();

  private TimeLine() {}

  /** Returns the millisecond an instant lies in; one outside the years counts at their ends. */
  public static long floor(Instant instant) {
    if (instant.getEpochSecond() < FIRST_SECOND) {
      return FIRST_MILLI;
    }
    return instant.getEpochSecond() > LAST_SECOND ? LAST_MILLI : instant.toEpochMilli();
  }

  /** Returns the first millisecond that is not before an instant; as far as there are years. */
  public static long ceil(Instant instant) {
    if (instant.getEpochSecond() < FIRST_SECOND) {
      return FIRST_MILLI;
    }
    return instant.getEpochSecond() > LAST_SECOND
        ? LAST_MILLI + 1
        : instant.toEpochMilli() + (isWhole(instant) ? 0 : 1);
  }

  /** Returns whether an instant is the start of a millisecond. */
  public static boolean isWhole(Instant instant) {
    return instant.getNano() % 1_000_000 == 0;
  }
}
