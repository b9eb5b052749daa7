package dev.candor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.decision.Decision;
import dev.candor.decision.Disclosure;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.decision.Verdict;
import dev.candor.fixture.CandorAssertions;
import dev.candor.fixture.Personas;
import dev.candor.interaction.Interactions.History;
import dev.candor.internal.gather.FactCollector;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.message.Channel;
import dev.candor.message.SendRequest;
import dev.candor.message.Subject;
import dev.candor.message.Theme;
import dev.candor.party.BorrowerFile;
import dev.candor.scheduling.Schedule;
import dev.candor.scheduling.ZoneFinder;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** The laws of the pure function, whoever the borrower and whenever. */
class PlanTest {

  private static final Plan PLAN = Plan.of(House.RULES);
  private static final FactCollector COLLECTOR =
      new FactCollector(House.RENDERER, new ZoneFinder());

  /** One question and the instant it is asked at. */
  record Asked(SendRequest request, Facts facts, Instant now) {

    Verdict verdict(long seed) {
      return PLAN.decide(facts, request, now, seed);
    }
  }

  @Provide
  Arbitrary<Asked> asked() {
    Arbitrary<Instant> instants =
        Arbitraries.longs()
            .between(
                Instant.parse("2025-10-01T00:00:00Z").getEpochSecond(),
                Instant.parse("2026-12-01T00:00:00Z").getEpochSecond())
            .map(Instant::ofEpochSecond);
    return Combinators.combine(
            Arbitraries.of(Personas.all()),
            Arbitraries.of(Channel.EMAIL, Channel.TEXT, Channel.VOICE, Channel.MAIL),
            instants,
            Arbitraries.integers().between(0, 50_000),
            Arbitraries.of(true, false))
        .as(PlanTest::asked);
  }

  /** Named times by night, when hours alone are often in the way. */
  @Provide
  Arbitrary<Asked> askedByNight() {
    return Combinators.combine(
            Arbitraries.of(Personas.all()),
            Arbitraries.of(Channel.EMAIL, Channel.TEXT, Channel.VOICE),
            Arbitraries.integers().between(0, 400),
            Arbitraries.integers().between(5 * 60, 11 * 60))
        .as(
            (file, channel, day, minute) ->
                asked(
                    file,
                    channel,
                    Instant.parse("2025-10-01T00:00:00Z")
                        .plus(Duration.ofDays(day))
                        .plus(Duration.ofMinutes(minute)),
                    0,
                    true));
  }

  static Asked asked(BorrowerFile file, Channel channel, Instant now, int jitter, boolean fixed) {
    SendRequest.Builder builder =
        SendRequest.about(Subject.LOAN_OVERDUE_FIRST_NOTICE, file.borrower().id())
            .channel(channel)
            .jitterSeconds(jitter);
    SendRequest request = (fixed ? builder.sendAt(now) : builder).build();
    return new Asked(
        request,
        COLLECTOR.collect(request, Theme.OPS_COLL_DEBT, file, new History(0, List.of()), now),
        now);
  }

  private static Schedule limits(Asked asked, Verdict verdict) {
    return Schedule.of(
        verdict.decision().restrictions().stream().flatMap(one -> one.limits().stream()).toList(),
        asked.facts().zoneEvidence());
  }

  /** Says which way the tries went: a law of one way only holds where none went it. */
  private static void goesBothWays(String way, boolean taken) {
    Statistics.label(way).collect(taken);
    Statistics.label(way)
        .coverage(
            coverage -> {
              coverage.check(true).percentage(share -> share > 4);
              coverage.check(false).percentage(share -> share > 4);
            });
  }

  @Property
  void never_permits_an_instant_outside_a_limit(@ForAll("asked") Asked asked, @ForAll long seed) {
    Verdict verdict = asked.verdict(seed);
    boolean goes =
        verdict.match(
            permitted -> {
              assertThat(limits(asked, verdict).permits(permitted.sendAt())).isTrue();
              assertThat(permitted.sendAt()).isBetween(asked.now(), asked.now().plus(Plan.HORIZON));
              return true;
            },
            refused -> false);

    goesBothWays("permitted", goes);
  }

  @Property
  void never_moves_a_message_that_named_its_time(@ForAll("asked") Asked asked) {
    boolean stays =
        asked
            .verdict(1)
            .match(
                permitted -> {
                  if (asked.request().sendAt() == null) {
                    return false;
                  }
                  assertThat(permitted.earliestAt()).isEqualTo(asked.now());
                  return true;
                },
                refused -> false);

    goesBothWays("named its time and goes", stays);
  }

  @Property
  void lets_through_at_the_next_allowable_time_it_names(@ForAll("askedByNight") Asked asked) {
    boolean named =
        asked
            .verdict(1)
            .match(
                permitted -> false,
                refused -> {
                  Instant next = refused.nextAllowableAt();
                  if (next == null) {
                    return false;
                  }
                  assertThat(limits(asked, refused).permits(next)).isTrue();
                  assertThat(limits(asked, refused).permits(next.minusMillis(1))).isFalse();
                  return true;
                });

    goesBothWays("refused with a next time", named);
  }

  @Property
  void gives_the_same_verdict_for_the_same_input(@ForAll("asked") Asked asked, @ForAll long seed) {
    assertThat(asked.verdict(seed)).isEqualTo(asked.verdict(seed));
  }

  @Property
  void gives_a_reason_for_every_refusal(@ForAll("asked") Asked asked) {
    boolean stays =
        asked
            .verdict(1)
            .match(
                permitted -> false,
                refused -> {
                  assertThat(refused.refusedBy()).isNotEmpty();
                  assertThat(refused.message()).isNotBlank();
                  return true;
                });

    goesBothWays("refused", stays);
  }

  private static Finding.Restrict restricts(String id, TimeLimit limit) {
    return Finding.Restrict.of(
        new Reason(RuleId.of(id), id, Citation.house("test"), id + ".", Map.of(), null),
        List.of(limit));
  }

  private static Verdict under(Finding.Restrict... restrictions) {
    RulebookVersion version = new RulebookVersion("test", "1", "sha256:0");
    Asked asked =
        asked(Personas.newYorker(), Channel.MAIL, Instant.parse("2026-03-06T15:00:00Z"), 0, false);
    return Plan.of(facts -> new Decision(version, List.of(restrictions)))
        .decide(asked.facts(), asked.request(), asked.now(), 1);
  }

  private static TimeLimit hours(int from, int to) {
    return new TimeLimit.DailyHours(
        LocalTime.of(from, 0), LocalTime.of(to, 0), LimitZone.recipient());
  }

  @Test
  void refuses_and_asks_for_the_location_when_no_hour_is_permitted_by_all() {
    CandorAssertions.assertThat(
            under(restricts("morning", hours(8, 10)), restricts("evening", hours(18, 20))))
        .isRefused()
        .isRefusedBy("no-common-hour")
        .hasNextAllowableAt(null);
  }

  /** Moved from 6 March to the morning of the 7th, of which a rule says something of its own. */
  private static Verdict movedInto(Finding ofTheNextDay) {
    RulebookVersion version = new RulebookVersion("test", "1", "sha256:0");
    Asked asked =
        asked(Personas.newYorker(), Channel.MAIL, Instant.parse("2026-03-06T15:00:00Z"), 0, false);
    Instant nextDay = Instant.parse("2026-03-07T05:00:00Z");
    Finding morning = restricts("morning", hours(8, 9));
    return Plan.of(
            facts ->
                new Decision(
                    version,
                    facts.asOf().isBefore(nextDay)
                        ? List.of(morning)
                        : List.of(morning, ofTheNextDay)))
        .decide(asked.facts(), asked.request(), asked.now(), 1);
  }

  private static Reason reason(String id) {
    return new Reason(RuleId.of(id), id, Citation.house("test"), id + ".", Map.of(), null);
  }

  @Test
  void refuses_a_moved_message_that_a_rule_of_the_new_day_refuses() {
    CandorAssertions.assertThat(movedInto(new Finding.Refuse(reason("from-tomorrow"))))
        .isRefused()
        .isRefusedBy("from-tomorrow");
  }

  @Test
  void refuses_a_moved_message_that_a_limit_of_the_new_day_forbids() {
    CandorAssertions.assertThat(movedInto(restricts("evenings-from-tomorrow", hours(18, 20))))
        .isRefused()
        .isRefusedBy("evenings-from-tomorrow");
  }

  @Test
  void carries_what_a_rule_of_the_new_day_requires() {
    Disclosure words = new Disclosure("words", "Say so.");
    assertThat(
            movedInto(new Finding.Require(reason("say-from-tomorrow"), words))
                .decision()
                .disclosures())
        .containsExactly(words);
  }

  @Test
  void a_cap_that_ends_before_the_hours_begin_refuses_all_the_same() {
    TimeLimit soon = new TimeLimit.NotBefore(Instant.parse("2026-03-06T20:00:00Z"));
    CandorAssertions.assertThat(under(restricts("cap", soon)))
        .isRefused()
        .hasNextAllowableAt(Instant.parse("2026-03-06T20:00:00Z"));
    CandorAssertions.assertThat(under(restricts("cap", soon), restricts("morning", hours(8, 9))))
        .isRefused()
        .hasSendAt(null)
        .hasNextAllowableAt(Instant.parse("2026-03-07T13:00:00Z"));
  }

  @Test
  void asks_for_no_location_where_that_is_known_and_the_last_day_is_over() {
    TimeLimit over = new TimeLimit.NotAfter(Instant.parse("2026-03-01T00:00:00Z"));
    Verdict verdict = under(restricts("until-march", over));
    CandorAssertions.assertThat(verdict).isRefused().isRefusedBy("no-common-hour");
    verdict.match(
        permitted -> null,
        refused -> {
          assertThat(refused.message()).doesNotContain("location");
          return null;
        });
  }

  @Test
  void refuses_with_the_next_time_when_that_is_more_than_seven_days_away() {
    Instant far = Instant.parse("2026-03-20T12:00:00Z");
    CandorAssertions.assertThat(under(restricts("later", new TimeLimit.NotBefore(far))))
        .isRefused()
        .hasSendAt(null)
        .hasNextAllowableAt(far)
        .isRefusedSaying("Not within 7 days; next would be 2026-03-20T12:00:00Z.");
  }

  @Test
  void refuses_when_a_cap_has_its_say_in_the_time_and_does_not_move_past_it() {
    Instant monday = Instant.parse("2026-03-09T15:00:00Z");
    CandorAssertions.assertThat(
            under(
                restricts("hours", hours(8, 9)),
                restricts("later", new TimeLimit.NotBefore(monday))))
        .isRefused()
        .hasSendAt(null)
        .hasNextAllowableAt(Instant.parse("2026-03-10T12:00:00Z"));
  }

  @Test
  void tells_each_restrictions_own_next_time() {
    Instant monday = Instant.parse("2026-03-09T15:00:00Z");
    Verdict verdict =
        under(restricts("hours", hours(8, 9)), restricts("later", new TimeLimit.NotBefore(monday)));
    CandorAssertions.assertThat(verdict)
        .restricts("hours")
        .next(Instant.parse("2026-03-07T13:00:00Z"));
    CandorAssertions.assertThat(verdict).restricts("later").next(monday);
  }
}
