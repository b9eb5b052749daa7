package dev.candor.decision;

import dev.candor.law.RulebookVersion;
import java.util.Comparator;
import java.util.List;

/**
 * What the rules say of one message: every finding, sorted, whatever order the rules ran in.
 *
 * @param rulebook which rulebook spoke
 * @param findings what binds: refusals, then restrictions, then requirements; by rule id
 * @param warnings what rules that only warn say, in the same order; it stops and moves nothing
 * @param exceptions the rules that kept silent because another gives them an exception; by rule id
 */
public record Decision(
    RulebookVersion rulebook,
    List<Finding> findings,
    List<Finding> warnings,
    List<Excepted> exceptions) {

  private static final Comparator<Excepted> BY_RULE =
      Comparator.<Excepted, String>comparing(one -> one.reason().ruleId().value())
          .thenComparing(one -> one.by().value())
          .thenComparing(one -> one.reason().toString())
          .thenComparing(Excepted::because);

  public Decision {
    findings = findings.stream().sorted(Finding.ORDER).toList();
    warnings = warnings.stream().sorted(Finding.ORDER).toList();
    exceptions = exceptions.stream().sorted(BY_RULE).toList();
  }

  /** Makes a decision in which no rule only warns and none is excepted. */
  public Decision(RulebookVersion rulebook, List<Finding> findings) {
    this(rulebook, findings, List.of(), List.of());
  }

  /** Returns the refusals alone. */
  public List<Finding.Refuse> refusals() {
    return only(Finding.Refuse.class);
  }

  /** Returns the restrictions alone. */
  public List<Finding.Restrict> restrictions() {
    return only(Finding.Restrict.class);
  }

  /** Returns the disclosures the message must carry, each once. */
  public List<Disclosure> disclosures() {
    return only(Finding.Require.class).stream()
        .map(Finding.Require::disclosure)
        .distinct()
        .toList();
  }

  /** Returns this decision with other findings that bind. */
  public Decision with(List<Finding> findings) {
    return new Decision(rulebook, findings, warnings, exceptions);
  }

  /** Returns this decision with other warnings. */
  public Decision warning(List<Finding> warnings) {
    return new Decision(rulebook, findings, warnings, exceptions);
  }

  private <F extends Finding> List<F> only(Class<F> kind) {
    return findings.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
