package dev.candor.internal.check;

import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import java.util.Map;
import java.util.TreeMap;

/**
 * Describes one refusal of the house, as {@code docs/house-checks.md} lists it. Immutable.
 *
 * @param id what an answer names it by
 * @param title in a few words
 * @param meaning what is refused, one sentence
 * @param remedy what would settle it, one sentence
 * @param section what an answer cites: the id, or a law the check stands in for
 */
public record HouseReason(RuleId id, String title, String meaning, String remedy, String section) {

  /** Returns a reason that is cited by its id. */
  public static HouseReason of(String id, String title, String meaning, String remedy) {
    return new HouseReason(RuleId.of(id), title, meaning, remedy, id);
  }

  /** Returns a refusal for this reason. */
  public Finding.Refuse refuse(String explanation, Map<String, String> facts) {
    return new Finding.Refuse(
        new Reason(id, title, Citation.house(section), explanation, new TreeMap<>(facts), null));
  }
}
