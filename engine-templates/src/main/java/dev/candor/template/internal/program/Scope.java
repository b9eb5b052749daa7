package dev.candor.template.internal.program;

import dev.candor.template.internal.value.TemplateValues;
import org.jspecify.annotations.Nullable;

/**
 * Where in the data a template stands. Immutable.
 *
 * @param here the value that {@code this} means
 * @param outer what {@code ../} means, or null at the top of a template or partial
 * @param params the names given with {@code as |a b|}
 * @param loop the loop that {@code @index} means
 * @param block the block that {@code {{> @partial-block}}} means
 */
public record Scope(
    @Nullable Object here,
    @Nullable Scope outer,
    @Nullable Params params,
    @Nullable Loop loop,
    @Nullable PartialBlock block) {

  /** The values of one {@code as |a b|}, and those around it. */
  record Params(@Nullable Object first, @Nullable Object second, @Nullable Params outer) {}

  /** One turn of a loop, and the loop around it. */
  record Loop(Object key, int index, boolean first, boolean last, @Nullable Loop outer) {}

  /** The block given to a partial, which knows the scope it was written in. */
  @FunctionalInterface
  interface PartialBlock {

    /** Writes the block with a value as its context, in a turn of the partial's loop. */
    void write(RenderRun out, @Nullable Object here, @Nullable Loop loop);
  }

  static Scope of(Object root) {
    return new Scope(root, null, null, null, null);
  }

  /** The same place with a name for a value, where a block gives one without going into it. */
  Scope withName(Object value) {
    return new Scope(here, outer, new Params(value, TemplateValues.UNDEFINED, params), loop, block);
  }

  /**
   * The scope for a block that goes into a value; a new level opens only when the value is another
   * one.
   */
  Scope into(@Nullable Object value, @Nullable Params newParams, @Nullable Loop newLoop) {
    return new Scope(
        value, TemplateValues.same(value, here) ? outer : this, newParams, newLoop, block);
  }
}
