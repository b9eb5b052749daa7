package dev.candor.internal.operation;

import dev.candor.decision.Facts;
import dev.candor.decision.Verdict;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.interaction.Interaction;
import dev.candor.interaction.Interactions;
import dev.candor.interaction.Interactions.History;
import dev.candor.interaction.Release;
import dev.candor.interaction.Throttle;
import dev.candor.internal.check.HouseChecks;
import dev.candor.internal.decide.Decider;
import dev.candor.internal.gather.BorrowerLookup;
import dev.candor.internal.gather.MillisecondClock;
import dev.candor.internal.gather.RequestFacts;
import dev.candor.internal.write.HistoryRetry;
import dev.candor.law.RuleId;
import dev.candor.message.Channel;
import dev.candor.message.PersonId;
import dev.candor.message.Status;
import dev.candor.message.StatusDetails;
import dev.candor.party.BorrowerFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Releases messages whose time has come, each in one transaction on fresh facts. */
public final class ReleaseDue {

  private static final int MOST_RELEASED = 10_000;

  /** How many due messages are read at once. */
  private static final int PAGE = 100;

  private final BorrowerLookup lookup;
  private final RequestFacts requestFacts;
  private final Decider decider;
  private final Interactions interactions;
  private final Map<Channel, Throttle> throttles;
  private final MillisecondClock clock;
  private final LongSupplier seeds;

  /** Creates the operation of these parts. */
  public ReleaseDue(
      BorrowerLookup lookup,
      RequestFacts requestFacts,
      Decider decider,
      Interactions interactions,
      Map<Channel, Throttle> throttles,
      MillisecondClock clock,
      LongSupplier seeds) {
    this.lookup = lookup;
    this.requestFacts = requestFacts;
    this.decider = decider;
    this.interactions = interactions;
    this.throttles = Map.copyOf(throttles);
    this.clock = clock;
    this.seeds = seeds;
  }

  /**
   * Releases what is due, the oldest first.
   *
   * @param most at most so many messages, 1 to 10,000; as many faults end a release as well
   * @return what became of each, in the order taken
   * @throws InvalidInputException when {@code most} is out of bounds
   */
  public List<Release> release(int most) {
    if (most < 1 || most > MOST_RELEASED) {
      throw new InvalidInputException(
          "the release asked for",
          new Fault(
              "release",
              "$.most",
              "The value (" + most + ") must be 1 to " + MOST_RELEASED + ".",
              "release 1000 and call again while there are as many."));
    }

    List<Release> releases = new ArrayList<>();
    Set<Channel> full = EnumSet.noneOf(Channel.class);
    int settled = 0;
    int faulted = 0;
    Interactions.@Nullable Due last = null;
    while (settled < most && faulted < most) {
      List<Interactions.Due> page = interactions.due(clock.now(), full, last, Math.min(PAGE, most));
      if (page.isEmpty()) {
        break;
      }

      for (Interactions.Due due : page) {
        last = due;
        if (settled == most || faulted == most) {
          break;
        }
        if (full.contains(due.interaction().channel())) {
          continue;
        }
        Release release = release(due).orElse(null);
        if (release == null) {
          continue;
        }
        releases.add(release);
        if (release instanceof Release.Held) {
          full.add(due.interaction().channel());
        } else if (release instanceof Release.Faulted) {
          faulted++;
        } else {
          settled++;
        }
      }
    }

    return List.copyOf(releases);
  }

  /** Releases one message; empty when somebody else has released it meanwhile. */
  private Optional<Release> release(Interactions.Due due) {
    try {
      return settle(due);
    } catch (RuntimeException cause) {
      // whoever threw it, one borrower's fault is not the next one's
      return Optional.of(new Release.Faulted(due.interaction(), cause));
    }
  }

  private Optional<Release> settle(Interactions.Due due) {
    Interaction before = due.interaction();
    PersonId personId = before.personId();
    @Nullable Throttle throttle = throttles.get(before.channel());
    long seed = seeds.getAsLong();
    long versionSeen = -1;
    for (int attempt = 0; attempt < HistoryRetry.MOST_ATTEMPTS; attempt++) {
      if (attempt > 0 && !isStillDue(before)) {
        return Optional.empty();
      }

      Instant now = clock.now();
      @Nullable BorrowerFile file = lookup.find(personId);
      if (file == null) {
        // another host's data, or a source that is not up yet: nothing was learned of the message
        return Optional.of(new Release.Faulted(before, unknownBorrower(personId)));
      }
      History history = lookup.history(personId, now);
      if (history.version() == versionSeen) {
        throw HistoryRetry.frozen(personId);
      }
      versionSeen = history.version();
      requireClock(history.lastDecidedAt(), now);

      Facts facts = requestFacts.collectDue(due, file, history, now);
      Verdict verdict = decider.decideDue(facts, due.terms(), due.rulebook(), now, seed);
      Release release =
          verdict.match(
              permitted -> letGo(before, permitted), refused -> withhold(before, refused));
      Interactions.Settled written =
          interactions.settle(
              new Interactions.Settlement(before, release.interaction(), verdict),
              history.version(),
              throttle);
      switch (written) {
        case KEPT:
          return Optional.of(release);
        case THROTTLED:
          return Optional.of(new Release.Held(before, Objects.requireNonNull(throttle)));
        case HISTORY_MOVED:
          break;
      }
    }

    throw HistoryRetry.giveUp(personId, "release");
  }

  /** Refuses to go on by a wrong clock: no message is withheld for good because of one. */
  private void requireClock(@Nullable Instant lastDecidedAt, Instant now) {
    if (decider.isClockBehind(lastDecidedAt, now)) {
      throw new IllegalStateException(
          "The clock reads "
              + now
              + ", and a decision about the borrower was recorded at "
              + lastDecidedAt
              + ".\nMaybe set the clock right, and release again.");
    }
  }

  private boolean isStillDue(Interaction seen) {
    return interactions
        .find(seen.id())
        .filter(recorded -> recorded.interaction().equals(seen))
        .isPresent();
  }

  private static InvalidInputException unknownBorrower(PersonId personId) {
    return new InvalidInputException(
        "the release asked for",
        new Fault(
            "release",
            "$.personId",
            "There is no borrower (" + personId + ").",
            "check that the borrowers are those that the message was accepted with."));
  }

  private static Release letGo(Interaction before, Verdict.Permitted verdict) {
    Instant sendAt = verdict.sendAt();
    return verdict.later()
        ? new Release.Moved(before.standing(Status.SCHEDULED, null, sendAt, null), verdict)
        : new Release.Queued(before.standing(Status.IN_PROGRESS, null, sendAt, null), verdict);
  }

  private static Release withhold(Interaction before, Verdict.Refused verdict) {
    List<RuleId> ids = verdict.refusedBy().stream().map(one -> one.reason().ruleId()).toList();
    @Nullable RuleId by = ids.stream().anyMatch(HouseChecks::standBeforeRules) ? null : ids.get(0);

    return new Release.Withheld(
        before.standing(
            Status.FAILED, StatusDetails.BLOCKED_BY_COMPLIANCE_GUARD, before.sendAt(), by),
        verdict);
  }
}
