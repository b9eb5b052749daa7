package dev.candor.scheduling;

import dev.candor.time.TimeLimit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The gates of one limit, one for each clock that it reads or one where it reads none; no gate
 * where it permits everything.
 *
 * @param clocks of every zone that the limit reads at once
 */
record Gates(List<ZoneRules> clocks) implements TimeLimit.Kinds<List<Gate>> {

  /** Longer than any two instants of a schedule are apart. */
  private static final Duration EVER = Duration.between(Schedule.FIRST, Schedule.LAST).plusDays(1);

  // outside the years of a schedule on every clock, and small enough for milliseconds
  private static final long FIRST_DAY = Year.of(-1).atDay(1).toEpochDay();
  private static final long LAST_DAY = Year.of(10_001).atDay(1).toEpochDay();

  @Override
  public List<Gate> dailyHours(TimeLimit.DailyHours limit) {
    return shown(Hours.of(limit.from(), limit.to()));
  }

  @Override
  public List<Gate> weekdays(TimeLimit.Weekdays limit) {
    EnumSet<DayOfWeek> closed = EnumSet.complementOf(EnumSet.copyOf(limit.days()));
    return closed.isEmpty() ? List.of() : shown(Weekly.of(closed, null, null, FIRST_DAY, LAST_DAY));
  }

  @Override
  public List<Gate> notOnDays(TimeLimit.NotOnDays limit) {
    long[] starts = limit.days().stream().mapToLong(day -> day(day) * Hours.DAY).sorted().toArray();
    long[] ends = Arrays.stream(starts).map(start -> start + Hours.DAY).toArray();
    return starts.length == 0 ? List.of() : shown(Barred.of(starts, ends, starts.length));
  }

  @Override
  public List<Gate> closed(TimeLimit.Closed limit) {
    Set<DayOfWeek> days = limit.days().isEmpty() ? EnumSet.allOf(DayOfWeek.class) : limit.days();
    return shown(
        Weekly.of(
            days,
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
  public List<Gate> calendarCap(TimeLimit.CalendarCap limit) {
    if (limit.events().size() < limit.max()) {
      return List.of();
    }
    List<Gate> gates = new ArrayList<>();
    for (ZoneRules rules : clocks) {
      long[] event =
          limit.events().stream()
              .mapToLong(instant -> WallClock.day(rules, Schedule.floor(instant)))
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

  /**
   * As with calendar days, but {@code max} events less than a period apart bar what lies between a
   * period before the last of them and a period after the first, and neither of these two instants.
   */
  @Override
  public List<Gate> rollingCap(TimeLimit.RollingCap limit) {
    long period = (limit.period().compareTo(EVER) < 0 ? limit.period() : EVER).toMillis();
    Instant[] event = limit.events().stream().sorted().toArray(Instant[]::new);
    long[] starts = new long[event.length];
    long[] ends = new long[event.length];
    int count = 0;
    for (int i = 0; i + limit.max() <= event.length; i++) {
      Instant earliest = event[i];
      Instant latest = event[i + limit.max() - 1];
      if (Duration.between(earliest, latest).compareTo(limit.period()) < 0) {
        starts[count] = Schedule.floor(latest) - period + 1;
        ends[count] = Schedule.ceil(earliest) + period;
        count++;
      }
    }
    return count == 0 ? List.of() : List.of(Barred.of(starts, ends, count, true));
  }

  @Override
  public List<Gate> coolDown(TimeLimit.CoolDown limit) {
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
                          rules,
                          WallClock.day(rules, event) + limit.days(),
                          event,
                          Schedule.LAST_MILLI))
              .toArray();
      gates.add(Barred.of(starts, ends, starts.length));
    }
    return gates;
  }

  @Override
  public List<Gate> notBefore(TimeLimit.NotBefore limit) {
    return List.of(
        Barred.one(
            Long.MIN_VALUE,
            limit.instant().isAfter(Schedule.LAST) ? Gate.NEVER : Schedule.ceil(limit.instant())));
  }

  @Override
  public List<Gate> notAfter(TimeLimit.NotAfter limit) {
    return List.of(
        limit.instant().isBefore(Schedule.FIRST)
            ? Gate.SHUT
            : Barred.after(Schedule.floor(limit.instant())));
  }

  @Override
  public List<Gate> notBeforeDay(TimeLimit.NotBeforeDay limit) {
    return shown(Barred.one(Long.MIN_VALUE, day(limit.day()) * Hours.DAY));
  }

  @Override
  public List<Gate> notAfterDay(TimeLimit.NotAfterDay limit) {
    return shown(Barred.one((day(limit.day()) + 1) * Hours.DAY, Gate.NEVER));
  }

  /** What the clock of every zone must show at once. */
  private List<Gate> shown(Gate gate) {
    return clocks.stream().<Gate>map(rules -> new WallClock(rules, gate)).toList();
  }

  private static long day(@Nullable LocalDate day, long missing) {
    return day == null ? missing : day(day);
  }

  private static long day(LocalDate day) {
    return Math.min(Math.max(day.toEpochDay(), FIRST_DAY), LAST_DAY);
  }
}
