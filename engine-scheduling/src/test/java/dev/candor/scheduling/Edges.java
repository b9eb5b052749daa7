package dev.candor.scheduling;

import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Instants around which a limit is likely to change its mind, at most some dozens. */
record Edges(Situation given) implements TimeLimit.Kinds<List<Instant>> {

  private static final int MOST = 8;

  @Override
  public List<Instant> dailyHours(TimeLimit.DailyHours limit) {
    return times(limit.zone(), limit.from(), limit.to());
  }

  @Override
  public List<Instant> weekdays(TimeLimit.Weekdays limit) {
    return times(limit.zone(), LocalTime.MIDNIGHT);
  }

  @Override
  public List<Instant> notOnDays(TimeLimit.NotOnDays limit) {
    return times(limit.zone(), LocalTime.MIDNIGHT);
  }

  @Override
  public List<Instant> closed(TimeLimit.Closed limit) {
    return times(
        limit.zone(),
        limit.from() == null ? LocalTime.MIDNIGHT : limit.from(),
        limit.to() == null ? LocalTime.MIDNIGHT : limit.to());
  }

  @Override
  public List<Instant> calendarCap(TimeLimit.CalendarCap limit) {
    return midnights(limit.zone(), limit.events(), limit.days());
  }

  @Override
  public List<Instant> rollingCap(TimeLimit.RollingCap limit) {
    return limit.events().stream()
        .limit(MOST)
        .flatMap(event -> Stream.of(event.minus(limit.period()), event, event.plus(limit.period())))
        .toList();
  }

  @Override
  public List<Instant> coolDown(TimeLimit.CoolDown limit) {
    List<Instant> edges = new ArrayList<>(midnights(limit.zone(), limit.events(), limit.days()));
    limit.events().stream().limit(MOST).forEach(edges::add);
    return edges;
  }

  @Override
  public List<Instant> notBefore(TimeLimit.NotBefore limit) {
    return List.of(limit.instant());
  }

  @Override
  public List<Instant> notAfter(TimeLimit.NotAfter limit) {
    return List.of(limit.instant());
  }

  @Override
  public List<Instant> notBeforeDay(TimeLimit.NotBeforeDay limit) {
    return times(limit.zone(), LocalTime.MIDNIGHT);
  }

  @Override
  public List<Instant> notAfterDay(TimeLimit.NotAfterDay limit) {
    return times(limit.zone(), LocalTime.MIDNIGHT);
  }

  private List<Instant> times(LimitZone zone, LocalTime... times) {
    List<Instant> edges = new ArrayList<>();
    for (ZoneId one : zones(zone)) {
      LocalDate today = LocalDate.ofInstant(given.from(), one);
      for (int day = -1; day <= 2; day++) {
        for (LocalTime time : times) {
          edges.add(today.plusDays(day).atTime(time).atZone(one).toInstant());
        }
      }
    }
    return edges;
  }

  private List<Instant> midnights(LimitZone zone, List<Instant> events, int days) {
    List<Instant> edges = new ArrayList<>();
    for (ZoneId one : zones(zone)) {
      for (Instant event : events.subList(0, Math.min(MOST, events.size()))) {
        LocalDate day = LocalDate.ofInstant(event, one);
        edges.add(day.plusDays(days).atStartOfDay(one).toInstant());
        edges.add(day.minusDays(days - 1L).atStartOfDay(one).toInstant());
      }
    }
    return edges;
  }

  private Set<ZoneId> zones(LimitZone zone) {
    return zone.match(given::zones, Set::of);
  }
}
