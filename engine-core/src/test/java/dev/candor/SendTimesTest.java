package dev.candor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.decision.Decision;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.fault.InvalidInputException;
import dev.candor.fixture.CandorAssertions;
import dev.candor.fixture.Personas;
import dev.candor.fixture.WrittenClock;
import dev.candor.interaction.Interactions.History;
import dev.candor.interaction.Outcome;
import dev.candor.internal.gather.FactCollector;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.message.Channel;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.BorrowerFile;
import dev.candor.scheduling.ZoneFinder;
import dev.candor.time.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What sendAt means, case by case. */
class SendTimesTest {

  /** Friday 6 March, 10:00 in New York: calls are permitted from 08:00 to 21:00. */
  private static final String DAY = "2026-03-06T15:00:00Z";

  /** The same day, 22:30 in New York. */
  private static final String NIGHT = "2026-03-07T03:30:00Z";

  private static final UnaryOperator<Candor.Builder> USUAL = UnaryOperator.identity();
  private static final UnaryOperator<Candor.Builder> WAITING = Candor.Builder::waitForCaps;

  private static UnaryOperator<Candor.Builder> tolerating(String duration) {
    return candor -> candor.nowTolerance(Duration.parse(duration));
  }

  static Stream<Arguments> times() {
    return Stream.of(
        of("null by day", USUAL, DAY, null, "now"),
        of("null at night", USUAL, NIGHT, null, "at 2026-03-07T13:00:00Z"),
        of("now by day", USUAL, DAY, DAY, "now"),
        of("now at night", USUAL, NIGHT, NIGHT, "no, sendAt 2026-03-07T13:00:00Z"),
        of("a minute ahead is now", USUAL, DAY, "2026-03-06T15:01:00Z", "now"),
        of(
            "a minute and a bit ahead is itself",
            USUAL,
            DAY,
            "2026-03-06T15:01:00.001Z",
            "at 2026-03-06T15:01:00.001Z"),
        of(
            "half a minute ahead at night is now, and refused",
            USUAL,
            NIGHT,
            "2026-03-07T03:30:30Z",
            "no, sendAt 2026-03-07T13:00:00Z"),
        of(
            "the first instant of the hours, named half a minute before it",
            USUAL,
            "2026-03-06T12:59:30Z",
            "2026-03-06T13:00:00Z",
            "at 2026-03-06T13:00:00Z"),
        of(
            "the last instant before the hours, named half a minute before it",
            USUAL,
            "2026-03-06T12:59:30Z",
            "2026-03-06T12:59:59.999Z",
            "no, sendAt 2026-03-06T13:00:00Z"),
        of(
            "the end of the hours, named half a minute before it, is now",
            USUAL,
            "2026-03-07T01:59:30Z",
            "2026-03-07T02:00:00Z",
            "now"),
        of("a minute ago is now", USUAL, DAY, "2026-03-06T14:59:00Z", "now"),
        of(
            "a minute and a bit ago",
            USUAL,
            DAY,
            "2026-03-06T14:58:59.999Z",
            "malformed: The value (2026-03-06T14:58:59.999Z) is in the past; now is 2026-03-06T15:00:00Z."),
        of(
            "the last instant",
            USUAL,
            DAY,
            "2026-03-07T01:59:59.999Z",
            "at 2026-03-07T01:59:59.999Z"),
        of(
            "the end of the hours",
            USUAL,
            DAY,
            "2026-03-07T02:00:00Z",
            "no, sendAt 2026-03-07T13:00:00Z"),
        of("seven days ahead", USUAL, DAY, "2026-03-13T15:00:00Z", "at 2026-03-13T15:00:00Z"),
        of(
            "seven days and a bit ahead",
            USUAL,
            DAY,
            "2026-03-13T15:00:00.001Z",
            "malformed: The value (2026-03-13T15:00:00.001Z) is more than 7 days after now (2026-03-06T15:00:00Z); the latest is 2026-03-13T15:00:00Z."),
        of(
            "a second ahead, nothing tolerated",
            tolerating("PT0S"),
            DAY,
            "2026-03-06T15:00:01Z",
            "at 2026-03-06T15:00:01Z"),
        of("now, nothing tolerated", tolerating("PT0S"), DAY, DAY, "now"),
        of(
            "a moment ago, nothing tolerated",
            tolerating("PT0S"),
            DAY,
            "2026-03-06T14:59:59.999Z",
            "malformed: The value (2026-03-06T14:59:59.999Z) is in the past; now is 2026-03-06T15:00:00Z."),
        of(
            "an hour ago, an hour tolerated",
            tolerating("PT1H"),
            DAY,
            "2026-03-06T14:00:00Z",
            "now"),
        of(
            "an hour ahead, an hour tolerated",
            tolerating("PT1H"),
            DAY,
            "2026-03-06T16:00:00Z",
            "now"),
        of("null at night, waiting for caps", WAITING, NIGHT, null, "at 2026-03-07T13:00:00Z"),
        of(
            "now at night, waiting for caps",
            WAITING,
            NIGHT,
            NIGHT,
            "no, sendAt 2026-03-07T13:00:00Z"));
  }

  private static Arguments of(
      String name,
      UnaryOperator<Candor.Builder> options,
      String now,
      @Nullable String sendAt,
      String answer) {
    return Arguments.argumentSet(name, options, now, sendAt, answer);
  }

  private static String answer(House house, SendRequest request) {
    try {
      Outcome outcome = house.candor.send(request);
      return outcome.match(
          queued -> "now",
          scheduled -> "at " + scheduled.interaction().sendAt(),
          refused ->
              "no, "
                  + (refused.verdict().sendAt() != null
                      ? "sendAt " + refused.verdict().sendAt()
                      : "next " + refused.verdict().nextAllowableAt()));
    } catch (InvalidInputException malformed) {
      return "malformed: " + malformed.faults().get(0).message();
    }
  }

  private static SendRequest.Builder overdue(BorrowerFile file, Channel channel) {
    return SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, file.borrower().id())
        .channel(channel)
        .loan(file.loans().get(0).id());
  }

  @ParameterizedTest
  @MethodSource("times")
  void takes_a_send_time_as_it_says(
      UnaryOperator<Candor.Builder> options, String now, @Nullable String sendAt, String answer) {
    BorrowerFile file = Personas.newYorker();
    House house = House.set(options, file);
    house.clock.set(Instant.parse(now));
    SendRequest.Builder request = overdue(file, Channel.EMAIL);
    if (sendAt != null) {
      request.sendAt(Instant.parse(sendAt));
    }
    assertThat(answer(house, request.build())).isEqualTo(answer);
  }

  static Stream<Arguments> caps() {
    return Stream.of(
        Arguments.argumentSet("refuses and says when", USUAL, null, "no, next "),
        Arguments.argumentSet("moves where the host waits", WAITING, null, "at "),
        Arguments.argumentSet("never moves a time that was named", WAITING, DAY, "no, next "));
  }

  @ParameterizedTest
  @MethodSource("caps")
  void waits_for_a_cap_only_where_the_host_does(
      UnaryOperator<Candor.Builder> options, @Nullable String sendAt, String answer) {
    BorrowerFile file = Personas.calledSevenTimes();
    House house = House.set(options, file);
    SendRequest.Builder call = overdue(file, Channel.VOICE);
    if (sendAt != null) {
      call.sendAt(Instant.parse(sendAt));
    }
    Instant next =
        House.with(file)
            .candor
            .explain(overdue(file, Channel.VOICE).build())
            .match(permitted -> null, refused -> refused.nextAllowableAt());
    assertThat(next).isAfter(house.clock.instant());
    assertThat(answer(house, call.build())).isEqualTo(answer + next);
  }

  @Test
  void waits_no_longer_than_seven_days_for_a_cap() {
    Finding.Restrict restricts =
        Finding.Restrict.of(
            new Reason(
                RuleId.of("later"), "Later", Citation.house("test"), "Later.", Map.of(), null),
            List.of(new TimeLimit.NotBefore(Instant.parse("2026-03-13T15:00:00.001Z"))));
    BorrowerFile file = Personas.newYorker();
    SendRequest request = overdue(file, Channel.EMAIL).build();
    CandorAssertions.assertThat(
            Plan.of(
                    facts ->
                        new Decision(
                            new RulebookVersion("test", "1", "sha256:0"), List.of(restricts)),
                    new Timing(Duration.ofMinutes(1), true, List.of()))
                .decide(
                    new FactCollector(House.RENDERER, new ZoneFinder())
                        .collect(
                            request,
                            Theme.OPS_COLL_DEBT,
                            file,
                            new History(0, List.of()),
                            WrittenClock.START),
                    request,
                    WrittenClock.START,
                    1))
        .isRefused()
        .hasSendAt(null)
        .hasNextAllowableAt(Instant.parse("2026-03-13T15:00:00.001Z"))
        .isRefusedSaying("Not within 7 days; next would be 2026-03-13T15:00:00.001Z.");
  }

  static Stream<Arguments> tolerances() {
    return Stream.of(
        Arguments.argumentSet("negative", Duration.ofSeconds(-1), "PT-1S"),
        Arguments.argumentSet(
            "more than an hour", Duration.ofHours(1).plusNanos(1), "PT1H0.000000001S"));
  }

  @ParameterizedTest
  @MethodSource("tolerances")
  void refuses_a_tolerance_out_of_bounds(Duration tolerance, String shown) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Candor.builder().nowTolerance(tolerance))
        .withMessageContaining("The tolerance of now (" + shown + ") must be from PT0S to PT1H.")
        .withMessageContaining("\nMaybe ");
  }
}
