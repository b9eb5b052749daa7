package dev.candor.interaction;

import dev.candor.message.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How many messages of a channel a sender lets go in any stretch of a period, over all borrowers.
 * It holds at release; what goes at once, when it is sent, is counted and not held. Immutable.
 *
 * <p>The count is of the record, so it holds in every process on one record. A stretch holds its
 * start and not its end: 10 in a minute at 13:00:00 leave room again at 13:01:00.
 *
 * @param channel which
 * @param most how many, at least 1, or it is refused with IllegalArgumentException
 * @param period how long the stretch is, whole seconds from 1 second to 31 days, or it is refused
 *     with IllegalArgumentException
 */
public record Throttle(Channel channel, int most, Duration period) {

  private static final Duration LONGEST = Duration.ofDays(31);

  public Throttle {
    Objects.requireNonNull(channel, "channel");
    List<String> faults = new ArrayList<>();
    if (most < 1) {
      faults.add("The throttle (" + most + ") must be at least 1.");
    }

    if (period.getSeconds() < 1 || period.getNano() != 0 || period.compareTo(LONGEST) > 0) {
      faults.add(
          "The period (" + period + ") must be whole seconds, from PT1S to " + LONGEST + ".");
    }

    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          String.join("\n", faults)
              + "\nMaybe give no throttle where nothing is held back; PT1M is a period of a minute.");
    }
  }
}
