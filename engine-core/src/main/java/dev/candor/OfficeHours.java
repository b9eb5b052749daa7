package dev.candor;

import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import dev.candor.message.Channel;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When the sender itself is at work: limits of its own, on its own clock, that hold for every
 * message of some channels. They come to the law's limits and take nothing from them, and like the
 * time of day they move a message that named no time. Immutable.
 *
 * @param id the rule id their finding bears, such as {@code office-hours}
 * @param name what they are called, one line of at most 80 characters, such as {@code Call centre}
 * @param channels the channels they hold for, at least one
 * @param limits at least one; each of the time of day and in a fixed zone
 */
public record OfficeHours(RuleId id, String name, Set<Channel> channels, List<TimeLimit> limits) {

  private static final int LONGEST_NAME = 80;

  /** Anything out of bounds is refused with IllegalArgumentException, every fault at once. */
  public OfficeHours {
    channels = Set.copyOf(channels);
    limits = List.copyOf(limits);
    List<String> faults = new ArrayList<>();
    if (name.isBlank() || name.length() > LONGEST_NAME || name.lines().count() > 1) {
      faults.add(
          "The name (" + name + ") must be one line of 1 to " + LONGEST_NAME + " characters.");
    }
    if (channels.isEmpty()) {
      faults.add("The channels (none) must name at least one.");
    }
    if (limits.isEmpty()) {
      faults.add("The limits (none) must hold at least one.");
    }

    for (TimeLimit limit : limits) {
      LimitZone zone = limit.zone();
      if (!limit.timeOfDay()) {
        faults.add("The limit (" + limit + ") is not one of the time of day.");
      } else if (zone == null || zone.<Boolean>match(() -> true, fixed -> false)) {
        faults.add("The limit (" + limit + ") reads another clock than the sender's.");
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          String.join("\n", faults)
              + "\nMaybe give DailyHours, Weekdays, NotOnDays or Closed with LimitZone.fixed(zone);"
              + " what reads the borrower's clock belongs in a rulebook.");
    }
  }

  /** Returns the office hours named {@code office-hours}. */
  public static OfficeHours of(String name, Set<Channel> channels, TimeLimit... limits) {
    return new OfficeHours(RuleId.of("office-hours"), name, channels, List.of(limits));
  }

  /** Returns what they say of a message by one of their channels. */
  Finding.Restrict finding() {
    return Finding.Restrict.of(
        new Reason(
            id,
            name,
            Citation.house("office hours"),
            "The sender's own hours ("
                + name
                + ") hold for every message by "
                + EnumSet.copyOf(channels).stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(", "))
                + ".",
            Map.of(),
            null),
        limits);
  }
}
