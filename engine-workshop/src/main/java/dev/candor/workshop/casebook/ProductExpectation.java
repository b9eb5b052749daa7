package dev.candor.workshop.casebook;

import dev.candor.decision.Decision;
import dev.candor.decision.Disclosure;
import dev.candor.decision.Finding;
import dev.candor.decision.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a case expects of the whole product: every rule that is switched on, the house checks and
 * the time. Immutable.
 */
public sealed interface ProductExpectation {

  /** Returns it as a case writes it. */
  String text();

  /** Returns whether this verdict is what is expected. */
  boolean isMetBy(Verdict verdict);

  /**
   * It goes.
   *
   * @param at when it goes; null for now
   * @param carrying the disclosures it carries at least
   */
  record Goes(@Nullable Instant at, List<String> carrying) implements ProductExpectation {

    public Goes {
      carrying = List.copyOf(carrying);
    }

    @Override
    public String text() {
      String when = at == null ? "goes now" : "goes at " + at;
      return carrying.isEmpty() ? when : when + ", carries " + String.join(", ", carrying);
    }

    @Override
    public boolean isMetBy(Verdict verdict) {
      return verdict instanceof Verdict.Permitted permitted
          && permitted.sendAt().equals(at == null ? permitted.grounds().decidedAt() : at)
          && findCarried(verdict.decision()).containsAll(carrying);
    }
  }

  /**
   * It is refused.
   *
   * @param by rules and house checks that refuse it; others may as well
   * @param until when it may be tried again; null where the case does not say
   */
  record Refused(List<String> by, @Nullable Instant until) implements ProductExpectation {

    public Refused {
      by = List.copyOf(by);
    }

    @Override
    public String text() {
      return "refused by " + String.join(", ", by) + (until == null ? "" : ", until " + until);
    }

    @Override
    public boolean isMetBy(Verdict verdict) {
      return verdict instanceof Verdict.Refused refused
          && findRefusing(refused).containsAll(by)
          && (until == null || until.equals(refused.nextAllowableAt()));
    }
  }

  /** Returns a verdict in the words that a case expects one in. */
  static String describe(Verdict verdict) {
    List<String> words = new ArrayList<>();
    verdict.<Boolean>match(
        permitted -> words.add(permitted.later() ? "goes at " + permitted.sendAt() : "goes now"),
        refused ->
            words.add(
                "refused by "
                    + String.join(", ", findRefusing(refused))
                    + (refused.nextAllowableAt() == null
                        ? ""
                        : ", until " + refused.nextAllowableAt())));
    List<String> carried = findCarried(verdict.decision());
    if (!carried.isEmpty()) {
      words.add("carries " + String.join(", ", carried));
    }

    return String.join(", ", words);
  }

  /** Returns what refuses a message, each with its reason. */
  static List<String> explain(Verdict verdict) {
    return verdict.<List<String>>match(
        permitted -> permitted.movedBy().stream().map(ProductExpectation::explain).toList(),
        refused -> refused.refusedBy().stream().map(ProductExpectation::explain).toList());
  }

  private static String explain(Finding finding) {
    return finding.reason().ruleId() + ": " + finding.reason().explanation();
  }

  private static List<String> findRefusing(Verdict.Refused refused) {
    return refused.refusedBy().stream()
        .map(finding -> finding.reason().ruleId().value())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> findCarried(Decision decision) {
    return decision.disclosures().stream().map(Disclosure::id).distinct().sorted().toList();
  }
}
