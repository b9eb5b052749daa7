package dev.candor.benchmark.time;

import dev.candor.scheduling.Schedule;
import java.time.Duration;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.List;

/** Who finds the next time. */
public enum TimeContender {
  /** One question to one zone: which offset at this instant. It finds nothing. */
  FLOOR,
  /** A schedule made for the message. */
  CANDOR,
  /** The shared limits compiled before, the borrower's own added for the message. */
  CANDOR_COMPILED,
  /** java.time and a list. */
  DAY_LOOPS,
  /** java.time and a RangeSet. */
  GUAVA_RANGES,
  /** java.time, minute by minute. */
  EVERY_MINUTE;

  /** Makes ready what can be made ready before these messages. */
  TimeFinder open(List<TimeQuestion> questions) {
    return switch (this) {
      case FLOOR -> floor();
      case CANDOR ->
          question ->
              Schedule.of(question.limits(), question.evidence())
                  .next(question.from(), question.horizon());
      case CANDOR_COMPILED -> compile(questions.get(0));
      case DAY_LOOPS -> new DayLoops();
      case GUAVA_RANGES -> new GuavaRanges();
      case EVERY_MINUTE -> new EveryMinute();
    };
  }

  private static TimeFinder floor() {
    ZoneRules rules = ZoneId.of("America/New_York").getRules();
    return question -> rules.getOffset(question.from());
  }

  private static TimeFinder compile(TimeQuestion one) {
    Schedule shared =
        Schedule.of(one.shared(), one.evidence())
            .compile(TimeQuestions.FIRST, TimeQuestions.LAST.plus(Duration.ofDays(14)));
    return question -> shared.with(question.own()).next(question.from(), question.horizon());
  }
}
