package dev.candor.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.time.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * What must hold of a schedule in every situation, whoever makes it: those that Candor makes, and
 * those that are wrong on purpose, which must not get through.
 */
enum Laws {
  FINDS_WHAT_TRYING_EVERY_MINUTE_FINDS {
    @Override
    void check(Situation given, Function<Situation, Schedule> maker) {
      assertThat(next(maker, given)).isEqualTo(given.oracle().next(given.from(), given.horizon()));
    }
  },
  IS_PERMITTED_WHERE_IT_ARRIVES_AND_NOT_JUST_BEFORE {
    @Override
    void check(Situation given, Function<Situation, Schedule> maker) {
      Oracle oracle = given.oracle();
      next(maker, given)
          .ifPresent(
              found -> {
                assertThat(oracle.permits(found)).isTrue();
                assertThat(found).isBetween(given.from(), given.horizon());
                if (found.isAfter(given.from())) {
                  assertThat(oracle.permits(found.minus(MILLI))).isFalse();
                }
              });
    }
  },
  PERMITS_WHAT_THE_LIMITS_PERMIT_AT_EVERY_EDGE {
    @Override
    void check(Situation given, Function<Situation, Schedule> maker) {
      Schedule schedule = maker.apply(given);
      Oracle oracle = given.oracle();
      for (Instant edge : edges(given)) {
        for (long millis = -1; millis <= 1; millis++) {
          Instant instant = edge.plusMillis(millis);
          assertThat(schedule.permits(instant))
              .as("%s", instant)
              .isEqualTo(oracle.permits(instant));
        }
      }
    }
  },
  STAYS_WHERE_IT_HAS_ARRIVED {
    @Override
    void check(Situation given, Function<Situation, Schedule> maker) {
      Schedule schedule = maker.apply(given);
      schedule
          .next(given.from(), given.horizon())
          .ifPresent(found -> assertThat(schedule.next(found, given.horizon())).contains(found));
    }
  },
  GIVES_THE_SAME_ANSWER_AGAIN {
    @Override
    void check(Situation given, Function<Situation, Schedule> maker) {
      Schedule schedule = maker.apply(given);
      Optional<Instant> first = schedule.next(given.from(), given.horizon());
      // an answer about another time in between changes nothing
      schedule.next(given.from().minus(Duration.ofDays(400)), given.from());
      assertThat(schedule.next(given.from(), given.horizon())).isEqualTo(first);
      assertThat(next(maker, given)).isEqualTo(first);
    }
  },
  NEVER_ARRIVES_SOONER_BY_STARTING_LATER {
    @Override
    void check(Situation given, Function<Situation, Schedule> maker) {
      Schedule schedule = maker.apply(given);
      Instant found = schedule.next(given.from(), given.horizon()).orElse(Instant.MAX);
      for (Instant start : edges(given)) {
        if (!start.isBefore(given.from())) {
          Instant later = schedule.next(start, given.horizon()).orElse(Instant.MAX);
          assertThat(later).as("from %s", start).isAfterOrEqualTo(found);
          if (!start.isAfter(found)) {
            assertThat(later).as("from %s", start).isEqualTo(found);
          }
        }
      }
    }
  },
  READS_LIMITS_IN_ANY_ORDER {
    @Override
    void check(Situation given, Function<Situation, Schedule> maker) {
      List<TimeLimit> limits = new ArrayList<>(given.limits());
      Collections.reverse(limits);
      Optional<Instant> found = next(maker, given);
      assertThat(next(maker, given.with(limits))).isEqualTo(found);
      Collections.shuffle(limits, new Random(given.from().toEpochMilli()));
      assertThat(next(maker, given.with(limits))).isEqualTo(found);
    }
  },
  ONE_LIMIT_MORE_NEVER_MAKES_IT_SOONER {
    @Override
    void check(Situation given, Function<Situation, Schedule> maker) {
      Instant found = next(maker, given).orElse(Instant.MAX);
      for (int i = 0; i < given.limits().size(); i++) {
        List<TimeLimit> fewer = new ArrayList<>(given.limits());
        fewer.remove(i);
        assertThat(next(maker, given.with(fewer)).orElse(Instant.MAX)).isBeforeOrEqualTo(found);
      }
    }
  },
  A_STRETCH_IS_PERMITTED_TO_ITS_END_AND_NO_FURTHER {
    @Override
    void check(Situation given, Function<Situation, Schedule> maker) {
      Schedule schedule = maker.apply(given);
      Oracle oracle = given.oracle();
      schedule
          .next(given.from(), given.horizon())
          .ifPresent(
              start -> {
                Instant horizon = start.plus(Duration.ofDays(1));
                Instant end = schedule.until(start, horizon);
                assertThat(end).isAfter(start).isBeforeOrEqualTo(horizon);
                assertThat(oracle.permits(end.minus(MILLI))).isTrue();
                for (Instant at = start; at.isBefore(end); at = oracle.step(at)) {
                  assertThat(oracle.permits(at)).as("%s", at).isTrue();
                }
                if (end.isBefore(horizon)) {
                  assertThat(oracle.permits(end)).isFalse();
                }
              });
    }
  },
  THE_HORIZON_ONLY_HIDES_WHAT_IS_BEYOND_IT {
    @Override
    void check(Situation given, Function<Situation, Schedule> maker) {
      Schedule schedule = maker.apply(given);
      Optional<Instant> farther =
          schedule.next(given.from(), given.from().plus(Duration.ofDays(20)));
      assertThat(schedule.next(given.from(), given.horizon()))
          .isEqualTo(farther.filter(found -> !found.isAfter(given.horizon())));
      farther.ifPresent(
          found -> {
            assertThat(schedule.next(given.from(), found)).contains(found);
            if (found.isAfter(given.from())) {
              assertThat(schedule.next(given.from(), found.minus(MILLI))).isEmpty();
            }
          });
    }
  };

  private static final Duration MILLI = Duration.ofMillis(1);

  abstract void check(Situation given, Function<Situation, Schedule> maker);

  private static Optional<Instant> next(Function<Situation, Schedule> maker, Situation given) {
    return maker.apply(given).next(given.from(), given.horizon());
  }

  /** The time asked for, whole hours around it, and where its limits begin or end to forbid. */
  private static List<Instant> edges(Situation given) {
    List<Instant> edges = new ArrayList<>();
    Instant hour = given.from().truncatedTo(ChronoUnit.HOURS);
    edges.add(given.from());
    for (int hours = -26; hours <= 26; hours += 2) {
      edges.add(hour.plus(Duration.ofHours(hours)));
    }
    for (TimeLimit limit : given.limits()) {
      edges.addAll(limit.match(new Edges(given)));
    }
    return edges;
  }
}
