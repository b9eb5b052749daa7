package dev.candor.template.internal.use;

import dev.candor.template.internal.syntax.PathSteps;
import dev.candor.template.internal.syntax.Syntax.Path;
import dev.candor.template.internal.use.AbstractValue.Made;
import dev.candor.template.internal.use.AbstractValue.Named;
import dev.candor.template.internal.use.ReadingScope.NamedParams;
import dev.candor.template.variable.VariableType;
import java.util.List;

/** Follows paths of templates while no data is there. Stateless. */
final class PathResolver {

  private final VariableUse root;

  /** Creates a resolver of paths from a root. */
  PathResolver(VariableUse root) {
    this.root = root;
  }

  /** Where a path begins, and the names that follow. */
  record Way(AbstractValue start, List<String> steps) {}

  /** Returns where a path leads, without a use being noted; nothing where it leads to no name. */
  AbstractValue resolve(Path path, ReadingScope at) {
    Way way = way(path, at);
    AbstractValue seen = way.start();
    for (String step : way.steps()) {
      if (step.equals("length")) {
        return new Made(VariableType.NUMBER);
      }
      seen = isIndex(step) ? seen.items() : seen.member(step);
    }
    return seen;
  }

  /** Returns where a path begins, as far as that is a name of the context. */
  Way way(Path path, ReadingScope at) {
    PathSteps parsed = PathSteps.of(path.written());
    List<String> steps = parsed.names();
    if (parsed.isData()) {
      int from = steps.indexOf("root");
      return from >= 0
          ? new Way(new Named(root), steps.subList(from + 1, steps.size()))
          : new Way(new Made(VariableType.ANY), List.of());
    }

    if (!parsed.isScoped() && !steps.isEmpty()) {
      for (NamedParams params = at.params(); params != null; params = params.outer()) {
        int slot = params.names().indexOf(steps.get(0));
        if (slot >= 0 && slot < params.values().size()) {
          return new Way(params.values().get(slot), steps.subList(1, steps.size()));
        }
      }
    }
    ReadingScope there = at;
    for (int i = 0; i < parsed.up() && there != null; i++) {
      there = there.outer();
    }
    return new Way(there == null ? new Made(VariableType.ANY) : there.here(), steps);
  }

  /** Returns whether a name is the index of an item. */
  static boolean isIndex(String step) {
    return !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
