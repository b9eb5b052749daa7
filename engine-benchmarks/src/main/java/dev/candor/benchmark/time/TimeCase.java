package dev.candor.benchmark.time;

import java.util.List;

/** How many limits and how much of a past. */
public enum TimeCase {
  /** Hours alone. */
  LIMITS_1(1, 0),
  /** Hours, days, an office and a cap over nothing. */
  LIMITS_5(5, 0),
  /** The same over a past. */
  LIMITS_5_PAST_200(5, 200),
  /** The same over a long past. */
  LIMITS_5_PAST_10000(5, 10_000),
  /** Many limits. */
  LIMITS_20(20, 0),
  /** The same over a past. */
  LIMITS_20_PAST_200(20, 200),
  /** The same over a long past. */
  LIMITS_20_PAST_10000(20, 10_000),
  /** Fifteen limits that a batch shares, and a cap of 168 hours over 20 events in ten weeks. */
  BATCH_HOURS(15, 20),
  /** The same with a cap of seven calendar days in three zones. */
  BATCH_DAYS(15, 20),
  /**
   * A cap of 168 hours over 20 events in a month, which forbids every seventh message to go now.
   */
  BATCH_CROWDED(15, 20);

  private final int limits;
  private final int past;

  TimeCase(int limits, int past) {
    this.limits = limits;
    this.past = past;
  }

  int limits() {
    return limits;
  }

  int past() {
    return past;
  }

  /** Returns what is special about a batch; empty for the others. */
  String note() {
    return switch (this) {
      case BATCH_HOURS -> "7 in 168 hours";
      case BATCH_DAYS -> "7 in 7 days";
      case BATCH_CROWDED -> "7 in 168 hours, crowded";
      default -> "";
    };
  }

  List<TimeQuestion> questions() {
    return switch (this) {
      case BATCH_HOURS -> TimeQuestions.batch(false, 70);
      case BATCH_DAYS -> TimeQuestions.batch(true, 70);
      case BATCH_CROWDED -> TimeQuestions.batch(false, 30);
      default -> TimeQuestions.of(limits, past);
    };
  }
}
