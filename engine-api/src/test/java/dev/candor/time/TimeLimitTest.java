package dev.candor.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimeLimitTest {

  private static final LimitZone ANY = LimitZone.recipient();
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
            "(08:00 to 08:00) must end after they begin",
            () -> new TimeLimit.DailyHours(EIGHT, EIGHT, ANY)),
        refused(
            "hours over midnight",
            "(21:00 to 08:00) must end after they begin",
            () -> new TimeLimit.DailyHours(NINE_PM, EIGHT, ANY)),
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
        .hasMessageContaining(message);
  }

  @Test
  void a_limit_without_a_zone_is_refused_by_name() {
    assertThatThrownBy(() -> new TimeLimit.DailyHours(EIGHT, NINE_PM, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("zone");
    assertThatThrownBy(() -> new TimeLimit.CalendarCap(7, 7, null, List.of())).hasMessage("zone");
    assertThatThrownBy(() -> new TimeLimit.CoolDown(7, null, List.of())).hasMessage("zone");
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        kind("hours", new TimeLimit.DailyHours(EIGHT, NINE_PM, ANY), true),
        kind("cap", new TimeLimit.CalendarCap(7, 7, ANY, List.of()), false),
        kind("cool-down", new TimeLimit.CoolDown(7, ANY, List.of()), false),
        kind("not before", new TimeLimit.NotBefore(Instant.EPOCH), false));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void only_hours_are_a_matter_of_the_time_of_day(String kind, TimeLimit limit, boolean timeOfDay) {
    assertThat(limit.timeOfDay()).isEqualTo(timeOfDay);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_limit_goes_to_the_function_for_its_kind(String kind, TimeLimit limit, boolean timeOfDay) {
    assertThat(
            limit.<String>match(
                hours -> "hours", cap -> "cap", coolDown -> "cool-down", before -> "not before"))
        .isEqualTo(kind);
  }

  @Test
  void the_events_of_a_limit_do_not_change() {
    List<Instant> events = new ArrayList<>(List.of(Instant.EPOCH));
    TimeLimit.CalendarCap cap = new TimeLimit.CalendarCap(7, 7, ANY, events);
    TimeLimit.CoolDown coolDown = new TimeLimit.CoolDown(7, ANY, events);

    events.clear();

    assertThat(cap.events()).containsExactly(Instant.EPOCH);
    assertThat(coolDown.events()).containsExactly(Instant.EPOCH);
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

  private static Arguments kind(String name, TimeLimit limit, boolean timeOfDay) {
    return Arguments.argumentSet(name, name, limit, timeOfDay);
  }
}
