package dev.candor.scheduling;

import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.Instant;
import java.util.List;

/** A limit as one would say it, for counterexamples. */
enum LimitInWords implements TimeLimit.Kinds<String> {
  INSTANCE;

  private static final int SHOWN = 12;

  @Override
  public String dailyHours(TimeLimit.DailyHours limit) {
    return "hours from " + limit.from() + " to " + limit.to() + on(limit.zone());
  }

  @Override
  public String weekdays(TimeLimit.Weekdays limit) {
    return "only on " + limit.days() + on(limit.zone());
  }

  @Override
  public String notOnDays(TimeLimit.NotOnDays limit) {
    return "not on " + limit.days() + on(limit.zone());
  }

  @Override
  public String closed(TimeLimit.Closed limit) {
    return "closed from "
        + (limit.from() == null ? "midnight" : limit.from())
        + " to "
        + (limit.to() == null ? "midnight" : limit.to())
        + (limit.days().isEmpty() ? " every day" : " on " + limit.days())
        + (limit.first() == null ? "" : " from " + limit.first())
        + (limit.last() == null ? "" : " to " + limit.last())
        + on(limit.zone());
  }

  @Override
  public String calendarCap(TimeLimit.CalendarCap limit) {
    return "at most "
        + limit.max()
        + " in "
        + limit.days()
        + " days"
        + on(limit.zone())
        + after(limit.events());
  }

  @Override
  public String rollingCap(TimeLimit.RollingCap limit) {
    return "at most " + limit.max() + " in " + limit.period() + after(limit.events());
  }

  @Override
  public String coolDown(TimeLimit.CoolDown limit) {
    return "not for " + limit.days() + " days" + on(limit.zone()) + after(limit.events());
  }

  @Override
  public String notBefore(TimeLimit.NotBefore limit) {
    return "not before " + limit.instant();
  }

  @Override
  public String notAfter(TimeLimit.NotAfter limit) {
    return "not after " + limit.instant();
  }

  @Override
  public String notBeforeDay(TimeLimit.NotBeforeDay limit) {
    return "not before the day " + limit.day() + on(limit.zone());
  }

  @Override
  public String notAfterDay(TimeLimit.NotAfterDay limit) {
    return "not after the day " + limit.day() + on(limit.zone());
  }

  private static String on(LimitZone zone) {
    return zone.<String>match(() -> "", fixed -> " on the clock of " + fixed);
  }

  private static String after(List<Instant> events) {
    return events.size() <= SHOWN
        ? " with " + events
        : " with " + events.size() + " events, " + events.subList(0, SHOWN) + " among them";
  }
}
