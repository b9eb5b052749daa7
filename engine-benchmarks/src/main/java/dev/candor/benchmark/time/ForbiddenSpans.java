package dev.candor.benchmark.time;

import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a limit forbids from one day to another, worked out day by day with {@code
 * LocalDate.atTime(..).atZone(..)}, as it is mostly written. Not right in the hours a clock skips
 * or shows twice, which no question here asks about.
 */
public record ForbiddenSpans(ZoneId zone, LocalDate first, LocalDate last)
    implements TimeLimit.Kinds<List<ForbiddenSpans.ForbiddenSpan>> {

  /** Nothing from {@code start} up to, and not at, {@code end}. */
  record ForbiddenSpan(Instant start, Instant end) {}

  private static final Duration LEAST = Duration.ofMillis(1);

  /** Of all limits of a question in all of its zones. */
  static List<ForbiddenSpan> of(TimeQuestion question) {
    List<ForbiddenSpan> spans = new ArrayList<>();
    for (TimeLimit limit : question.limits()) {
      for (ZoneId zone : zones(limit.zone(), question.zones())) {
        LocalDate first = LocalDate.ofInstant(question.from(), zone).minusDays(1);
        LocalDate last = LocalDate.ofInstant(question.horizon(), zone);
        spans.addAll(limit.match(new ForbiddenSpans(zone, first, last)));
      }
    }
    return spans;
  }

  private static Set<ZoneId> zones(@Nullable LimitZone zone, Set<ZoneId> recipient) {
    return zone == null ? Set.of(ZoneOffset.UTC) : zone.match(() -> recipient, Set::of);
  }

  @Override
  public List<ForbiddenSpan> dailyHours(TimeLimit.DailyHours limit) {
    List<ForbiddenSpan> spans = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      if (limit.from().isBefore(limit.to())) {
        spans.add(new ForbiddenSpan(start(day), at(day, limit.from())));
        spans.add(new ForbiddenSpan(at(day, limit.to()), start(day.plusDays(1))));
      } else {
        spans.add(new ForbiddenSpan(at(day, limit.to()), at(day, limit.from())));
      }
    }
    return spans;
  }

  @Override
  public List<ForbiddenSpan> weekdays(TimeLimit.Weekdays limit) {
    List<ForbiddenSpan> spans = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      if (!limit.days().contains(day.getDayOfWeek())) {
        spans.add(whole(day));
      }
    }
    return spans;
  }

  @Override
  public List<ForbiddenSpan> notOnDays(TimeLimit.NotOnDays limit) {
    List<ForbiddenSpan> spans = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      if (limit.days().contains(day)) {
        spans.add(whole(day));
      }
    }
    return spans;
  }

  @Override
  public List<ForbiddenSpan> closed(TimeLimit.Closed limit) {
    List<ForbiddenSpan> spans = new ArrayList<>();
    LocalTime from = limit.from() == null ? LocalTime.MIN : limit.from();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      if ((limit.days().isEmpty() || limit.days().contains(day.getDayOfWeek()))
          && (limit.first() == null || !day.isBefore(limit.first()))
          && (limit.last() == null || !day.isAfter(limit.last()))) {
        spans.add(new ForbiddenSpan(at(day, from), end(day, from, limit.to())));
      }
    }
    return spans;
  }

  private Instant end(LocalDate day, LocalTime from, @Nullable LocalTime to) {
    if (to == null) {
      return start(day.plusDays(1));
    }
    return at(to.isBefore(from) ? day.plusDays(1) : day, to);
  }

  @Override
  public List<ForbiddenSpan> calendarCap(TimeLimit.CalendarCap limit) {
    long[] days =
        limit.events().stream()
            .mapToLong(event -> LocalDate.ofInstant(event, zone).toEpochDay())
            .sorted()
            .toArray();
    List<ForbiddenSpan> spans = new ArrayList<>();
    for (int i = 0; i + limit.max() <= days.length; i++) {
      long latest = days[i + limit.max() - 1];
      if (latest - days[i] < limit.days()) {
        spans.add(
            new ForbiddenSpan(
                start(LocalDate.ofEpochDay(latest - limit.days() + 1)),
                start(LocalDate.ofEpochDay(days[i] + limit.days()))));
      }
    }

    return spans;
  }

  @Override
  public List<ForbiddenSpan> rollingCap(TimeLimit.RollingCap limit) {
    List<Instant> events = limit.events().stream().sorted().toList();
    List<ForbiddenSpan> spans = new ArrayList<>();
    for (int i = 0; i + limit.max() <= events.size(); i++) {
      Instant latest = events.get(i + limit.max() - 1);
      Instant end = events.get(i).plus(limit.period());
      if (latest.isBefore(end)) {
        spans.add(new ForbiddenSpan(latest.minus(limit.period()).plus(LEAST), end));
      }
    }
    return spans;
  }

  @Override
  public List<ForbiddenSpan> coolDown(TimeLimit.CoolDown limit) {
    return limit.events().stream()
        .map(
            event ->
                new ForbiddenSpan(
                    event, start(LocalDate.ofInstant(event, zone).plusDays(limit.days()))))
        .toList();
  }

  @Override
  public List<ForbiddenSpan> notBefore(TimeLimit.NotBefore limit) {
    return List.of(new ForbiddenSpan(Instant.MIN, limit.instant()));
  }

  @Override
  public List<ForbiddenSpan> notAfter(TimeLimit.NotAfter limit) {
    return List.of(new ForbiddenSpan(limit.instant().plus(LEAST), Instant.MAX));
  }

  @Override
  public List<ForbiddenSpan> notBeforeDay(TimeLimit.NotBeforeDay limit) {
    return List.of(new ForbiddenSpan(Instant.MIN, start(limit.day())));
  }

  @Override
  public List<ForbiddenSpan> notAfterDay(TimeLimit.NotAfterDay limit) {
    return List.of(new ForbiddenSpan(start(limit.day().plusDays(1)), Instant.MAX));
  }

  private ForbiddenSpan whole(LocalDate day) {
    return new ForbiddenSpan(start(day), start(day.plusDays(1)));
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }
}
