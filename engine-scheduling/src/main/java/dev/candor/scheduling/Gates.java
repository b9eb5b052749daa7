package dev.candor.scheduling;

import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The gates of one limit: one for each clock that it reads or one where it reads none; no gate
 * where it permits everything.
 */
final class Gates implements TimeLimit.Kinds<List<Gate>> {

  private static final Duration EVER = Duration.between(Schedule.FIRST, Schedule.LAST).plusDays(1);

  /** Longer than any two instants of a schedule are apart. */
  private static final long EVER_MILLIS = EVER.toMillis();

  /** More than two instants on the same day, or on days so far apart, can differ by otherwise. */
  private static final long SLACK = 36 * 3_600_000L;

  // outside the years of a schedule on every clock, and small enough for milliseconds
  private static final long FIRST_DAY = Year.of(-1).atDay(1).toEpochDay();
  private static final long LAST_DAY = Year.of(10_001).atDay(1).toEpochDay();

  private final List<Clock> recipient;

  /** Clocks of zones that limits name; a zone that is named twice has one. */
  private final List<Clock> named = new ArrayList<>();

  /**
   * @param recipient the clocks of every zone that the recipient may be in
   */
  Gates(List<Clock> recipient) {
    this.recipient = recipient;
  }

  /** Others of the same recipient, to be used by one thread. */
  Gates sharingClocks() {
    Gates others = new Gates(recipient);
    others.named.addAll(named);
    return others;
  }

  /** The clocks of these zones; zones that have always shown the same time are one clock. */
  static List<Clock> clocks(Set<ZoneId> zones) {
    List<Clock> clocks = new ArrayList<>(zones.size());
    for (ZoneId zone : zones) {
      ZoneRules rules = zone.getRules();
      if (find(clocks, rules) == null) {
        clocks.add(new Clock(rules));
      }
    }
    return clocks;
  }

  /** What all of some limits permit. Limits that read one clock stand side by side on it. */
  Gate together(List<TimeLimit> limits) {
    List<Gate> line = new ArrayList<>();
    List<Clock> clocks = new ArrayList<>();
    List<List<Gate>> shown = new ArrayList<>();
    for (TimeLimit limit : limits) {
      for (Gate gate : of(limit)) {
        if (gate instanceof WallClock wall) {
          int at = clocks.indexOf(wall.clock());
          if (at < 0) {
            at = clocks.size();
            clocks.add(wall.clock());
            shown.add(new ArrayList<>());
          }
          shown.get(at).add(wall.shown());
        } else {
          line.add(gate);
        }
      }
    }
    for (int i = 0; i < clocks.size(); i++) {
      line.add(new WallClock(clocks.get(i), Every.of(shown.get(i))));
    }
    return Every.of(line);
  }

  /** The gates of a limit; shut when it reads the clock of a recipient who may be anywhere. */
  List<Gate> of(TimeLimit limit) {
    return needsLocation(limit) ? List.of(Gate.SHUT) : limit.match(this);
  }

  /** Whether it reads the clock of a recipient who may be anywhere. */
  boolean needsLocation(TimeLimit limit) {
    LimitZone zone = limit.zone();
    return recipient.isEmpty() && zone != null && zone.<Boolean>match(() -> true, fixed -> false);
  }

  @Override
  public List<Gate> dailyHours(TimeLimit.DailyHours limit) {
    return shown(limit.zone(), Hours.of(limit.from(), limit.to()));
  }

  @Override
  public List<Gate> weekdays(TimeLimit.Weekdays limit) {
    EnumSet<DayOfWeek> closed = EnumSet.allOf(DayOfWeek.class);
    closed.removeAll(limit.days());
    return closed.isEmpty()
        ? List.of()
        : shown(limit.zone(), Weekly.of(closed, null, null, FIRST_DAY, LAST_DAY));
  }

  @Override
  public List<Gate> notOnDays(TimeLimit.NotOnDays limit) {
    int count = limit.days().size();
    long[] starts = new long[count];
    long[] ends = new long[count];
    int at = 0;
    for (LocalDate day : limit.days()) {
      starts[at] = day(day) * Hours.DAY;
      ends[at] = starts[at] + Hours.DAY;
      at++;
    }
    return count == 0 ? List.of() : shown(limit.zone(), Barred.of(starts, ends, count));
  }

  @Override
  public List<Gate> closed(TimeLimit.Closed limit) {
    Set<DayOfWeek> days = limit.days().isEmpty() ? EnumSet.allOf(DayOfWeek.class) : limit.days();
    return shown(
        limit.zone(),
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
    long[] crowded = crowded(Events.millis(limit.events()), limit.max(), limit.days());
    if (crowded.length == 0) {
      return List.of();
    }
    List<Clock> clocks = clocks(limit.zone());
    List<Gate> gates = new ArrayList<>(clocks.size());
    for (Clock clock : clocks) {
      long[] event = days(crowded, clock);
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
        gates.add(new WallClock(clock, Barred.of(starts, ends, count)));
      }
    }
    return gates;
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
      if (events[end - 1] - events[i] < days * Hours.DAY + SLACK) {
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
  public List<Gate> rollingCap(TimeLimit.RollingCap limit) {
    int max = limit.max();
    if (limit.events().size() < max) {
      return List.of();
    }
    long period = limit.period().compareTo(EVER) < 0 ? limit.period().toMillis() : EVER_MILLIS;
    Instant[] event = Events.sorted(limit.events());
    long[] starts = new long[event.length];
    long[] ends = new long[event.length];
    int count = 0;
    for (int i = 0; i + max <= event.length; i++) {
      Instant earliest = event[i];
      Instant latest = event[i + max - 1];
      if (within(earliest, latest, limit.period())) {
        starts[count] = Schedule.floor(latest) - period + 1;
        ends[count] = Schedule.ceil(earliest) + period;
        count++;
      }
    }
    return count == 0 ? List.of() : List.of(Barred.of(starts, ends, count, true));
  }

  /** Whether two instants are less than a period of whole seconds apart. */
  private static boolean within(Instant earliest, Instant latest, Duration period) {
    long seconds = latest.getEpochSecond() - earliest.getEpochSecond();
    return seconds < period.getSeconds()
        || seconds == period.getSeconds() && latest.getNano() < earliest.getNano();
  }

  @Override
  public List<Gate> coolDown(TimeLimit.CoolDown limit) {
    return limit.events().isEmpty()
        ? List.of()
        : List.of(
            new CoolingDown(Events.millis(limit.events()), limit.days(), clocks(limit.zone())));
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
    return shown(limit.zone(), Barred.one(Long.MIN_VALUE, day(limit.day()) * Hours.DAY));
  }

  @Override
  public List<Gate> notAfterDay(TimeLimit.NotAfterDay limit) {
    return shown(limit.zone(), Barred.one((day(limit.day()) + 1) * Hours.DAY, Gate.NEVER));
  }

  /** What the clock of every zone must show at once. */
  private List<Gate> shown(LimitZone zone, Gate gate) {
    List<Clock> clocks = clocks(zone);
    List<Gate> gates = new ArrayList<>(clocks.size());
    for (Clock clock : clocks) {
      gates.add(new WallClock(clock, gate));
    }
    return gates;
  }

  private List<Clock> clocks(LimitZone zone) {
    return zone.<List<Clock>>match(() -> recipient, fixed -> List.of(named(fixed.getRules())));
  }

  private Clock named(ZoneRules rules) {
    Clock known = find(recipient, rules);
    known = known == null ? find(named, rules) : known;
    if (known == null) {
      known = new Clock(rules);
      named.add(known);
    }
    return known;
  }

  private static @Nullable Clock find(List<Clock> clocks, ZoneRules rules) {
    for (Clock clock : clocks) {
      if (clock.shows(rules)) {
        return clock;
      }
    }
    return null;
  }

  private static long day(@Nullable LocalDate day, long missing) {
    return day == null ? missing : day(day);
  }

  private static long day(LocalDate day) {
    return Math.min(Math.max(day.toEpochDay(), FIRST_DAY), LAST_DAY);
  }
}
