package dev.candor.time;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A restriction on when a message may go. It permits some instants and not others; the scheduler
 * finds the first instant that every limit of a decision permits. Ranges hold their start and not
 * their end. Immutable.
 */
public sealed interface TimeLimit {

  /** Hands this limit to the function for its kind. */
  <T extends @Nullable Object> T match(
      Function<DailyHours, T> dailyHours,
      Function<CalendarCap, T> calendarCap,
      Function<CoolDown, T> coolDown,
      Function<NotBefore, T> notBefore);

  /**
   * Whether the time of day alone decides, so that waiting a few hours is enough. Only such a limit
   * moves a message that asked for no time (B-040); every other refuses and says when it would
   * permit.
   */
  boolean timeOfDay();

  /**
   * Permits the hours from {@code from} up to, and not at, {@code to} of every day, on the wall
   * clock of {@code zone}. Judged instant by instant, so a clock change needs no policy. {@code
   * 08:00} to {@code 21:00} permits 08:00:00 and 20:59:59, not 21:00:00.
   *
   * @param from start, inclusive
   * @param to end, exclusive; after {@code from}, or the limit is refused with
   *     IllegalArgumentException
   * @param zone whose clock
   */
  record DailyHours(LocalTime from, LocalTime to, LimitZone zone) implements TimeLimit {
    public DailyHours {
      Objects.requireNonNull(zone, "zone");
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException(
            "The hours (" + from + " to " + to + ") must end after they begin.");
      }
    }

    @Override
    public <T extends @Nullable Object> T match(
        Function<DailyHours, T> dailyHours,
        Function<CalendarCap, T> calendarCap,
        Function<CoolDown, T> coolDown,
        Function<NotBefore, T> notBefore) {
      return dailyHours.apply(this);
    }

    @Override
    public boolean timeOfDay() {
      return true;
    }
  }

  /**
   * Permits an instant when, counting it, no run of {@code days} consecutive calendar days holds
   * more than {@code max} events. Looks both ways: an event already set for later counts. Seven
   * calls on 1 to 7 April permit the next from midnight on 8 April.
   *
   * @param max how many are permitted, at least 1
   * @param days length of the run, at least 1
   * @param zone whose midnights divide the days
   * @param events what counts, in any order
   */
  record CalendarCap(int max, int days, LimitZone zone, List<Instant> events) implements TimeLimit {
    public CalendarCap {
      Objects.requireNonNull(zone, "zone");
      if (max < 1 || days < 1) {
        throw new IllegalArgumentException(
            "The cap (" + max + " in " + days + " days) must be at least 1 in 1 day.");
      }
      events = List.copyOf(events);
    }

    @Override
    public <T extends @Nullable Object> T match(
        Function<DailyHours, T> dailyHours,
        Function<CalendarCap, T> calendarCap,
        Function<CoolDown, T> coolDown,
        Function<NotBefore, T> notBefore) {
      return calendarCap.apply(this);
    }

    @Override
    public boolean timeOfDay() {
      return false;
    }
  }

  /**
   * Forbids {@code days} calendar days from each event on, the event's own day being the first: a
   * conversation on 14 August with 7 days permits again from midnight on 21 August. The part of the
   * first day before the event is not forbidden.
   *
   * @param days how many, at least 1
   * @param zone whose midnights divide the days
   * @param events what began a cool-down, in any order
   */
  record CoolDown(int days, LimitZone zone, List<Instant> events) implements TimeLimit {
    public CoolDown {
      Objects.requireNonNull(zone, "zone");
      if (days < 1) {
        throw new IllegalArgumentException(
            "The cool-down (" + days + " days) must be at least 1 day.");
      }
      events = List.copyOf(events);
    }

    @Override
    public <T extends @Nullable Object> T match(
        Function<DailyHours, T> dailyHours,
        Function<CalendarCap, T> calendarCap,
        Function<CoolDown, T> coolDown,
        Function<NotBefore, T> notBefore) {
      return coolDown.apply(this);
    }

    @Override
    public boolean timeOfDay() {
      return false;
    }
  }

  /** Permits nothing before {@code instant}; permits the instant itself. */
  record NotBefore(Instant instant) implements TimeLimit {
    @Override
    public <T extends @Nullable Object> T match(
        Function<DailyHours, T> dailyHours,
        Function<CalendarCap, T> calendarCap,
        Function<CoolDown, T> coolDown,
        Function<NotBefore, T> notBefore) {
      return notBefore.apply(this);
    }

    @Override
    public boolean timeOfDay() {
      return false;
    }
  }
}
