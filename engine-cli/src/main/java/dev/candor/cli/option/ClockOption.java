package dev.candor.cli.option;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --now}, and how an instant is read from the command line. */
public final class ClockOption {

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  @Option(
      names = "--now",
      paramLabel = "INSTANT",
      description =
          "The instant taken for now, such as 2026-03-06T15:00:00Z; the clock's unless given, or the demo's own.")
  private @Nullable String now;

  public boolean isGiven() {
    return now != null;
  }

  /**
   * Returns a clock that stands at the instant given, or else the one handed over.
   *
   * @throws InvalidInputException for what is no instant from 1970 to 2200
   */
  public Clock orElse(Clock otherwise) {
    return now == null ? otherwise : Clock.fixed(parse("--now", now), ZoneOffset.UTC);
  }

  /** Returns what is wrong with the option. */
  public List<Fault> faults() {
    try {
      orElse(Clock.systemUTC());
      return List.of();
    } catch (InvalidInputException malformed) {
      return malformed.faults();
    }
  }

  /**
   * Reads the instant that an option gives.
   *
   * @throws InvalidInputException for what is no instant from 1970 to 2200
   */
  public static Instant parse(String option, String text) {
    Instant instant;
    try {
      instant = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException malformed) {
      throw refuse(
          option,
          "The value (" + text + ") is not an instant.",
          "write it as 2026-03-06T15:00:00Z or 2026-03-06T10:00:00-05:00.");
    }
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw refuse(
          option,
          "The value (" + text + ") must be from " + EARLIEST + " to " + LATEST + ".",
          "check the year.");
    }

    return instant;
  }

  private static InvalidInputException refuse(String option, String message, String maybe) {
    return new InvalidInputException("the command line", new Fault(option, "", message, maybe));
  }
}
