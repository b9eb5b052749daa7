package dev.candor.interaction;

import dev.candor.decision.Verdict;
import dev.candor.document.UndefinedName;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a send ended. "No" is an outcome like any other. Immutable. */
public sealed interface Outcome {

  /** Returns the verdict behind it. */
  Verdict verdict();

  /** Hands this outcome to the function for its kind. */
  <T extends @Nullable Object> T match(
      Function<Queued, T> queued, Function<Scheduled, T> scheduled, Function<Refused, T> refused);

  /**
   * Accepted, and goes now (202).
   *
   * @param interaction what was recorded, with status inProgress
   * @param undefinedNames names its template did not find; empty under strictUndefined
   * @param verdict why
   */
  record Queued(
      Interaction interaction, List<UndefinedName> undefinedNames, Verdict.Permitted verdict)
      implements Outcome {
    @Override
    public <T extends @Nullable Object> T match(
        Function<Queued, T> queued,
        Function<Scheduled, T> scheduled,
        Function<Refused, T> refused) {
      return queued.apply(this);
    }
  }

  /**
   * Accepted, and goes later (202).
   *
   * @param interaction what was recorded, with status scheduled and its time
   * @param undefinedNames names its template did not find; empty under strictUndefined
   * @param verdict why
   */
  record Scheduled(
      Interaction interaction, List<UndefinedName> undefinedNames, Verdict.Permitted verdict)
      implements Outcome {
    @Override
    public <T extends @Nullable Object> T match(
        Function<Queued, T> queued,
        Function<Scheduled, T> scheduled,
        Function<Refused, T> refused) {
      return scheduled.apply(this);
    }
  }

  /** Refused, and nothing recorded (409). */
  record Refused(Verdict.Refused verdict) implements Outcome {
    @Override
    public <T extends @Nullable Object> T match(
        Function<Queued, T> queued,
        Function<Scheduled, T> scheduled,
        Function<Refused, T> refused) {
      return refused.apply(this);
    }
  }
}
