package dev.candor.compliance;

import static dev.candor.fixture.CandorAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.compliance.internal.decide.CompiledRule;
import dev.candor.compliance.internal.decide.PredicateRules;
import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.Severity;
import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.decision.Rules;
import dev.candor.fixture.LoanBuilder;
import dev.candor.fixture.PersonaBuilder;
import dev.candor.fixture.Personas;
import dev.candor.law.Citation;
import dev.candor.law.Jurisdiction;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.message.Channel;
import dev.candor.party.BorrowerFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DroolsRulesTest {

  private static final RulebookVersion VERSION = new RulebookVersion("test", "1", "sha256:0");
  private static final Rulebook US = RulebookUsTest.US;
  private static final Instant NOON = Instant.parse("2026-04-07T16:00:00Z");

  private static CompiledRule row(String id, Condition... when) {
    return new CompiledRule(
        new RuleDefinition(
            RuleId.of(id),
            id,
            id + ".",
            Citation.house("1"),
            null,
            null,
            null,
            null,
            LocalDate.of(2020, 1, 1),
            null,
            Jurisdiction.HOUSE,
            true,
            Severity.BLOCK,
            List.of(when),
            new RuleAction.Refuse(),
            List.of(),
            "No.",
            null,
            id,
            Map.of()));
  }

  private static Condition pastDue(Condition.Operator operator, int days) {
    return new Condition.Test(
        FactRegister.find("loan.daysPastDue").orElseThrow(),
        operator,
        List.of(),
        List.of(Parameter.constant(days)));
  }

  private static Facts owing(Integer daysPastDue) {
    BorrowerFile file =
        PersonaBuilder.like(Personas.newYorker())
            .withoutLoans()
            .loan(LoanBuilder.loan("LN-1").daysPastDue(daysPastDue).build())
            .build();
    return Question.of(file, Channel.EMAIL, NOON).facts();
  }

  @Test
  void tells_conditions_apart_that_differ_in_their_number_alone() {
    DroolsRules rules =
        DroolsRules.of(
            VERSION,
            List.of(
                row("over-10", pastDue(Condition.Operator.MORE_THAN, 10)),
                row("over-100", pastDue(Condition.Operator.MORE_THAN, 100))));
    assertThat(rules.decide(owing(50)).findings())
        .extracting(finding -> finding.reason().ruleId().value())
        .containsExactly("over-10");
  }

  @Test
  void refuses_when_a_rule_fails() {
    // A number compared with a word: no rulebook that loads holds this, and if one did, nothing
    // would go out.
    CompiledRule broken =
        row(
            "broken",
            new Condition.Test(
                FactRegister.CHANNEL,
                Condition.Operator.AT_LEAST,
                List.of(),
                List.of(Parameter.constant(1))));
    assertThat(DroolsRules.of(VERSION, List.of(broken)).decide(owing(50)))
        .refuses("rule-evaluation-failed")
        .citing("House check fail closed");
  }

  @Test
  void answers_the_same_from_many_threads_at_once() throws Exception {
    DroolsRules rules = DroolsRules.of(US);
    Facts facts = Question.of(Personas.calledSevenTimes(), Channel.VOICE, NOON).facts();
    Decision expected = rules.decide(facts);
    assertThat(expected.findings()).isNotEmpty();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(
            threads.submit(
                () -> {
                  for (int n = 0; n < 500; n++) {
                    if (!rules.decide(facts).equals(expected)) {
                      return false;
                    }
                  }
                  return true;
                }));
      }
      for (Future<Boolean> answer : answers) {
        assertThat(answer.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Provide
  Arbitrary<Facts> anyFacts() {
    return Combinators.combine(
            Arbitraries.of(Personas.all()),
            Arbitraries.of(Channel.values()),
            Arbitraries.of(dev.candor.message.Theme.values()),
            Arbitraries.longs().between(-2_000, 2_000))
        .as(
            (file, channel, theme, hours) ->
                Question.of(file, channel, NOON.plusSeconds(3_600 * hours)).theme(theme).facts());
  }

  @Property
  void answers_as_the_plain_predicates_do(@ForAll("anyFacts") Facts facts) {
    assertThat(DROOLS.decide(facts)).isEqualTo(PLAIN.decide(facts));
  }

  @Property(tries = 100)
  void answers_the_same_whatever_the_order_of_the_rules(
      @ForAll("anyFacts") Facts facts, @ForAll("orders") List<CompiledRule> rows) {
    assertThat(DroolsRules.of(US.version(), rows).decide(facts)).isEqualTo(PLAIN.decide(facts));
  }

  @Property
  void answers_the_same_whatever_the_order_of_the_loans(@ForAll("anyFacts") Facts facts) {
    List<dev.candor.party.Loan> reversed = new ArrayList<>(facts.loans());
    Collections.reverse(reversed);
    Facts turned =
        new Facts(
            facts.asOf(),
            facts.subject(),
            facts.theme(),
            facts.channel(),
            facts.transactional(),
            facts.file(),
            facts.contactAsked(),
            facts.contact(),
            facts.loansAsked(),
            reversed,
            facts.caseAsked(),
            facts.statementAsked(),
            facts.history(),
            facts.template(),
            facts.language(),
            facts.channelsOffered(),
            facts.useTemplate(),
            facts.attachments(),
            facts.zoneEvidence(),
            facts.manner(),
            facts.answers());
    assertThat(DROOLS.decide(turned)).isEqualTo(DROOLS.decide(facts));
  }

  @Provide
  Arbitrary<List<CompiledRule>> orders() {
    return Arbitraries.shuffle(CompiledRule.of(US));
  }

  private static final DroolsRules DROOLS = DroolsRules.of(US);
  private static final PredicateRules PLAIN = PredicateRules.of(US);

  @Test
  @Timeout(60)
  void tiered_rules_answer_the_same_by_rows_and_by_the_network_that_takes_over()
      throws InterruptedException {
    TieredRules tiered = TieredRules.of(US);
    Rules rows = tiered.current();
    Facts facts = Question.of(Personas.newYorker(), Channel.TEXT, NOON).facts();
    Decision decision = PLAIN.decide(facts);
    for (int i = 1; i < TieredRules.FEW; i++) {
      assertThat(tiered.decide(facts)).isEqualTo(decision);
    }
    assertThat(tiered.current()).isSameAs(rows);
    while (tiered.current() == rows) {
      assertThat(tiered.decide(facts)).isEqualTo(decision);
      Thread.onSpinWait();
    }
    assertThat(tiered.current()).isInstanceOf(DroolsRules.class);
    assertThat(tiered.decide(facts)).isEqualTo(decision);
  }

  @Test
  void binds_a_states_rule_to_addresses_in_that_state_alone() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("rulebook.yaml", "name: states\nversion: \"1\"\n".getBytes(UTF_8));
    files.put(
        "rules/ca.yaml",
        """
        id: ca-no-texts
        title: No texts
        sentence: Nobody texts Californians.
        citation: { body: House, corpus: House policy, section: "1" }
        verified: house
        effective: { from: 2020-01-01 }
        jurisdiction: us/ca
        when: { channel: text }
        refuse: true
        explanation: No texts to California.
        """
            .getBytes(UTF_8));
    DroolsRules rules = DroolsRules.of(Rulebooks.fromFiles(files, null));
    assertThat(rules.decide(Question.of(Personas.californian(), Channel.TEXT, NOON).facts()))
        .refuses("ca-no-texts")
        .explaining("No texts to California.");
    assertThat(rules.decide(Question.of(Personas.newYorker(), Channel.TEXT, NOON).facts()))
        .hasNoFindings();
    assertThat(rules.decide(Question.of(Personas.nowhere(), Channel.TEXT, NOON).facts()))
        .refuses("ca-no-texts")
        .because("missing", "address.state");
  }
}
