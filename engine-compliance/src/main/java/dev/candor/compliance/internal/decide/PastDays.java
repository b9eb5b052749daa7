package dev.candor.compliance.internal.decide;

import dev.candor.decision.Facts;
import dev.candor.time.LimitZone;
import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The days of what happened before, on every clock that may be the recipient's. Stateless. */
final class PastDays {

  private PastDays() {}

  /** Returns the day of an instant in the zone where it is latest. */
  static String latest(Instant instant, Facts facts, LimitZone zone) {
    return zones(facts, zone).stream()
        .map(one -> LocalDate.ofInstant(instant, one))
        .max(LocalDate::compareTo)
        .orElseThrow()
        .toString();
  }

  /**
   * Returns how many events lie in the fullest run of days that holds today, in the zone where that
   * is most: events already set for later count as well.
   */
  static int countIn(List<Instant> events, Facts facts, LimitZone zone, int days) {
    if (events.isEmpty()) {
      return 0;
    }

    int most = 0;
    long[] on = new long[events.size()];
    for (ZoneId one : zones(facts, zone)) {
      for (int event = 0; event < on.length; event++) {
        on[event] = LocalDate.ofInstant(events.get(event), one).toEpochDay();
      }
      // where a clock is set back over midnight a later event has an earlier day
      Arrays.sort(on);
      most = Math.max(most, fullest(on, LocalDate.ofInstant(facts.asOf(), one).toEpochDay(), days));
    }

    return most;
  }

  /**
   * Returns how many of these days, sorted, lie in the fullest run of so many days that holds
   * today.
   */
  private static int fullest(long[] on, long today, int days) {
    int most = 0;
    int end = 0;
    for (int begin = 0; begin < on.length; begin++) {
      if (on[begin] <= today - days) {
        continue;
      }
      // a run that begins between two events holds no more than the one that begins with the later
      long first = Math.min(on[begin], today);
      while (end < on.length && on[end] < first + days) {
        end++;
      }
      most = Math.max(most, end - begin);
    }

    return most;
  }

  private static Set<ZoneId> zones(Facts facts, LimitZone zone) {
    return zone.match(
        () -> {
          Set<ZoneId> zones =
              facts.zoneEvidence().stream()
                  .map(ZoneEvidence::zones)
                  .flatMap(Set::stream)
                  .collect(Collectors.toSet());
          return zones.isEmpty() ? Set.of(ZoneOffset.UTC) : zones;
        },
        Set::of);
  }
}
