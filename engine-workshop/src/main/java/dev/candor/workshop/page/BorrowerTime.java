package dev.candor.workshop.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An instant as the clocks tell it that a borrower may live by. Stateless. */
final class BorrowerTime {

  private BorrowerTime() {}

  /**
   * Returns the instant on the clock of each zone, the latest hour first, such as {@code 2026-03-06
   * 18:00 America/New_York, 17:00 America/Chicago}; the day is said once where it is the same. An
   * hour that a clock shows twice has its offset. Where there is no zone, it is UTC and says so.
   */
  static String print(Instant instant, Collection<ZoneId> zones) {
    if (zones.isEmpty()) {
      LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
      return at(utc) + " UTC; nothing tells where the borrower is";
    }
    Map<LocalDateTime, List<String>> clocks = new TreeMap<>(Comparator.reverseOrder());
    zones.stream()
        .sorted(Comparator.comparing(ZoneId::getId))
        .forEach(
            zone ->
                clocks
                    .computeIfAbsent(
                        LocalDateTime.ofInstant(instant, zone), clock -> new ArrayList<>())
                    .add(name(zone, instant)));

    List<String> printed = new ArrayList<>();
    LocalDate day = null;
    for (Map.Entry<LocalDateTime, List<String>> clock : clocks.entrySet()) {
      LocalDateTime at = clock.getKey();
      LocalTime hour = at.toLocalTime();
      printed.add(
          (at.toLocalDate().equals(day) ? hour : at(at))
              + " "
              + InWords.list(clock.getValue(), "or"));
      day = at.toLocalDate();
    }

    return String.join(", ", printed);
  }

  private static String at(LocalDateTime at) {
    return at.toLocalDate() + " " + at.toLocalTime();
  }

  private static String name(ZoneId zone, Instant instant) {
    boolean twice =
        zone.getRules().getValidOffsets(LocalDateTime.ofInstant(instant, zone)).size() > 1;
    return zone.getId() + (twice ? " (UTC" + zone.getRules().getOffset(instant) + ")" : "");
  }
}
