package dev.candor.decision;

import dev.candor.time.TimeLimit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one rule says of one message: refuse, require or restrict, with its reason. Immutable. */
public sealed interface Finding {

  /**
   * Refusals first, then restrictions, then requirements; by rule id within each, then by whatever
   * else tells two apart, so that the order in which rules ran never shows.
   */
  Comparator<Finding> ORDER =
      Comparator.<Finding>comparingInt(
              finding -> finding.<Integer>match(refuse -> 0, require -> 2, restrict -> 1))
          .thenComparing(finding -> finding.reason().ruleId())
          .thenComparing(finding -> finding.reason().explanation())
          .thenComparing(finding -> finding.reason().facts().toString())
          .thenComparing(
              finding ->
                  finding.<String>match(
                      refuse -> "",
                      require -> require.disclosure().toString(),
                      restrict -> restrict.limits().toString()));

  /** Returns why. */
  Reason reason();

  /** Returns which of the three. */
  Effect effect();

  /** Hands this finding to the function for its kind. */
  <T extends @Nullable Object> T match(
      Function<Refuse, T> refuse, Function<Require, T> require, Function<Restrict, T> restrict);

  /** The message may not go, whatever the time. */
  record Refuse(Reason reason) implements Finding {
    @Override
    public Effect effect() {
      return Effect.REFUSE;
    }

    @Override
    public <T extends @Nullable Object> T match(
        Function<Refuse, T> refuse, Function<Require, T> require, Function<Restrict, T> restrict) {
      return refuse.apply(this);
    }
  }

  /** The message must carry these words. */
  record Require(Reason reason, Disclosure disclosure) implements Finding {
    @Override
    public Effect effect() {
      return Effect.REQUIRE;
    }

    @Override
    public <T extends @Nullable Object> T match(
        Function<Refuse, T> refuse, Function<Require, T> require, Function<Restrict, T> restrict) {
      return require.apply(this);
    }
  }

  /**
   * The message may go only at some times.
   *
   * @param reason why
   * @param limits which; all of them hold; at least one
   * @param nextAllowableAt the first instant at or after the one asked for that these limits alone
   *     permit; null before the time step, and after it when they permit none within the horizon
   */
  record Restrict(Reason reason, List<TimeLimit> limits, @Nullable Instant nextAllowableAt)
      implements Finding {
    public Restrict {
      limits = List.copyOf(limits);
      if (limits.isEmpty()) {
        throw new IllegalArgumentException(
            "The restriction (" + reason.ruleId() + ") has no limit.");
      }
    }

    /** Returns a restriction before the time step. */
    public static Restrict of(Reason reason, List<TimeLimit> limits) {
      return new Restrict(reason, limits, null);
    }

    /** Returns this restriction as the time step found it. */
    public Restrict next(@Nullable Instant nextAllowableAt, Reason reason) {
      return new Restrict(reason, limits, nextAllowableAt);
    }

    @Override
    public Effect effect() {
      return Effect.RESTRICT;
    }

    @Override
    public <T extends @Nullable Object> T match(
        Function<Refuse, T> refuse, Function<Require, T> require, Function<Restrict, T> restrict) {
      return restrict.apply(this);
    }
  }
}
