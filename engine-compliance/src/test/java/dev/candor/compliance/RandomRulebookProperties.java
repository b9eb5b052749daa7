package dev.candor.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.arbitrary.CandorArbitraries;
import dev.candor.compliance.internal.decide.CompiledRule;
import dev.candor.compliance.internal.decide.Findings;
import dev.candor.compliance.internal.decide.LowestLayer;
import dev.candor.compliance.internal.decide.PredicateRules;
import dev.candor.compliance.internal.decide.RuleFailure;
import dev.candor.compliance.internal.decide.WordRules;
import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.internal.fact.RuleInput;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.CountSpec;
import dev.candor.compliance.rule.DisclosureText;
import dev.candor.compliance.rule.Parameter;
import dev.candor.compliance.rule.Restriction;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Severity;
import dev.candor.decision.Decision;
import dev.candor.decision.Facts;
import dev.candor.law.Citation;
import dev.candor.law.Jurisdiction;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import dev.candor.message.Channel;
import dev.candor.message.Direction;
import dev.candor.message.Vocabulary;
import dev.candor.time.LimitZone;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/**
 * Rulebooks nobody would write, with every fact, operator, way and saying, over facts with gaps:
 * the network answers as the rows do that are asked one after the other.
 */
@Tag("slow")
class RandomRulebookProperties {

  private static final RulebookVersion VERSION = new RulebookVersion("random", "1", "sha256:0");
  private static final List<String> STATES = List.of("NY", "CA", "AZ", "TX", "FL", "IN");
  private static final int MOST_RULES = 25;

  @Property
  void the_network_answers_as_the_rows_do(
      @ForAll("rulebooks") List<CompiledRule> rows, @ForAll("facts") Facts facts) {
    Decision plain = oneByOne(rows, facts);
    assertThat(PredicateRules.of(VERSION, rows).decide(facts)).isEqualTo(plain);
    assertThat(DroolsRules.of(VERSION, rows).decide(facts)).isEqualTo(plain);
  }

  @Property
  void the_order_of_the_rules_changes_nothing(
      @ForAll("rulebooks") List<CompiledRule> rows,
      @ForAll("facts") Facts facts,
      @ForAll Random order) {
    List<CompiledRule> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, order);
    assertThat(DroolsRules.of(VERSION, shuffled).decide(facts))
        .isEqualTo(DroolsRules.of(VERSION, rows).decide(facts));
  }

  /** Every row on every matter, looked up by nothing. */
  private static Decision oneByOne(List<CompiledRule> rows, Facts facts) {
    Findings findings = new Findings(1);
    for (RuleInput matter : RuleInput.of(facts)) {
      // those that read words are asked of a written message alone
      for (CompiledRule row : WordRules.without(rows)) {
        // a message that has no channel yet is none that rules for a channel speak of
        if (row.speaks(matter) && (facts.channel() != null || row.channels().isEmpty())) {
          findings.add(row, matter);
        }
      }
    }
    try {
      return LowestLayer.of(rows).judge(facts, findings.decision(VERSION));
    } catch (RuntimeException failure) {
      return RuleFailure.decision(VERSION, failure);
    }
  }

  @Provide
  Arbitrary<Facts> facts() {
    return Arbitraries.oneOf(
        CandorArbitraries.withGaps().facts(), CandorArbitraries.complete().facts());
  }

  @Provide
  Arbitrary<List<CompiledRule>> rulebooks() {
    return rules()
        .list()
        .ofMinSize(1)
        .ofMaxSize(MOST_RULES)
        .map(
            rules -> {
              List<CompiledRule> rows = new ArrayList<>();
              for (int i = 0; i < rules.size(); i++) {
                rows.add(new CompiledRule(rules.get(i).at(i)));
              }
              return rows;
            });
  }

  private record RandomRule(
      List<Condition> when,
      RuleAction saying,
      Severity severity,
      List<Integer> excepts,
      int fromYear) {
    RuleDefinition at(int number) {
      return new RuleDefinition(
          RuleId.of("rule-" + number),
          "Rule",
          "A rule.",
          Citation.house("1"),
          null,
          null,
          null,
          null,
          LocalDate.of(fromYear, 1, 1),
          null,
          Jurisdiction.HOUSE,
          true,
          severity,
          when,
          saying,
          excepts.stream()
              .filter(other -> other != number)
              .map(other -> new RuleDefinition.Override(RuleId.of("rule-" + other), "so."))
              .toList(),
          number % 2 == 0 ? "No." : "No for {loan}: {loan.daysPastDue}.",
          null,
          "rule-" + number,
          Map.of());
    }
  }

  private static Arbitrary<RandomRule> rules() {
    Arbitrary<List<Condition>> looked =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(List.of())),
            Tuple.of(
                3,
                Combinators.combine(
                        some(List.copyOf(Channel.WORDS.names())),
                        some(STATES),
                        Arbitraries.of(1, 2, 3))
                    .as(
                        (channels, states, which) -> {
                          List<Condition> when = new ArrayList<>();
                          if ((which & 1) != 0) {
                            when.add(oneOf(FactRegister.CHANNEL, channels));
                          }
                          if ((which & 2) != 0) {
                            when.add(oneOf(FactRegister.STATE, states));
                          }
                          return when;
                        })));
    return Combinators.combine(
            looked,
            condition(2).list().ofMaxSize(2),
            sayings(),
            Arbitraries.frequency(Tuple.of(4, Severity.BLOCK), Tuple.of(1, Severity.WARN)),
            Arbitraries.integers().between(0, MOST_RULES).list().ofMaxSize(2),
            Arbitraries.of(2000, 2000, 2000, 2026))
        .as(
            (first, then, saying, severity, excepts, year) -> {
              List<Condition> when = new ArrayList<>(first);
              when.addAll(then);
              return new RandomRule(when, saying, severity, excepts, year);
            });
  }

  private static Condition oneOf(Fact fact, List<?> words) {
    return new Condition.Test(fact, Condition.Operator.ONE_OF, List.copyOf(words), List.of());
  }

  private static <T> Arbitrary<List<T>> some(List<T> words) {
    return Arbitraries.of(words).list().uniqueElements().ofMinSize(1).ofMaxSize(4);
  }

  private static Arbitrary<Condition> condition(int deep) {
    Arbitrary<Condition> test =
        Arbitraries.of(FactRegister.all()).flatMap(RandomRulebookProperties::test);
    return deep == 0
        ? test
        : Arbitraries.frequencyOf(
            Tuple.of(4, test),
            Tuple.of(
                1,
                Combinators.combine(
                        condition(deep - 1)
                            .list()
                            .ofMinSize(1)
                            .ofMaxSize(2)
                            .list()
                            .ofMinSize(1)
                            .ofMaxSize(3),
                        Arbitraries.of(true, false))
                    .as(Condition.Ways::new)));
  }

  private static Arbitrary<Condition> test(Fact fact) {
    Arbitrary<Condition> known =
        Arbitraries.of(true, false)
            .map(
                yes -> new Condition.Test(fact, Condition.Operator.KNOWN, List.of(yes), List.of()));
    return Arbitraries.frequencyOf(Tuple.of(1, known), Tuple.of(6, comparison(fact)));
  }

  private static Arbitrary<Condition> comparison(Fact fact) {
    return switch (fact.type()) {
      case WORD -> values(fact, words(fact), Condition.Operator.ONE_OF, Condition.Operator.NOT);
      case WORDS ->
          values(
              fact,
              words(fact),
              Condition.Operator.HAS,
              Condition.Operator.HAS_NO,
              Condition.Operator.HAS_ALL);
      case FLAG ->
          values(fact, List.of(true, false), Condition.Operator.ONE_OF, Condition.Operator.NOT);
      case NUMBER ->
          numbers(
              fact,
              Condition.Operator.AT_LEAST,
              Condition.Operator.AT_MOST,
              Condition.Operator.MORE_THAN,
              Condition.Operator.LESS_THAN,
              Condition.Operator.BETWEEN);
      case DATE ->
          Arbitraries.oneOf(
              numbers(
                  fact, Condition.Operator.DAYS_AGO_AT_LEAST, Condition.Operator.DAYS_AGO_AT_MOST),
              Combinators.combine(
                      Arbitraries.of(Condition.Operator.BEFORE, Condition.Operator.ON_OR_AFTER),
                      CandorArbitraries.days())
                  .as(
                      (operator, day) ->
                          new Condition.Test(fact, operator, List.of(day), List.of())));
    };
  }

  private static List<Object> words(Fact fact) {
    Vocabulary<?> vocabulary = fact.vocabulary();
    return vocabulary != null
        ? List.copyOf(vocabulary.names())
        : fact == FactRegister.STATE
            ? List.copyOf(STATES)
            : List.of("en", "es", "US", "CA", "Albany");
  }

  private static Arbitrary<Condition> values(
      Fact fact, List<?> words, Condition.Operator... operators) {
    return Combinators.combine(Arbitraries.of(operators), some(words))
        .as(
            (operator, values) ->
                new Condition.Test(fact, operator, List.copyOf(values), List.of()));
  }

  private static Arbitrary<Condition> numbers(Fact fact, Condition.Operator... operators) {
    return Combinators.combine(
            Arbitraries.of(operators), Arbitraries.of(0, 1, 10, 30, 90), Arbitraries.of(0, 5, 400))
        .as(
            (operator, least, more) ->
                new Condition.Test(
                    fact,
                    operator,
                    List.of(),
                    operator == Condition.Operator.BETWEEN
                        ? List.of(Parameter.constant(least), Parameter.constant(least + more))
                        : List.of(Parameter.constant(least))));
  }

  private static Arbitrary<RuleAction> sayings() {
    CountSpec count =
        new CountSpec(
            Set.of(CountSpec.Per.DEBT, CountSpec.Per.PERSON),
            Set.of(Channel.VOICE, Channel.EMAIL),
            Set.of(Direction.OUTBOUND),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            true);
    LimitZone there = LimitZone.recipient();
    return Arbitraries.of(
        new RuleAction.Refuse(),
        new RuleAction.Refuse(),
        new RuleAction.Except(),
        new RuleAction.Require(
            new DisclosureText("words", Map.of(Channel.EMAIL, Map.of("en", "Words.")))),
        new RuleAction.Restrict(
            List.of(
                new Restriction.Hours(LocalTime.of(8, 0), LocalTime.of(21, 0), there),
                new Restriction.InconvenientTimes())),
        new RuleAction.Restrict(
            List.of(
                new Restriction.Cap(
                    Parameter.constant(7),
                    Parameter.constant(7),
                    Restriction.CapUnit.DAYS,
                    there,
                    count))),
        new RuleAction.Restrict(
            List.of(
                new Restriction.Cap(
                    Parameter.constant(2),
                    Parameter.constant(24),
                    Restriction.CapUnit.HOURS,
                    there,
                    count),
                new Restriction.CoolDown(Parameter.constant(7), there, count))));
  }
}
