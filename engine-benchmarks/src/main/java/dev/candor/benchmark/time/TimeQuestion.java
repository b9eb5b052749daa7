package dev.candor.benchmark.time;

import dev.candor.time.TimeLimit;
import dev.candor.time.ZoneEvidence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message to find a time for.
 *
 * @param from the earliest time
 * @param horizon the latest
 * @param limits all of them
 * @param shared those that other messages have, too
 * @param own those of this borrower
 * @param evidence where the borrower may be
 */
public record TimeQuestion(
    Instant from,
    Instant horizon,
    List<TimeLimit> limits,
    List<TimeLimit> shared,
    List<TimeLimit> own,
    List<ZoneEvidence> evidence) {

  private static final Duration REACH = Duration.ofDays(10);

  static TimeQuestion of(
      Instant from, List<TimeLimit> shared, List<TimeLimit> own, List<ZoneEvidence> evidence) {
    return new TimeQuestion(
        from,
        from.plus(REACH),
        Stream.concat(shared.stream(), own.stream()).toList(),
        List.copyOf(shared),
        List.copyOf(own),
        evidence);
  }

  Set<ZoneId> zones() {
    return evidence.stream().flatMap(one -> one.zones().stream()).collect(Collectors.toSet());
  }
}
