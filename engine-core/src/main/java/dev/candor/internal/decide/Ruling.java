package dev.candor.internal.decide;

import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding.Restrict;
import dev.candor.scheduling.Schedule;
import dev.candor.time.TimeLimit;
import dev.candor.time.ZoneEvidence;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Carries what rules and house say of a message as of one instant, with the schedule of each
 * restriction: a schedule is made when it is first asked for, and once. For one decision; not to be
 * shared between threads.
 */
final class Ruling {

  private final Instant at;
  private final List<ZoneEvidence> evidence;
  private final Decision decision;
  private final IdentityHashMap<List<TimeLimit>, Schedule> schedules;

  private Ruling(
      Instant at,
      List<ZoneEvidence> evidence,
      Decision decision,
      IdentityHashMap<List<TimeLimit>, Schedule> schedules) {
    this.at = at;
    this.evidence = evidence;
    this.decision = decision;
    this.schedules = schedules;
  }

  /** Creates a ruling on facts as of the instant they are as of. */
  static Ruling of(Facts facts, Decision decision) {
    return new Ruling(facts.asOf(), facts.zoneEvidence(), decision, new IdentityHashMap<>());
  }

  /** Returns this ruling with another decision, whose restrictions have the same limits. */
  Ruling with(Decision decision) {
    return new Ruling(at, evidence, decision, schedules);
  }

  Instant at() {
    return at;
  }

  Decision decision() {
    return decision;
  }

  /** Returns the schedule of one restriction. */
  Schedule schedule(Restrict restriction) {
    // the very list of limits: the time step changes a restriction's reason, and never its limits
    return schedules.computeIfAbsent(restriction.limits(), limits -> Schedule.of(limits, evidence));
  }

  /** Returns the schedule that permits what all restrictions permit. */
  Schedule scheduleOfAll() {
    List<Restrict> all = decision.restrictions();

    return all.size() == 1
        ? schedule(all.get(0))
        : Schedule.of(all.stream().flatMap(one -> one.limits().stream()).toList(), evidence);
  }

  /** Returns the schedule that permits what every limit but those of the time of day permits. */
  Schedule scheduleWithoutTimeOfDay() {
    return Schedule.of(
        decision.restrictions().stream()
            .flatMap(one -> one.limits().stream())
            .filter(limit -> !limit.timeOfDay())
            .toList(),
        evidence);
  }

  /** Returns whether a restriction reads the borrower's clock and nothing tells which that is. */
  boolean lacksLocation() {
    return evidence.isEmpty()
        && decision.restrictions().stream().anyMatch(one -> schedule(one).needsLocation());
  }
}
