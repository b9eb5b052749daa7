package dev.candor.compliance.rule;

import dev.candor.decision.Effect;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a rule does when it applies. Immutable. */
public sealed interface RuleAction {

  /** Hands this action to the function for its kind. */
  <T extends @Nullable Object> T match(Kinds<T> kinds);

  /** Returns which of the three things it says; empty where it only gives exceptions. */
  Optional<Effect> effect();

  /** Returns its restrictions of time; empty for any action but {@link Restrict}. */
  default List<Restriction> restrictions() {
    return List.of();
  }

  /** One function for each kind of action. */
  interface Kinds<T extends @Nullable Object> {

    /** For {@link Refuse}. */
    T refuse(Refuse action);

    /** For {@link Require}. */
    T require(Require action);

    /** For {@link Restrict}. */
    T restrict(Restrict action);

    /** For {@link Except}. */
    T except(Except action);
  }

  /** The message may not go. */
  record Refuse() implements RuleAction {
    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.refuse(this);
    }

    @Override
    public Optional<Effect> effect() {
      return Optional.of(Effect.REFUSE);
    }
  }

  /**
   * The message must carry a disclosure.
   *
   * @param disclosure its words
   */
  record Require(DisclosureText disclosure) implements RuleAction {
    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.require(this);
    }

    @Override
    public Optional<Effect> effect() {
      return Optional.of(Effect.REQUIRE);
    }
  }

  /**
   * The message may go only at some times.
   *
   * @param restrictions all of them hold; at least one
   */
  record Restrict(List<Restriction> restrictions) implements RuleAction {
    public Restrict {
      restrictions = List.copyOf(restrictions);
    }

    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.restrict(this);
    }

    @Override
    public Optional<Effect> effect() {
      return Optional.of(Effect.RESTRICT);
    }
  }

  /** Nothing of its own: the rule only gives other rules an exception. */
  record Except() implements RuleAction {
    @Override
    public <T extends @Nullable Object> T match(Kinds<T> kinds) {
      return kinds.except(this);
    }

    @Override
    public Optional<Effect> effect() {
      return Optional.empty();
    }
  }
}
