package dev.candor.template.internal.use;

import dev.candor.template.internal.helper.Helper;
import dev.candor.template.internal.helper.HelperRegistry;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Syntax.Block;
import dev.candor.template.internal.syntax.Syntax.Body;
import dev.candor.template.internal.syntax.Syntax.Call;
import dev.candor.template.internal.syntax.Syntax.Expression;
import dev.candor.template.internal.syntax.Syntax.Literal;
import dev.candor.template.internal.syntax.Syntax.Partial;
import dev.candor.template.internal.syntax.Syntax.Path;
import dev.candor.template.internal.syntax.Syntax.Print;
import dev.candor.template.internal.syntax.Syntax.Statement;
import dev.candor.template.internal.use.AbstractValue.Either;
import dev.candor.template.internal.use.AbstractValue.KnownValue;
import dev.candor.template.internal.use.AbstractValue.Made;
import dev.candor.template.internal.use.AbstractValue.Named;
import dev.candor.template.internal.use.AbstractValue.Over;
import dev.candor.template.internal.use.ReadingScope.Inset;
import dev.candor.template.internal.use.ReadingScope.NamedParams;
import dev.candor.template.internal.value.TemplateValues;
import dev.candor.template.variable.VariableType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads templates the way they are written, without data: goes through their layouts and partials,
 * and finds every name of the context they use, what it is taken for, and whether it must be there.
 * Nothing is reported; what does not parse is passed over. Only for the thread that made it.
 */
public final class VariableFinder {

  private static final Set<String> COMPARE = Set.of("eq", "ne", "lt", "lte", "gt", "gte");
  private static final Set<String> ORDER = Set.of("lt", "lte", "gt", "gte");

  private final VariableUse root;
  private final PathResolver paths;
  private final Conditions conditions;
  private final Function<String, @Nullable Body> partials;
  private final Predicate<Position> isLink;
  private final Set<String> open = new LinkedHashSet<>();
  private final Set<String> used = new LinkedHashSet<>();

  /**
   * A finder.
   *
   * @param root where the names go
   * @param partials the statements of a partial by name; null where there is none that can be read
   * @param isLink whether what is printed at a place is the target of a link or an image's source
   */
  public VariableFinder(
      VariableUse root, Function<String, @Nullable Body> partials, Predicate<Position> isLink) {
    this.root = root;
    this.paths = new PathResolver(root);
    this.conditions = new Conditions(paths);
    this.partials = partials;
    this.isLink = isLink;
  }

  /** Finds the names of a template that stands for itself. */
  public void read(Body body) {
    read(body, new ReadingScope(new Named(root), null, null, null, new Knowledge(), false));
  }

  /** The names of the partials that were met. */
  public Set<String> usedPartials() {
    return used;
  }

  // ---- statements

  private void read(@Nullable Body body, ReadingScope at) {
    if (body != null) {
      for (Statement statement : body.statements()) {
        if (statement instanceof Print print) {
          Expression expression = print.expression();
          boolean link = isLink.test(expression.position());
          term(expression, at, link ? VariableType.URI : VariableType.TEXT, true);
        } else if (statement instanceof Block block) {
          block(block, at);
        } else if (statement instanceof Partial partial) {
          partial(partial, at);
        }
      }
    }
  }

  private void block(Block block, ReadingScope at) {
    if (!(block.head instanceof Call call)) {
      section(block, at);
      return;
    }

    Expression value = call.arguments().isEmpty() ? null : call.arguments().get(0);
    if (value == null || !HelperRegistry.BLOCKS.contains(call.name())) {
      term(call, at, VariableType.ANY, false);
      read(block.main, at);
      read(block.inverse, at);
      return;
    }

    call.hash().values().forEach(option -> term(option, at, VariableType.ANY, false));
    switch (call.name()) {
      case "if" -> branches(value, block.main, block.inverse, at);
      case "unless" -> branches(value, block.inverse, block.main, at);
      case "with" -> {
        AbstractValue found = term(value, at, VariableType.GROUP, false);
        inside(block, found, found, List.of(found), at);
        read(block.inverse, at);
      }
      default -> {
        AbstractValue found = term(value, at, VariableType.LIST, false);
        AbstractValue item = found.items();
        inside(block, item, found, List.of(item, new Made(VariableType.ANY)), at);
        read(block.inverse, at);
      }
    }
  }

  /** Reads what stands in a block that goes into a value. */
  private void inside(
      Block block,
      AbstractValue here,
      AbstractValue value,
      List<AbstractValue> given,
      ReadingScope at) {
    if (block.main == null) {
      return;
    }
    Knowledge holds = new Knowledge();
    Conditions.holds(value, holds);
    List<String> own = block.main.params();
    NamedParams params = own.isEmpty() ? at.params() : new NamedParams(own, given, at.params());
    read(block.main, at.into(here, params, at.also(holds)));
  }

  private void branches(Expression value, @Nullable Body yes, @Nullable Body no, ReadingScope at) {
    AbstractValue found = term(value, at, VariableType.TRUTH, false);
    if (found instanceof KnownValue constant) {
      read(TemplateValues.truthy(constant.value(), false) ? yes : no, at);
      return;
    }
    Knowledge true_ = new Knowledge();
    conditions.ifTrue(value, at, true_);
    read(yes, at.finding(at.also(true_)));
    Knowledge false_ = new Knowledge();
    conditions.ifFalse(value, at, false_);
    read(no, at.finding(at.also(false_)));
  }

  /**
   * A section goes through a list, into a group, or neither. Which of them it is for shows in its
   * names: {@code this} is a list's, any other name a group's, none a test's.
   */
  private void section(Block block, ReadingScope at) {
    boolean itself = block.main != null && saysThis(block.main);
    boolean names = block.main != null && saysNames(block.main);
    VariableType type =
        itself ? VariableType.LIST : names ? VariableType.GROUP : VariableType.TRUTH;
    AbstractValue found = term(block.head, at, type, false);
    if (type == VariableType.TRUTH) {
      branches(block.head, block.main, block.inverse, at);
      return;
    }
    AbstractValue here = itself ? found.items() : found;
    inside(block, here, found, List.of(here), at);
    read(block.inverse, at);
  }

  private static boolean saysThis(Body body) {
    return paths(body).stream()
        .map(Path::written)
        .anyMatch(
            path ->
                path.equals("this")
                    || path.equals(".")
                    || path.startsWith("@")
                    || path.startsWith("this."));
  }

  private static boolean saysNames(Body body) {
    return paths(body).stream()
        .anyMatch(path -> !path.written().startsWith("../") && !path.written().startsWith("@"));
  }

  private static List<Path> paths(@Nullable Body body) {
    List<Path> paths = new ArrayList<>();
    if (body != null) {
      for (Statement statement : body.statements()) {
        if (statement instanceof Print print) {
          paths(print.expression(), paths);
        } else if (statement instanceof Block block) {
          paths(block.head, paths);
          paths.addAll(paths(block.main));
          paths.addAll(paths(block.inverse));
        }
      }
    }

    return paths;
  }

  private static void paths(Expression expression, List<Path> paths) {
    if (expression instanceof Path path) {
      paths.add(path);
    } else if (expression instanceof Call call) {
      call.arguments().forEach(argument -> paths(argument, paths));
    }
  }

  private void partial(Partial partial, ReadingScope at) {
    AbstractValue here =
        partial.context == null ? at.here() : term(partial.context, at, VariableType.GROUP, false);
    if (!partial.hash.isEmpty()) {
      Map<String, AbstractValue> names = new LinkedHashMap<>();
      partial.hash.forEach(
          (name, value) -> names.put(name, term(value, at, VariableType.ANY, false).asHanded()));
      here = new Over(here, names);
    }
    if (partial.isCallersBlock()) {
      Inset block = at.block();
      if (block != null) {
        ReadingScope written = block.at();
        read(block.body(), written.into(here, written.params(), written.also(at.found())));
      }
      return;
    }

    used.add(partial.name);
    Body target = partials.apply(partial.name);
    Inset block = partial.body == null ? at.block() : new Inset(partial.body, at);
    if (target == null || !open.add(partial.name)) {
      // what it would have printed is still there to be read
      read(partial.body, at);
      return;
    }

    read(target, new ReadingScope(here, null, null, block, at.found(), at.quiet()));
    open.remove(partial.name);
  }

  // ---- terms

  private AbstractValue term(
      Expression expression, ReadingScope at, VariableType type, boolean filled) {
    if (expression instanceof Literal literal) {
      return new KnownValue(literal.value());
    }
    if (expression instanceof Path path) {
      return path(path, at, type, filled);
    }
    return call((Call) expression, at, type, filled);
  }

  private AbstractValue call(Call call, ReadingScope at, VariableType type, boolean filled) {
    List<Expression> arguments = call.arguments();
    call.hash().values().forEach(option -> term(option, at, VariableType.ANY, false));

    switch (call.name()) {
      case "default" -> {
        AbstractValue found = new Made(VariableType.ANY);
        for (int i = 0; i < arguments.size(); i++) {
          // where something stands in for it, neither undefined nor null leaves a gap
          AbstractValue one =
              term(arguments.get(i), i == 0 ? at.quietly() : at, type, filled && i > 0);
          found = i == 0 ? one : new Either(found, one);
        }
        return found;
      }
      case "defined" -> {
        arguments.forEach(argument -> term(argument, at.quietly(), VariableType.ANY, false));
        return new Made(VariableType.TRUTH);
      }
      case "and", "or" -> {
        Knowledge found = at.found().copy();
        for (Expression argument : arguments) {
          ReadingScope then = at.finding(found.copy());
          term(argument, then, VariableType.TRUTH, false);
          if (call.name().equals("and")) {
            conditions.ifTrue(argument, then, found);
          } else {
            conditions.ifFalse(argument, then, found);
          }
        }
        return new Made(VariableType.TRUTH);
      }
      case "not" -> {
        arguments.forEach(argument -> term(argument, at, VariableType.TRUTH, false));
        return new Made(VariableType.TRUTH);
      }
      case "lookup" -> {
        return lookup(arguments, at, type, filled);
      }
      default -> {
        if (COMPARE.contains(call.name()) && arguments.size() == 2) {
          return readComparison(call, at);
        }
        return readHelper(call, at);
      }
    }
  }

  private AbstractValue readHelper(Call call, ReadingScope at) {
    Helper helper = HelperRegistry.find(call.name());
    List<VariableType> types = helper == null ? List.of(VariableType.TEXT) : helper.takes();
    boolean currency = call.name().equals("money") && call.hash().containsKey("currency");
    boolean concat = call.name().equals("concat");
    List<Expression> arguments = call.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      VariableType type = currency ? VariableType.NUMBER : types.get(Math.min(i, types.size() - 1));
      AbstractValue seen = term(arguments.get(i), at, type, !concat);
      if (type == VariableType.LIST && seen instanceof Named list) {
        list.need().items().may(VariableType.TEXT, arguments.get(i).position());
      }
      if (type == VariableType.ADDRESS && seen instanceof Named address) {
        for (String part : List.of("line1", "line2", "city", "state", "postalCode", "country")) {
          address.need().member(part).may(VariableType.TEXT, call.position());
        }
      }
    }

    return new Made(call.name().equals("addressLines") ? VariableType.LIST : VariableType.TEXT);
  }

  private AbstractValue readComparison(Call call, ReadingScope at) {
    Expression one = call.arguments().get(0);
    Expression other = call.arguments().get(1);
    AbstractValue first = term(one, at, typeBeside(other, at, call.name()), false);
    AbstractValue second = term(other, at, typeBeside(one, at, call.name()), false);
    if (first instanceof Named left && second instanceof Named right) {
      left.need().comparedWith(right.need());
    }
    return new Made(VariableType.TRUTH);
  }

  /** What stands beside a value in a comparison is of its type. */
  private VariableType typeBeside(Expression other, ReadingScope at, String comparison) {
    if (other instanceof Literal literal) {
      Object value = literal.value();
      if (value instanceof Number) {
        return VariableType.NUMBER;
      }
      if (value instanceof Boolean) {
        return VariableType.TRUTH;
      }
      return value != null && ORDER.contains(comparison)
          ? VariableType.DATE
          : value == null ? VariableType.ANY : VariableType.TEXT;
    }

    if (other instanceof Path path && paths.resolve(path, at) instanceof Named named) {
      VariableUse need = named.need();
      if (need.path().equals("today")) {
        return VariableType.DATE;
      }
    }

    return VariableType.ANY;
  }

  private AbstractValue lookup(
      List<Expression> arguments, ReadingScope at, VariableType type, boolean filled) {
    if (arguments.size() != 2) {
      return new Made(VariableType.ANY);
    }

    Expression key = arguments.get(1);
    boolean written = key instanceof Literal;
    boolean list = key instanceof Literal literal && literal.value() instanceof Number;
    AbstractValue container =
        term(
            arguments.get(0),
            at,
            list ? VariableType.LIST : written ? VariableType.GROUP : VariableType.ANY,
            true);
    if (key instanceof Literal literal && literal.value() != null) {
      AbstractValue found =
          list ? container.items() : container.member(String.valueOf(literal.value()));
      use(found, type, key.position(), at, filled, true);
      return found;
    }

    term(key, at, VariableType.TEXT, true);

    return new Made(VariableType.ANY);
  }

  // ---- paths

  private AbstractValue path(Path path, ReadingScope at, VariableType type, boolean filled) {
    PathResolver.Way way = paths.way(path, at);
    AbstractValue seen = way.start();
    for (int i = 0; i < way.steps().size(); i++) {
      String step = way.steps().get(i);
      boolean index = PathResolver.isIndex(step);
      boolean length = step.equals("length") && i == way.steps().size() - 1;
      VariableType kind = index || length ? VariableType.LIST : VariableType.GROUP;
      use(seen, kind, path.position(), at, true, false);
      seen =
          length && seen instanceof Named
              ? new Made(VariableType.NUMBER)
              : index ? seen.items() : seen.member(step);
    }
    use(seen, type, path.position(), at, filled, true);

    return seen;
  }

  /** Notes a use; at the end of a path it may be one that asks. */
  private void use(
      AbstractValue seen,
      VariableType type,
      Position position,
      ReadingScope at,
      boolean filled,
      boolean end) {
    if (seen instanceof Named named && named.need() != root) {
      VariableUse need = named.need();
      Knowledge found = at.found();
      need.use(
          new VariableUse.Use(
              type,
              position,
              !at.quiet() && !found.defined.contains(need),
              filled && !at.quiet() && !found.present.contains(need),
              at.quiet() && end && !named.handed()));
    } else if (seen instanceof Either either) {
      use(either.one(), type, position, at.quietly(), false, false);
      use(either.other(), type, position, at.quietly(), false, false);
    } else if (seen instanceof Over over) {
      use(over.base(), type, position, at, filled, end);
    }
  }
}
