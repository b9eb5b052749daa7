package dev.candor.workshop.page;

import dev.candor.compliance.internal.decide.Trace;
import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.internal.fact.Ternary;
import dev.candor.compliance.rule.Condition;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.compliance.rule.Severity;
import dev.candor.decision.Facts;
import dev.candor.decision.Finding;
import dev.candor.decision.Verdict;
import dev.candor.law.RuleId;
import dev.candor.message.LoanId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A verdict and what stood next to it: the one fact that would lift each refusal, and the rules
 * that one fact kept silent. Immutable.
 *
 * @param verdict what was decided
 * @param lifts for each finding that refuses, in the order of {@link Verdict.Refused#refusedBy};
 *     empty where the message may go
 * @param nearly the rules silenced by one condition, by fact and by rule id
 */
public record ExplainedVerdict(Verdict verdict, List<Lift> lifts, List<Nearly> nearly) {

  /** The one fact that no rule names, which a restriction looks at. */
  public static final String TIME = "sendAt";

  /** The sources of facts that are the same for every loan of a message. */
  private static final Set<String> ONCE =
      Set.of("the request", "the contact the message goes to", "the borrower's file");

  /**
   * One fact that would turn an answer.
   *
   * @param fact its name
   * @param is what it is, as a rule would write it; {@code not known} where it is missing
   * @param wouldBe what it would have to be, such as {@code at least 30 days}
   */
  public record FactTurn(String fact, String is, String wouldBe) {}

  /**
   * What would lift one refusal.
   *
   * @param finding the finding that refuses
   * @param turns the facts each of which alone would do: of a restriction first {@link #TIME}, with
   *     the next time it permits; then those that would keep its rule silent, what the sender
   *     cannot choose before what it can. Empty where it takes more than one, and for house checks
   * @param exceptions the rules that would give it an exception if one more fact were so
   */
  public record Lift(Finding finding, List<FactTurn> turns, List<Nearly> exceptions) {
    public Lift {
      turns = List.copyOf(turns);
      exceptions = List.copyOf(exceptions);
    }
  }

  /**
   * A rule that one condition kept silent.
   *
   * @param rule its id
   * @param title its title
   * @param would what it would do if it spoke, such as {@code would refuse}
   * @param loan the loan it was asked about; null where the message is about none
   * @param turns the facts each of which alone would make it speak
   */
  public record Nearly(
      RuleId rule, String title, String would, @Nullable LoanId loan, List<FactTurn> turns) {
    public Nearly {
      turns = List.copyOf(turns);
    }
  }

  public ExplainedVerdict {
    lifts = List.copyOf(lifts);
    nearly = List.copyOf(nearly);
  }

  /**
   * Explains a verdict by the rulebook that gave it.
   *
   * @param verdict what was decided
   * @param rulebook the rulebook it was decided by
   * @param facts the facts it was decided on, as {@code Candor.facts} answers them
   */
  public static ExplainedVerdict of(Verdict verdict, Rulebook rulebook, Facts facts) {
    LocalDate day = LocalDate.ofInstant(facts.asOf(), ZoneOffset.UTC);
    List<Trace> traces = Trace.of(rulebook, facts);
    List<Finding> refusedBy =
        verdict.<List<Finding>>match(permitted -> List.of(), refused -> refused.refusedBy());
    Set<Nearly> nearly = new LinkedHashSet<>();
    for (Trace trace : traces) {
      if (!trace.speaks()) {
        addNearly(trace, day, nearly);
      }
    }

    return new ExplainedVerdict(
        verdict,
        refusedBy.stream().map(finding -> lift(finding, traces, facts)).toList(),
        nearly.stream()
            .sorted(
                Comparator.<Nearly, Integer>comparing(one -> rank(one.turns().get(0).fact()))
                    .thenComparing(one -> one.turns().get(0).fact())
                    .thenComparing(Nearly::rule)
                    .thenComparing(one -> String.valueOf(one.loan())))
            .toList());
  }

  private static void addNearly(Trace trace, LocalDate day, Set<Nearly> nearly) {
    List<Trace.Check> unmet = trace.silencedBy();
    if (!trace.inForce() || unmet.size() != 1 || unmet.get(0).turns().isEmpty()) {
      return;
    }
    nearly.add(nearly(trace, unmet.get(0), day));
  }

  private static String would(RuleDefinition rule) {
    if (rule.action() instanceof RuleAction.Except) {
      return "would except "
          + rule.overrides().stream()
              .map(one -> one.rule().value())
              .collect(Collectors.joining(", "));
    }
    return rule.severity() == Severity.WARN
        ? "would warn"
        : "would " + rule.effect().orElseThrow().wireName();
  }

  private static Lift lift(Finding finding, List<Trace> all, Facts facts) {
    LocalDate day = LocalDate.ofInstant(facts.asOf(), ZoneOffset.UTC);
    RuleId id = finding.reason().ruleId();
    String loan = finding.reason().facts().get("loan");
    List<Trace> traces =
        all.stream()
            .filter(trace -> trace.rule().id().equals(id) && trace.speaks())
            .filter(
                trace ->
                    loan == null
                        || trace.loan() == null
                        || Objects.requireNonNull(trace.loan()).value().equals(loan))
            .toList();
    Map<Condition.Test, FactTurn> turns = new LinkedHashMap<>();
    List<Nearly> exceptions = new ArrayList<>();
    if (!traces.isEmpty()) {
      for (Trace.Check check : traces.get(0).checks()) {
        for (Trace.Turn turn : check.turns()) {
          boolean everywhere =
              traces.size() == 1
                  || (ONCE.contains(turn.test().fact().source())
                      && traces.stream().allMatch(trace -> turns(trace, turn)));
          if (everywhere) {
            // a rule that speaks for what is not known keeps silent once that is known not to be so
            boolean so = turn.so() && check.answer() != Ternary.UNKNOWN;
            turns.putIfAbsent(turn.test(), turned(check, turn.test(), so, day));
          }
        }
      }
    }
    if (traces.size() == 1) {
      all.stream()
          .filter(trace -> Objects.equals(trace.loan(), traces.get(0).loan()))
          .filter(
              trace ->
                  trace.rule().overrides().stream()
                      .anyMatch(override -> override.rule().equals(id)))
          .forEach(trace -> addException(trace, day, exceptions));
    }
    List<FactTurn> sorted = new ArrayList<>();
    if (finding instanceof Finding.Restrict restrict && restrict.nextAllowableAt() != null) {
      sorted.add(
          new FactTurn(
              TIME,
              facts.asOf().toString(),
              Objects.requireNonNull(restrict.nextAllowableAt()).toString()));
    }
    turns.values().stream()
        .sorted(Comparator.comparing((FactTurn turn) -> rank(turn.fact())))
        .forEach(sorted::add);

    return new Lift(finding, sorted, exceptions);
  }

  private static boolean turns(Trace trace, Trace.Turn turn) {
    return trace.checks().stream().anyMatch(check -> check.turns().contains(turn));
  }

  /** A rule gives an exception only where all it asks is known to be so. */
  private static void addException(Trace trace, LocalDate day, List<Nearly> exceptions) {
    List<Trace.Check> open =
        trace.checks().stream().filter(check -> check.answer() != Ternary.YES).toList();
    if (trace.inForce() && open.size() == 1 && !open.get(0).turns().isEmpty()) {
      exceptions.add(nearly(trace, open.get(0), day));
    }
  }

  private static Nearly nearly(Trace trace, Trace.Check check, LocalDate day) {
    RuleDefinition rule = trace.rule();
    return new Nearly(
        rule.id(),
        rule.title(),
        would(rule),
        trace.loan(),
        check.turns().stream().map(turn -> turned(check, turn.test(), turn.so(), day)).toList());
  }

  private static FactTurn turned(
      Trace.Check check, Condition.Test test, boolean so, LocalDate day) {
    String told = check.describe(test.fact());
    boolean flag = test.fact().type() == Fact.Type.FLAG && !told.equals("not known");
    return new FactTurn(
        test.fact().text(),
        flag
            ? InWords.yesOrNo(Boolean.valueOf(told))
            : told.equals("[]") ? "empty" : told.replaceAll("^\\[|]$", ""),
        so ? InWords.so(test, day) : InWords.otherwise(test, day));
  }

  /** What the sender cannot choose comes first, and of that what concerns the person. */
  private static int rank(String fact) {
    Fact name = FactRegister.find(fact).orElseThrow();
    if (fact.startsWith("address.")) {
      return 2;
    }
    return name.source().equals("the request") ? 3 : name.source().equals("the loan") ? 1 : 0;
  }
}
