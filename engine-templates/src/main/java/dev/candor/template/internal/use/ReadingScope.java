package dev.candor.template.internal.use;

import dev.candor.template.internal.syntax.Syntax.Body;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in the data while reading. */
record ReadingScope(
    AbstractValue here,
    @Nullable ReadingScope outer,
    @Nullable NamedParams params,
    @Nullable Inset block,
    Knowledge found,
    boolean quiet) {

  /** A block that was given to a partial, and where it was written. */
  record Inset(Body body, ReadingScope at) {}

  /** The names that one block gives. */
  record NamedParams(List<String> names, List<AbstractValue> values, @Nullable NamedParams outer) {}

  ReadingScope into(AbstractValue value, @Nullable NamedParams newParams, Knowledge nowFound) {
    return new ReadingScope(
        value, value.equals(here) ? outer : this, newParams, block, nowFound, quiet);
  }

  ReadingScope finding(Knowledge nowFound) {
    return new ReadingScope(here, outer, params, block, nowFound, quiet);
  }

  ReadingScope quietly() {
    return quiet ? this : new ReadingScope(here, outer, params, block, found, true);
  }

  Knowledge also(Knowledge more) {
    Knowledge all = found.copy();
    all.add(more);
    return all;
  }
}
