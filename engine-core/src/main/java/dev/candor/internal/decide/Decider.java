package dev.candor.internal.decide;

import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Finding.Restrict;
import dev.candor.decision.Reason;
import dev.candor.decision.Rules;
import dev.candor.decision.Verdict;
import dev.candor.interaction.Terms;
import dev.candor.internal.check.HouseChecks;
import dev.candor.internal.gather.RequestCheck;
import dev.candor.internal.known.KnownFacts;
import dev.candor.law.RulebookVersion;
import dev.candor.message.Channel;
import dev.candor.message.SendRequest;
import dev.candor.scheduling.Schedule;
import dev.candor.scheduling.ZoneFinder;
import dev.candor.time.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides on facts: a pure function of facts, request, now and a seed. It reads no clock, no
 * database and no file, so the same input gives the same verdict anywhere.
 *
 * <p>It asks the rules once for each instant it looks at, adds the house checks, and then works out
 * the time: the first instant at or after the one asked for that every restriction permits. May be
 * shared between threads.
 */
public final class Decider {

  /** How far ahead "the next allowable time" of a refusal is looked for. */
  public static final Duration REACH = Duration.ofDays(400);

  private static final Duration HORIZON = RequestCheck.HORIZON;

  /** Stands for the rulebook where none was asked. */
  private static final RulebookVersion UNDECIDED = new RulebookVersion("none", "0", "none");

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private final Rules rules;
  private final Duration nowTolerance;
  private final boolean waitsForCaps;
  private final List<SenderHours> senderHours;

  /**
   * Creates a decider.
   *
   * @param rules the rulebook
   * @param nowTolerance how far from now a send time may be and still mean now
   * @param waitsForCaps whether a message that named no time waits for caps and cool-downs, too
   * @param senderHours the sender's own hours
   */
  public Decider(
      Rules rules, Duration nowTolerance, boolean waitsForCaps, List<SenderHours> senderHours) {
    this.rules = rules;
    this.nowTolerance = nowTolerance;
    this.waitsForCaps = waitsForCaps;
    this.senderHours = List.copyOf(senderHours);
  }

  /**
   * What is asked of one message's time.
   *
   * @param now the instant it is decided at
   * @param sendAt the time named, or null
   * @param jitterSeconds the longest delay
   * @param horizon the last instant it may be moved to
   * @param written what its content was written on, where it is written already; else null
   * @param accepted the rulebooks it was accepted under, where it must not be decided on without
   *     them; else null
   * @param refusals what refuses it whatever the rules say
   */
  private record Question(
      Instant now,
      @Nullable Instant sendAt,
      int jitterSeconds,
      Instant horizon,
      @Nullable Terms written,
      @Nullable RulebookVersion accepted,
      List<Finding> refusals) {}

  /**
   * Decides on a request. With {@code sendAt} null a time-of-day restriction moves the message to
   * the first permitted instant within {@link RequestCheck#HORIZON}; with a {@code sendAt} nothing
   * moves it: one within the tolerance of now means now where now is permitted, and itself where
   * that is and now is not. Caps and cool-downs refuse and say when they would permit, unless the
   * host waits for them.
   *
   * @param facts everything the rules may look at
   * @param request the request the facts were gathered for; must be valid
   * @param now the instant taken for now
   * @param seed of the jitter; the same seed gives the same delay
   */
  public Verdict decide(Facts facts, SendRequest request, Instant now, long seed) {
    Question question =
        new Question(
            now, request.sendAt(), request.sendJitter(), now.plus(HORIZON), null, null, List.of());
    Instant asked = timeAsked(request, now);
    Verdict verdict = time(facts, rule(facts.at(asked), question), question, seed);

    Instant named = request.sendAt();
    if (named == null || !named.isAfter(now) || !asked.equals(now) || !isOnlyTooEarly(verdict)) {
      return verdict;
    }

    // the first minute of the hours, named just before it: now is not permitted, what was named is
    Facts then = facts.at(named.truncatedTo(ChronoUnit.MILLIS));
    Verdict atNamed = time(facts, rule(then, question), question, seed);
    return atNamed.<Boolean>match(permitted -> true, refused -> false) ? atNamed : verdict;
  }

  /**
   * Decides on a message whose time has come: whether it may go now, as if now had been asked for;
   * where only the time is in the way and the request named none, the first permitted instant,
   * jitter included, within {@link RequestCheck#HORIZON} of now and of the time it was first set
   * to. Its content stays as it is, so a disclosure required now that it does not carry refuses it,
   * and so does a time first set longer ago than that. A newer version of a rulebook than the one
   * it was accepted under decides, and is told among the warnings.
   *
   * @param facts fresh ones, without the message itself in their history
   * @param terms what the message was accepted on; null, not known, refuses it
   * @param accepted the rulebooks of the latest decision on it
   * @param now the instant taken for now
   * @param seed of the jitter of a message that is moved
   * @throws dev.candor.fault.RulebookChangedException when one of those rulebooks is missing, is
   *     older, or says something else under the same version; a message that is too old to go by
   *     any rulebook is refused all the same
   */
  public Verdict decideDue(
      Facts facts, @Nullable Terms terms, RulebookVersion accepted, Instant now, long seed) {
    Instant last = terms == null ? now : terms.firstDueAt().plus(HORIZON);
    List<Finding> stale = SendRefusals.stale(terms, now);
    @Nullable RulebookVersion needed = stale.isEmpty() ? accepted : null;
    Question atOnce = new Question(now, now, 0, last, terms, needed, stale);
    Ruling ruling = rule(facts.at(now), atOnce);
    Verdict verdict = time(facts, ruling, atOnce, seed);
    if (terms == null || !terms.movable() || !isOnlyTooEarly(verdict)) {
      return verdict;
    }

    // it is not stale, or it would be refused: the same facts at the same instant, ruled on once
    Instant horizon = last.isBefore(now.plus(HORIZON)) ? last : now.plus(HORIZON);
    Question movable =
        new Question(now, null, terms.jitterSeconds(), horizon, terms, needed, List.of());
    return time(facts, ruling, movable, seed);
  }

  /**
   * Returns what becomes of a permitted message now that it is written: rules that read its words
   * refuse it or warn.
   *
   * @param facts those it was permitted on
   * @param words gives what a reader sees of it; asked only where a rule reads words
   */
  public Verdict read(Facts facts, Verdict.Permitted verdict, Supplier<String> words) {
    if (!rules.readsWords()) {
      return verdict;
    }

    Facts then = KnownFacts.of(facts.at(verdict.sendAt()), verdict.grounds().decidedAt());
    Decision before = verdict.decision();
    Decision said = rules.read(then, words.get());
    Decision all =
        before
            .with(Stream.concat(before.findings().stream(), said.findings().stream()).toList())
            .warning(Stream.concat(before.warnings().stream(), said.warnings().stream()).toList());

    return said.findings().isEmpty()
        ? new Verdict.Permitted(
            verdict.sendAt(), verdict.earliestAt(), verdict.movedBy(), all, verdict.grounds())
        : new Verdict.Refused(
            VerdictText.message(said.findings()),
            said.findings(),
            null,
            null,
            all,
            verdict.grounds());
  }

  /**
   * Returns what rules and house say of a message that goes when these facts are as of; no time is
   * worked out.
   *
   * @param now the instant it is asked at
   */
  public Decision rule(Facts facts, Instant now) {
    return rule(facts, new Question(now, null, 0, Instant.MAX, null, null, List.of())).decision();
  }

  /** Returns the time asked for: now for one at, or within the tolerance of, now. */
  public Instant timeAsked(SendRequest request, Instant now) {
    Instant sendAt = request.sendAt();
    return sendAt == null || !sendAt.isAfter(now.plus(nowTolerance))
        ? now
        : sendAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Returns whether the clock reads earlier, by more than the tolerance, than when a decision about
   * the borrower was recorded: by such a clock no hours, caps or periods can be told.
   */
  public boolean isClockBehind(@Nullable Instant lastDecidedAt, Instant now) {
    return lastDecidedAt != null && now.isBefore(lastDecidedAt.minus(nowTolerance));
  }

  /** Returns the refusal of a request for one reason, without asking the rules for theirs. */
  public Verdict.Refused refuseUndecided(Finding.Refuse refusal, SendRequest request, Instant now) {
    return new Verdict.Refused(
        refusal.reason().explanation(),
        List.of(refusal),
        null,
        null,
        new Decision(UNDECIDED, List.of(refusal)),
        new Verdict.Grounds(
            now, timeAsked(request, now), List.of(), Schedule.tzdbVersion(), List.of()));
  }

  // ---- rules and house

  private Ruling rule(Facts collected, Question question) {
    Facts facts = KnownFacts.of(collected, question.now());
    Ruling ruled = Ruling.of(facts, rules.decide(facts));
    List<Finding> house = HouseChecks.check(facts);
    Decision said = YieldedChecks.settle(ruled.decision(), house);

    List<Finding> findings = new ArrayList<>(YieldedChecks.findStanding(house, said));
    findings.addAll(question.refusals());
    if (isClockBehind(facts.lastDecidedAt(), question.now())) {
      findings.add(
          SendRefusals.clockBehind(Objects.requireNonNull(facts.lastDecidedAt()), question.now()));
    }
    if (HouseChecks.leaveNothingToRuleOn(facts)) {
      return ruled.with(said.with(findings));
    }

    findings.addAll(said.findings());
    senderHours.stream()
        .filter(hours -> hours.holdFor(facts.channel()))
        .map(SenderHours::finding)
        .forEach(findings::add);
    Terms written = question.written();
    if (written != null) {
      said.findings().stream()
          .filter(Finding.Require.class::isInstance)
          .map(Finding.Require.class::cast)
          .filter(
              require ->
                  written.disclosures().stream()
                      .noneMatch(carried -> carried.meets(require.disclosure())))
          .map(SendRefusals::notCarried)
          .forEach(findings::add);
    }
    if (!facts.useTemplate() && facts.channel() == Channel.MAIL && !said.disclosures().isEmpty()) {
      findings.add(SendRefusals.disclosureUnwritten());
    }
    if (ruled.lacksLocation()) {
      findings.add(SendRefusals.locationUnknown());
    }

    return ruled.with(said.with(findings));
  }

  // ---- time

  private Verdict time(Facts facts, Ruling untimed, Question question, long seed) {
    Instant asked = untimed.at();
    Decision said = untimed.decision();
    List<String> warnings = VerdictText.warnings(facts);
    if (question.accepted() != null) {
      warnings.addAll(RulebookChange.describe(question.accepted(), said.rulebook()));
    }
    Verdict.Grounds grounds =
        new Verdict.Grounds(
            question.now(), asked, facts.zoneEvidence(), Schedule.tzdbVersion(), warnings);

    Ruling ruling =
        untimed.with(
            said.with(withNext(said.findings(), untimed, facts))
                .warning(
                    withNext(said.warnings(), untimed, facts).stream()
                        .filter(finding -> forbids(finding, asked))
                        .toList()));
    Decision decision = ruling.decision();
    if (!decision.refusals().isEmpty()) {
      return new Verdict.Refused(
          VerdictText.message(decision.refusals()),
          List.copyOf(decision.refusals()),
          null,
          null,
          decision,
          grounds);
    }

    return findTime(facts, ruling, question, grounds, seed);
  }

  private Verdict findTime(
      Facts facts, Ruling ruling, Question question, Verdict.Grounds grounds, long seed) {
    Instant asked = ruling.at();
    Instant horizon = question.horizon();
    Decision decision = ruling.decision();
    Schedule all = ruling.scheduleOfAll();
    if (all.permits(asked)) {
      return permit(all, asked, facts, question, List.of(), decision, grounds, seed);
    }

    List<Restrict> blocking =
        decision.restrictions().stream()
            .filter(one -> !asked.equals(one.nextAllowableAt()))
            .toList();
    Optional<Instant> next = all.next(asked, asked.plus(REACH));
    if (next.isEmpty()) {
      return refuseForGood(blocking, decision, grounds);
    }

    // What only the clock forbids is waited for; a cap or a cool-down that forbids any instant of
    // the wait refuses, unless the host waits for those as well. Were one that ends earlier passed
    // over, hours of the house alone could turn its refusal into a later time.
    Schedule others = ruling.scheduleWithoutTimeOfDay();
    boolean timeOfDayAlone =
        others.permits(asked) && !others.until(asked, next.get()).isBefore(next.get());
    if (question.sendAt() == null
        && (timeOfDayAlone || waitsForCaps)
        && !next.get().isAfter(horizon)) {
      return permit(all, next.get(), facts, question, blocking, decision, grounds, seed);
    }

    return new Verdict.Refused(
        VerdictText.tooEarly(blocking, next.get(), horizon),
        List.copyOf(blocking),
        timeOfDayAlone ? next.get() : null,
        next.get(),
        decision,
        grounds);
  }

  private Verdict permit(
      Schedule schedule,
      Instant earliest,
      Facts facts,
      Question question,
      List<Restrict> movedBy,
      Decision decision,
      Verdict.Grounds grounds,
      long seed) {
    Instant horizon = question.horizon();
    Instant sendAt =
        schedule.spread(
            earliest,
            question.jitterSeconds(),
            earliest.isAfter(horizon) ? earliest : horizon,
            seed);
    if (sendAt.equals(grounds.askedFor())) {
      return new Verdict.Permitted(sendAt, earliest, movedBy, decision, grounds);
    }

    // An instruction, a consent, a rule may end before the day the message goes: what was said of
    // the time asked for is asked once more of the time found.
    Ruling then = rule(facts.at(sendAt), question);
    List<Finding> stops = new ArrayList<>(then.decision().refusals());
    then.decision().restrictions().stream()
        .filter(one -> !then.schedule(one).permits(sendAt))
        .map(one -> withNext(one, then, facts))
        .forEach(stops::add);

    List<Finding> findings = new ArrayList<>(decision.findings());
    Stream.concat(
            stops.stream(),
            then.decision().findings().stream().filter(Finding.Require.class::isInstance))
        .filter(finding -> !findings.contains(finding))
        .forEach(findings::add);
    Decision later = decision.with(findings);
    if (!stops.isEmpty()) {
      return new Verdict.Refused(VerdictText.message(stops), stops, null, null, later, grounds);
    }

    return new Verdict.Permitted(sendAt, earliest, movedBy, later, grounds);
  }

  private static Verdict refuseForGood(
      List<Restrict> blocking, Decision decision, Verdict.Grounds grounds) {
    Finding.Refuse never = SendRefusals.noCommonHour(blocking, grounds.zoneEvidence(), REACH);
    List<Finding> findings = new ArrayList<>(decision.findings());
    findings.add(never);

    return new Verdict.Refused(
        VerdictText.message(List.of(never)),
        List.of(never),
        null,
        null,
        decision.with(findings),
        grounds);
  }

  private static boolean isOnlyTooEarly(Verdict verdict) {
    return verdict.<Boolean>match(permitted -> false, refused -> refused.nextAllowableAt() != null);
  }

  /** Returns whether a finding stands in the way: what permits the time gives no cause to warn. */
  private static boolean forbids(Finding finding, Instant asked) {
    return finding.<Boolean>match(
        refuse -> true, require -> true, restrict -> !asked.equals(restrict.nextAllowableAt()));
  }

  private static List<Finding> withNext(List<Finding> findings, Ruling ruling, Facts facts) {
    return findings.stream().map(finding -> withNext(finding, ruling, facts)).toList();
  }

  /** Returns a restriction with its own next allowable time; any other finding as it is. */
  private static Finding withNext(Finding finding, Ruling ruling, Facts facts) {
    Instant asked = ruling.at();

    return finding.<Finding>match(
        refuse -> refuse,
        require -> require,
        restrict -> {
          Instant next = ruling.schedule(restrict).next(asked, asked.plus(REACH)).orElse(null);
          boolean clock = restrict.limits().stream().anyMatch(TimeLimit::timeOfDay);
          return restrict.next(
              next,
              clock && !asked.equals(next)
                  ? withLocalTime(restrict.reason(), facts, asked)
                  : restrict.reason());
        });
  }

  /** Returns the reason with the fact that tipped it: what time it is where the borrower may be. */
  private static Reason withLocalTime(Reason reason, Facts facts, Instant asked) {
    String local =
        ZoneFinder.plausible(facts.zoneEvidence()).stream()
            .map(zone -> LOCAL.format(asked.atZone(zone)) + " in " + zone.getId())
            .collect(Collectors.joining(" and "));

    return local.isEmpty()
        ? reason
        : reason.tippedBy("localTime", local, "At " + asked + " it is " + local + ".");
  }
}
