package dev.candor;

import dev.candor.decision.Rules;
import dev.candor.internal.decide.Decider;
import dev.candor.internal.decide.SenderHours;
import dev.candor.law.RuleId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a host wants send times worked out. Immutable.
 *
 * @param nowTolerance how far from now a send time may be and still mean now, 0 to 1 hour
 * @param waitsForCaps whether a message that named no time waits for caps and cool-downs, too,
 *     within {@link Plan#HORIZON}; otherwise they refuse with the next allowable time
 * @param officeHours the sender's own hours
 */
public record Timing(Duration nowTolerance, boolean waitsForCaps, List<OfficeHours> officeHours) {

  // before USUAL, which is checked against it
  private static final Duration MOST_TOLERANCE = Duration.ofHours(1);

  /** Now within a minute; caps and cool-downs refuse; no hours of the sender's own. */
  public static final Timing USUAL = new Timing(Duration.ofMinutes(1), false, List.of());

  /** Anything out of bounds is refused with IllegalArgumentException. */
  public Timing {
    officeHours = List.copyOf(officeHours);
    List<String> faults = new ArrayList<>();
    if (nowTolerance.isNegative() || nowTolerance.compareTo(MOST_TOLERANCE) > 0) {
      faults.add(
          "The tolerance of now ("
              + nowTolerance
              + ") must be from PT0S to "
              + MOST_TOLERANCE
              + ".");
    }

    Set<RuleId> ids = new HashSet<>();
    officeHours.stream()
        .filter(hours -> !ids.add(hours.id()))
        .forEach(hours -> faults.add("The office hours (" + hours.id() + ") are given twice."));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          String.join("\n", faults)
              + "\nMaybe leave the tolerance out for a minute, or give each of the office hours an"
              + " id of its own.");
    }
  }

  /** Creates what decides by these rules in this way. */
  Decider decider(Rules rules) {
    return new Decider(
        rules,
        nowTolerance,
        waitsForCaps,
        officeHours.stream()
            .map(hours -> new SenderHours(hours.channels(), hours.finding()))
            .toList());
  }

  Timing nowTolerance(Duration tolerance) {
    return new Timing(tolerance, waitsForCaps, officeHours);
  }

  Timing waitingForCaps() {
    return new Timing(nowTolerance, true, officeHours);
  }

  Timing with(OfficeHours hours) {
    List<OfficeHours> all = new ArrayList<>(officeHours);
    all.add(hours);
    return new Timing(nowTolerance, waitsForCaps, all);
  }
}
