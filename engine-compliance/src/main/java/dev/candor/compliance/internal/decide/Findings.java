package dev.candor.compliance.internal.decide;

import dev.candor.compliance.internal.fact.RuleInput;
import dev.candor.compliance.rule.RuleAction;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.Severity;
import dev.candor.decision.Decision;
import dev.candor.decision.Excepted;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.decision.YieldingChecks;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rules that speak, in any order, and makes a decision of them: a rule keeps silent on
 * a input on which another of its own layer, sure of all it needs, gives it an exception. One of
 * another layer never does; the reader refuses such a rule, and should one come another way, its
 * exception counts for nothing.
 */
public final class Findings {

  private record Hit(CompiledRule rule, RuleInput input) {}

  /** Which rule by which, on one input. */
  private record Exempt(CompiledRule by, String because) {}

  private final int inputs;
  private final List<Hit> hits = new ArrayList<>();
  private @Nullable Map<RuleInput, Map<RuleId, List<Exempt>>> exceptions;

  /**
   * Begins to collect.
   *
   * @param inputs how many inputs the rules are asked about
   */
  public Findings(int inputs) {
    this.inputs = inputs;
  }

  /** Notes that a rule speaks of an input. */
  public void add(CompiledRule rule, RuleInput input) {
    hits.add(new Hit(rule, input));
    if (!rule.rule().overrides().isEmpty() && rule.isSure(input)) {
      if (exceptions == null) {
        exceptions = new IdentityHashMap<>();
      }
      Map<RuleId, List<Exempt>> here = exceptions.computeIfAbsent(input, m -> new HashMap<>());
      for (RuleDefinition.Override override : rule.rule().overrides()) {
        here.computeIfAbsent(override.rule(), id -> new ArrayList<>())
            .add(new Exempt(rule, override.because()));
      }
    }
  }

  /** Returns the decision of all that spoke. */
  public Decision decision(RulebookVersion version) {
    if (hits.isEmpty()) {
      return new Decision(version, List.of());
    }

    List<Finding> findings = new ArrayList<>(hits.size());
    List<Finding> warnings = new ArrayList<>(0);
    List<Excepted> excepted = new ArrayList<>(0);
    for (Hit hit : hits) {
      if (hit.rule.rule().action() instanceof RuleAction.Except) {
        continue;
      }
      Finding finding = hit.rule.finding(hit.input);
      List<Exempt> here = exempt(hit);
      if (!here.isEmpty()) {
        here.forEach(
            one -> excepted.add(new Excepted(finding.reason(), one.by.rule().id(), one.because)));
      } else if (hit.rule.rule().severity() == Severity.WARN) {
        warnings.add(finding);
      } else {
        findings.add(finding);
      }
    }

    List<Excepted> all = new ArrayList<>(each(excepted));
    YieldingChecks.IDS.forEach(check -> all.addAll(exceptHouse(check)));
    return new Decision(version, each(findings), each(warnings), all);
  }

  /**
   * Returns the exceptions to a house check, which looks at the message as a whole: none, unless
   * one is given on each input, and by the lowest layer.
   */
  private Set<Excepted> exceptHouse(RuleId check) {
    Set<Excepted> given = new LinkedHashSet<>();
    int excepted = 0;
    for (Map<RuleId, List<Exempt>> here :
        exceptions == null ? List.<Map<RuleId, List<Exempt>>>of() : exceptions.values()) {
      List<Exempt> lowest =
          here.getOrDefault(check, List.of()).stream().filter(one -> one.by.layer() == 0).toList();
      excepted += lowest.isEmpty() ? 0 : 1;
      for (Exempt one : lowest) {
        Citation cited = one.by.rule().citation();
        Reason reason = new Reason(check, "House check", cited, one.because, Map.of(), null);
        given.add(new Excepted(reason, one.by.rule().id(), one.because));
      }
    }

    return excepted == inputs ? given : Set.of();
  }

  private List<Exempt> exempt(Hit hit) {
    return exceptions == null
        ? List.of()
        : exceptions
            .getOrDefault(hit.input, Map.of())
            .getOrDefault(hit.rule.rule().id(), List.of())
            .stream()
            .filter(one -> one.by.layer() == hit.rule.layer())
            .toList();
  }

  /** Each of them once: a rule may say the same of several inputs, and of one it speaks once. */
  private <T> List<T> each(List<T> said) {
    RuleInput first = hits.get(0).input;
    for (Hit hit : hits) {
      if (hit.input != first) {
        return new ArrayList<>(new LinkedHashSet<>(said));
      }
    }
    return said;
  }
}
