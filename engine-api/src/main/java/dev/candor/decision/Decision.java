package dev.candor.decision;

import dev.candor.law.RulebookVersion;
import java.util.List;

/**
 * What the rules say of one message: every finding, sorted, whatever order the rules ran in.
 *
 * @param rulebook which rulebook spoke
 * @param findings refusals, then restrictions, then requirements; by rule id
 */
public record Decision(RulebookVersion rulebook, List<Finding> findings) {

  public Decision {
    findings = findings.stream().sorted(Finding.ORDER).toList();
  }

  /** The refusals alone. */
  public List<Finding.Refuse> refusals() {
    return only(Finding.Refuse.class);
  }

  /** The restrictions alone. */
  public List<Finding.Restrict> restrictions() {
    return only(Finding.Restrict.class);
  }

  /** The disclosures the message must carry, each once. */
  public List<Disclosure> disclosures() {
    return only(Finding.Require.class).stream()
        .map(Finding.Require::disclosure)
        .distinct()
        .toList();
  }

  /** This decision with other findings. */
  public Decision with(List<Finding> findings) {
    return new Decision(rulebook, findings);
  }

  private <F extends Finding> List<F> only(Class<F> kind) {
    return findings.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
