package dev.candor.scheduling;

import static dev.candor.scheduling.Given.evidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

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
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {

  private static final LimitZone ANY = LimitZone.recipient();
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Schedule EASTERN_DAY =
      Schedule.of(List.of(hours("08:00", "21:00")), evidence("America/New_York"));
  private static final Schedule EASTERN_NUMBER_IN_CALIFORNIA =
      Schedule.of(
          List.of(hours("08:00", "21:00")), evidence("America/New_York", "America/Los_Angeles"));

  @Test
  void waits_for_the_morning_where_the_recipient_is() {
    assertThat(next(EASTERN_DAY, "2026-03-07T03:30:00Z")).isEqualTo("2026-03-07T13:00:00Z");
  }

  @Test
  void waits_for_the_morning_after_the_clock_has_gone_forward() {
    assertThat(next(EASTERN_DAY, "2026-03-08T03:30:00Z")).isEqualTo("2026-03-08T12:00:00Z");
  }

  @Test
  void waits_for_the_morning_after_the_clock_has_gone_back() {
    assertThat(next(EASTERN_DAY, "2026-11-01T03:30:00Z")).isEqualTo("2026-11-01T13:00:00Z");
  }

  @Test
  void opens_an_eastern_number_in_california_when_it_is_eight_there() {
    assertThat(next(EASTERN_NUMBER_IN_CALIFORNIA, "2026-01-14T13:00:00Z"))
        .isEqualTo("2026-01-14T16:00:00Z");
    assertThat(until(EASTERN_NUMBER_IN_CALIFORNIA, "2026-01-14T16:00:00Z"))
        .isEqualTo("2026-01-15T02:00:00Z");
  }

  @Test
  void begins_at_the_start_and_ends_before_the_end() {
    assertThat(EASTERN_DAY.permits(at("2026-01-14T12:59:59.999Z"))).isFalse();
    assertThat(EASTERN_DAY.permits(at("2026-01-14T13:00:00Z"))).isTrue();
    assertThat(EASTERN_DAY.permits(at("2026-01-15T01:59:59.999999999Z"))).isTrue();
    assertThat(EASTERN_DAY.permits(at("2026-01-15T02:00:00Z"))).isFalse();
  }

  /** The answers that the sources themselves give; a time not given is noon in New York. */
  static Stream<Arguments> workedExamples() {
    return Stream.of(
        argumentSet(
            "TIME-01 10:30 in New York is 07:30 in California",
            EASTERN_NUMBER_IN_CALIFORNIA,
            local("2026-01-14T10:30"),
            local("2026-01-14T11:00")),
        argumentSet(
            "TIME-02 11:30 in New York is 08:30 in California",
            EASTERN_NUMBER_IN_CALIFORNIA,
            local("2026-01-14T11:30"),
            local("2026-01-14T11:30")),
        argumentSet(
            "TIME-03 20:30 in New York is 17:30 in California",
            EASTERN_NUMBER_IN_CALIFORNIA,
            local("2026-01-14T20:30"),
            local("2026-01-14T20:30")),
        argumentSet(
            "TIME-04 21:30 in New York is 18:30 in California",
            EASTERN_NUMBER_IN_CALIFORNIA,
            local("2026-01-14T21:30"),
            local("2026-01-15T11:00")),
        argumentSet(
            "FREQ-01 the 7th call in 7 days",
            calls(1, 2, 3, 4, 5, 6),
            local("2026-04-07T12:00"),
            local("2026-04-07T12:00")),
        argumentSet(
            "FREQ-01 the 8th call on the 7th day waits for the 8th",
            calls(1, 2, 3, 4, 5, 6, 7),
            local("2026-04-07T12:00"),
            local("2026-04-08T00:00")),
        argumentSet(
            "FREQ-02 the 8th call on the 8th day",
            calls(1, 2, 3, 4, 5, 6, 7),
            local("2026-04-08T12:00"),
            local("2026-04-08T12:00")),
        argumentSet(
            "FREQ-07 6 days after a conversation",
            conversation("2026-08-14T12:00"),
            local("2026-08-20T12:00"),
            local("2026-08-21T00:00")),
        argumentSet(
            "FREQ-08 7 days after a conversation",
            conversation("2026-08-14T12:00"),
            local("2026-08-21T12:00"),
            local("2026-08-21T12:00")),
        argumentSet(
            "FREQ-10 3 days after a conversation",
            conversation("2026-04-03T12:00"),
            local("2026-04-06T12:00"),
            local("2026-04-10T00:00")));
  }

  @ParameterizedTest
  @MethodSource("workedExamples")
  void answers_as_the_source_does(Schedule schedule, Instant proposed, Instant expected) {
    assertThat(schedule.next(proposed, proposed.plus(Duration.ofDays(7)))).contains(expected);
    assertThat(schedule.permits(proposed)).isEqualTo(proposed.equals(expected));
  }

  /**
   * Hours on a night in which the clock is changed, and every stretch they permit from its eve on.
   */
  static Stream<Arguments> nights() {
    return Stream.of(
        argumentSet(
            "New York forward, hours before the gap end at it",
            "America/New_York",
            "01:30",
            "02:30",
            "2026-03-08T00:00:00Z",
            List.of(
                "2026-03-08T06:30:00Z/2026-03-08T07:00:00Z",
                "2026-03-09T05:30:00Z/2026-03-09T06:30:00Z")),
        argumentSet(
            "New York forward, hours after the gap begin at it",
            "America/New_York",
            "02:30",
            "03:30",
            "2026-03-08T00:00:00Z",
            List.of("2026-03-08T07:00:00Z/2026-03-08T07:30:00Z")),
        argumentSet(
            "New York forward, hours inside the gap are not there",
            "America/New_York",
            "02:00",
            "03:00",
            "2026-03-08T00:00:00Z",
            List.of("2026-03-09T06:00:00Z/2026-03-09T07:00:00Z")),
        argumentSet(
            "New York forward, hours around the gap are one hour short",
            "America/New_York",
            "01:00",
            "04:00",
            "2026-03-08T00:00:00Z",
            List.of("2026-03-08T06:00:00Z/2026-03-08T08:00:00Z")),
        argumentSet(
            "New York back, hours inside the repeated hour are there twice",
            "America/New_York",
            "01:15",
            "01:45",
            "2026-11-01T00:00:00Z",
            List.of(
                "2026-11-01T05:15:00Z/2026-11-01T05:45:00Z",
                "2026-11-01T06:15:00Z/2026-11-01T06:45:00Z",
                "2026-11-02T06:15:00Z/2026-11-02T06:45:00Z")),
        argumentSet(
            "New York back, the repeated hour is two hours on end",
            "America/New_York",
            "01:00",
            "02:00",
            "2026-11-01T00:00:00Z",
            List.of("2026-11-01T05:00:00Z/2026-11-01T07:00:00Z")),
        argumentSet(
            "New York back, hours up to the repeated hour come back to it",
            "America/New_York",
            "00:30",
            "01:30",
            "2026-11-01T00:00:00Z",
            List.of(
                "2026-11-01T04:30:00Z/2026-11-01T05:30:00Z",
                "2026-11-01T06:00:00Z/2026-11-01T06:30:00Z")),
        argumentSet(
            "New York forward, hours past midnight end at the gap",
            "America/New_York",
            "23:00",
            "02:30",
            "2026-03-08T00:00:00Z",
            List.of("2026-03-08T04:00:00Z/2026-03-08T07:00:00Z")),
        argumentSet(
            "New York back, hours past midnight come back",
            "America/New_York",
            "23:00",
            "01:30",
            "2026-11-01T00:00:00Z",
            List.of(
                "2026-11-01T03:00:00Z/2026-11-01T05:30:00Z",
                "2026-11-01T06:00:00Z/2026-11-01T06:30:00Z",
                "2026-11-02T04:00:00Z/2026-11-02T06:30:00Z")),
        argumentSet(
            "Lord Howe forward, hours past midnight end at the gap",
            "Australia/Lord_Howe",
            "22:00",
            "02:15",
            "2026-10-03T00:00:00Z",
            List.of("2026-10-03T11:30:00Z/2026-10-03T15:30:00Z")),
        argumentSet(
            "Lord Howe back, hours past midnight come back",
            "Australia/Lord_Howe",
            "22:00",
            "01:45",
            "2026-04-04T04:00:00Z",
            List.of(
                "2026-04-04T11:00:00Z/2026-04-04T14:45:00Z",
                "2026-04-04T15:00:00Z/2026-04-04T15:15:00Z")),
        argumentSet(
            "New York, hours to midnight end with the day",
            "America/New_York",
            "20:00",
            "00:00",
            "2026-01-14T12:00:00Z",
            List.of("2026-01-15T01:00:00Z/2026-01-15T05:00:00Z")),
        argumentSet(
            "Lord Howe forward, hours inside the half-hour gap are not there",
            "Australia/Lord_Howe",
            "02:00",
            "02:30",
            "2026-10-03T00:00:00Z",
            List.of("2026-10-04T15:00:00Z/2026-10-04T15:30:00Z")),
        argumentSet(
            "Lord Howe forward, hours around the gap are half an hour short",
            "Australia/Lord_Howe",
            "01:00",
            "03:00",
            "2026-10-03T12:00:00Z",
            List.of("2026-10-03T14:30:00Z/2026-10-03T16:00:00Z")),
        argumentSet(
            "Lord Howe back, hours inside the repeated half hour are there twice",
            "Australia/Lord_Howe",
            "01:35",
            "01:50",
            "2026-04-04T12:00:00Z",
            List.of(
                "2026-04-04T14:35:00Z/2026-04-04T14:50:00Z",
                "2026-04-04T15:05:00Z/2026-04-04T15:20:00Z",
                "2026-04-05T15:05:00Z/2026-04-05T15:20:00Z")),
        argumentSet(
            "Lord Howe back, the repeated half hour is an hour on end",
            "Australia/Lord_Howe",
            "01:30",
            "02:00",
            "2026-04-04T12:00:00Z",
            List.of("2026-04-04T14:30:00Z/2026-04-04T15:30:00Z")),
        argumentSet(
            "Havana forward, a day begins at one",
            "America/Havana",
            "00:00",
            "02:00",
            "2026-03-08T01:00:00Z",
            List.of("2026-03-08T05:00:00Z/2026-03-08T06:00:00Z")),
        argumentSet(
            "Apia without 30 December 2011",
            "Pacific/Apia",
            "08:00",
            "09:00",
            "2011-12-29T20:00:00Z",
            List.of("2011-12-30T18:00:00Z/2011-12-30T19:00:00Z")));
  }

  @ParameterizedTest
  @MethodSource("nights")
  void reads_the_wall_clock_on_the_night_it_is_changed(
      String zone, String from, String to, String eve, List<String> stretches) {
    Schedule schedule = Schedule.of(List.of(hours(from, to)), evidence(zone));
    assertThat(stretches(schedule, at(eve), stretches.size())).isEqualTo(stretches);
  }

  private static List<String> stretches(Schedule schedule, Instant from, int count) {
    List<String> found = new ArrayList<>();
    Instant start = from;
    for (int i = 0; i < count; i++) {
      Instant horizon = start.plus(Duration.ofDays(30));
      Optional<Instant> opens = schedule.next(start, horizon);
      if (opens.isEmpty()) {
        found.add("never");
        return found;
      }
      start = schedule.until(opens.get(), horizon);
      found.add(opens.get() + "/" + (start.equals(horizon) ? "horizon" : start));
    }
    return found;
  }

  /** A limit of another kind, where the recipient may be, and the stretches from an instant on. */
  static Stream<Arguments> calendars() {
    Set<DayOfWeek> workweek = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    Set<DayOfWeek> tuesdaysAndThursdays = Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
    LocalDate newYearsEve = LocalDate.parse("2026-12-31");
    LocalDate newYear = LocalDate.parse("2027-01-01");
    return Stream.of(
        calendar(
            "a week ends at midnight in the east and begins at midnight in the west",
            new Weekdays(workweek, ANY),
            evidence("America/New_York", "America/Los_Angeles"),
            "2026-01-16T17:00:00Z",
            "2026-01-16T17:00:00Z/2026-01-17T05:00:00Z",
            "2026-01-19T08:00:00Z/2026-01-24T05:00:00Z"),
        calendar(
            "a Sunday on which the clock goes forward has 23 hours",
            new Weekdays(Set.of(DayOfWeek.SUNDAY), ANY),
            evidence("America/New_York"),
            "2026-03-07T12:00:00Z",
            "2026-03-08T05:00:00Z/2026-03-09T04:00:00Z"),
        calendar(
            "a Sunday on which the clock goes back has 25 hours",
            new Weekdays(Set.of(DayOfWeek.SUNDAY), ANY),
            evidence("America/New_York"),
            "2026-10-31T12:00:00Z",
            "2026-11-01T04:00:00Z/2026-11-02T05:00:00Z"),
        calendar(
            "every weekday is no limit",
            new Weekdays(EnumSet.allOf(DayOfWeek.class), ANY),
            evidence("America/New_York"),
            "2026-10-31T12:00:00Z",
            "2026-10-31T12:00:00Z/horizon"),
        calendar(
            "holidays at the end of a year begin in the east and end in the west",
            new NotOnDays(Set.of(newYear, newYearsEve), ANY),
            evidence("America/New_York", "America/Los_Angeles"),
            "2026-12-31T00:00:00Z",
            "2026-12-31T00:00:00Z/2026-12-31T05:00:00Z",
            "2027-01-02T08:00:00Z/horizon"),
        calendar(
            "a holiday in a named zone is no holiday elsewhere",
            new NotOnDays(Set.of(newYear), LimitZone.fixed(NEW_YORK)),
            List.of(),
            "2027-01-01T04:59:59.999Z",
            "2027-01-01T04:59:59.999Z/2027-01-01T05:00:00Z",
            "2027-01-02T05:00:00Z/horizon"),
        calendar(
            "inconvenient Tuesdays and Thursdays until 31 December",
            new Closed(tuesdaysAndThursdays, null, null, null, newYearsEve, ANY),
            evidence("America/New_York"),
            "2026-12-28T12:00:00Z",
            "2026-12-28T12:00:00Z/2026-12-29T05:00:00Z",
            "2026-12-30T05:00:00Z/2026-12-31T05:00:00Z",
            "2027-01-01T05:00:00Z/horizon"),
        calendar(
            "inconvenient evenings of Tuesdays and Thursdays until 31 December",
            new Closed(
                tuesdaysAndThursdays,
                LocalTime.of(20, 0),
                LocalTime.of(2, 0),
                null,
                newYearsEve,
                ANY),
            evidence("America/New_York"),
            "2026-12-29T06:00:00Z",
            "2026-12-29T06:00:00Z/2026-12-30T01:00:00Z",
            "2026-12-30T07:00:00Z/2027-01-01T01:00:00Z",
            "2027-01-01T07:00:00Z/horizon"),
        calendar(
            "no interaction from one day to another, every day",
            new Closed(Set.of(), null, null, newYearsEve, newYear, ANY),
            evidence("America/New_York", "America/Los_Angeles"),
            "2026-12-30T12:00:00Z",
            "2026-12-30T12:00:00Z/2026-12-31T05:00:00Z",
            "2027-01-02T08:00:00Z/horizon"),
        calendar(
            "mornings from a day on",
            new Closed(Set.of(), null, LocalTime.of(10, 0), newYear, null, ANY),
            evidence("America/New_York"),
            "2026-12-30T12:00:00Z",
            "2026-12-30T12:00:00Z/2027-01-01T05:00:00Z",
            "2027-01-01T15:00:00Z/2027-01-02T05:00:00Z"),
        calendar(
            "closed at all times",
            new Closed(Set.of(), null, null, null, null, ANY),
            evidence("America/New_York"),
            "2026-12-30T12:00:00Z",
            "never"),
        calendar(
            "New York forward, a window around the gap is cut off at it",
            new Closed(
                Set.of(DayOfWeek.SUNDAY),
                LocalTime.of(1, 30),
                LocalTime.of(2, 30),
                null,
                null,
                ANY),
            evidence("America/New_York"),
            "2026-03-08T05:00:00Z",
            "2026-03-08T05:00:00Z/2026-03-08T06:30:00Z",
            "2026-03-08T07:00:00Z/2026-03-15T05:30:00Z"),
        calendar(
            "New York back, a window in the repeated hour is there twice",
            new Closed(
                Set.of(DayOfWeek.SUNDAY),
                LocalTime.of(1, 15),
                LocalTime.of(1, 45),
                null,
                null,
                ANY),
            evidence("America/New_York"),
            "2026-11-01T04:00:00Z",
            "2026-11-01T04:00:00Z/2026-11-01T05:15:00Z",
            "2026-11-01T05:45:00Z/2026-11-01T06:15:00Z",
            "2026-11-01T06:45:00Z/2026-11-08T06:15:00Z"),
        calendar(
            "Lord Howe back, a Saturday's window past midnight comes back",
            new Closed(
                Set.of(DayOfWeek.SATURDAY),
                LocalTime.of(22, 0),
                LocalTime.of(1, 45),
                null,
                null,
                ANY),
            evidence("Australia/Lord_Howe"),
            "2026-04-04T10:00:00Z",
            "2026-04-04T10:00:00Z/2026-04-04T11:00:00Z",
            "2026-04-04T14:45:00Z/2026-04-04T15:00:00Z",
            "2026-04-04T15:15:00Z/2026-04-11T11:30:00Z"),
        calendar(
            "Lord Howe forward, a Saturday's window past midnight ends at the gap",
            new Closed(
                Set.of(DayOfWeek.SATURDAY),
                LocalTime.of(22, 0),
                LocalTime.of(2, 15),
                null,
                null,
                ANY),
            evidence("Australia/Lord_Howe"),
            "2026-10-03T11:00:00Z",
            "2026-10-03T11:00:00Z/2026-10-03T11:30:00Z",
            "2026-10-03T15:30:00Z/2026-10-10T11:00:00Z"),
        calendar(
            "the first day begins when it has begun in the west",
            new NotBeforeDay(newYear, ANY),
            evidence("America/New_York", "America/Los_Angeles"),
            "2026-12-31T12:00:00Z",
            "2027-01-01T08:00:00Z/horizon"),
        calendar(
            "the last day ends when it ends in the east",
            new NotAfterDay(newYearsEve, ANY),
            evidence("America/New_York", "America/Los_Angeles"),
            "2026-12-31T12:00:00Z",
            "2026-12-31T12:00:00Z/2027-01-01T05:00:00Z",
            "never"),
        calendar(
            "St. John's back a minute after midnight, the last day comes back",
            new NotAfterDay(LocalDate.parse("2010-11-06"), ANY),
            evidence("America/St_Johns"),
            "2010-11-07T00:00:00Z",
            "2010-11-07T00:00:00Z/2010-11-07T02:30:00Z",
            "2010-11-07T02:31:00Z/2010-11-07T03:30:00Z",
            "never"),
        calendar(
            "one in 24 hours, exactly as long before and after",
            new RollingCap(1, Duration.ofHours(24), List.of(at("2026-04-02T12:00:00Z"))),
            List.of(),
            "2026-04-01T00:00:00Z",
            "2026-04-01T00:00:00Z/2026-04-01T12:00:00.001Z",
            "2026-04-03T12:00:00Z/horizon"),
        calendar(
            "two in 24 hours leave room between two that are further apart",
            new RollingCap(
                2,
                Duration.ofHours(24),
                List.of(at("2026-04-02T12:00:00Z"), at("2026-04-03T12:00:00Z"))),
            List.of(),
            "2026-04-01T00:00:00Z",
            "2026-04-01T00:00:00Z/horizon"),
        calendar(
            "two in 24 hours, with two 23 hours apart",
            new RollingCap(
                2,
                Duration.ofHours(24),
                List.of(at("2026-04-03T11:00:00Z"), at("2026-04-02T12:00:00Z"))),
            List.of(),
            "2026-04-01T00:00:00Z",
            "2026-04-01T00:00:00Z/2026-04-02T11:00:00.001Z",
            "2026-04-03T12:00:00Z/horizon"));
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void reads_the_calendar(
      TimeLimit limit, List<ZoneEvidence> evidence, Instant from, List<String> stretches) {
    Schedule schedule = Schedule.of(List.of(limit), evidence);
    assertThat(stretches(schedule, from, stretches.size())).isEqualTo(stretches);
  }

  private static Arguments calendar(
      String name, TimeLimit limit, List<ZoneEvidence> evidence, String from, String... stretches) {
    return argumentSet(name, limit, evidence, at(from), List.of(stretches));
  }

  @Test
  void counts_a_call_that_is_set_for_later() {
    Schedule schedule = calls(6, 7, 8, 9, 10, 11, 12);
    assertThat(next(schedule, "2026-04-05T16:00:00Z")).isEqualTo("2026-04-05T16:00:00Z");
    assertThat(next(schedule, "2026-04-06T16:00:00Z")).isEqualTo("2026-04-13T04:00:00Z");
  }

  @Test
  void keeps_a_cap_between_past_and_later_events() {
    Schedule schedule =
        Schedule.of(
            List.of(
                new CalendarCap(
                    2,
                    3,
                    LimitZone.recipient(),
                    List.of(local("2026-04-03T12:00"), local("2026-04-05T12:00")))),
            evidence("America/New_York"));
    assertThat(schedule.permits(local("2026-04-02T23:59"))).isTrue();
    assertThat(schedule.permits(local("2026-04-03T00:00"))).isFalse();
    assertThat(schedule.permits(local("2026-04-04T12:00"))).isFalse();
    assertThat(schedule.permits(local("2026-04-05T23:59"))).isFalse();
    assertThat(schedule.permits(local("2026-04-06T00:00"))).isTrue();
  }

  @Test
  void divides_days_at_midnight_in_every_plausible_zone() {
    TimeLimit cap =
        new CalendarCap(1, 1, LimitZone.recipient(), List.of(at("2026-04-01T12:00:00Z")));
    Schedule schedule =
        Schedule.of(List.of(cap), evidence("America/New_York", "America/Los_Angeles"));
    assertThat(schedule.permits(at("2026-04-01T03:59:59.999Z"))).isTrue();
    assertThat(schedule.permits(at("2026-04-01T04:00:00Z"))).isFalse();
    assertThat(next(schedule, "2026-04-01T12:00:00Z")).isEqualTo("2026-04-02T07:00:00Z");
  }

  @Test
  void leaves_the_part_of_the_first_day_before_a_conversation_free() {
    Schedule schedule = conversation("2026-08-14T12:00");
    assertThat(until(schedule, "2026-08-14T04:00:00Z")).isEqualTo("2026-08-14T16:00:00Z");
    assertThat(schedule.permits(local("2026-08-14T12:00"))).isFalse();
  }

  @Test
  void keeps_the_longer_of_two_cool_downs_where_a_clock_went_back_over_midnight() {
    // St John's went from 00:01 on the 7th back to 23:01 on the 6th: what began first is the later
    // day's
    Schedule schedule =
        Schedule.of(
            List.of(
                new CoolDown(
                    1,
                    LimitZone.fixed(ZoneId.of("America/St_Johns")),
                    List.of(at("2010-11-07T02:30:30Z"), at("2010-11-07T03:00:00Z")))),
            List.of());

    assertThat(next(schedule, "2010-11-07T03:30:00Z")).isEqualTo("2010-11-08T03:30:00Z");
  }

  @Test
  void compiles_what_a_batch_shares_and_adds_what_is_a_borrowers_own() {
    Schedule shared = EASTERN_DAY.compile(at("2026-03-01T00:00:00Z"), at("2026-03-20T00:00:00Z"));
    NotBefore own = new NotBefore(at("2026-03-08T03:00:00Z"));
    Schedule schedule = shared.with(List.of(own));

    assertThat(next(shared, "2026-03-07T03:30:00Z")).isEqualTo("2026-03-07T13:00:00Z");
    assertThat(next(schedule, "2026-03-07T03:30:00Z")).isEqualTo("2026-03-08T12:00:00Z");
    assertThat(schedule.forbidding(at("2026-03-07T03:30:00Z")))
        .containsExactly(hours("08:00", "21:00"), own);
    assertThat(next(schedule, "2026-03-25T03:30:00Z")).isEqualTo("2026-03-25T12:00:00Z");
  }

  @Test
  void asks_a_borrowers_own_cap_again_where_the_shared_hours_have_moved_the_time() {
    // 20:30 is within two hours of 20:00; 22:00 is at night; 08:00 is within two hours of 09:00
    RollingCap own =
        new RollingCap(
            1,
            Duration.ofHours(2),
            List.of(at("2026-03-04T01:00:00Z"), at("2026-03-04T14:00:00Z")));
    Schedule schedule =
        EASTERN_DAY
            .compile(at("2026-03-01T00:00:00Z"), at("2026-03-20T00:00:00Z"))
            .with(List.of(own));

    assertThat(next(schedule, "2026-03-04T01:30:00Z")).isEqualTo("2026-03-04T16:00:00Z");
  }

  @Test
  void ends_with_the_last_instant_of_what_is_shared_to_the_nanosecond() {
    Instant last = at("2026-03-04T16:00:00Z");
    RollingCap own = new RollingCap(1, Duration.ofHours(2), List.of(at("2026-03-01T12:00:00Z")));
    Schedule schedule = Schedule.of(List.of(new NotAfter(last)), List.of()).with(List.of(own));

    assertThat(schedule.permits(last)).isTrue();
    assertThat(schedule.permits(last.plusNanos(1))).isFalse();
  }

  static Stream<Arguments> ownLimitsOnTheRecipientsClock() {
    Instant event = Instant.parse("2026-03-01T12:00:00Z");
    return Stream.of(
        argumentSet("cap", new CalendarCap(1, 1, LimitZone.recipient(), List.of(event))),
        argumentSet("cool-down", new CoolDown(1, LimitZone.recipient(), List.of(event))));
  }

  @ParameterizedTest
  @MethodSource("ownLimitsOnTheRecipientsClock")
  void permits_nothing_with_a_count_on_the_clock_of_somebody_who_may_be_anywhere(TimeLimit own) {
    Schedule schedule = Schedule.of(List.of(), List.of()).with(List.of(own));

    assertThat(schedule.needsLocation()).isTrue();
    assertThat(schedule.permits(at("2026-06-01T12:00:00Z"))).isFalse();
  }

  @Test
  void permits_nothing_more_by_compiling_where_nobody_knows_the_zone() {
    Schedule nowhere = Schedule.of(List.of(), List.of());
    Schedule compiled =
        nowhere
            .compile(at("2026-03-01T00:00:00Z"), at("2026-03-20T00:00:00Z"))
            .with(List.of(hours("08:00", "21:00")));

    assertThat(nowhere.needsLocation()).isFalse();
    assertThat(compiled.needsLocation()).isTrue();
    assertThat(compiled.permits(at("2026-03-07T15:00:00Z"))).isFalse();
    assertThat(compiled.with(List.of(new NotBefore(at("2026-03-08T00:00:00Z")))).needsLocation())
        .isTrue();
  }

  static Stream<Arguments> periods() {
    return Stream.of(
        argumentSet("ends as it begins", "2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z"),
        argumentSet("ends before", "2026-03-01T00:00:00Z", "2026-02-01T00:00:00Z"),
        argumentSet("too long", "2026-03-01T00:00:00Z", "2036-03-09T00:00:01Z"));
  }

  @ParameterizedTest
  @MethodSource("periods")
  void refuses_to_compile_no_time_and_more_than_ten_years(String from, String to) {
    assertThatThrownBy(() -> EASTERN_DAY.compile(at(from), at(to)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The period (%s to %s) must last longer than nothing and at most 3660 days.\n"
                + "Maybe take the seven days a message can be moved, and a few more.",
            from, to);
  }

  @Test
  void permits_the_instant_it_may_not_be_before() {
    Schedule schedule =
        Schedule.of(List.of(new NotBefore(at("2026-04-01T12:00:00.0000005Z"))), List.of());
    assertThat(next(schedule, "2026-04-01T00:00:00Z")).isEqualTo("2026-04-01T12:00:00.001Z");
    assertThat(schedule.permits(at("2026-04-01T12:00:00Z"))).isFalse();
  }

  @Test
  void permits_the_instant_it_may_not_be_after_and_nothing_more() {
    Schedule schedule = Schedule.of(List.of(new NotAfter(at("2026-04-01T12:00:00Z"))), List.of());
    assertThat(schedule.permits(at("2026-04-01T12:00:00Z"))).isTrue();
    assertThat(schedule.permits(at("2026-04-01T12:00:00.000000001Z"))).isFalse();
    assertThat(schedule.permits(at("2026-04-01T12:00:00.001Z"))).isFalse();
    assertThat(until(schedule, "2026-04-01T00:00:00Z")).isEqualTo("2026-04-01T12:00:00.001Z");
    Instant before = at("2026-04-01T11:59:59.0005Z");
    for (long seed = 0; seed < 20; seed++) {
      assertThat(schedule.spread(before, 5, Instant.MAX, seed)).isEqualTo(before);
    }
  }

  @Test
  void names_the_limits_that_forbid_an_instant() {
    TimeLimit day = hours("08:00", "21:00");
    TimeLimit again = hours("08:00", "21:00");
    TimeLimit later = new NotBefore(at("2026-04-01T16:00:00Z"));
    Schedule schedule =
        Schedule.of(
            List.of(day, later, again), evidence("America/New_York", "America/Los_Angeles"));
    assertThat(schedule.forbidding(at("2026-04-01T09:00:00Z")))
        .usingElementComparator((one, other) -> one == other ? 0 : 1)
        .containsExactly(day, later, again);
    assertThat(schedule.forbidding(at("2026-04-01T15:30:00Z"))).containsExactly(later);
    assertThat(schedule.forbidding(at("2026-04-01T16:00:00Z"))).isEmpty();
    assertThat(schedule.forbidding(Instant.MAX)).isEmpty();
  }

  @Test
  void names_the_limit_that_reads_an_unknown_clock() {
    TimeLimit day = hours("08:00", "21:00");
    TimeLimit later = new NotBefore(at("2026-04-01T16:00:00Z"));
    Schedule schedule = Schedule.of(List.of(day, later), List.of());
    assertThat(schedule.forbidding(at("2026-04-01T17:00:00Z"))).containsExactly(day);
    assertThat(schedule.forbidding(at("2026-04-01T15:00:00Z"))).containsExactly(day, later);
  }

  @Test
  void permits_everything_without_a_limit() {
    Schedule schedule = Schedule.of(List.of(), List.of());
    assertThat(next(schedule, "2026-04-01T00:00:00Z")).isEqualTo("2026-04-01T00:00:00Z");
    assertThat(schedule.until(at("2026-04-01T00:00:00Z"), Instant.MAX)).isEqualTo(Instant.MAX);
    assertThat(schedule.needsLocation()).isFalse();
  }

  static Stream<Arguments> recipientsClock() {
    return Stream.of(
        argumentSet("hours", hours("08:00", "21:00")),
        argumentSet("a cap", new CalendarCap(7, 7, LimitZone.recipient(), List.of())),
        argumentSet("a cool-down", new CoolDown(7, LimitZone.recipient(), List.of())),
        argumentSet("weekdays", new Weekdays(EnumSet.allOf(DayOfWeek.class), ANY)),
        argumentSet("holidays", new NotOnDays(Set.of(), ANY)),
        argumentSet("a closed window", new Closed(Set.of(), null, null, null, LocalDate.MIN, ANY)),
        argumentSet("a first day", new NotBeforeDay(LocalDate.MIN, ANY)),
        argumentSet("a last day", new NotAfterDay(LocalDate.MAX, ANY)));
  }

  @ParameterizedTest
  @MethodSource("recipientsClock")
  void permits_nothing_on_the_clock_of_a_recipient_who_may_be_anywhere(TimeLimit limit) {
    Schedule schedule = Schedule.of(List.of(new NotBefore(Instant.EPOCH), limit), List.of());
    assertThat(schedule.needsLocation()).isTrue();
    assertThat(schedule.next(at("2026-04-01T16:00:00Z"), Instant.MAX)).isEmpty();
    assertThat(schedule.permits(at("2026-04-01T16:00:00Z"))).isFalse();
    assertThat(Schedule.of(List.of(limit), evidence("America/New_York")).needsLocation()).isFalse();
  }

  @Test
  void needs_no_location_for_a_clock_that_is_named() {
    Schedule schedule =
        Schedule.of(
            List.of(
                new DailyHours(LocalTime.of(8, 0), LocalTime.of(21, 0), LimitZone.fixed(NEW_YORK)),
                new NotBefore(Instant.EPOCH)),
            List.of());
    assertThat(schedule.needsLocation()).isFalse();
    assertThat(next(schedule, "2026-03-07T03:30:00Z")).isEqualTo("2026-03-07T13:00:00Z");
  }

  @Test
  void looks_up_to_the_horizon_and_no_further() {
    Instant from = at("2026-03-07T03:30:00Z");
    assertThat(EASTERN_DAY.next(from, at("2026-03-07T13:00:00Z")))
        .contains(at("2026-03-07T13:00:00Z"));
    assertThat(EASTERN_DAY.next(from, at("2026-03-07T12:59:59.999999999Z"))).isEmpty();
    assertThat(EASTERN_DAY.next(at("2026-03-07T14:00:00Z"), at("2026-03-07T13:00:00Z"))).isEmpty();
  }

  @Test
  void finds_nothing_where_two_hours_never_meet() {
    Schedule schedule =
        Schedule.of(
            List.of(hours("08:00", "09:00")), evidence("America/New_York", "America/Los_Angeles"));
    assertThat(schedule.next(at("2026-03-07T03:30:00Z"), at("2027-03-07T03:30:00Z"))).isEmpty();
    assertThat(schedule.needsLocation()).isFalse();
  }

  @Test
  void answers_at_the_ends_of_time() {
    assertThat(EASTERN_DAY.next(Instant.MIN, Instant.MAX)).isPresent();
    assertThat(EASTERN_DAY.next(Instant.MAX, Instant.MAX)).isEmpty();
    assertThat(EASTERN_DAY.next(Instant.MIN, Instant.MIN)).isEmpty();
    assertThat(EASTERN_DAY.permits(Instant.MAX)).isFalse();
    assertThat(EASTERN_DAY.permits(Instant.MIN)).isFalse();
    assertThat(
            Schedule.of(List.of(new NotBefore(Instant.MAX)), List.of())
                .next(at("2026-03-07T03:30:00Z"), Instant.MAX))
        .isEmpty();
    assertThat(
            Schedule.of(
                    List.of(
                        new CoolDown(
                            Integer.MAX_VALUE,
                            LimitZone.fixed(NEW_YORK),
                            List.of(Instant.MAX, Instant.MIN))),
                    List.of())
                .permits(at("2026-03-07T03:30:00Z")))
        .isFalse();
  }

  /** Limits that name the ends of time, and whether they permit a day in between. */
  static Stream<Arguments> endsOfTime() {
    Duration ever = Duration.ofSeconds(Long.MAX_VALUE);
    return Stream.of(
        argumentSet("not after the first instant", new NotAfter(Instant.MIN), false),
        argumentSet("not after the last instant", new NotAfter(Instant.MAX), true),
        argumentSet("not before the first day", new NotBeforeDay(LocalDate.MIN, ANY), true),
        argumentSet("not before the last day", new NotBeforeDay(LocalDate.MAX, ANY), false),
        argumentSet("not after the first day", new NotAfterDay(LocalDate.MIN, ANY), false),
        argumentSet("not after the last day", new NotAfterDay(LocalDate.MAX, ANY), true),
        argumentSet(
            "not on the first and the last day",
            new NotOnDays(Set.of(LocalDate.MIN, LocalDate.MAX), ANY),
            true),
        argumentSet(
            "closed up to the first day",
            new Closed(Set.of(), null, null, null, LocalDate.MIN, ANY),
            true),
        argumentSet(
            "closed from the first day to the last",
            new Closed(Set.of(), null, null, LocalDate.MIN, LocalDate.MAX, ANY),
            false),
        argumentSet(
            "one for ever, and one event",
            new RollingCap(1, ever, List.of(at("9999-01-01T00:00:00Z"))),
            false),
        argumentSet(
            "two for ever, and one event", new RollingCap(2, ever, List.of(Instant.MAX)), true),
        argumentSet(
            "two for ever, and events at both ends",
            new RollingCap(2, ever, List.of(Instant.MAX, Instant.MIN)),
            false));
  }

  @ParameterizedTest
  @MethodSource("endsOfTime")
  void reads_limits_that_name_the_ends_of_time(TimeLimit limit, boolean permits) {
    Schedule schedule = Schedule.of(List.of(limit), evidence("America/New_York"));
    Instant between = at("2026-03-07T03:30:00Z");
    assertThat(schedule.permits(between)).isEqualTo(permits);
    assertThat(schedule.next(between, at("2026-03-08T03:30:00Z")).isPresent()).isEqualTo(permits);
  }

  @Test
  void permits_the_whole_day_up_to_the_last_time_there_is() {
    Schedule schedule =
        Schedule.of(
            List.of(new DailyHours(LocalTime.MIN, LocalTime.MAX, LimitZone.recipient())),
            evidence("America/New_York"));
    assertThat(until(schedule, "2026-03-07T03:30:00Z"))
        .isEqualTo(at("2026-03-07T03:30:00Z").plus(Duration.ofDays(7)));
    Schedule evening =
        Schedule.of(
            List.of(new DailyHours(LocalTime.of(22, 0), LocalTime.MAX, LimitZone.recipient())),
            evidence("America/New_York"));
    assertThat(until(evening, "2026-03-07T03:30:00Z")).isEqualTo("2026-03-07T05:00:00Z");
  }

  @Test
  void permits_nothing_in_hours_shorter_than_a_millisecond() {
    LocalTime eight = LocalTime.of(8, 0);
    Schedule schedule =
        Schedule.of(
            List.of(new DailyHours(eight.plusNanos(1), eight.plusNanos(2), LimitZone.recipient())),
            evidence("America/New_York"));
    assertThat(schedule.next(at("2026-03-07T03:30:00Z"), at("2026-04-07T03:30:00Z"))).isEmpty();
    Schedule night =
        Schedule.of(
            List.of(new DailyHours(LocalTime.MAX, LocalTime.MIDNIGHT, ANY)),
            evidence("America/New_York"));
    assertThat(night.next(at("2026-03-07T03:30:00Z"), at("2026-04-07T03:30:00Z"))).isEmpty();
  }

  @Test
  void closes_every_millisecond_that_a_window_touches() {
    LocalTime eight = LocalTime.of(8, 0);
    Closed window =
        new Closed(Set.of(), eight.plusNanos(999_999), eight.plusNanos(1_000_001), null, null, ANY);
    assertThat(
            stretches(Schedule.of(List.of(window), evidence("UTC")), at("2026-03-07T00:00:00Z"), 2))
        .containsExactly(
            "2026-03-07T00:00:00Z/2026-03-07T08:00:00Z",
            "2026-03-07T08:00:00.002Z/2026-03-08T08:00:00Z");
    Closed nearlyAll =
        new Closed(Set.of(), eight.plusNanos(999_999), eight.plusNanos(1), null, null, ANY);
    assertThat(
            stretches(
                Schedule.of(List.of(nearlyAll), evidence("UTC")), at("2026-03-07T00:00:00Z"), 1))
        .containsExactly("never");
    Closed onSaturdays =
        new Closed(
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            eight.plusNanos(999_999),
            eight.plusNanos(1),
            null,
            null,
            ANY);
    assertThat(
            stretches(
                Schedule.of(List.of(onSaturdays), evidence("UTC")), at("2026-03-07T00:00:00Z"), 2))
        .containsExactly(
            "2026-03-07T00:00:00Z/2026-03-07T08:00:00Z",
            "2026-03-09T08:00:00.001Z/2026-03-14T08:00:00Z");
  }

  @Test
  void draws_within_what_is_left_of_the_hours() {
    Instant start = local("2026-01-14T20:59:30");
    for (long seed = 0; seed < 200; seed++) {
      assertThat(EASTERN_DAY.spread(start, 60, start.plusSeconds(3600), seed))
          .isBetween(start, start.plusSeconds(29));
      assertThat(EASTERN_DAY.spread(start, 60, start.plusSeconds(7), seed))
          .isBetween(start, start.plusSeconds(7));
    }
    assertThat(EASTERN_DAY.spread(start, 0, start, 1)).isEqualTo(start);
  }

  @Test
  void draws_evenly() {
    Instant start = local("2026-01-14T12:00");
    int[] drawn = new int[5];
    for (long seed = 0; seed < 10_000; seed++) {
      drawn[
          (int)
              Duration.between(start, EASTERN_DAY.spread(start, 4, start.plusSeconds(60), seed))
                  .toSeconds()]++;
    }
    assertThat(Arrays.stream(drawn)).allMatch(count -> count > 1_800 && count < 2_200);
  }

  @Test
  void refuses_a_jitter_below_zero() {
    Instant start = local("2026-01-14T12:00");
    assertThatThrownBy(() -> EASTERN_DAY.spread(start, -5, start, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The jitter (-5 seconds) must be at least 0.\nMaybe remove the minus sign.");
  }

  @Test
  void refuses_to_draw_or_measure_from_an_instant_that_is_not_permitted() {
    Instant night = at("2026-03-07T03:30:00Z");
    String message =
        "The instant (2026-03-07T03:30:00Z) is not permitted by the schedule.\nMaybe ask next for the first that is.";
    assertThatThrownBy(() -> EASTERN_DAY.spread(night, 5, Instant.MAX, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> EASTERN_DAY.until(night, Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refuses_to_draw_or_measure_from_beyond_the_horizon() {
    Instant noon = at("2026-03-07T17:00:00Z");
    Instant horizon = at("2026-03-07T16:00:00Z");
    String message =
        "The instant (2026-03-07T17:00:00Z) is after the horizon (2026-03-07T16:00:00Z).\nMaybe set the horizon later.";
    assertThatThrownBy(() -> EASTERN_DAY.spread(noon, 5, horizon, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> EASTERN_DAY.until(noon, horizon))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void holds_twenty_thousand_caps_as_it_holds_one() {
    TimeLimit once = new RollingCap(1, Duration.ofDays(1), List.of(at("2026-04-01T12:00:00Z")));
    List<TimeLimit> many = Collections.nCopies(20_000, once);
    Instant free = at("2026-04-02T12:00:00Z");
    assertThat(next(Schedule.of(many, List.of()), "2026-04-01T13:00:00Z")).isEqualTo(free);
    assertThat(next(Schedule.of(List.of(), List.of()).with(many), "2026-04-01T13:00:00Z"))
        .isEqualTo(free);
  }

  @Test
  void names_the_version_of_its_time_zone_rules() {
    assertThat(Schedule.tzdbVersion()).matches("20\\d\\d[a-z]");
  }

  private static DailyHours hours(String from, String to) {
    return new DailyHours(LocalTime.parse(from), LocalTime.parse(to), LimitZone.recipient());
  }

  /**
   * At most 7 in 7 days (12 CFR 1006.14(b)(2)(i)(A)), with calls at noon on these days of April
   * 2026.
   */
  private static Schedule calls(int... days) {
    List<Instant> events =
        Arrays.stream(days)
            .mapToObj(day -> LocalDate.of(2026, 4, day).atTime(12, 0).atZone(NEW_YORK).toInstant())
            .toList();
    return Schedule.of(
        List.of(new CalendarCap(7, 7, LimitZone.recipient(), events)),
        evidence("America/New_York"));
  }

  /** 7 days from a conversation (12 CFR 1006.14(b)(2)(i)(B)). */
  private static Schedule conversation(String local) {
    return Schedule.of(
        List.of(new CoolDown(7, LimitZone.recipient(), List.of(local(local)))),
        evidence("America/New_York"));
  }

  private static Instant next(Schedule schedule, String from) {
    return schedule.next(at(from), at(from).plus(Duration.ofDays(10))).orElseThrow();
  }

  private static Instant until(Schedule schedule, String from) {
    return schedule.until(at(from), at(from).plus(Duration.ofDays(7)));
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }

  private static Instant local(String local) {
    return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
  }
}
