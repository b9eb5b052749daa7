package dev.candor.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimeLimitTest {

  private static final LimitZone ANY = LimitZone.recipient();
  private static final LocalDate DAY = LocalDate.parse("2026-04-01");
  private static final LocalTime EIGHT = LocalTime.of(8, 0);
  private static final LocalTime NINE_PM = LocalTime.of(21, 0);

  static Stream<Arguments> in_bounds() {
    return Stream.of(
        bound(
            "hours of one nanosecond",
            () -> new TimeLimit.DailyHours(EIGHT, EIGHT.plusNanos(1), ANY)),
        bound(
            "hours of nearly all day",
            () -> new TimeLimit.DailyHours(LocalTime.MIN, LocalTime.MAX, ANY)),
        bound("hours past midnight", () -> new TimeLimit.DailyHours(NINE_PM, EIGHT, ANY)),
        bound(
            "hours to midnight", () -> new TimeLimit.DailyHours(NINE_PM, LocalTime.MIDNIGHT, ANY)),
        bound("one weekday", () -> new TimeLimit.Weekdays(Set.of(DayOfWeek.SUNDAY), ANY)),
        bound("no holiday", () -> new TimeLimit.NotOnDays(Set.of(), ANY)),
        bound(
            "a window that is always closed",
            () -> new TimeLimit.Closed(Set.of(), null, null, null, null, ANY)),
        bound(
            "a window past midnight on one day",
            () -> new TimeLimit.Closed(Set.of(), NINE_PM, EIGHT, DAY, DAY, ANY)),
        bound(
            "a window from midnight to the end of the day",
            () -> new TimeLimit.Closed(Set.of(), LocalTime.MIDNIGHT, null, null, null, ANY)),
        bound(
            "a rolling cap of 1 in a second",
            () -> new TimeLimit.RollingCap(1, Duration.ofSeconds(1), List.of())),
        bound("a cap of 1 in 1 day", () -> new TimeLimit.CalendarCap(1, 1, ANY, List.of())),
        bound("a cool-down of 1 day", () -> new TimeLimit.CoolDown(1, ANY, List.of())));
  }

  @ParameterizedTest
  @MethodSource("in_bounds")
  void takes(ThrowingCallable making) {
    assertThatCode(making).doesNotThrowAnyException();
  }

  static Stream<Arguments> out_of_bounds() {
    return Stream.of(
        refused(
            "hours that end as they begin",
            """
            The hours (08:00 to 08:00) must not end as they begin.
            Maybe say nothing where every hour is permitted.""",
            () -> new TimeLimit.DailyHours(EIGHT, EIGHT, ANY)),
        refused(
            "no weekday",
            """
            The weekdays (none) must name at least one day.
            Maybe refuse, where no day is permitted.""",
            () -> new TimeLimit.Weekdays(Set.of(), ANY)),
        refused(
            "a closed window with two faults",
            """
            The closed window (08:00 to 08:00) must not end as it begins.
            The first closed day (2026-04-02) must not be after the last (2026-04-01).
            Maybe leave out both times to close whole days, or exchange the two days.""",
            () -> new TimeLimit.Closed(Set.of(), EIGHT, EIGHT, DAY.plusDays(1), DAY, ANY)),
        refused(
            "a closed window from the start of the day to midnight",
            "The closed window (start of the day to 00:00) must not end as it begins.",
            () -> new TimeLimit.Closed(Set.of(), null, LocalTime.MIDNIGHT, null, null, ANY)),
        refused(
            "a rolling cap with two faults",
            """
            The cap (0) must be at least 1.
            The period (PT0S) must be whole seconds, at least 1.
            Maybe refuse, where nothing is permitted; PT24H is a period of 24 hours.""",
            () -> new TimeLimit.RollingCap(0, Duration.ZERO, List.of())),
        refused(
            "a rolling cap of parts of a second",
            "The period (PT1.5S) must be whole seconds, at least 1.",
            () -> new TimeLimit.RollingCap(1, Duration.ofMillis(1500), List.of())),
        refused(
            "a rolling cap that looks back only",
            "The period (PT-1S)",
            () -> new TimeLimit.RollingCap(1, Duration.ofSeconds(-1), List.of())),
        refused(
            "a cap of none",
            "(0 in 7 days) must be at least 1 in 1 day",
            () -> new TimeLimit.CalendarCap(0, 7, ANY, List.of())),
        refused(
            "a cap of less than none",
            "(-1 in 7 days)",
            () -> new TimeLimit.CalendarCap(-1, 7, ANY, List.of())),
        refused(
            "a cap over no days",
            "(7 in 0 days)",
            () -> new TimeLimit.CalendarCap(7, 0, ANY, List.of())),
        refused(
            "a cool-down of no days",
            "(0 days) must be at least 1 day",
            () -> new TimeLimit.CoolDown(0, ANY, List.of())));
  }

  @ParameterizedTest
  @MethodSource("out_of_bounds")
  void refuses_with_the_value(String message, ThrowingCallable making) {
    assertThatThrownBy(making)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageMatching("(?s).*\nMaybe [^\n]+");
  }

  @Test
  void a_limit_without_a_zone_is_refused_by_name() {
    assertThatThrownBy(() -> new TimeLimit.DailyHours(EIGHT, NINE_PM, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("zone");
    assertThatThrownBy(() -> new TimeLimit.Weekdays(Set.of(DayOfWeek.MONDAY), null))
        .hasMessage("zone");
    assertThatThrownBy(() -> new TimeLimit.NotOnDays(Set.of(), null)).hasMessage("zone");
    assertThatThrownBy(() -> new TimeLimit.Closed(Set.of(), null, null, null, null, null))
        .hasMessage("zone");
    assertThatThrownBy(() -> new TimeLimit.CalendarCap(7, 7, null, List.of())).hasMessage("zone");
    assertThatThrownBy(() -> new TimeLimit.CoolDown(7, null, List.of())).hasMessage("zone");
    assertThatThrownBy(() -> new TimeLimit.NotBeforeDay(DAY, null)).hasMessage("zone");
    assertThatThrownBy(() -> new TimeLimit.NotAfterDay(DAY, null)).hasMessage("zone");
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        kind("daily hours", new TimeLimit.DailyHours(EIGHT, NINE_PM, ANY), true, ANY),
        kind("weekdays", new TimeLimit.Weekdays(Set.of(DayOfWeek.MONDAY), ANY), true, ANY),
        kind("not on days", new TimeLimit.NotOnDays(Set.of(DAY), ANY), true, ANY),
        kind("closed", new TimeLimit.Closed(Set.of(), null, null, null, null, ANY), true, ANY),
        kind("calendar cap", new TimeLimit.CalendarCap(7, 7, ANY, List.of()), false, ANY),
        kind(
            "rolling cap", new TimeLimit.RollingCap(7, Duration.ofDays(7), List.of()), false, null),
        kind("cool-down", new TimeLimit.CoolDown(7, ANY, List.of()), false, ANY),
        kind("not before", new TimeLimit.NotBefore(Instant.EPOCH), false, null),
        kind("not after", new TimeLimit.NotAfter(Instant.EPOCH), false, null),
        kind("not before day", new TimeLimit.NotBeforeDay(DAY, ANY), false, ANY),
        kind("not after day", new TimeLimit.NotAfterDay(DAY, ANY), false, ANY));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void only_the_clock_and_the_calendar_are_waited_for(
      String kind, TimeLimit limit, boolean timeOfDay, @Nullable LimitZone zone) {
    assertThat(limit.timeOfDay()).isEqualTo(timeOfDay);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_limit_says_whose_clock_it_reads(
      String kind, TimeLimit limit, boolean timeOfDay, @Nullable LimitZone zone) {
    assertThat(limit.zone()).isEqualTo(zone);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_limit_goes_to_the_function_for_its_kind(
      String kind, TimeLimit limit, boolean timeOfDay, @Nullable LimitZone zone) {
    assertThat(limit.<String>match(new Names())).isEqualTo(kind);
  }

  /** The name of each kind. */
  private static final class Names implements TimeLimit.Kinds<String> {

    @Override
    public String dailyHours(TimeLimit.DailyHours limit) {
      return "daily hours";
    }

    @Override
    public String weekdays(TimeLimit.Weekdays limit) {
      return "weekdays";
    }

    @Override
    public String notOnDays(TimeLimit.NotOnDays limit) {
      return "not on days";
    }

    @Override
    public String closed(TimeLimit.Closed limit) {
      return "closed";
    }

    @Override
    public String calendarCap(TimeLimit.CalendarCap limit) {
      return "calendar cap";
    }

    @Override
    public String rollingCap(TimeLimit.RollingCap limit) {
      return "rolling cap";
    }

    @Override
    public String coolDown(TimeLimit.CoolDown limit) {
      return "cool-down";
    }

    @Override
    public String notBefore(TimeLimit.NotBefore limit) {
      return "not before";
    }

    @Override
    public String notAfter(TimeLimit.NotAfter limit) {
      return "not after";
    }

    @Override
    public String notBeforeDay(TimeLimit.NotBeforeDay limit) {
      return "not before day";
    }

    @Override
    public String notAfterDay(TimeLimit.NotAfterDay limit) {
      return "not after day";
    }
  }

  @Test
  void equal_limits_print_alike_whatever_the_order_of_their_days() {
    Set<DayOfWeek> days = new LinkedHashSet<>(List.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY));
    Set<LocalDate> dates = new LinkedHashSet<>(List.of(DAY.plusDays(1), DAY));
    TimeLimit weekdays = new TimeLimit.Weekdays(days, ANY);
    TimeLimit notOnDays = new TimeLimit.NotOnDays(dates, ANY);
    TimeLimit closed = new TimeLimit.Closed(days, null, null, null, null, ANY);

    days.clear();
    dates.clear();

    assertThat(weekdays).hasToString("Weekdays[days=[MONDAY, FRIDAY], zone=INSTANCE]");
    assertThat(notOnDays).hasToString("NotOnDays[days=[2026-04-01, 2026-04-02], zone=INSTANCE]");
    assertThat(closed.toString()).startsWith("Closed[days=[MONDAY, FRIDAY], ");
    assertThat(weekdays)
        .isEqualTo(
            new TimeLimit.Weekdays(
                EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LimitZone.recipient()));
  }

  @Test
  void the_events_of_a_limit_do_not_change() {
    List<Instant> events = new ArrayList<>(List.of(Instant.EPOCH));
    TimeLimit.CalendarCap cap = new TimeLimit.CalendarCap(7, 7, ANY, events);
    TimeLimit.CoolDown coolDown = new TimeLimit.CoolDown(7, ANY, events);
    TimeLimit.RollingCap rolling = new TimeLimit.RollingCap(7, Duration.ofDays(7), events);

    events.clear();

    assertThat(cap.events()).containsExactly(Instant.EPOCH);
    assertThat(coolDown.events()).containsExactly(Instant.EPOCH);
    assertThat(rolling.events()).containsExactly(Instant.EPOCH);
  }

  @Test
  void a_zone_is_the_recipients_or_fixed() {
    ZoneId phoenix = ZoneId.of("America/Phoenix");

    assertThat(LimitZone.recipient().<String>match(() -> "recipient", ZoneId::getId))
        .isEqualTo("recipient");
    assertThat(LimitZone.fixed(phoenix).<String>match(() -> "recipient", ZoneId::getId))
        .isEqualTo("America/Phoenix");
    assertThat(LimitZone.fixed(phoenix)).isEqualTo(LimitZone.fixed(phoenix));
  }

  @Test
  void evidence_leaves_at_least_one_zone_open() {
    assertThatThrownBy(
            () -> new ZoneEvidence(ZoneEvidence.Source.AREA_CODE, "area code 800", Set.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The evidence (area code 800) leaves no zone open.");
  }

  private static Arguments bound(String name, ThrowingCallable making) {
    return Arguments.argumentSet(name, making);
  }

  private static Arguments refused(String name, String message, ThrowingCallable making) {
    return Arguments.argumentSet(name, message, making);
  }

  private static Arguments kind(
      String name, TimeLimit limit, boolean timeOfDay, @Nullable LimitZone zone) {
    return Arguments.argumentSet(name, name, limit, timeOfDay, zone);
  }
}
