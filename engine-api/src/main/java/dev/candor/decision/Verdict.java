package dev.candor.decision;

import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message may go and when: the decision with the time worked out. Nothing is recorded by
 * it. Immutable.
 */
public sealed interface Verdict {

  /** Returns what the rules said, each restriction with its own next allowable time. */
  Decision decision();

  /** Returns the grounds of the verdict beside the rules. */
  Grounds grounds();

  /** Hands this verdict to the function for its kind. */
  <T extends @Nullable Object> T match(
      Function<Permitted, T> permitted, Function<Refused, T> refused);

  /**
   * The grounds a verdict rests on beside the rules, so that it can be made again.
   *
   * @param decidedAt the instant taken for now
   * @param askedFor the send time asked for; {@code decidedAt} when none was
   * @param zoneEvidence where the borrower may be, and why
   * @param tzdb version of the time zone rules used
   * @param warnings what the sender should know: deprecated themes, parameters without effect
   */
  record Grounds(
      Instant decidedAt,
      Instant askedFor,
      List<ZoneEvidence> zoneEvidence,
      String tzdb,
      List<String> warnings) {
    public Grounds {
      zoneEvidence = List.copyOf(zoneEvidence);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * It may go.
   *
   * @param sendAt when, jitter included
   * @param earliestAt the first permitted instant, before jitter
   * @param movedBy the restrictions that moved it from the time asked for; empty when none did
   * @param decision what the rules said
   * @param grounds what it rests on
   */
  record Permitted(
      Instant sendAt,
      Instant earliestAt,
      List<Finding.Restrict> movedBy,
      Decision decision,
      Grounds grounds)
      implements Verdict {
    public Permitted {
      movedBy = List.copyOf(movedBy);
    }

    /** Returns whether it goes later than decided, so that it is scheduled and not queued. */
    public boolean later() {
      return sendAt.isAfter(grounds.decidedAt());
    }

    @Override
    public <T extends @Nullable Object> T match(
        Function<Permitted, T> permitted, Function<Refused, T> refused) {
      return permitted.apply(this);
    }
  }

  /**
   * It may not go.
   *
   * @param message the specific reason, for people
   * @param refusedBy the findings that refuse it: refusals, or restrictions that do not permit the
   *     time
   * @param sendAt the next allowable time, only when the time of day alone refused; otherwise null
   * @param nextAllowableAt the first instant every restriction permits, or null when no waiting
   *     helps or none is within reach
   * @param decision what the rules said
   * @param grounds what it rests on
   */
  record Refused(
      String message,
      List<Finding> refusedBy,
      @Nullable Instant sendAt,
      @Nullable Instant nextAllowableAt,
      Decision decision,
      Grounds grounds)
      implements Verdict {
    public Refused {
      refusedBy = List.copyOf(refusedBy);
    }

    @Override
    public <T extends @Nullable Object> T match(
        Function<Permitted, T> permitted, Function<Refused, T> refused) {
      return refused.apply(this);
    }
  }
}
