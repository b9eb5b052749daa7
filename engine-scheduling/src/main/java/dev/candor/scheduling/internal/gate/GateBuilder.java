package dev.candor.scheduling.internal.gate;

import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one gate of limits. Those that read the recipient's clock stand side by side on each of
 * them, so that a clock is asked once for all. For one thread and one use.
 */
public final class GateBuilder implements TimeLimit.Kinds<GateBuilder> {

  /** What must be shown on some clocks. Hours within a day become one, the hours in all of them. */
  private static final class ClockGates {

    private final List<ZoneClock> clocks;
    private final List<Gate> gates = new ArrayList<>();

    /** Where among them the hours are, or -1. */
    private int hours = -1;

    ClockGates(List<ZoneClock> clocks) {
      this.clocks = clocks;
    }

    public void add(Gate gate) {
      if (gate instanceof HoursOfDay more && more.withinADay()) {
        if (hours >= 0 && gates.get(hours) instanceof HoursOfDay known) {
          gates.set(hours, known.and(more));
          return;
        }
        hours = gates.size();
      }
      gates.add(gate);
    }
  }

  private final List<ZoneClock> clocks;

  private Gate[] line = new Gate[4];

  private int count;

  /** Those that count; they come last, when little moves any more. */
  private List<Gate> counting = List.of();

  // a message's own limits are mostly few: what they do not need is not made
  private @Nullable ClockGates recipient;
  private List<ClockGates> fixed = List.of();

  private boolean needsLocation;

  /**
   * @param clocks of every zone that the recipient may be in
   */
  public GateBuilder(List<ZoneClock> clocks) {
    this.clocks = clocks;
  }

  /**
   * Adds a limit; a recipient who may be anywhere is permitted nothing by limits on their clock.
   */
  public void add(TimeLimit limit) {
    if (clocks.isEmpty() && isRecipients(limit.zone())) {
      needsLocation = true;
      add(Gate.SHUT);
    } else {
      limit.match(this);
    }
  }

  /** Adds what another schedule permits. */
  public void add(Gate gate) {
    if (count == line.length) {
      line = Arrays.copyOf(line, count + 8);
    }
    line[count] = gate;
    count++;
  }

  /** Returns whether a limit read the clock of a recipient who may be anywhere. */
  public boolean needsLocation() {
    return needsLocation;
  }

  /** Returns what all limits permit. */
  public Gate gate() {
    for (ClockGates one : fixed) {
      add(one);
    }
    if (recipient != null) {
      add(recipient);
    }
    for (Gate one : counting) {
      add(one);
    }
    return Intersection.of(line, count);
  }

  private void add(ClockGates one) {
    Gate gate = Intersection.of(one.gates);
    for (ZoneClock clock : one.clocks) {
      add(new WallClock(clock, gate));
    }
  }

  @Override
  public GateBuilder dailyHours(TimeLimit.DailyHours limit) {
    return onClock(limit.zone(), HoursOfDay.of(limit.from(), limit.to()));
  }

  @Override
  public GateBuilder weekdays(TimeLimit.Weekdays limit) {
    int closed = WeeklyWindow.ALL & ~WeeklyWindow.bits(limit.days());
    return closed == 0
        ? this
        : onClock(
            limit.zone(),
            WeeklyWindow.of(closed, null, null, TimeLine.FIRST_DAY, TimeLine.LAST_DAY));
  }

  @Override
  public GateBuilder notOnDays(TimeLimit.NotOnDays limit) {
    return limit.days().isEmpty() ? this : onClock(limit.zone(), new DaysOff(limit.days()));
  }

  @Override
  public GateBuilder closed(TimeLimit.Closed limit) {
    return onClock(
        limit.zone(),
        WeeklyWindow.of(
            limit.days().isEmpty() ? WeeklyWindow.ALL : WeeklyWindow.bits(limit.days()),
            limit.from(),
            limit.to(),
            day(limit.first(), TimeLine.FIRST_DAY),
            day(limit.last(), TimeLine.LAST_DAY)));
  }

  @Override
  public GateBuilder calendarCap(TimeLimit.CalendarCap limit) {
    return counts(EventLimit.of(Gate.OPEN, limit, ZoneClock.of(limit.zone(), clocks)));
  }

  @Override
  public GateBuilder rollingCap(TimeLimit.RollingCap limit) {
    return counts(EventLimit.of(Gate.OPEN, limit));
  }

  @Override
  public GateBuilder coolDown(TimeLimit.CoolDown limit) {
    return counts(EventLimit.of(Gate.OPEN, limit, ZoneClock.of(limit.zone(), clocks)));
  }

  @Override
  public GateBuilder notBefore(TimeLimit.NotBefore limit) {
    return onLine(
        ExcludedIntervals.of(
            Long.MIN_VALUE,
            limit.instant().isAfter(TimeLine.LAST) ? Gate.NEVER : TimeLine.ceil(limit.instant())));
  }

  @Override
  public GateBuilder notAfter(TimeLimit.NotAfter limit) {
    return onLine(
        limit.instant().isBefore(TimeLine.FIRST)
            ? Gate.SHUT
            : ExcludedIntervals.endingWith(TimeLine.floor(limit.instant())));
  }

  @Override
  public GateBuilder notBeforeDay(TimeLimit.NotBeforeDay limit) {
    return onClock(
        limit.zone(), ExcludedIntervals.of(Long.MIN_VALUE, day(limit.day()) * HoursOfDay.DAY));
  }

  @Override
  public GateBuilder notAfterDay(TimeLimit.NotAfterDay limit) {
    return onClock(
        limit.zone(), ExcludedIntervals.of((day(limit.day()) + 1) * HoursOfDay.DAY, Gate.NEVER));
  }

  private GateBuilder counts(Gate gate) {
    if (gate != Gate.OPEN) {
      if (counting.isEmpty()) {
        counting = new ArrayList<>();
      }
      counting.add(gate);
    }
    return this;
  }

  private GateBuilder onLine(Gate gate) {
    add(gate);
    return this;
  }

  /** Returns what the clock of every zone must show at once. */
  private GateBuilder onClock(LimitZone zone, Gate gate) {
    (isRecipients(zone) ? onRecipients() : on(ZoneClock.of(zone, clocks).get(0))).add(gate);
    return this;
  }

  private ClockGates on(ZoneClock clock) {
    for (ClockGates one : fixed) {
      if (one.clocks.contains(clock)) {
        return one;
      }
    }
    if (fixed.isEmpty()) {
      fixed = new ArrayList<>(2);
    }
    ClockGates one = new ClockGates(List.of(clock));
    fixed.add(one);
    return one;
  }

  private ClockGates onRecipients() {
    ClockGates known = recipient;
    if (known == null) {
      known = new ClockGates(clocks);
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
    return Math.min(Math.max(day.toEpochDay(), TimeLine.FIRST_DAY), TimeLine.LAST_DAY);
  }
}
