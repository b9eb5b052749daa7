package dev.candor.template.internal.use;

import dev.candor.template.internal.helper.Helper;
import dev.candor.template.internal.helper.HelperRegistry;
import dev.candor.template.internal.syntax.PathSteps;
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
import dev.candor.template.internal.value.Values;
import dev.candor.template.variable.VariableType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
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
public final class NameFinder {

  private static final Set<String> COMPARE = Set.of("eq", "ne", "lt", "lte", "gt", "gte");
  private static final Set<String> ORDER = Set.of("lt", "lte", "gt", "gte");

  /** What a term stands for while no data is there. */
  private sealed interface Seen {}

  /**
   * A name of the context.
   *
   * @param handed whether a partial got it under a name of its own: what the partial asks of that
   *     name says nothing of this one
   */
  private record Named(Need need, boolean handed) implements Seen {
    Named(Need need) {
      this(need, false);
    }
  }

  /** A value the template itself brings. */
  private record Constant(@Nullable Object value) implements Seen {}

  /** What a helper gives, or a loop; a list of texts where it is one. */
  private record Made(VariableType type) implements Seen {}

  /** A context with more names laid over it. */
  private record Over(Seen base, Map<String, Seen> names) implements Seen {}

  /** One of two, and only the data tells which. */
  private record Either(Seen one, Seen other) implements Seen {}

  /** A block that was given to a partial, and where it was written. */
  private record Inset(Body body, At at) {}

  /** The names that one block gives. */
  private record Params(List<String> names, List<Seen> values, @Nullable Params outer) {}

  /** What tests around a place have found: names that are there, and those that hold something. */
  private static final class Found {
    final Set<Need> defined = Collections.newSetFromMap(new IdentityHashMap<>());
    final Set<Need> present = Collections.newSetFromMap(new IdentityHashMap<>());

    Found copy() {
      Found copy = new Found();
      copy.add(this);
      return copy;
    }

    void add(Found more) {
      defined.addAll(more.defined);
      present.addAll(more.present);
    }

    void holds(Need need) {
      present.add(need);
      defined(need);
    }

    void defined(Need need) {
      defined.add(need);
      for (Need outer = need.outer();
          outer != null && outer.outer() != null;
          outer = outer.outer()) {
        defined.add(outer);
        present.add(outer);
      }
    }
  }

  /** A place in the data while reading. */
  private record At(
      Seen here,
      @Nullable At outer,
      @Nullable Params params,
      @Nullable Inset block,
      Found found,
      boolean quiet) {

    At into(Seen value, @Nullable Params newParams, Found nowFound) {
      return new At(value, value.equals(here) ? outer : this, newParams, block, nowFound, quiet);
    }

    At finding(Found nowFound) {
      return new At(here, outer, params, block, nowFound, quiet);
    }

    At quietly() {
      return quiet ? this : new At(here, outer, params, block, found, true);
    }

    Found also(Found more) {
      Found all = found.copy();
      all.add(more);
      return all;
    }
  }

  private final Need root;
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
  public NameFinder(
      Need root, Function<String, @Nullable Body> partials, Predicate<Position> isLink) {
    this.root = root;
    this.partials = partials;
    this.isLink = isLink;
  }

  /** Finds the names of a template that stands for itself. */
  public void read(Body body) {
    read(body, new At(new Named(root), null, null, null, new Found(), false));
  }

  /** The names of the partials that were met. */
  public Set<String> used() {
    return used;
  }

  // ---- statements

  private void read(@Nullable Body body, At at) {
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

  private void block(Block block, At at) {
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
        Seen found = term(value, at, VariableType.GROUP, false);
        inside(block, found, found, List.of(found), at);
        read(block.inverse, at);
      }
      default -> {
        Seen found = term(value, at, VariableType.LIST, false);
        Seen item = items(found);
        inside(block, item, found, List.of(item, new Made(VariableType.ANY)), at);
        read(block.inverse, at);
      }
    }
  }

  /** Reads what stands in a block that goes into a value. */
  private void inside(Block block, Seen here, Seen value, List<Seen> given, At at) {
    if (block.main == null) {
      return;
    }
    Found holds = new Found();
    holds(value, holds);
    List<String> own = block.main.params();
    Params params = own.isEmpty() ? at.params() : new Params(own, given, at.params());
    read(block.main, at.into(here, params, at.also(holds)));
  }

  private void branches(Expression value, @Nullable Body yes, @Nullable Body no, At at) {
    Seen found = term(value, at, VariableType.TRUTH, false);
    if (found instanceof Constant constant) {
      read(Values.truthy(constant.value(), false) ? yes : no, at);
      return;
    }
    Found true_ = new Found();
    ifTrue(value, at, true_);
    read(yes, at.finding(at.also(true_)));
    Found false_ = new Found();
    ifFalse(value, at, false_);
    read(no, at.finding(at.also(false_)));
  }

  /**
   * A section goes through a list, into a group, or neither. Which of them it is for shows in its
   * names: {@code this} is a list's, any other name a group's, none a test's.
   */
  private void section(Block block, At at) {
    boolean itself = block.main != null && saysThis(block.main);
    boolean names = block.main != null && saysNames(block.main);
    VariableType type =
        itself ? VariableType.LIST : names ? VariableType.GROUP : VariableType.TRUTH;
    Seen found = term(block.head, at, type, false);
    if (type == VariableType.TRUTH) {
      branches(block.head, block.main, block.inverse, at);
      return;
    }
    Seen here = itself ? items(found) : found;
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

  private static Seen handed(Seen seen) {
    return seen instanceof Named named ? new Named(named.need(), true) : seen;
  }

  private void partial(Partial partial, At at) {
    Seen here =
        partial.context == null ? at.here() : term(partial.context, at, VariableType.GROUP, false);
    if (!partial.hash.isEmpty()) {
      Map<String, Seen> names = new LinkedHashMap<>();
      partial.hash.forEach(
          (name, value) -> names.put(name, handed(term(value, at, VariableType.ANY, false))));
      here = new Over(here, names);
    }
    if (partial.isCallersBlock()) {
      Inset block = at.block();
      if (block != null) {
        At written = block.at();
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
    read(target, new At(here, null, null, block, at.found(), at.quiet()));
    open.remove(partial.name);
  }

  // ---- terms

  private Seen term(Expression expression, At at, VariableType type, boolean filled) {
    if (expression instanceof Literal literal) {
      return new Constant(literal.value());
    }
    if (expression instanceof Path path) {
      return path(path, at, type, filled);
    }
    return call((Call) expression, at, type, filled);
  }

  private Seen call(Call call, At at, VariableType type, boolean filled) {
    List<Expression> arguments = call.arguments();
    call.hash().values().forEach(option -> term(option, at, VariableType.ANY, false));
    switch (call.name()) {
      case "default" -> {
        Seen found = new Made(VariableType.ANY);
        for (int i = 0; i < arguments.size(); i++) {
          // where something stands in for it, neither undefined nor null leaves a gap
          Seen one = term(arguments.get(i), i == 0 ? at.quietly() : at, type, filled && i > 0);
          found = i == 0 ? one : new Either(found, one);
        }
        return found;
      }
      case "defined" -> {
        arguments.forEach(argument -> term(argument, at.quietly(), VariableType.ANY, false));
        return new Made(VariableType.TRUTH);
      }
      case "and", "or" -> {
        Found found = at.found().copy();
        for (Expression argument : arguments) {
          At then = at.finding(found.copy());
          term(argument, then, VariableType.TRUTH, false);
          if (call.name().equals("and")) {
            ifTrue(argument, then, found);
          } else {
            ifFalse(argument, then, found);
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
          return compared(call, at);
        }
        return helped(call, at);
      }
    }
  }

  private Seen helped(Call call, At at) {
    Helper helper = HelperRegistry.find(call.name());
    List<VariableType> types = helper == null ? List.of(VariableType.TEXT) : helper.takes();
    boolean currency = call.name().equals("money") && call.hash().containsKey("currency");
    boolean concat = call.name().equals("concat");
    List<Expression> arguments = call.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      VariableType type = currency ? VariableType.NUMBER : types.get(Math.min(i, types.size() - 1));
      Seen seen = term(arguments.get(i), at, type, !concat);
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

  private Seen compared(Call call, At at) {
    Expression one = call.arguments().get(0);
    Expression other = call.arguments().get(1);
    Seen first = term(one, at, typeBeside(other, at, call.name()), false);
    Seen second = term(other, at, typeBeside(one, at, call.name()), false);
    if (first instanceof Named left && second instanceof Named right) {
      left.need().comparedWith(right.need());
    }
    return new Made(VariableType.TRUTH);
  }

  /** What stands beside a value in a comparison is of its type. */
  private VariableType typeBeside(Expression other, At at, String comparison) {
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
    if (other instanceof Path path && found(path, at) instanceof Named named) {
      Need need = named.need();
      if (need.path().equals("today")) {
        return VariableType.DATE;
      }
    }
    return VariableType.ANY;
  }

  private Seen lookup(List<Expression> arguments, At at, VariableType type, boolean filled) {
    if (arguments.size() != 2) {
      return new Made(VariableType.ANY);
    }
    Expression key = arguments.get(1);
    boolean written = key instanceof Literal;
    boolean list = key instanceof Literal literal && literal.value() instanceof Number;
    Seen container =
        term(
            arguments.get(0),
            at,
            list ? VariableType.LIST : written ? VariableType.GROUP : VariableType.ANY,
            true);
    if (key instanceof Literal literal && literal.value() != null) {
      Seen found = list ? items(container) : member(container, String.valueOf(literal.value()));
      use(found, type, key.position(), at, filled, true);
      return found;
    }
    term(key, at, VariableType.TEXT, true);
    return new Made(VariableType.ANY);
  }

  // ---- paths

  private record Way(Seen start, List<String> steps) {}

  private Seen path(Path path, At at, VariableType type, boolean filled) {
    Way way = way(path, at);
    Seen seen = way.start();
    for (int i = 0; i < way.steps().size(); i++) {
      String step = way.steps().get(i);
      boolean index = isIndex(step);
      boolean length = step.equals("length") && i == way.steps().size() - 1;
      VariableType kind = index || length ? VariableType.LIST : VariableType.GROUP;
      use(seen, kind, path.position(), at, true, false);
      seen =
          length && seen instanceof Named
              ? new Made(VariableType.NUMBER)
              : index ? items(seen) : member(seen, step);
    }
    use(seen, type, path.position(), at, filled, true);
    return seen;
  }

  /** Where a path leads, without a use being noted; nothing where it leads to no name. */
  private Seen found(Path path, At at) {
    Way way = way(path, at);
    Seen seen = way.start();
    for (String step : way.steps()) {
      if (step.equals("length")) {
        return new Made(VariableType.NUMBER);
      }
      seen = isIndex(step) ? items(seen) : member(seen, step);
    }
    return seen;
  }

  private Way way(Path path, At at) {
    PathSteps parsed = PathSteps.of(path.written());
    List<String> steps = parsed.names();
    if (parsed.isData()) {
      int from = steps.indexOf("root");
      return from >= 0
          ? new Way(new Named(root), steps.subList(from + 1, steps.size()))
          : new Way(new Made(VariableType.ANY), List.of());
    }

    if (!parsed.isScoped() && !steps.isEmpty()) {
      for (Params params = at.params(); params != null; params = params.outer()) {
        int slot = params.names().indexOf(steps.get(0));
        if (slot >= 0 && slot < params.values().size()) {
          return new Way(params.values().get(slot), steps.subList(1, steps.size()));
        }
      }
    }
    At there = at;
    for (int i = 0; i < parsed.up() && there != null; i++) {
      there = there.outer();
    }
    return new Way(there == null ? new Made(VariableType.ANY) : there.here(), steps);
  }

  private static boolean isIndex(String step) {
    return !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Notes a use; at the end of a path it may be one that asks. */
  private void use(
      Seen seen, VariableType type, Position position, At at, boolean filled, boolean end) {
    if (seen instanceof Named named && named.need() != root) {
      Need need = named.need();
      Found found = at.found();
      need.use(
          new Need.Use(
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

  private static Seen member(Seen container, String name) {
    if (container instanceof Named named) {
      return new Named(named.need().member(name), named.handed());
    }
    if (container instanceof Over over) {
      Seen laid = over.names().get(name);
      return laid == null ? member(over.base(), name) : laid;
    }
    if (container instanceof Either either) {
      return new Either(member(either.one(), name), member(either.other(), name));
    }
    return new Made(VariableType.ANY);
  }

  private static Seen items(Seen list) {
    if (list instanceof Named named) {
      return new Named(named.need().items(), named.handed());
    }
    if (list instanceof Either either) {
      return new Either(items(either.one()), items(either.other()));
    }
    return new Made(VariableType.TEXT);
  }

  // ---- what a test has found

  private static void holds(Seen seen, Found found) {
    if (seen instanceof Named named) {
      found.holds(named.need());
    }
  }

  /** What is known where a condition is true. */
  private void ifTrue(Expression condition, At at, Found found) {
    if (condition instanceof Path path) {
      holds(found(path, at), found);
    } else if (condition instanceof Call call && !call.arguments().isEmpty()) {
      Expression first = call.arguments().get(0);
      switch (call.name()) {
        case "defined" -> {
          if (first instanceof Path path && found(path, at) instanceof Named named) {
            found.defined(named.need());
          }
        }
        case "default" -> {
          if (call.arguments().get(call.arguments().size() - 1) instanceof Literal other
              && !Values.truthy(other.value(), false)
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
  private void ifFalse(Expression condition, At at, Found found) {
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
  private void equal(List<Expression> arguments, At at, Found found) {
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
