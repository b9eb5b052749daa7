package dev.candor.benchmark.time;

import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import dev.candor.time.TimeLimit.CalendarCap;
import dev.candor.time.TimeLimit.Closed;
import dev.candor.time.TimeLimit.CoolDown;
import dev.candor.time.TimeLimit.DailyHours;
import dev.candor.time.TimeLimit.NotAfter;
import dev.candor.time.TimeLimit.NotAfterDay;
import dev.candor.time.TimeLimit.NotBefore;
import dev.candor.time.TimeLimit.NotBeforeDay;
import dev.candor.time.TimeLimit.NotOnDays;
import dev.candor.time.TimeLimit.RollingCap;
import dev.candor.time.TimeLimit.Weekdays;
import dev.candor.time.ZoneEvidence;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages to find a time for, the same each time, at random instants of ten weeks. There are a
 * thousand, more than a processor learns by heart; 64 where each has a past of its own, which in a
 * service has just been read and is at hand as well.
 */
public final class TimeQuestions {

  /** The time in which every message asks, a change of the clock among it. */
  static final Instant FIRST = Instant.parse("2026-02-02T00:00:00Z");

  static final Instant LAST = FIRST.plus(Duration.ofDays(70));

  private static final int MANY = 1_024;
  private static final int FEW = 64;
  private static final int PAST = 730;
  private static final LimitZone RECIPIENT = LimitZone.recipient();
  private static final LimitZone OFFICE = LimitZone.fixed(ZoneId.of("America/New_York"));
  private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  private static final List<ZoneEvidence> ZONES =
      List.of(
          evidence(ZoneEvidence.Source.ADDRESS, "state CA", "America/Los_Angeles"),
          evidence(ZoneEvidence.Source.AREA_CODE, "area code 212", "America/New_York"),
          evidence(ZoneEvidence.Source.AREA_CODE, "area code 312", "America/Chicago"));

  private static final Set<LocalDate> FEDERAL =
      Set.of(
          LocalDate.parse("2026-01-01"),
          LocalDate.parse("2026-01-19"),
          LocalDate.parse("2026-02-16"),
          LocalDate.parse("2026-05-25"),
          LocalDate.parse("2026-06-19"),
          LocalDate.parse("2026-07-03"),
          LocalDate.parse("2026-07-04"),
          LocalDate.parse("2026-09-07"),
          LocalDate.parse("2026-10-12"),
          LocalDate.parse("2026-11-11"),
          LocalDate.parse("2026-11-26"),
          LocalDate.parse("2026-12-25"));

  private TimeQuestions() {}

  /**
   * Messages under 1, 5 or 20 limits to borrowers with so many interactions in the two years
   * before; every tenth was a conversation.
   */
  static List<TimeQuestion> of(int limits, int past) {
    Random random = new Random(limits * 31L + past);
    List<TimeQuestion> questions = new ArrayList<>();
    for (int i = 0; i < (past >= 200 ? FEW : MANY); i++) {
      Instant from = from(random);
      questions.add(
          TimeQuestion.of(
              from,
              makeShared(limits),
              makeOwn(limits, from, events(random, from, past, PAST)),
              ZONES));
    }
    return questions;
  }

  /**
   * Messages of a batch: 15 shared limits, and a cap of seven in seven days over 20 events in so
   * many days before.
   */
  static List<TimeQuestion> batch(boolean byDays, int past) {
    Random random = new Random(7);
    List<TimeQuestion> questions = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      Instant from = from(random);
      List<Instant> events = events(random, from, 20, past);
      TimeLimit cap =
          byDays
              ? new CalendarCap(7, 7, RECIPIENT, events)
              : new RollingCap(7, Duration.ofDays(7), events);
      questions.add(TimeQuestion.of(from, makeShared(20), List.of(cap), ZONES));
    }
    return questions;
  }

  private static Instant from(Random random) {
    long minutes = Duration.between(FIRST, LAST).toMinutes();
    return FIRST.plus(Duration.ofMinutes((long) (random.nextDouble() * minutes)));
  }

  private static List<Instant> events(Random random, Instant from, int count, int days) {
    return random.longs(count, 1, days * 86_400L).mapToObj(from::minusSeconds).sorted().toList();
  }

  private static List<TimeLimit> makeShared(int limits) {
    List<TimeLimit> shared = new ArrayList<>();
    shared.add(hours("08:00", "21:00", RECIPIENT));
    if (limits >= 5) {
      shared.add(new Weekdays(EnumSet.complementOf(EnumSet.of(DayOfWeek.SUNDAY)), RECIPIENT));
      shared.add(new NotOnDays(FEDERAL, RECIPIENT));
      shared.add(hours("09:00", "20:30", OFFICE));
    }
    if (limits >= 20) {
      shared.add(hours("08:30", "20:00", RECIPIENT));
      shared.add(hours("09:00", "21:00", RECIPIENT));
      shared.add(hours("07:30", "23:00", OFFICE));
      shared.add(new Weekdays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY), OFFICE));
      shared.add(new NotOnDays(FEDERAL, OFFICE));
      shared.add(
          new NotOnDays(
              Set.of(LocalDate.parse("2026-03-31"), LocalDate.parse("2026-04-03")), RECIPIENT));
      shared.add(makeClosed(WORKDAYS, "12:00", "13:00"));
      shared.add(makeClosed(Set.of(DayOfWeek.SATURDAY), "15:00", null));
      shared.add(makeClosed(Set.of(DayOfWeek.WEDNESDAY), "22:00", "10:00"));
      shared.add(new NotBefore(FIRST.minus(Duration.ofDays(400))));
      shared.add(new NotAfter(LAST.plus(Duration.ofDays(400))));
    }

    return shared;
  }

  private static List<TimeLimit> makeOwn(int limits, Instant from, List<Instant> events) {
    List<TimeLimit> own = new ArrayList<>();
    if (limits >= 5) {
      own.add(new CalendarCap(7, 7, RECIPIENT, events));
    }
    if (limits >= 20) {
      LocalDate today = LocalDate.ofInstant(from, ZoneId.of("America/New_York"));
      List<Instant> conversations = new ArrayList<>();
      for (int i = 0; i < events.size(); i += 10) {
        conversations.add(events.get(i));
      }
      own.add(new RollingCap(4, Duration.ofHours(24), events));
      own.add(new CoolDown(7, RECIPIENT, conversations));
      own.add(new NotBeforeDay(today.minusDays(3), RECIPIENT));
      own.add(new NotAfterDay(today.plusDays(90), RECIPIENT));
    }

    return own;
  }

  private static DailyHours hours(String from, String to, LimitZone zone) {
    return new DailyHours(LocalTime.parse(from), LocalTime.parse(to), zone);
  }

  private static Closed makeClosed(Set<DayOfWeek> days, String from, @Nullable String to) {
    return new Closed(
        days,
        LocalTime.parse(from),
        to == null ? null : LocalTime.parse(to),
        null,
        null,
        RECIPIENT);
  }

  private static ZoneEvidence evidence(ZoneEvidence.Source source, String basis, String zone) {
    return new ZoneEvidence(source, basis, Set.of(ZoneId.of(zone)));
  }
}
