package dev.candor.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.time.TimeLimit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DecisionProperties {

  private static final RulebookVersion RULEBOOK =
      new RulebookVersion("rulebook-us", "2026.1", "sha256:00");
  private static final Disclosure NOTICE = new Disclosure("notice", "Words.");

  @Provide
  Arbitrary<List<Finding>> findings() {
    return Combinators.combine(
            Arbitraries.of(Effect.class),
            Arbitraries.of("a", "b", "c", "a-b"),
            Arbitraries.of("One.", "Two.", "Three."))
        .as(DecisionProperties::finding)
        .list()
        .uniqueElements()
        .ofMaxSize(12);
  }

  @Property
  void a_decision_does_not_depend_on_the_order_the_rules_ran_in(
      @ForAll("findings") List<Finding> findings, @ForAll Random random) {
    List<Finding> shuffled = new ArrayList<>(findings);
    Collections.shuffle(shuffled, random);

    assertThat(new Decision(RULEBOOK, shuffled)).isEqualTo(new Decision(RULEBOOK, findings));
    assertThat(new Decision(RULEBOOK, shuffled).findings())
        .containsExactlyInAnyOrderElementsOf(findings);
  }

  @Property
  void refusals_come_first_then_restrictions_then_requirements(
      @ForAll("findings") List<Finding> findings) {
    assertThat(new Decision(RULEBOOK, findings).findings())
        .extracting(Finding::effect)
        .isSortedAccordingTo(
            (one, other) ->
                List.of(Effect.REFUSE, Effect.RESTRICT, Effect.REQUIRE).indexOf(one)
                    - List.of(Effect.REFUSE, Effect.RESTRICT, Effect.REQUIRE).indexOf(other));
  }

  @Property
  void every_finding_is_in_just_one_of_the_three(@ForAll("findings") List<Finding> findings) {
    Decision decision = new Decision(RULEBOOK, findings);

    assertThat(decision.refusals()).allMatch(finding -> finding.effect() == Effect.REFUSE);
    assertThat(decision.restrictions()).allMatch(finding -> finding.effect() == Effect.RESTRICT);
    long requirements =
        findings.stream().filter(finding -> finding.effect() == Effect.REQUIRE).count();
    assertThat(decision.refusals().size() + decision.restrictions().size() + requirements)
        .isEqualTo(findings.size());
  }

  @Example
  void within_an_effect_rules_are_sorted_by_id_and_then_by_explanation() {
    assertThat(
            new Decision(
                    RULEBOOK,
                    List.of(
                        finding(Effect.REQUIRE, "a", "One."),
                        finding(Effect.REFUSE, "b", "One."),
                        finding(Effect.RESTRICT, "a", "One."),
                        finding(Effect.REFUSE, "a", "Two."),
                        finding(Effect.REFUSE, "a", "One.")))
                .findings())
        .containsExactly(
            finding(Effect.REFUSE, "a", "One."),
            finding(Effect.REFUSE, "a", "Two."),
            finding(Effect.REFUSE, "b", "One."),
            finding(Effect.RESTRICT, "a", "One."),
            finding(Effect.REQUIRE, "a", "One."));
  }

  @Example
  void a_disclosure_required_twice_is_carried_once() {
    assertThat(
            new Decision(
                    RULEBOOK,
                    List.of(
                        finding(Effect.REQUIRE, "a", "One."), finding(Effect.REQUIRE, "b", "One.")))
                .disclosures())
        .containsExactly(NOTICE);
  }

  @Example
  void a_decision_with_other_findings_is_of_the_same_rulebook() {
    Decision decision = new Decision(RULEBOOK, List.of(finding(Effect.REFUSE, "a", "One.")));

    assertThat(decision.with(List.of())).isEqualTo(new Decision(RULEBOOK, List.of()));
  }

  @Example
  void a_restriction_without_a_limit_is_refused() {
    assertThatThrownBy(() -> Finding.Restrict.of(reason("a", "One."), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The restriction (a) has no limit.");
  }

  @Example
  void the_time_step_adds_to_a_restriction_and_changes_nothing_else() {
    Finding.Restrict before =
        Finding.Restrict.of(reason("a", "One."), List.of(new TimeLimit.NotBefore(Instant.EPOCH)));
    Finding.Restrict after =
        before.next(Instant.EPOCH, before.reason().tippedBy("hour", "22", "Two."));

    assertThat(before.nextAllowableAt()).isNull();
    assertThat(after.nextAllowableAt()).isEqualTo(Instant.EPOCH);
    assertThat(after.limits()).isEqualTo(before.limits());
    assertThat(after.reason().explanation()).isEqualTo("One. Two.");
    assertThat(after.reason().facts()).containsEntry("hour", "22");
    assertThat(after.reason().citation()).isEqualTo(before.reason().citation());
  }

  @Example
  void the_facts_of_a_reason_do_not_change_and_keep_their_order() {
    Map<String, String> facts = new HashMap<>(Map.of("calls.counted", "7"));
    Reason reason =
        new Reason(RuleId.of("a"), "A", Citation.house("contact-invalid"), "One.", facts, null);

    facts.clear();

    assertThat(reason.facts()).containsExactly(Map.entry("calls.counted", "7"));
    assertThatThrownBy(() -> reason.facts().put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Example
  void a_permission_goes_later_only_when_after_the_time_of_the_decision() {
    assertThat(permitted(Instant.EPOCH).later()).isFalse();
    assertThat(permitted(Instant.EPOCH.minusNanos(1)).later()).isFalse();
    assertThat(permitted(Instant.EPOCH.plusNanos(1)).later()).isTrue();
  }

  @Example
  void an_effect_is_written_as_in_rulebooks() {
    assertThat(Effect.values())
        .extracting(Effect::wireName)
        .containsExactly("refuse", "require", "restrict");
  }

  private static Verdict.Permitted permitted(Instant sendAt) {
    return new Verdict.Permitted(
        sendAt,
        sendAt,
        List.of(),
        new Decision(RULEBOOK, List.of()),
        new Verdict.Grounds(Instant.EPOCH, Instant.EPOCH, List.of(), "2026a", List.of()));
  }

  private static Finding finding(Effect effect, String ruleId, String explanation) {
    Reason reason = reason(ruleId, explanation);
    return switch (effect) {
      case REFUSE -> new Finding.Refuse(reason);
      case REQUIRE -> new Finding.Require(reason, NOTICE);
      case RESTRICT -> Finding.Restrict.of(reason, List.of(new TimeLimit.NotBefore(Instant.EPOCH)));
    };
  }

  private static Reason reason(String ruleId, String explanation) {
    return new Reason(
        RuleId.of(ruleId),
        "A title",
        Citation.house("contact-invalid"),
        explanation,
        Map.of(),
        null);
  }
}
