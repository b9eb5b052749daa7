package dev.candor.template.internal.use;

import dev.candor.template.variable.VariableType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a term stands for while no data is there. Immutable. */
sealed interface AbstractValue {

  /**
   * A name of the context.
   *
   * @param handed whether a partial got it under a name of its own: what the partial asks of that
   *     name says nothing of this one
   */
  record Named(VariableUse need, boolean handed) implements AbstractValue {
    Named(VariableUse need) {
      this(need, false);
    }
  }

  /** A value the template itself brings. */
  record KnownValue(@Nullable Object value) implements AbstractValue {}

  /** What a helper gives, or a loop; a list of texts where it is one. */
  record Made(VariableType type) implements AbstractValue {}

  /** A context with more names laid over it. */
  record Over(AbstractValue base, Map<String, AbstractValue> names) implements AbstractValue {}

  /** One of two, and only the data tells which. */
  record Either(AbstractValue one, AbstractValue other) implements AbstractValue {}

  /** Returns what stands under a name in it. */
  default AbstractValue member(String name) {
    if (this instanceof Named named) {
      return new Named(named.need.member(name), named.handed);
    }
    if (this instanceof Over over) {
      AbstractValue laid = over.names.get(name);
      return laid == null ? over.base.member(name) : laid;
    }
    if (this instanceof Either either) {
      return new Either(either.one.member(name), either.other.member(name));
    }
    return new Made(VariableType.ANY);
  }

  /** Returns what its items are, where it is a list. */
  default AbstractValue items() {
    if (this instanceof Named named) {
      return new Named(named.need.items(), named.handed);
    }
    if (this instanceof Either either) {
      return new Either(either.one.items(), either.other.items());
    }
    return new Made(VariableType.TEXT);
  }

  /** Returns the same, as a partial gets it under a name of its own. */
  default AbstractValue asHanded() {
    return this instanceof Named named ? new Named(named.need, true) : this;
  }
}
