package dev.candor.scheduling;

import static dev.candor.scheduling.Given.evidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit.DailyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How a batch spreads. The seeds are the same each time, so that it cannot fail by bad luck. */
class JitterTest {

  private static final Schedule EASTERN_DAY =
      Schedule.of(
          List.of(new DailyHours(LocalTime.of(8, 0), LocalTime.of(21, 0), LimitZone.recipient())),
          evidence("America/New_York"));
  private static final Instant NOON = Instant.parse("2026-01-14T17:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-01-15T01:59:00Z");
  private static final LongUnaryOperator NUMBERED = LongUnaryOperator.identity();
  private static final LongUnaryOperator HASHED =
      number -> Long.toString(number).hashCode() * 0x1_0000_0001L;

  static Stream<Arguments> batches() {
    return Stream.of(
        argumentSet("a minute, seeds counted up", NOON, 59, 60, NUMBERED),
        argumentSet("a minute, seeds made of ids", NOON, 59, 60, HASHED),
        argumentSet("seven seconds", NOON, 6, 7, NUMBERED),
        argumentSet("one second", NOON, 1, 2, NUMBERED),
        argumentSet("an hour", NOON, 3_600, 3_601, NUMBERED),
        argumentSet("an hour of which a minute is left", EVENING, 3_600, 60, NUMBERED),
        argumentSet("as long as can be, a minute left", EVENING, Integer.MAX_VALUE, 60, HASHED));
  }

  @ParameterizedTest
  @MethodSource("batches")
  void spreads_a_batch_evenly_over_every_second_it_may_go(
      Instant earliest, int jitter, int seconds, LongUnaryOperator seeds) {
    int expected = 200;
    int[] held = new int[seconds];
    for (long message = 0; message < (long) expected * seconds; message++) {
      held[delay(earliest, jitter, seeds.applyAsLong(message))]++;
    }

    double chiSquare =
        Arrays.stream(held).mapToDouble(one -> Math.pow(one - expected, 2) / expected).sum();
    int freedom = seconds - 1;
    // five standard deviations to either side: neither lumps nor a pattern that is too even
    assertThat(chiSquare)
        .isBetween(freedom - 5 * Math.sqrt(2 * freedom), freedom + 5 * Math.sqrt(2 * freedom));
    assertThat(held).doesNotContain(0);
  }

  @ParameterizedTest
  @MethodSource("batches")
  void leaves_no_gap_in_a_batch(
      Instant earliest, int jitter, int seconds, LongUnaryOperator seeds) {
    int messages = 10_000;
    int[] delays = new int[messages];
    for (int message = 0; message < messages; message++) {
      delays[message] = delay(earliest, jitter, seeds.applyAsLong(message));
    }
    Arrays.sort(delays);

    int gap = delays[0];
    for (int message = 1; message < messages; message++) {
      gap = Math.max(gap, delays[message] - delays[message - 1]);
    }
    gap = Math.max(gap, seconds - 1 - delays[messages - 1]);
    // of so many even draws the largest gap is ln(messages) times the mean one, seldom twice that
    assertThat(gap)
        .isLessThanOrEqualTo((int) Math.ceil(2 * Math.log(messages) * seconds / messages));
  }

  @ParameterizedTest
  @MethodSource("batches")
  void gives_a_message_the_same_delay_again(
      Instant earliest, int jitter, int seconds, LongUnaryOperator seeds) {
    for (long message = 0; message < 1_000; message++) {
      long seed = seeds.applyAsLong(message);
      assertThat(delay(earliest, jitter, seed)).isEqualTo(delay(earliest, jitter, seed));
    }
  }

  private static int delay(Instant earliest, int jitter, long seed) {
    Instant drawn = EASTERN_DAY.spread(earliest, jitter, earliest.plus(Duration.ofDays(7)), seed);
    return Math.toIntExact(Duration.between(earliest, drawn).toSeconds());
  }
}
