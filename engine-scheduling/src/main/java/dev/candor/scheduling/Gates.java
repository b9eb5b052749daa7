package dev.candor.scheduling;

import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes one gate of limits. Those that read the recipient's clock stand side by side on each of
 * them, so that a clock is asked once for all. For one thread and one use.
 */
final class Gates implements TimeLimit.Kinds<Gates> {

  /** Seconds: longer than any two instants of a schedule are apart. */
  private static final long EVER =
      Duration.between(Schedule.FIRST, Schedule.LAST).plusDays(1).getSeconds();

  /** By how much more than by whole days two instants of days so far apart can differ. */
  private static final int SLACK_HOURS = 36;

  // outside the years of a schedule on every clock, and small enough for milliseconds
  private static final long FIRST_DAY = Year.of(-1).atDay(1).toEpochDay();
  static final long LAST_DAY = Year.of(10_001).atDay(1).toEpochDay();

  /** What must be shown on some clocks. Hours within a day become one, the hours in all of them. */
  private static final class Shown {

    private final List<Clock> clocks;
    private final List<Gate> gates = new ArrayList<>();

    /** Where among them the hours are, or -1. */
    private int hours = -1;

    Shown(List<Clock> clocks) {
      this.clocks = clocks;
    }

    void add(Gate gate) {
      if (gate instanceof Hours more && more.withinADay()) {
        if (hours >= 0 && gates.get(hours) instanceof Hours known) {
          gates.set(hours, known.and(more));
          return;
        }
        hours = gates.size();
      }
      gates.add(gate);
    }
  }

  private final List<Clock> clocks;

  /**
   * Those that count come last, when little moves any more; among them those with less to count.
   */
  private Gate[] line;

  private int count;
  private int counting;

  // a message's own limits are mostly few: what they do not need is not made
  private @Nullable Shown recipient;
  private List<Shown> fixed = List.of();

  private boolean needsLocation;

  /**
   * @param clocks of every zone that the recipient may be in
   * @param count of the limits to come
   */
  Gates(List<Clock> clocks, int count) {
    this.clocks = clocks;
    this.line = new Gate[count];
  }

  /**
   * Adds a limit; a recipient who may be anywhere is permitted nothing by limits on their clock.
   */
  void add(TimeLimit limit) {
    if (clocks.isEmpty() && isRecipients(limit.zone())) {
      needsLocation = true;
      add(Gate.SHUT);
    } else {
      limit.match(this);
    }
  }

  /** Adds what another schedule permits. */
  void add(Gate gate) {
    insert(gate, count - counting);
  }

  private void insert(Gate gate, int at) {
    if (count == line.length) {
      line = Arrays.copyOf(line, count + 8);
    }
    System.arraycopy(line, at, line, at + 1, count - at);
    line[at] = gate;
    count++;
  }

  /** Whether a limit read the clock of a recipient who may be anywhere. */
  boolean needsLocation() {
    return needsLocation;
  }

  /** What all limits permit. */
  Gate gate() {
    for (Shown one : fixed) {
      add(one);
    }
    if (recipient != null) {
      add(recipient);
    }
    return Every.of(line, count);
  }

  private void add(Shown one) {
    Gate gate = Every.of(one.gates);
    for (Clock clock : one.clocks) {
      add(new WallClock(clock, gate));
    }
  }

  @Override
  public Gates dailyHours(TimeLimit.DailyHours limit) {
    return shown(limit.zone(), Hours.of(limit.from(), limit.to()));
  }

  @Override
  public Gates weekdays(TimeLimit.Weekdays limit) {
    int closed = Weekly.ALL & ~Weekly.bits(limit.days());
    return closed == 0
        ? this
        : shown(limit.zone(), Weekly.of(closed, null, null, FIRST_DAY, LAST_DAY));
  }

  @Override
  public Gates notOnDays(TimeLimit.NotOnDays limit) {
    return limit.days().isEmpty() ? this : shown(limit.zone(), new DaysOff(limit.days()));
  }

  @Override
  public Gates closed(TimeLimit.Closed limit) {
    return shown(
        limit.zone(),
        Weekly.of(
            limit.days().isEmpty() ? Weekly.ALL : Weekly.bits(limit.days()),
            limit.from(),
            limit.to(),
            day(limit.first(), FIRST_DAY),
            day(limit.last(), LAST_DAY)));
  }

  /**
   * In day numbers, {@code max} events on the days h[i] to h[i+max-1] that fit in one run of {@code
   * days} bar one more event from day h[i+max-1]-days+1 to day h[i]+days-1, and nothing else does.
   * So an event set for later bars days before it, too.
   */
  @Override
  public Gates calendarCap(TimeLimit.CalendarCap limit) {
    List<Clock> read = clocks(limit.zone());
    return counting(limit.events(), limit.max(), reach(limit.days()), () -> barred(limit, read));
  }

  private static Gate barred(TimeLimit.CalendarCap limit, List<Clock> clocks) {
    long[] crowded = crowded(Events.millis(limit.events()), limit.max(), limit.days());
    List<Gate> gates = new ArrayList<>(clocks.size());
    for (Clock clock : clocks) {
      long[] event = days(crowded, clock);
      Barred.Builder barred = new Barred.Builder();
      for (int i = 0; i + limit.max() <= event.length; i++) {
        long latest = event[i + limit.max() - 1];
        if (latest - event[i] < limit.days()) {
          barred.add(
              (latest - limit.days() + 1) * Hours.DAY, (event[i] + limit.days()) * Hours.DAY);
        }
      }
      gates.add(new WallClock(clock, barred.build()));
    }
    return Every.of(gates);
  }

  /**
   * The events of which {@code max} may lie within so many days on some clock. Most of a past in
   * which the cap was kept falls away before any clock is asked.
   */
  private static long[] crowded(long[] events, int max, long days) {
    long[] crowded = new long[events.length];
    int count = 0;
    int next = 0;
    for (int i = 0; i + max <= events.length; i++) {
      int end = i + max;
      if (events[end - 1] - events[i] < reach(days) * 1000) {
        for (next = Math.max(next, i); next < end; next++) {
          crowded[count++] = events[next];
        }
      }
    }
    return Arrays.copyOf(crowded, count);
  }

  /** The days on which a clock shows these times, in ascending order. */
  private static long[] days(long[] times, Clock clock) {
    long[] days = new long[times.length];
    boolean ascending = true;
    for (int i = 0; i < days.length; i++) {
      days[i] = clock.day(times[i]);
      ascending &= i == 0 || days[i - 1] <= days[i];
    }
    if (!ascending) {
      // a clock has gone back over midnight
      Arrays.sort(days);
    }
    return days;
  }

  /**
   * As with calendar days, but {@code max} events less than a period apart bar what lies between a
   * period before the last of them and a period after the first, and neither of these two instants.
   */
  @Override
  public Gates rollingCap(TimeLimit.RollingCap limit) {
    long period = Math.min(limit.period().getSeconds(), EVER);
    return counting(limit.events(), limit.max(), period + 1, () -> barred(limit));
  }

  private static Gate barred(TimeLimit.RollingCap limit) {
    long millis = Math.min(limit.period().getSeconds(), EVER) * 1000;
    List<Instant> event = Events.ascending(limit.events());
    Barred.Builder barred = new Barred.Builder();
    for (int i = 0; i + limit.max() <= event.size(); i++) {
      Instant earliest = event.get(i);
      Instant latest = event.get(i + limit.max() - 1);
      if (within(earliest, latest, limit.period())) {
        barred.add(Schedule.floor(latest) - millis + 1, Schedule.ceil(earliest) + millis);
      }
    }
    return barred.lastPermitted();
  }

  /** Whether two instants are less than a period of whole seconds apart. */
  private static boolean within(Instant earliest, Instant latest, Duration period) {
    long seconds = latest.getEpochSecond() - earliest.getEpochSecond();
    return seconds < period.getSeconds()
        || seconds == period.getSeconds() && latest.getNano() < earliest.getNano();
  }

  @Override
  public Gates coolDown(TimeLimit.CoolDown limit) {
    List<Clock> read = clocks(limit.zone());
    return counting(
        limit.events(),
        1,
        reach(limit.days()),
        () -> new CoolingDown(Events.millis(limit.events()), limit.days(), read));
  }

  @Override
  public Gates notBefore(TimeLimit.NotBefore limit) {
    return onLine(
        Barred.one(
            Long.MIN_VALUE,
            limit.instant().isAfter(Schedule.LAST) ? Gate.NEVER : Schedule.ceil(limit.instant())));
  }

  @Override
  public Gates notAfter(TimeLimit.NotAfter limit) {
    return onLine(
        limit.instant().isBefore(Schedule.FIRST)
            ? Gate.SHUT
            : Barred.after(Schedule.floor(limit.instant())));
  }

  @Override
  public Gates notBeforeDay(TimeLimit.NotBeforeDay limit) {
    return shown(limit.zone(), Barred.one(Long.MIN_VALUE, day(limit.day()) * Hours.DAY));
  }

  @Override
  public Gates notAfterDay(TimeLimit.NotAfterDay limit) {
    return shown(limit.zone(), Barred.one((day(limit.day()) + 1) * Hours.DAY, Gate.NEVER));
  }

  private Gates onLine(Gate gate) {
    add(gate);
    return this;
  }

  /** What the clock of every zone must show at once. */
  private Gates shown(LimitZone zone, Gate gate) {
    (isRecipients(zone) ? onRecipients() : on(clocks(zone).get(0))).add(gate);
    return this;
  }

  private Shown on(Clock clock) {
    for (Shown one : fixed) {
      if (one.clocks.contains(clock)) {
        return one;
      }
    }
    if (fixed.isEmpty()) {
      fixed = new ArrayList<>(2);
    }
    Shown one = new Shown(List.of(clock));
    fixed.add(one);
    return one;
  }

  private Shown onRecipients() {
    Shown known = recipient;
    if (known == null) {
      known = new Shown(clocks);
      recipient = known;
    }
    return known;
  }

  private Gates counting(List<Instant> events, int enough, long reach, Supplier<Gate> limit) {
    if (events.size() >= enough) {
      int at = count;
      while (at > count - counting
          && line[at - 1] instanceof Counting other
          && other.size() > events.size()) {
        at--;
      }
      insert(new Counting(events, enough, reach, limit), at);
      counting++;
    }
    return this;
  }

  /** Seconds: an event further away shares no run of so many days with an instant on any clock. */
  private static long reach(long days) {
    return days * 86_400 + SLACK_HOURS * 3_600L + 1;
  }

  private static boolean isRecipients(@Nullable LimitZone zone) {
    return zone != null && zone.<Boolean>match(() -> true, fixed -> false);
  }

  private List<Clock> clocks(LimitZone zone) {
    return zone.<List<Clock>>match(() -> clocks, fixed -> List.of(Clock.of(fixed)));
  }

  private static long day(@Nullable LocalDate day, long missing) {
    return day == null ? missing : day(day);
  }

  private static long day(LocalDate day) {
    return Math.min(Math.max(day.toEpochDay(), FIRST_DAY), LAST_DAY);
  }
}
