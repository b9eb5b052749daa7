package dev.candor;

import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Finding.Restrict;
import dev.candor.decision.Reason;
import dev.candor.decision.Rules;
import dev.candor.decision.Verdict;
import dev.candor.interaction.Terms;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.message.Channel;
import dev.candor.message.SendRequest;
import dev.candor.message.Theme;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From facts to verdict: one pure function of facts, request, now and a seed. It reads no clock, no
 * database and no file, so the same input gives the same verdict anywhere, and ten million of them
 * can be made over a table.
 *
 * <p>It asks the rules once, adds the house checks, and then works out the time: the first instant
 * at or after the one asked for that every restriction permits. May be shared between threads.
 */
public final class Plan {

  /** How far ahead a message may be set or moved (B-044, X-13). */
  public static final Duration HORIZON = Duration.ofDays(7);

  private static final RuleId LOCATION_UNKNOWN = RuleId.of("location-unknown");
  private static final RuleId DISCLOSURE_UNWRITTEN = RuleId.of("disclosure-without-template");
  private static final RuleId NO_COMMON_HOUR = RuleId.of("no-common-hour");
  private static final RuleId TERMS_UNKNOWN = RuleId.of("terms-unknown");
  private static final RuleId TOO_OLD = RuleId.of("due-too-long-ago");
  private static final RuleId CLOCK_BEHIND = RuleId.of("clock-behind-record");
  private static final RuleId DISCLOSURE_MISSING = RuleId.of("disclosure-not-carried");

  /** How far ahead "the next allowable time" of a refusal is looked for. */
  static final Duration REACH = Duration.ofDays(400);

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private final Rules rules;
  private final Timing timing;

  private Plan(Rules rules, Timing timing) {
    this.rules = rules;
    this.timing = timing;
  }

  /** A plan by these rules, with the usual timing. */
  public static Plan of(Rules rules) {
    return of(rules, Timing.USUAL);
  }

  /** A plan by these rules. */
  public static Plan of(Rules rules, Timing timing) {
    return new Plan(rules, timing);
  }

  /**
   * What is asked of one message's time.
   *
   * @param sendAt the time named, or null
   * @param jitterSeconds the longest delay
   * @param horizon the last instant it may be moved to
   * @param written what its content was written on, where it is written already; else null
   * @param accepted the rulebooks it was accepted under, where it must not be decided on without
   *     them; else null
   * @param refusals what refuses it whatever the rules say
   * @param now the instant it is decided at
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
   * The verdict on a request. With {@code sendAt} null a time-of-day restriction moves the message
   * to the first permitted instant within {@link #HORIZON} (B-040); with a {@code sendAt} nothing
   * moves it (B-041): one within the tolerance of now means now where now is permitted, and itself
   * where that is and now is not. Caps and cool-downs refuse and say when they would permit,
   * unless the {@link Timing} waits for them.
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
    Instant asked = asked(request, now);
    Verdict verdict = decide(facts, question, asked, now, seed);
    Instant named = request.sendAt();
    if (named == null || !named.isAfter(now) || !asked.equals(now) || !onlyLater(verdict)) {
      return verdict;
    }
    // the first minute of the hours, named just before it: now is not permitted, what was named is
    Verdict then = decide(facts, question, named.truncatedTo(ChronoUnit.MILLIS), now, seed);
    return then.<Boolean>match(permitted -> true, refused -> false) ? then : verdict;
  }

  /**
   * The verdict on a message whose time has come: whether it may go now, as if now had been
   * asked for; where only the time is in the way and the request named none, the first permitted
   * instant, jitter included, within {@link #HORIZON} of now and of the time it was first set to.
   * Its content stays as it is (B-043), so a disclosure required now that it does not carry refuses
   * it, and so does a time first set longer ago than {@link #HORIZON}. A newer version of a
   * rulebook than the one it was accepted under decides, and is told among the warnings.
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
  Verdict decideDue(
      Facts facts, @Nullable Terms terms, RulebookVersion accepted, Instant now, long seed) {
    Instant last = terms == null ? now : terms.firstDueAt().plus(HORIZON);
    List<Finding> stale = stale(terms, now);
    @Nullable RulebookVersion needed = stale.isEmpty() ? accepted : null;
    Question atOnce = new Question(now, now, 0, last, terms, needed, stale);
    Verdict verdict = decide(facts, atOnce, now, now, seed);
    if (terms == null || !terms.movable() || !onlyLater(verdict)) {
      return verdict;
    }
    Instant horizon = last.isBefore(now.plus(HORIZON)) ? last : now.plus(HORIZON);
    return decide(
        facts,
        new Question(now, null, terms.jitterSeconds(), horizon, terms, needed, List.of()),
        now,
        now,
        seed);
  }

  private static boolean onlyLater(Verdict verdict) {
    return verdict.<Boolean>match(permitted -> false, refused -> refused.nextAllowableAt() != null);
  }

  private static List<Finding> stale(@Nullable Terms terms, Instant now) {
    if (terms == null) {
      return List.of(
          HouseCheck.refusal(
              TERMS_UNKNOWN,
              "Terms not known",
              Citation.house("X-12"),
              "The message was recorded before what its request said was kept, so it cannot be decided on again.",
              Map.of()));
    }
    return now.isAfter(terms.firstDueAt().plus(HORIZON))
        ? List.of(
            HouseCheck.refusal(
                TOO_OLD,
                "Due too long ago",
                Citation.house("X-12"),
                "The message was first set to go at "
                    + terms.firstDueAt()
                    + ", more than "
                    + HORIZON.toDays()
                    + " days ago.",
                Map.of("firstDueAt", terms.firstDueAt().toString())))
        : List.of();
  }

  private Verdict decide(Facts facts, Question question, Instant asked, Instant now, long seed) {
    Decision decided = decided(facts.at(asked), question);
    List<String> warnings = warnings(facts);
    if (question.accepted() != null) {
      warnings.addAll(RulebookChange.told(question.accepted(), decided.rulebook()));
    }
    Verdict.Grounds grounds =
        new Verdict.Grounds(now, asked, facts.zoneEvidence(), Schedule.tzdbVersion(), warnings);
    Decision decision =
        decided
            .with(
                decided.findings().stream()
                    .map(finding -> withNext(finding, facts, asked))
                    .toList())
            .warning(
                decided.warnings().stream()
                    .map(finding -> withNext(finding, facts, asked))
                    .filter(finding -> forbids(finding, asked))
                    .toList());
    if (!decision.refusals().isEmpty()) {
      return new Verdict.Refused(
          message(decision.refusals()),
          List.copyOf(decision.refusals()),
          null,
          null,
          decision,
          grounds);
    }
    return timed(facts, question, decision, grounds, seed);
  }

  private Decision decided(Facts told, Question question) {
    Facts facts = KnownFacts.of(told, question.now());
    Decision ruled = rules.decide(facts);
    List<Finding> findings = new ArrayList<>(HouseCheck.findings(facts));
    findings.addAll(question.refusals());
    if (isClockBehind(facts.lastDecidedAt(), question.now())) {
      findings.add(clockBehind(Objects.requireNonNull(facts.lastDecidedAt()), question.now()));
    }
    if (HouseCheck.nothingToRuleOn(facts)) {
      return ruled.with(findings);
    }
    findings.addAll(ruled.findings());
    timing.officeHours().stream()
        .filter(hours -> facts.channel() != null && hours.channels().contains(facts.channel()))
        .map(OfficeHours::finding)
        .forEach(findings::add);
    Terms written = question.written();
    if (written != null) {
      ruled.findings().stream()
          .filter(Finding.Require.class::isInstance)
          .map(Finding.Require.class::cast)
          .filter(
              require ->
                  written.disclosures().stream()
                      .noneMatch(carried -> carried.meets(require.disclosure())))
          .map(Plan::notCarried)
          .forEach(findings::add);
    }
    if (!facts.useTemplate() && facts.channel() == Channel.MAIL && !ruled.disclosures().isEmpty()) {
      findings.add(
          HouseCheck.refusal(
              DISCLOSURE_UNWRITTEN,
              "Disclosure without template",
              Citation.house("B-035"),
              "The letter must carry a disclosure, and without a template nothing carries it.",
              Map.of()));
    }
    if (facts.zoneEvidence().isEmpty()
        && ruled.restrictions().stream()
            .flatMap(one -> one.limits().stream())
            .anyMatch(limit -> Schedule.of(List.of(limit), List.of()).needsLocation())) {
      findings.add(
          HouseCheck.refusal(
              LOCATION_UNKNOWN,
              "Location not known",
              Citation.house("B-063"),
              "A restriction reads the borrower's clock, and nothing tells which zone that is: there is no address or number that does, or one of another country or of the military leaves it open. A stated time zone would settle it.",
              Map.of()));
    }
    return ruled.with(findings);
  }

  /**
   * Returns whether the clock reads earlier, by more than the tolerance, than when a decision about
   * the borrower was recorded: by such a clock no hours, caps or periods can be told.
   */
  boolean isClockBehind(@Nullable Instant lastDecidedAt, Instant now) {
    return lastDecidedAt != null && now.isBefore(lastDecidedAt.minus(timing.nowTolerance()));
  }

  private static Finding.Refuse clockBehind(Instant lastDecidedAt, Instant now) {
    return HouseCheck.refusal(
        CLOCK_BEHIND,
        "Clock behind the record",
        Citation.house("X-03"),
        "The clock reads "
            + now
            + ", and a decision about the borrower was recorded at "
            + lastDecidedAt
            + ". The right time, or the record that belongs to this one, would settle it.",
        Map.of("now", now.toString(), "lastDecidedAt", lastDecidedAt.toString()));
  }

  /** A message already written cannot take up the words of a rule that speaks since. */
  private static Finding.Refuse notCarried(Finding.Require require) {
    return HouseCheck.refusal(
        DISCLOSURE_MISSING,
        "Disclosure not carried",
        Citation.house("B-043"),
        "The rule "
            + require.reason().ruleId()
            + " now requires words ("
            + require.disclosure().id()
            + ") that the message as it was written does not carry.",
        Map.of(
            "disclosure",
            require.disclosure().id(),
            "requiredBy",
            require.reason().ruleId().value()));
  }

  /** "Now" for a time at, or within the tolerance of, now. */
  Instant asked(SendRequest request, Instant now) {
    Instant sendAt = request.sendAt();
    return sendAt == null || !sendAt.isAfter(now.plus(timing.nowTolerance()))
        ? now
        : sendAt.truncatedTo(ChronoUnit.MILLIS);
  }

  private Verdict timed(
      Facts facts, Question question, Decision decision, Verdict.Grounds grounds, long seed) {
    Instant asked = grounds.askedFor();
    Instant horizon = question.horizon();
    Schedule all = Schedule.of(limits(decision.restrictions().stream()), facts.zoneEvidence());
    if (all.permits(asked)) {
      return permitted(all, asked, facts, question, List.of(), decision, grounds, seed);
    }
    List<Restrict> blocking =
        decision.restrictions().stream()
            .filter(one -> !asked.equals(one.nextAllowableAt()))
            .toList();
    Optional<Instant> next = all.next(asked, asked.plus(REACH));
    if (next.isEmpty()) {
      return neverOpen(blocking, decision, grounds);
    }
    // What only the clock forbids is waited for; a cap or a cool-down that forbids any instant of
    // the wait refuses, unless the host waits for those as well. Were one that ends earlier passed
    // over, hours of the house alone could turn its refusal into a later time.
    Schedule others =
        Schedule.of(
            limits(decision.restrictions().stream()).stream()
                .filter(limit -> !limit.timeOfDay())
                .toList(),
            facts.zoneEvidence());
    boolean timeOfDayAlone =
        others.permits(asked) && !others.until(asked, next.get()).isBefore(next.get());
    if (question.sendAt() == null
        && (timeOfDayAlone || timing.waitsForCaps())
        && !next.get().isAfter(horizon)) {
      return permitted(all, next.get(), facts, question, blocking, decision, grounds, seed);
    }
    return new Verdict.Refused(
        tooEarly(blocking, next.get(), horizon),
        List.copyOf(blocking),
        timeOfDayAlone ? next.get() : null,
        next.get(),
        decision,
        grounds);
  }

  private Verdict permitted(
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
    Decision then = decided(facts.at(sendAt), question);
    List<Finding> stops = new ArrayList<>(then.refusals());
    then.restrictions().stream()
        .filter(one -> !Schedule.of(one.limits(), facts.zoneEvidence()).permits(sendAt))
        .map(one -> withNext(one, facts, sendAt))
        .forEach(stops::add);
    List<Finding> findings = new ArrayList<>(decision.findings());
    Stream.concat(
            stops.stream(), then.findings().stream().filter(Finding.Require.class::isInstance))
        .filter(finding -> !findings.contains(finding))
        .forEach(findings::add);
    Decision later = decision.with(findings);
    if (!stops.isEmpty()) {
      return new Verdict.Refused(
          stops.stream().map(Plan::sentence).collect(Collectors.joining(" ")),
          stops,
          null,
          null,
          later,
          grounds);
    }
    return new Verdict.Permitted(sendAt, earliest, movedBy, later, grounds);
  }

  private static Verdict neverOpen(
      List<Restrict> blocking, Decision decision, Verdict.Grounds grounds) {
    Finding.Refuse never =
        HouseCheck.refusal(
            NO_COMMON_HOUR,
            "No permitted time",
            Citation.house("X-13"),
            "No instant within "
                + REACH.toDays()
                + " days is permitted by every restriction in every zone the borrower may be in"
                + (ZoneFinder.plausible(grounds.zoneEvidence()).size() > 1
                    ? "; better evidence of the location would help."
                    : "."),
            Map.of(
                "restrictions",
                blocking.stream()
                    .map(one -> one.reason().ruleId().value())
                    .collect(Collectors.joining(", "))));
    List<Finding> findings = new ArrayList<>(decision.findings());
    findings.add(never);
    return new Verdict.Refused(
        message(List.of(never)), List.of(never), null, null, decision.with(findings), grounds);
  }

  /** A time that is permitted gives no cause to warn. */
  private static boolean forbids(Finding finding, Instant asked) {
    return finding.<Boolean>match(
        refuse -> true, require -> true, restrict -> !asked.equals(restrict.nextAllowableAt()));
  }

  private static Finding withNext(Finding finding, Facts facts, Instant asked) {
    return finding.<Finding>match(
        refuse -> refuse,
        require -> require,
        restrict -> {
          Instant next =
              Schedule.of(restrict.limits(), facts.zoneEvidence())
                  .next(asked, asked.plus(REACH))
                  .orElse(null);
          boolean clock = restrict.limits().stream().anyMatch(TimeLimit::timeOfDay);
          return restrict.next(
              next,
              clock && !asked.equals(next)
                  ? withLocalTime(restrict.reason(), facts, asked)
                  : restrict.reason());
        });
  }

  /** The reason with the fact that tipped it: what time it is where the borrower may be. */
  private static Reason withLocalTime(Reason reason, Facts facts, Instant asked) {
    String local =
        ZoneFinder.plausible(facts.zoneEvidence()).stream()
            .map(zone -> LOCAL.format(asked.atZone(zone)) + " in " + zone.getId())
            .collect(Collectors.joining(" and "));
    return local.isEmpty()
        ? reason
        : reason.tippedBy("localTime", local, "At " + asked + " it is " + local + ".");
  }

  /**
   * What rules and house say of a message that goes when these facts are as of; no time is worked
   * out.
   *
   * @param now the instant it is asked at
   */
  Decision said(Facts facts, Instant now) {
    return decided(facts, new Question(now, null, 0, Instant.MAX, null, null, List.of()));
  }

  private static List<TimeLimit> limits(Stream<Restrict> restrictions) {
    return restrictions.flatMap(restriction -> restriction.limits().stream()).toList();
  }

  private static String message(List<Finding.Refuse> refusals) {
    return refusals.stream().map(Plan::sentence).collect(Collectors.joining(" "));
  }

  private static String tooEarly(List<Restrict> blocking, Instant next, Instant horizon) {
    String why = blocking.stream().map(Plan::sentence).collect(Collectors.joining(" "));
    return "The time is not permitted. "
        + why
        + (next.isAfter(horizon)
            ? " Not within " + HORIZON.toDays() + " days; next would be " + next + "."
            : " The next allowable time is " + next + ".");
  }

  private static String sentence(Finding finding) {
    return finding.reason().explanation()
        + " ("
        + finding.reason().ruleId()
        + ", "
        + finding.reason().citation().text()
        + ")";
  }

  private static List<String> warnings(Facts facts) {
    List<String> warnings = new ArrayList<>();
    if (!facts.themes().equals(Set.of(facts.theme()))) {
      warnings.add(
          "The theme given is "
              + facts.theme()
              + "; the message is judged under "
              + facts.themes().stream().map(Theme::wireName).collect(Collectors.joining(" and "))
              + (facts.themes().size() > 1 ? ", and the stricter holds." : "."));
    }
    facts
        .theme()
        .replacement()
        .ifPresent(
            theme ->
                warnings.add("The theme " + facts.theme() + " is deprecated; use " + theme + "."));
    @Nullable Channel channel = facts.channel();
    if (channel == Channel.FAX) {
      warnings.add("The channel fax is deprecated.");
    }
    if (!facts.useTemplate() && channel != Channel.MAIL) {
      warnings.add("useTemplate=false has a meaning for mail only and is ignored.");
    }
    if (facts.attachments() > 0 && channel != Channel.MAIL && channel != Channel.EMAIL) {
      warnings.add("Attachments go with e-mail and mail only; they are kept in the record.");
    }
    return warnings;
  }
}
