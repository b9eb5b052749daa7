package dev.candor.scheduling;

import dev.candor.time.TimeLimit;
import dev.candor.time.ZoneEvidence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Limits, where the recipient may be, and when to begin. Prints as a sentence. */
record Situation(List<TimeLimit> limits, Set<ZoneId> zones, Instant from) {

  private static final Duration REACH = Duration.ofDays(4);

  Schedule schedule() {
    return Schedule.of(limits, evidence());
  }

  List<ZoneEvidence> evidence() {
    return zones.stream()
        .map(zone -> new ZoneEvidence(ZoneEvidence.Source.AREA_CODE, zone.getId(), Set.of(zone)))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  Oracle oracle() {
    return new Oracle(limits, zones, from);
  }

  Instant horizon() {
    return from.plus(REACH);
  }

  Optional<Instant> next() {
    return schedule().next(from, horizon());
  }

  Situation with(List<TimeLimit> others) {
    return new Situation(others, zones, from);
  }

  Situation in(Set<ZoneId> others) {
    return new Situation(limits, others, from);
  }

  @Override
  public String toString() {
    return limits.stream()
        .map(limit -> limit.<String>match(LimitInWords.INSTANCE))
        .collect(
            Collectors.joining(
                "; ",
                "From " + from + ", for somebody in " + zones + ": ",
                limits.isEmpty() ? "every time." : "."));
  }
}
