package dev.candor.compliance.internal.decide;

import dev.candor.decision.Decision;
import dev.candor.decision.Finding;
import dev.candor.decision.Reason;
import dev.candor.law.Citation;
import dev.candor.law.RuleId;
import dev.candor.law.RulebookVersion;
import java.util.List;
import java.util.Map;

/** The answer where a rule could not be evaluated: whatever else was said, nothing goes out. */
public final class RuleFailure {

  /** The id of the refusal that stands in for a rulebook that failed while deciding. */
  public static final RuleId EVALUATION_FAILED = RuleId.of("rule-evaluation-failed");

  private static final int MOST_CAUSES = 50;

  private RuleFailure() {}

  /** Logs the failure and returns the refusal. */
  public static Decision log(RulebookVersion version, Throwable failure) {
    // the logger is asked for here: it is slow to come and may never be needed
    System.getLogger("dev.candor.compliance.DroolsRules")
        .log(
            System.Logger.Level.ERROR,
            () ->
                "A rule of "
                    + version.name()
                    + " "
                    + version.version()
                    + " failed; the message is refused.",
            failure);
    return decision(version, failure);
  }

  /** Returns the refusal, with the kind of the failure and nothing of its message. */
  public static Decision decision(RulebookVersion version, Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; depth < MOST_CAUSES && root.getCause() != null; depth++) {
      root = root.getCause();
    }

    return new Decision(
        version,
        List.of(
            new Finding.Refuse(
                new Reason(
                    EVALUATION_FAILED,
                    "Rulebook failed",
                    Citation.house("fail closed"),
                    "A rule of the rulebook could not be evaluated; nothing goes out on an answer that is not known.",
                    Map.of("failure", root.getClass().getSimpleName()),
                    null))));
  }
}
