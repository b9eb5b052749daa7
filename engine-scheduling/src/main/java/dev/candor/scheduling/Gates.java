package dev.candor.scheduling;

import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one gate of limits. Those that read the recipient's clock stand side by side on each of
 * them, so that a clock is asked once for all. For one thread and one use.
 */
final class Gates implements TimeLimit.Kinds<Gates> {

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

  private Gate[] line = new Gate[4];

  private int count;

  /** Those that count; they come last, when little moves any more. */
  private List<Gate> counting = List.of();

  // a message's own limits are mostly few: what they do not need is not made
  private @Nullable Shown recipient;
  private List<Shown> fixed = List.of();

  private boolean needsLocation;

  /**
   * @param clocks of every zone that the recipient may be in
   */
  Gates(List<Clock> clocks) {
    this.clocks = clocks;
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
    if (count == line.length) {
      line = Arrays.copyOf(line, count + 8);
    }
    line[count] = gate;
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
    for (Gate one : counting) {
      add(one);
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

  @Override
  public Gates calendarCap(TimeLimit.CalendarCap limit) {
    return counts(Counting.of(Gate.OPEN, limit, Clock.of(limit.zone(), clocks)));
  }

  @Override
  public Gates rollingCap(TimeLimit.RollingCap limit) {
    return counts(Counting.of(Gate.OPEN, limit));
  }

  @Override
  public Gates coolDown(TimeLimit.CoolDown limit) {
    return counts(Counting.of(Gate.OPEN, limit, Clock.of(limit.zone(), clocks)));
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

  private Gates counts(Gate gate) {
    if (gate != Gate.OPEN) {
      if (counting.isEmpty()) {
        counting = new ArrayList<>();
      }
      counting.add(gate);
    }
    return this;
  }

  private Gates onLine(Gate gate) {
    add(gate);
    return this;
  }

  /** What the clock of every zone must show at once. */
  private Gates shown(LimitZone zone, Gate gate) {
    (isRecipients(zone) ? onRecipients() : on(Clock.of(zone, clocks).get(0))).add(gate);
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

  private static boolean isRecipients(@Nullable LimitZone zone) {
    return zone != null && zone.<Boolean>match(() -> true, fixed -> false);
  }

  private static long day(@Nullable LocalDate day, long missing) {
    return day == null ? missing : day(day);
  }

  private static long day(LocalDate day) {
    return Math.min(Math.max(day.toEpochDay(), FIRST_DAY), LAST_DAY);
  }
}
