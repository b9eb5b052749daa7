package dev.candor.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A restriction on when a message may go. It permits some instants and not others; the scheduler
 * finds the first instant that every limit of a decision permits. Ranges of time hold their start
 * and not their end; ranges of days hold both. Immutable.
 *
 * <p>A limit on the clock of the recipient permits what it permits in every zone the recipient may
 * plausibly be in (12 CFR 1006.6(b)(1), comment 2). What a clock shows is judged instant by
 * instant, so a clock change needs no policy: an hour that is skipped is not there, and one that is
 * shown twice counts twice.
 */
public sealed interface TimeLimit {

  /** Hands this limit to the function for its kind. */
  <T extends @Nullable Object> T match(Kinds<T> kinds);

  /**
   * Returns whether the clock and the calendar alone decide, so that waiting is enough. Only such a
   * limit moves a message that asked for no time; every other refuses and says when it would
   * permit.
   */
  boolean timeOfDay();

  /** Returns whose clock this limit reads; null when it reads none. */
  @Nullable LimitZone zone();

  /** One function for each kind of limit; a new kind adds one. */
  interface Kinds<T extends @Nullable Object> {

    /** For {@link DailyHours}. */
    T dailyHours(DailyHours limit);

    /** For {@link Weekdays}. */
    T weekdays(Weekdays limit);

    /** For {@link NotOnDays}. */
    T notOnDays(NotOnDays limit);

    /** For {@link Closed}. */
    T closed(Closed limit);

    /** For {@link CalendarCap}. */
    T calendarCap(CalendarCap limit);

    /** For {@link RollingCap}. */
    T rollingCap(RollingCap limit);

    /** For {@link CoolDown}. */
    T coolDown(CoolDown limit);

    /** For {@link NotBefore}. */
    T notBefore(NotBefore limit);

    /** For {@link NotAfter}. */
    T notAfter(NotAfter limit);

    /** For {@link NotBeforeDay}. */
    T notBeforeDay(NotBeforeDay limit);

    /** For {@link NotAfterDay}. */
    T notAfterDay(NotAfterDay limit);
  }

  /**
   * Permits the hours from {@code from} up to, and not at, {@code to} of every day, on the wall
   * clock of {@code zone}. {@code 08:00} to {@code 21:00} permits 08:00:00 and 20:59:59, not
   * 21:00:00. Hours that end before they begin go past midnight: {@code 20:00} to {@code 02:00}
   * permits 23:00 and 01:59:59, not 02:00:00; {@code 20:00} to {@code 00:00} ends with the day.
   *
   * @param from start, inclusive
   * @param to end, exclusive; the same as {@code from} is refused with IllegalArgumentException
   * @param zone whose clock
   */
  record DailyHours(LocalTime from, LocalTime to, LimitZone zone) implements TimeLimit {
    public DailyHours {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(zone, "zone");
      if (from.equals(to)) {
        throw new IllegalArgumentException(
            "The hours ("
                + from
                + " to "
                + to
                + ") must not end as they begin.\nMaybe say nothing where every hour is permitted.");
      }
    }

    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.dailyHours(this);
    }

    @Override
    public boolean timeOfDay() {
      return true;
    }
  }

  /**
   * Permits these days of the week from midnight to midnight, on the wall clock of {@code zone}.
   *
   * @param days which, at least one, or the limit is refused with IllegalArgumentException; kept in
   *     the order of the week
   * @param zone whose clock
   */
  record Weekdays(Set<DayOfWeek> days, LimitZone zone) implements TimeLimit {
    public Weekdays {
      days = sort(days);
      Objects.requireNonNull(zone, "zone");
      if (days.isEmpty()) {
        throw new IllegalArgumentException(
            "The weekdays (none) must name at least one day.\n"
                + "Maybe refuse, where no day is permitted.");
      }
    }

    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.weekdays(this);
    }

    @Override
    public boolean timeOfDay() {
      return true;
    }
  }

  /**
   * Permits every day but these, holidays for example, each from midnight to midnight on the wall
   * clock of {@code zone}. Without a day it permits everything.
   *
   * @param days which; kept in the order of the calendar
   * @param zone whose clock
   */
  record NotOnDays(Set<LocalDate> days, LimitZone zone) implements TimeLimit {
    public NotOnDays {
      days = sort(days);
      Objects.requireNonNull(zone, "zone");
    }

    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.notOnDays(this);
    }

    @Override
    public boolean timeOfDay() {
      return true;
    }
  }

  /**
   * Permits everything but a window that comes again: on these days of the week, from {@code from}
   * up to, and not at, {@code to}, on the wall clock of {@code zone}. A window that ends before it
   * begins goes past midnight and belongs to the day it begins on: Tuesdays from {@code 20:00} to
   * {@code 02:00} close Wednesday at 01:00, and not Tuesday at 01:00. So does a window that begins
   * on {@code last}.
   *
   * <p>{@code first} after {@code last}, and a window that ends as it begins, are refused with
   * IllegalArgumentException.
   *
   * @param days on which the window begins; none means every day; kept in the order of the week
   * @param from start, inclusive; null is the start of the day
   * @param to end, exclusive; null is the end of the day
   * @param first the first day on which it begins; null when it has always done so
   * @param last the last day on which it begins; null when it goes on
   * @param zone whose clock
   */
  record Closed(
      Set<DayOfWeek> days,
      @Nullable LocalTime from,
      @Nullable LocalTime to,
      @Nullable LocalDate first,
      @Nullable LocalDate last,
      LimitZone zone)
      implements TimeLimit {
    public Closed {
      days = sort(days);
      Objects.requireNonNull(zone, "zone");
      List<String> faults = new ArrayList<>();
      if (to != null && to.equals(from == null ? LocalTime.MIDNIGHT : from)) {
        faults.add(
            "The closed window ("
                + (from == null ? "start of the day" : from)
                + " to "
                + to
                + ") must not end as it begins.");
      }

      if (first != null && last != null && first.isAfter(last)) {
        faults.add(
            "The first closed day (" + first + ") must not be after the last (" + last + ").");
      }

      refuse(faults, "Maybe leave out both times to close whole days, or exchange the two days.");
    }

    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.closed(this);
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
   * @param max how many are permitted, at least 1, or the limit is refused with
   *     IllegalArgumentException
   * @param days length of the run, at least 1, or the limit is refused with
   *     IllegalArgumentException
   * @param zone whose midnights divide the days
   * @param events what counts, in any order
   */
  record CalendarCap(int max, int days, LimitZone zone, List<Instant> events) implements TimeLimit {
    public CalendarCap {
      Objects.requireNonNull(zone, "zone");
      if (max < 1 || days < 1) {
        throw new IllegalArgumentException(
            "The cap ("
                + max
                + " in "
                + days
                + " days) must be at least 1 in 1 day.\nMaybe refuse, where nothing is permitted.");
      }
      events = List.copyOf(events);
    }

    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.calendarCap(this);
    }

    @Override
    public boolean timeOfDay() {
      return false;
    }
  }

  /**
   * Permits an instant when, counting it, no stretch of {@code period} around it holds more than
   * {@code max} events. A stretch holds its start and not its end, so an event exactly {@code
   * period} before the instant, or after it, does not count. Looks both ways: an event already set
   * for later counts. One in 24 hours with an event on 1 April at 12:00 permits up to 31 March
   * 12:00, that instant included, and again from 2 April 12:00.
   *
   * @param max how many are permitted, at least 1, or the limit is refused with
   *     IllegalArgumentException
   * @param period length of the stretch in whole seconds, at least 1, or the limit is refused with
   *     IllegalArgumentException
   * @param events what counts, in any order
   */
  record RollingCap(int max, Duration period, List<Instant> events) implements TimeLimit {
    public RollingCap {
      List<String> faults = new ArrayList<>();
      if (max < 1) {
        faults.add("The cap (" + max + ") must be at least 1.");
      }
      if (period.getSeconds() < 1 || period.getNano() != 0) {
        faults.add("The period (" + period + ") must be whole seconds, at least 1.");
      }
      refuse(faults, "Maybe refuse, where nothing is permitted; PT24H is a period of 24 hours.");
      events = List.copyOf(events);
    }

    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.rollingCap(this);
    }

    @Override
    public boolean timeOfDay() {
      return false;
    }

    @Override
    public @Nullable LimitZone zone() {
      return null;
    }
  }

  /**
   * Forbids {@code days} calendar days from each event on, the event's own day being the first: a
   * conversation on 14 August with 7 days permits again from midnight on 21 August. The part of the
   * first day before the event is not forbidden.
   *
   * @param days how many, at least 1, or the limit is refused with IllegalArgumentException
   * @param zone whose midnights divide the days
   * @param events what began a cool-down, in any order
   */
  record CoolDown(int days, LimitZone zone, List<Instant> events) implements TimeLimit {
    public CoolDown {
      Objects.requireNonNull(zone, "zone");
      if (days < 1) {
        throw new IllegalArgumentException(
            "The cool-down ("
                + days
                + " days) must be at least 1 day.\nMaybe say nothing where there is none.");
      }
      events = List.copyOf(events);
    }

    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.coolDown(this);
    }

    @Override
    public boolean timeOfDay() {
      return false;
    }
  }

  /** Permits nothing before {@code instant}; permits the instant itself. */
  record NotBefore(Instant instant) implements TimeLimit {
    public NotBefore {
      Objects.requireNonNull(instant, "instant");
    }

    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.notBefore(this);
    }

    @Override
    public boolean timeOfDay() {
      return false;
    }

    @Override
    public @Nullable LimitZone zone() {
      return null;
    }
  }

  /** Permits nothing after {@code instant}; permits the instant itself. */
  record NotAfter(Instant instant) implements TimeLimit {
    public NotAfter {
      Objects.requireNonNull(instant, "instant");
    }

    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.notAfter(this);
    }

    @Override
    public boolean timeOfDay() {
      return false;
    }

    @Override
    public @Nullable LimitZone zone() {
      return null;
    }
  }

  /**
   * Permits {@code day} and every later one, and nothing before the midnight it begins with, on the
   * wall clock of {@code zone}.
   *
   * @param day the first day permitted
   * @param zone whose clock
   */
  record NotBeforeDay(LocalDate day, LimitZone zone) implements TimeLimit {
    public NotBeforeDay {
      Objects.requireNonNull(day, "day");
      Objects.requireNonNull(zone, "zone");
    }

    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.notBeforeDay(this);
    }

    @Override
    public boolean timeOfDay() {
      return false;
    }
  }

  /**
   * Permits {@code day} and every earlier one, and nothing from the midnight it ends with, on the
   * wall clock of {@code zone}.
   *
   * @param day the last day permitted
   * @param zone whose clock
   */
  record NotAfterDay(LocalDate day, LimitZone zone) implements TimeLimit {
    public NotAfterDay {
      Objects.requireNonNull(day, "day");
      Objects.requireNonNull(zone, "zone");
    }

    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.notAfterDay(this);
    }

    @Override
    public boolean timeOfDay() {
      return false;
    }
  }

  /** Returns a copy in one order, so that equal limits print alike. */
  private static <E extends Comparable<? super E>> SortedSet<E> sort(Set<E> days) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(days));
  }

  private static void refuse(List<String> faults, String maybe) {
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults) + "\n" + maybe);
    }
  }
}
