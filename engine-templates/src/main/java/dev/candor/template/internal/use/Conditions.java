package dev.candor.template.internal.use;

import dev.candor.template.internal.syntax.Syntax.Call;
import dev.candor.template.internal.syntax.Syntax.Expression;
import dev.candor.template.internal.syntax.Syntax.Literal;
import dev.candor.template.internal.syntax.Syntax.Path;
import dev.candor.template.internal.use.AbstractValue.Named;
import dev.candor.template.internal.value.TemplateValues;
import java.util.List;

/** Finds what is known of names where a condition holds, or does not. Stateless. */
final class Conditions {

  private final PathResolver paths;

  Conditions(PathResolver paths) {
    this.paths = paths;
  }

  static void holds(AbstractValue seen, Knowledge found) {
    if (seen instanceof Named named) {
      found.holds(named.need());
    }
  }

  /** What is known where a condition is true. */
  void ifTrue(Expression condition, ReadingScope at, Knowledge found) {
    if (condition instanceof Path path) {
      holds(paths.resolve(path, at), found);
    } else if (condition instanceof Call call && !call.arguments().isEmpty()) {
      Expression first = call.arguments().get(0);
      switch (call.name()) {
        case "defined" -> {
          if (first instanceof Path path && paths.resolve(path, at) instanceof Named named) {
            found.addDefined(named.need());
          }
        }
        case "default" -> {
          if (call.arguments().get(call.arguments().size() - 1) instanceof Literal other
              && !TemplateValues.truthy(other.value(), false)
              && call.arguments().size() == 2) {
            ifTrue(first, at, found);
          }
        }
        case "not" -> ifFalse(first, at, found);
        case "and" -> call.arguments().forEach(argument -> ifTrue(argument, at, found));
        case "eq" -> equal(call.arguments(), at, found);
        case "lt", "lte", "gt", "gte" ->
            call.arguments().stream()
                .filter(Path.class::isInstance)
                .forEach(argument -> ifTrue(argument, at, found));
        default -> {}
      }
    }
  }

  /** What is known where a condition is false. */
  void ifFalse(Expression condition, ReadingScope at, Knowledge found) {
    if (condition instanceof Call call && !call.arguments().isEmpty()) {
      switch (call.name()) {
        case "not" -> ifTrue(call.arguments().get(0), at, found);
        case "or" -> call.arguments().forEach(argument -> ifFalse(argument, at, found));
        case "ne" -> equal(call.arguments(), at, found);
        default -> {}
      }
    }
  }

  /** A value that equals one the author wrote is there, unless it is the one that stands in. */
  private void equal(List<Expression> arguments, ReadingScope at, Knowledge found) {
    if (arguments.size() != 2 || !(arguments.get(1) instanceof Literal literal)) {
      return;
    }
    if (literal.value() == null) {
      return;
    }

    Expression value = arguments.get(0);
    if (value instanceof Path) {
      ifTrue(value, at, found);
    } else if (value instanceof Call call
        && call.name().equals("default")
        && call.arguments().size() == 2
        && call.arguments().get(1) instanceof Literal other
        && !literal.value().equals(other.value())) {
      ifTrue(call.arguments().get(0), at, found);
    }
  }
}
