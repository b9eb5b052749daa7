package dev.candor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.arbitrary.CandorArbitraries;
import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.decision.Rules;
import dev.candor.decision.Verdict;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.interaction.Interactions.History;
import dev.candor.internal.decide.Decider;
import dev.candor.internal.decide.OpenTimes;
import dev.candor.internal.gather.FactCollector;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.message.Channel;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.BorrowerFile;
import dev.candor.party.PastInteraction;
import dev.candor.scheduling.ZoneFinder;
import dev.candor.time.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** The picture of the days ahead and the engine's own answers never differ. */
@Tag("slow")
class OpeningsProperties {

  private static final FactCollector COLLECTOR =
      new FactCollector(House.RENDERER, new ZoneFinder());
  private static final RulebookVersion VERSION = new RulebookVersion("test", "1", "sha256:0");

  /** Zones whose clocks change by less than an hour, at midnight, or over a whole day. */
  private static final List<ZoneId> ODD_ZONES =
      List.of(
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("America/Havana"),
          ZoneId.of("America/Asuncion"),
          ZoneId.of("Asia/Beirut"),
          ZoneId.of("Pacific/Apia"),
          ZoneId.of("Pacific/Chatham"),
          ZoneId.of("America/Sao_Paulo"));

  /** Days on which one of these clocks does something rare. */
  private static final List<Instant> ODD_DAYS =
      List.of(
          Instant.parse("2011-12-28T12:00:00Z"), // Apia leaves out the 30th
          Instant.parse("2018-02-16T12:00:00Z"), // Sao Paulo has the 17th for 25 hours
          Instant.parse("2018-11-02T12:00:00Z"), // and the 4th without its midnight
          Instant.parse("2026-03-06T12:00:00Z"),
          Instant.parse("2026-04-03T12:00:00Z"),
          Instant.parse("2026-10-03T01:00:00Z"),
          Instant.parse("2026-10-30T12:00:00Z"));

  /** One message and the days to look at. */
  record Asked(
      Plan plan,
      Decider decider,
      SendRequest.Builder message,
      Facts facts,
      Instant from,
      Duration span) {

    Openings openings() {
      return Openings.of(OpenTimes.of(decider, facts, from, from.plus(span)));
    }

    /** What the engine says of a message that is to go at this instant and no other. */
    Verdict explained(Instant at) {
      // asked long before, for near now a time means now
      return plan.decide(facts, message.sendAt(at).build(), from.minus(Duration.ofHours(1)), 7);
    }

    @Override
    public String toString() {
      return facts + " " + from + " " + span + " " + facts.zoneEvidence();
    }
  }

  private static Asked asked(
      Rules rules, BorrowerFile file, Channel channel, Instant from, int hours) {
    SendRequest.Builder message =
        SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, file.borrower().id()).channel(channel);
    return new Asked(
        Plan.of(rules),
        Timing.USUAL.decider(rules),
        message,
        COLLECTOR.collect(
            message.build(), Theme.OPS_COLL_DEBT, file, new History(0, List.of()), from),
        from,
        Duration.ofHours(hours));
  }

  /** Personas with more of a history than their own, and borrowers of whom anything may be true. */
  @Provide
  Arbitrary<Asked> underTheLaw() {
    return instants()
        .flatMap(
            from -> {
              CandorArbitraries any = CandorArbitraries.complete();
              Arbitrary<BorrowerFile> personas =
                  Combinators.combine(
                          Arbitraries.of(Personas.all()),
                          any.pastInteractions(from)
                              .list()
                              .uniqueElements(PastInteraction::id)
                              .ofMaxSize(12))
                      .as(
                          (file, past) ->
                              PersonaBuilder.like(file)
                                  .history(past.toArray(PastInteraction[]::new))
                                  .build());
              return Combinators.combine(
                      Arbitraries.frequencyOf(
                          Tuple.of(4, personas), Tuple.of(1, any.borrowerFilesAround(from))),
                      Arbitraries.of(Channel.EMAIL, Channel.TEXT, Channel.VOICE, Channel.MAIL),
                      Arbitraries.integers().between(1, 8 * 24))
                  .as((file, channel, hours) -> asked(House.RULES, file, channel, from, hours));
            });
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.oneOf(
            CandorArbitraries.instants(),
            // Regulation F took effect on 30 November 2021
            Arbitraries.integers()
                .between(0, 12 * 24 * 60)
                .map(minute -> Instant.parse("2021-11-22T00:00:00Z").plusSeconds(minute * 60L)))
        .map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
  }

  /** Rules that change with the day in every way rules can, in zones where days are odd. */
  @Provide
  Arbitrary<Asked> underRulesOfTheDay() {
    Arbitrary<Instant> instants =
        Arbitraries.oneOf(Arbitraries.of(ODD_DAYS), CandorArbitraries.instants())
            .map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
    return instants.flatMap(
        from ->
            Combinators.combine(
                    Arbitraries.oneOf(Arbitraries.of(ODD_ZONES), CandorArbitraries.zones())
                        .injectNull(0.3),
                    CandorArbitraries.timeLimitsAround(from).list().ofMinSize(1).ofMaxSize(3),
                    CandorArbitraries.timeLimitsAround(from).list().ofMinSize(1).ofMaxSize(2),
                    Arbitraries.integers().between(2, 5),
                    Arbitraries.integers().between(1, 6 * 24))
                .as(
                    (zone, always, someDays, every, hours) ->
                        asked(
                            rulesOfTheDay(always, someDays, every),
                            zone == null
                                ? Personas.twoZones()
                                : PersonaBuilder.like(Personas.newYorker()).timeZone(zone).build(),
                            Channel.MAIL,
                            from,
                            hours)));
  }

  private static Rules rulesOfTheDay(List<TimeLimit> always, List<TimeLimit> someDays, int every) {
    return facts -> {
      List<Finding> findings = new ArrayList<>();
      findings.add(Finding.Restrict.of(reason("always"), always));
      long utc = LocalDate.ofInstant(facts.asOf(), ZoneOffset.UTC).toEpochDay();
      long there =
          ZoneFinder.plausible(facts.zoneEvidence()).stream()
              .mapToLong(zone -> LocalDate.ofInstant(facts.asOf(), zone).toEpochDay())
              .min()
              .orElse(0);
      if (utc % every == 0) {
        findings.add(new Finding.Refuse(reason("some-days-utc")));
      }
      if (there % every == 1) {
        findings.add(new Finding.Refuse(reason("some-days-there")));
      }
      if (there % 2 == 0) {
        findings.add(Finding.Restrict.of(reason("even-days"), someDays));
        findings.add(Finding.Restrict.of(reason("always"), someDays));
      }
      return new Decision(VERSION, findings);
    };
  }

  private static Reason reason(String id) {
    return new Reason(RuleId.of(id), id, Citation.house("test"), id + ".", Map.of(), null);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void is_open_exactly_when_the_engine_would_send_then(
      @ForAll("underTheLaw") Asked asked, @ForAll Random random) {
    holds(asked, random);
    triesBoth();
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void is_open_exactly_when_rules_that_change_by_the_day_let_it_go(
      @ForAll("underRulesOfTheDay") Asked asked, @ForAll Random random) {
    holds(asked, random);
    triesBoth();
  }

  private static void holds(Asked asked, Random random) {
    Openings openings = asked.openings();
    for (Instant at : instantsToTry(openings, random)) {
      Openings.Stretch stretch = at(openings, at);
      Set<String> closing =
          stretch.closedBy().stream()
              .map(one -> one.reason().ruleId().value())
              .collect(Collectors.toSet());
      asked
          .explained(at)
          .<Boolean>match(
              permitted -> {
                Statistics.label("instants").collect("permitted");
                assertThat(closing).as("permitted at %s", at).isEmpty();
                return true;
              },
              refused -> {
                Statistics.label("instants").collect("refused");
                Set<String> by =
                    refused.refusedBy().stream()
                        .map(one -> one.reason().ruleId().value())
                        .filter(rule -> !rule.equals("no-common-hour"))
                        .collect(Collectors.toSet());
                assertThat(closing).as("refused at %s", at).isNotEmpty().containsAll(by);
                boolean ever = by.size() == refused.refusedBy().size();
                if (refused.decision().refusals().isEmpty() && ever) {
                  assertThat(closing).as("refused at %s", at).isEqualTo(by);
                }
                return true;
              });
    }
  }

  private static void triesBoth() {
    Statistics.label("instants")
        .coverage(
            coverage -> {
              coverage.check("permitted").percentage(share -> share > 4);
              coverage.check("refused").percentage(share -> share > 4);
            });
  }

  private static Set<Instant> instantsToTry(Openings openings, Random random) {
    Set<Instant> instants = new TreeSet<>();
    for (Openings.Stretch stretch : openings.stretches()) {
      instants.add(stretch.from());
      instants.add(stretch.from().plusMillis(1));
      instants.add(stretch.from().minusMillis(1));
      instants.add(stretch.until().minusMillis(1));
    }
    long span = Duration.between(openings.from(), openings.until()).toMillis();
    for (int i = 0; i < 8; i++) {
      instants.add(openings.from().plusMillis((long) (random.nextDouble() * span)));
    }
    instants.removeIf(at -> at.isBefore(openings.from()) || !at.isBefore(openings.until()));
    return instants;
  }

  private static Openings.Stretch at(Openings openings, Instant at) {
    return openings.stretches().stream()
        .filter(stretch -> !at.isBefore(stretch.from()) && at.isBefore(stretch.until()))
        .reduce(
            (one, other) -> {
              throw new AssertionError("Two stretches hold " + at);
            })
        .orElseThrow();
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void leaves_no_gap_and_changes_something_at_every_edge(
      @ForAll("underRulesOfTheDay") Asked asked) {
    Openings openings = asked.openings();
    Instant at = openings.from();
    Set<String> before = Set.of("nothing yet");
    for (Openings.Stretch stretch : openings.stretches()) {
      assertThat(stretch.from()).isEqualTo(at).isBefore(stretch.until());
      Set<String> closing =
          stretch.closedBy().stream()
              .map(one -> one.reason().ruleId().value())
              .collect(Collectors.toSet());
      assertThat(closing).hasSameSizeAs(stretch.closedBy()).isNotEqualTo(before);
      before = closing;
      at = stretch.until();
    }
    assertThat(at).isEqualTo(openings.until());
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void puts_first_the_rule_that_stays_closed_longest_and_says_until_when(
      @ForAll("underRulesOfTheDay") Asked asked) {
    Openings openings = asked.openings();
    for (Openings.Stretch stretch : openings.stretches()) {
      Instant last = Instant.MAX;
      for (Openings.Closing closing : stretch.closedBy()) {
        Instant until = closing.until() == null ? openings.until() : closing.until();
        assertThat(until).isBeforeOrEqualTo(last).isAfterOrEqualTo(stretch.until());
        if (closing.until() != null) {
          assertThat(at(openings, until).closedBy())
              .extracting(one -> one.reason().ruleId())
              .doesNotContain(closing.reason().ruleId());
        }
        last = until;
      }
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void names_the_first_open_instant_within_reach(
      @ForAll("underRulesOfTheDay") Asked asked, @ForAll Random random) {
    Openings openings = asked.openings();
    Instant next = openings.nextOpenAt();
    Instant reach = openings.from().plus(Decider.REACH);
    if (next != null) {
      assertThat(next).isBetween(openings.from(), reach);
      assertThat(goes(asked, next)).as("at %s", next).isTrue();
    }
    Instant end = next == null ? reach : next;
    long span = Duration.between(openings.from(), end).toMillis();
    for (int i = 0; i < 20 && span > 0; i++) {
      Instant before = openings.from().plusMillis((long) (random.nextDouble() * span));
      assertThat(goes(asked, before)).as("at %s", before).isFalse();
    }
    if (span > 0 && next != null) {
      assertThat(goes(asked, next.minusMillis(1))).isFalse();
    }
  }

  private static boolean goes(Asked asked, Instant at) {
    return asked.explained(at).match(permitted -> true, refused -> false);
  }
}
