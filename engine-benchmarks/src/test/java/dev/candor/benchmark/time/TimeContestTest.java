package dev.candor.benchmark.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("contest")
class TimeContestTest {

  @ParameterizedTest
  @EnumSource
  void all_find_the_same_times(TimeCase one) {
    List<TimeQuestion> questions = one.questions().subList(0, 24);
    List<?> expected = times(TimeContender.DAY_LOOPS, questions);

    for (TimeContender contender : TimeContender.values()) {
      boolean finds = contender != TimeContender.FLOOR;
      // ten thousand events looked through every minute take minutes
      if (finds && (one.past() <= 200 || contender != TimeContender.EVERY_MINUTE)) {
        assertThat(times(contender, questions)).as("%s", contender).isEqualTo(expected);
      }
    }
    assertThat(questions.stream().map(TimeQuestion::from).map(Optional::of).toList())
        .as("some wait")
        .isNotEqualTo(expected);
    assertThat(expected.stream().filter(Optional.<Instant>empty()::equals).count())
        .as("some find a time")
        .isLessThan(questions.size());
  }

  private static List<Object> times(TimeContender contender, List<TimeQuestion> questions) {
    TimeFinder finder = contender.open(questions);
    return questions.stream().map(finder::next).collect(Collectors.toList());
  }
}
