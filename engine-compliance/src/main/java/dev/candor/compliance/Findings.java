package dev.candor.compliance;

import dev.candor.decision.Decision;
import dev.candor.decision.Excepted;
import dev.candor.decision.Finding;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rules that speak, in any order, and makes a decision of them: a rule keeps silent on
 * a matter on which another of its own layer, sure of all it needs, gives it an exception. One of
 * another layer never does; the reader refuses such a rule, and should one come another way, its
 * exception counts for nothing.
 */
final class Findings {

  private record Hit(Row row, Matter matter) {}

  /** Which rule by which, on one matter. */
  private record Exempt(Row by, String because) {}

  private final List<Hit> hits = new ArrayList<>();
  private @Nullable Map<Matter, Map<RuleId, List<Exempt>>> exceptions;

  void add(Row row, Matter matter) {
    hits.add(new Hit(row, matter));
    if (!row.rule().overrides().isEmpty() && row.sure(matter)) {
      if (exceptions == null) {
        exceptions = new IdentityHashMap<>();
      }
      Map<RuleId, List<Exempt>> here = exceptions.computeIfAbsent(matter, m -> new HashMap<>());
      for (RuleDefinition.Override override : row.rule().overrides()) {
        here.computeIfAbsent(override.rule(), rule -> new ArrayList<>())
            .add(new Exempt(row, override.because()));
      }
    }
  }

  Decision decision(RulebookVersion version) {
    if (hits.isEmpty()) {
      return new Decision(version, List.of());
    }
    List<Finding> findings = new ArrayList<>(hits.size());
    List<Finding> warnings = new ArrayList<>(0);
    List<Excepted> excepted = new ArrayList<>(0);
    for (Hit hit : hits) {
      if (hit.row.rule().saying() instanceof Saying.Except) {
        continue;
      }
      Finding finding = hit.row.finding(hit.matter);
      List<Exempt> here = exempt(hit);
      if (!here.isEmpty()) {
        here.forEach(
            one -> excepted.add(new Excepted(finding.reason(), one.by.rule().id(), one.because)));
      } else if (hit.row.rule().severity() == Severity.WARN) {
        warnings.add(finding);
      } else {
        findings.add(finding);
      }
    }
    return new Decision(version, each(findings), each(warnings), each(excepted));
  }

  private List<Exempt> exempt(Hit hit) {
    return exceptions == null
        ? List.of()
        : exceptions
            .getOrDefault(hit.matter, Map.of())
            .getOrDefault(hit.row.rule().id(), List.of())
            .stream()
            .filter(one -> one.by.layer() == hit.row.layer())
            .toList();
  }

  /** Each of them once: a rule may say the same of several matters, and of one it speaks once. */
  private <T> List<T> each(List<T> said) {
    Matter first = hits.get(0).matter;
    for (Hit hit : hits) {
      if (hit.matter != first) {
        return new ArrayList<>(new LinkedHashSet<>(said));
      }
    }
    return said;
  }
}
