package dev.candor.template.internal.program;

import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.template.internal.helper.Arguments;
import dev.candor.template.internal.helper.Helper;
import dev.candor.template.internal.helper.HelperOption;
import dev.candor.template.internal.helper.Helpers;
import dev.candor.template.internal.program.TemplateSummary.BlockNeed;
import dev.candor.template.internal.program.Term.Base;
import dev.candor.template.internal.syntax.Composition;
import dev.candor.template.internal.syntax.ParseTrees;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import dev.candor.template.internal.syntax.Syntax.Block;
import dev.candor.template.internal.syntax.Syntax.Body;
import dev.candor.template.internal.syntax.Syntax.Call;
import dev.candor.template.internal.syntax.Syntax.Expression;
import dev.candor.template.internal.syntax.Syntax.Literal;
import dev.candor.template.internal.syntax.Syntax.Partial;
import dev.candor.template.internal.syntax.Syntax.Path;
import dev.candor.template.internal.syntax.Syntax.Print;
import dev.candor.template.internal.syntax.Syntax.Statement;
import dev.candor.template.internal.syntax.Syntax.Text;
import dev.candor.template.internal.value.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes plans from sources: finds helpers and partials by name, resolves the names of blocks, and
 * collects every fault on the way. Only for the thread that made it.
 */
public final class Compiler {

  /** How deep partials may stand in partials. */
  static final int DEEPEST_PARTIALS = 50;

  /** How deep blocks may nest through all partials; the writer's stack holds many times that. */
  static final int DEEPEST_IN_ALL = 500;

  /** Names in one path. */
  static final int LONGEST_PATH = 100;

  private static final List<String> DATA = List.of("index", "key", "first", "last", "root");

  private final Map<String, Source> partials;
  private final boolean complete;
  private final List<Fault> faults;
  private final Map<String, @Nullable CompiledTemplate> planned = new HashMap<>();
  private final ParseTrees trees;
  private final Set<Source> read = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Body, @Nullable CompiledTemplate> dressed = new IdentityHashMap<>();
  private final Set<String> open = new LinkedHashSet<>();

  /**
   * Creates a compiler.
   *
   * @param partials by name
   * @param complete whether a partial that is not among them is a fault; otherwise it may come from
   *     the book below
   * @param trees where sources are read
   * @param faults where faults go
   */
  public Compiler(
      Map<String, Source> partials, boolean complete, ParseTrees trees, List<Fault> faults) {
    this.partials = partials;
    this.complete = complete;
    this.trees = trees;
    this.faults = faults;
  }

  /**
   * The plan of a template that stands for itself; null after a fault in it or in a partial of it.
   */
  public @Nullable CompiledTemplate template(Source source) {
    return template(plan(source));
  }

  /** The same of other statements than those in its file. */
  public @Nullable CompiledTemplate template(Source source, Body body) {
    return template(plan(source, body));
  }

  private @Nullable CompiledTemplate template(@Nullable CompiledTemplate plan) {
    if (plan != null && plan.summary().block != null) {
      BlockNeed need = plan.summary().block;
      String name = need.partial();
      if (name == null) {
        fault(
            need.position(),
            "There is no block to print here: the template is nobody's partial.",
            "move this into a layout.");
      } else {
        fault(
            need.position(),
            "The partial (" + name + ") prints the block of its caller, and this call has none.",
            "write {{#> " + name + "}} before the block and {{/" + name + "}} after it.");
      }
      return null;
    }
    return plan == null ? null : plan.asPage();
  }

  /** The plan of a partial; null where there is none, or after a fault. */
  public @Nullable CompiledTemplate partial(String name) {
    if (planned.containsKey(name)) {
      return planned.get(name);
    }
    Source source = partials.get(name);
    CompiledTemplate plan = null;
    if (source != null) {
      open.add(name);
      plan = plan(source);
      open.remove(name);
    }
    planned.put(name, plan);
    return plan;
  }

  /** Compiles the partials that a template prints; returns whether none has a fault. */
  public boolean compilePartials(Body template) {
    boolean sound = true;
    for (Body body : Composition.of(template, none -> null)) {
      for (Statement statement : body.statements()) {
        if (statement instanceof Partial partial && !partial.isCallersBlock()) {
          sound &= partial(partial.name) != null;
        }
      }
    }
    return sound;
  }

  /** The statements of a partial; null where there is none, or where it cannot be read. */
  public @Nullable Body body(String partial) {
    Source source = partials.get(partial);
    return source == null ? null : body(source);
  }

  /** The statements of a template, read once; null where it cannot be read. */
  public @Nullable Body body(Source source) {
    if (read.add(source)) {
      faults.addAll(trees.faults(source));
    }
    return trees.body(source);
  }

  private @Nullable CompiledTemplate plan(Source source) {
    int before = faults.size();
    Body body = body(source);
    return body == null || faults.size() > before ? null : plan(source, body);
  }

  private @Nullable CompiledTemplate plan(Source source, Body body) {
    int before = faults.size();
    TemplateSummary summary = new TemplateSummary();
    Node[] nodes = nodes(body, new Names(null, List.of()), summary);
    return faults.size() == before ? new CompiledTemplate(source, nodes, summary) : null;
  }

  /** The names given by the blocks around a place, innermost first. */
  private record Names(@Nullable Names outer, List<String> own) {

    Names with(List<String> names) {
      return names.isEmpty() ? this : new Names(this, names);
    }

    List<String> all() {
      List<String> all = new ArrayList<>();
      for (Names at = this; at != null; at = at.outer) {
        all.addAll(at.own);
      }
      return List.copyOf(all);
    }
  }

  // ---- statements

  private Node[] nodes(@Nullable Body body, Names names, TemplateSummary summary) {
    List<Node> nodes = new ArrayList<>();
    if (body != null) {
      for (Statement statement : body.statements()) {
        Node node = node(statement, names, summary);
        if (node != null) {
          nodes.add(node);
        }
      }
    }
    return nodes.toArray(Node[]::new);
  }

  private @Nullable Node node(Statement statement, Names names, TemplateSummary summary) {
    if (statement instanceof Text text) {
      return text.value.isEmpty() ? null : new Node.Words(text.value);
    }
    if (statement instanceof Print print) {
      Term term = term(print.expression(), names, summary);
      return term == null ? null : new Node.Printed(term, print.raw());
    }
    if (statement instanceof Block block) {
      return block(block, names, summary);
    }
    return statement instanceof Partial partial ? partial(partial, names, summary) : null;
  }

  private @Nullable Node block(Block block, Names names, TemplateSummary summary) {
    TemplateSummary inside = new TemplateSummary();
    Node node =
        block.head instanceof Call call
            ? called(block, call, names, inside)
            : section(block, names, inside);
    summary.add(inside);
    if (inside.block != null) {
      summary.needBlock(inside.block);
    }
    summary.partials = Math.max(summary.partials, inside.partials);
    nest(summary, inside.nesting + 1, block.position);
    return node;
  }

  private void nest(TemplateSummary summary, int nesting, Position position) {
    if (nesting > DEEPEST_IN_ALL && summary.nesting <= DEEPEST_IN_ALL) {
      fault(
          position,
          "Blocks and partials nest deeper than (" + DEEPEST_IN_ALL + ") here.",
          "put fewer partials inside each other.");
    }
    summary.nesting = Math.max(summary.nesting, nesting);
  }

  private @Nullable Node section(Block block, Names names, TemplateSummary summary) {
    if (Helpers.BLOCKS.contains(block.head.written())) {
      fault(
          block.position,
          "The block (" + block.head.written() + ") needs a value.",
          "write {{#" + block.head.written() + " name}}.");
      return null;
    }
    Term value = term(block.head, names, summary);
    List<String> own = own(block);
    Node[] main = nodes(block.main, names.with(own), summary);
    Node[] inverse = nodes(block.inverse, names, summary);
    return value == null ? null : new Node.Section(value, !own.isEmpty(), main, inverse);
  }

  private static List<String> own(Block block) {
    return block.main == null ? List.of() : block.main.params();
  }

  private @Nullable Node called(Block block, Call call, Names names, TemplateSummary summary) {
    String name = call.name();
    boolean conditional = name.equals("if") || name.equals("unless");
    List<String> own = own(block);
    Node[] main = nodes(block.main, names.with(own), summary);
    Node[] inverse = nodes(block.inverse, names, summary);
    if (!Helpers.BLOCKS.contains(name)) {
      if (Helpers.find(name) == null) {
        unknownHelper(call);
      } else {
        fault(
            call.position(),
            "The helper (" + name + ") gives a value and cannot open a block.",
            "write {{#if (" + call.written() + ")}}.");
      }
      return null;
    }
    if (call.arguments().size() != 1) {
      fault(
          call.position(),
          "The block (" + name + ") takes 1 value and has (" + call.arguments().size() + ").",
          call.arguments().size() > 1
              ? "put a comparison in parentheses, such as {{#if (eq a b)}}."
              : "write {{#" + name + " name}}.");
      return null;
    }
    for (Map.Entry<String, Expression> option : call.hash().entrySet()) {
      if (!conditional || !option.getKey().equals("includeZero")) {
        fault(
            option.getValue().position(),
            "The block (" + name + ") has no option (" + option.getKey() + ").",
            "delete it.");
        return null;
      }
    }
    if (conditional && !own.isEmpty()) {
      fault(
          call.position(),
          "The block (" + name + ") gives no value that could be named (" + own.get(0) + ").",
          "write {{#with}} or {{#each}}.");
      return null;
    }
    if (name.equals("with") && own.size() > 1) {
      fault(
          call.position(),
          "The block (with) gives one value, and there is a second name (" + own.get(1) + ").",
          "keep the first name.");
      return null;
    }
    // asking whether there are disclosures does not say them
    TemplateSummary asked = new TemplateSummary();
    Term value = term(call.arguments().get(0), names, conditional ? asked : summary);
    if (conditional) {
      asked.disclosures = false;
      summary.add(asked);
    }
    Expression zero = call.hash().get("includeZero");
    Term includeZero = zero == null ? null : term(zero, names, summary);
    if (value == null || (zero != null && includeZero == null)) {
      return null;
    }
    boolean named = !own.isEmpty();
    return switch (name) {
      case "if" -> new Node.If(value, includeZero, false, main, inverse);
      case "unless" -> new Node.If(value, includeZero, true, main, inverse);
      case "with" -> new Node.With(value, named, main, inverse);
      default -> new Node.Each(value, named, main, inverse);
    };
  }

  private @Nullable Node partial(Partial partial, Names names, TemplateSummary summary) {
    Term context = partial.context == null ? null : term(partial.context, names, summary);
    Map<String, Term> hash = new LinkedHashMap<>();
    partial.hash.forEach(
        (name, expression) -> {
          Term value = term(expression, names, summary);
          if (value != null) {
            hash.put(name, value);
          }
        });
    TemplateSummary inside = new TemplateSummary();
    Node @Nullable [] body = partial.body == null ? null : nodes(partial.body, names, inside);
    if (inside.block != null) {
      summary.needBlock(inside.block);
    }
    if (partial.isCallersBlock()) {
      if (body != null) {
        fault(
            partial.position,
            "The caller's block cannot be given a block of its own.",
            "write {{> @partial-block}}.");
        return null;
      }
      summary.needBlock(new BlockNeed(partial.position, null));
      nest(summary, 1, partial.position);
      return new Node.Inserted(partial.position, null, context, hash, null, partial.indent);
    }
    CompiledTemplate target = target(partial);
    if (target == null) {
      summary.add(inside);
      // the fault is told where it is; nothing more is concluded from it
      summary.disclosures = true;
      return null;
    }
    TemplateSummary theirs = target.summary();
    if (theirs.block != null && body == null) {
      summary.needBlock(new BlockNeed(partial.position, partial.name));
    }
    if (theirs.block == null && body != null) {
      fault(
          partial.position,
          "The partial (" + partial.name + ") does not print the block given to it.",
          "write {{> "
              + partial.name
              + "}} without a block, or put {{> @partial-block}} into "
              + target.source().name()
              + ".");
    }
    summary.add(inside);
    summary.add(theirs);
    summary.uses.add(target.source().name());
    int depth = 1 + theirs.partials + inside.partials;
    if (depth > DEEPEST_PARTIALS && summary.partials <= DEEPEST_PARTIALS) {
      fault(
          partial.position,
          "Partials stand in partials deeper than (" + DEEPEST_PARTIALS + ") here.",
          "put fewer partials inside each other.");
    }
    summary.partials = Math.max(summary.partials, depth);
    nest(summary, 1 + theirs.nesting + inside.nesting, partial.position);
    return new Node.Inserted(partial.position, target.nodes(), context, hash, body, partial.indent);
  }

  private @Nullable CompiledTemplate target(Partial partial) {
    String name = partial.name;
    if (open.contains(name)) {
      List<String> way = new ArrayList<>(open);
      List<String> circle = new ArrayList<>(way.subList(way.indexOf(name), way.size()));
      circle.add(name);
      fault(
          partial.position,
          "The partial (" + name + ") calls itself: " + String.join(" > ", circle) + ".",
          "go through the list with {{#each}} instead.");
      return null;
    }
    if (!partials.containsKey(name)) {
      if (complete) {
        List<String> nearest = Nearest.to(name, partials.keySet(), 3);
        fault(
            partial.position,
            "There is no partial (" + name + ")." + named(nearest),
            nearest.isEmpty()
                ? "put it under partials as " + name + ".hbs."
                : "write {{> " + nearest.get(0) + "}}.");
      }
      return null;
    }
    Body target = partial.target;
    if (target == null) {
      return partial(name);
    }
    // not computeIfAbsent: planning it plans others
    if (!dressed.containsKey(target)) {
      dressed.put(target, plan(Objects.requireNonNull(partials.get(name)), target));
    }
    return dressed.get(target);
  }

  // ---- expressions

  /**
   * A name without arguments is always a name, never a helper: none of them works without an
   * argument.
   */
  private @Nullable Term term(Expression expression, Names names, TemplateSummary summary) {
    if (expression instanceof Literal literal) {
      return new Term.Constant(literal.value(), literal.written(), literal.position());
    }
    if (expression instanceof Path path) {
      return reference(path, names, summary);
    }
    return call((Call) expression, names, summary);
  }

  private @Nullable Term call(Call call, Names names, TemplateSummary summary) {
    Helper helper = Helpers.find(call.name());
    List<Term> terms = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      Term term = term(argument, names, summary);
      if (term != null) {
        terms.add(term);
      }
    }
    if (helper == null) {
      if (Helpers.BLOCKS.contains(call.name())) {
        fault(
            call.position(),
            "The block (" + call.name() + ") has no value.",
            "write {{#"
                + call.name()
                + "}} before and {{/"
                + call.name()
                + "}} after what it holds.");
      } else {
        unknownHelper(call);
      }
      return null;
    }
    int size = call.arguments().size();
    if (size < helper.least() || size > helper.most()) {
      String range =
          helper.least() == helper.most()
              ? "" + helper.least()
              : helper.least() + " to " + helper.most();
      fault(
          call.position(),
          "The helper (" + call.name() + ") takes " + range + " arguments and has (" + size + ").",
          "put texts in quotes and calls in parentheses.");
      return null;
    }
    Map<String, Term> options = new LinkedHashMap<>();
    for (Map.Entry<String, Expression> option : call.hash().entrySet()) {
      if (!helper.options().containsKey(option.getKey())) {
        List<String> nearest = Nearest.to(option.getKey(), helper.options().keySet(), 1);
        fault(
            option.getValue().position(),
            "The helper ("
                + call.name()
                + ") has no option ("
                + option.getKey()
                + ")."
                + named(nearest),
            nearest.isEmpty() ? "delete it." : "write " + nearest.get(0) + "=.");
        return null;
      }
      Term value = term(option.getValue(), names, summary);
      if (value == null) {
        return null;
      }
      options.put(option.getKey(), value);
    }
    if (helper.localized()) {
      summary.localized.putIfAbsent(helper.name(), call.position());
    }
    if (helper.gives() == Helper.Gives.PICTURE) {
      summary.pictures.putIfAbsent(helper.name(), call.position());
    }
    if (terms.size() != size) {
      return null;
    }
    Term.Called called =
        new Term.Called(
            helper, terms.toArray(Term[]::new), options, call.written(), call.position());
    return options(called) ? called : null;
  }

  /** Whether all that must be given is, and what the author wrote himself is what it must be. */
  private boolean options(Term.Called called) {
    int before = faults.size();
    for (HelperOption option : called.helper().options().values()) {
      Term given = called.options().get(option.name());
      if (given == null && option.needed()) {
        faults.add(
            called
                .position()
                .fault(
                    called.written(),
                    "The helper (" + called.helper().name() + ") needs (" + option.name() + "=).",
                    "write " + option.name() + "= and " + option.allowed() + "."));
      }
      if (given instanceof Term.Constant constant && constant.value() != null) {
        String text = Values.printed(constant.value());
        if (text == null || !option.fits().test(text)) {
          faults.add(Arguments.unfit(option, called.helper().name(), called));
        }
      }
    }
    return faults.size() == before;
  }

  private void unknownHelper(Call call) {
    List<String> nearest = Helpers.nearest(call.name());
    fault(
        call.position(),
        "There is no helper (" + call.name() + ")." + named(nearest),
        nearest.isEmpty()
            ? "use one of: " + String.join(", ", Helpers.names()) + "."
            : "write " + nearest.get(0) + ".");
  }

  private static String named(List<String> nearest) {
    return nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + ".";
  }

  private @Nullable Term reference(Path path, Names names, TemplateSummary summary) {
    String written = path.written();
    boolean data = written.startsWith("@");
    List<String> segments = new ArrayList<>();
    int up = 0;
    boolean scoped = false;
    for (Segment part : split(data ? written.substring(1) : written)) {
      boolean way =
          !part.literal
              && (part.text.equals("..") || part.text.equals(".") || part.text.equals("this"));
      if (way && segments.isEmpty()) {
        up += part.text.equals("..") ? 1 : 0;
        scoped = true;
      } else if (way || part.text.isEmpty()) {
        fault(
            path.position(),
            "The path (" + written + ") cannot be followed: (" + part.text + ") stands inside it.",
            "write ../ only at the beginning.");
        return null;
      } else {
        segments.add(part.text);
      }
    }
    if (up + segments.size() > LONGEST_PATH) {
      fault(
          path.position(),
          "The path has (" + (up + segments.size()) + ") names; the most is " + LONGEST_PATH + ".",
          "go into the data with {{#with}}.");
      return null;
    }
    if (data) {
      return data(path, up, segments, summary);
    }
    if (!segments.isEmpty() && segments.get(0).equals("disclosures")) {
      summary.disclosures = true;
    }
    List<String> all = names.all();
    if (!scoped && !segments.isEmpty()) {
      int hops = 0;
      for (Names at = names; at != null; at = at.outer) {
        int slot = at.own.indexOf(segments.get(0));
        if (slot >= 0) {
          return new Term.Reference(
              Base.PARAM, hops, slot, rest(segments), all, written, path.position());
        }
        hops += at.own.isEmpty() ? 0 : 1;
      }
    }
    return new Term.Reference(
        Base.HERE, up, 0, segments.toArray(String[]::new), all, written, path.position());
  }

  private @Nullable Term data(Path path, int up, List<String> segments, TemplateSummary summary) {
    String name = segments.isEmpty() ? "" : segments.get(0);
    if (!DATA.contains(name)) {
      List<String> nearest = Nearest.to(name, DATA, 1).stream().map(word -> "@" + word).toList();
      fault(
          path.position(),
          "There is no (@" + name + ")." + named(nearest),
          nearest.isEmpty()
              ? "use one of: @index, @key, @first, @last, @root."
              : "write " + nearest.get(0) + ".");
      return null;
    }
    if (name.equals("root")) {
      if (segments.size() > 1 && segments.get(1).equals("disclosures")) {
        summary.disclosures = true;
      }
      return new Term.Reference(
          Base.ROOT, 0, 0, rest(segments), List.of(), path.written(), path.position());
    }
    Base base =
        switch (name) {
          case "index" -> Base.INDEX;
          case "key" -> Base.KEY;
          case "first" -> Base.FIRST;
          default -> Base.LAST;
        };
    return new Term.Reference(
        base, up, 0, rest(segments), List.of(), path.written(), path.position());
  }

  private static String[] rest(List<String> segments) {
    return segments.subList(1, segments.size()).toArray(String[]::new);
  }

  /** A step of a path; literal where it stands in brackets. */
  public record Segment(String text, boolean literal) {}

  /** Splits a path at its dots and slashes; what is in brackets stays whole. */
  public static List<Segment> split(String path) {
    List<Segment> segments = new ArrayList<>();
    int at = 0;
    while (at < path.length()) {
      if (path.charAt(at) == '[' && path.indexOf(']', at) > 0) {
        int end = path.indexOf(']', at);
        segments.add(new Segment(path.substring(at + 1, end), true));
        at = end + 1;
      } else if (path.startsWith("..", at)
          && (at + 2 == path.length() || path.charAt(at + 2) == '/')) {
        segments.add(new Segment("..", false));
        at += 2;
      } else if (path.charAt(at) == '.'
          && (at + 1 == path.length() || path.charAt(at + 1) == '/')
          && segments.isEmpty()) {
        segments.add(new Segment(".", false));
        at++;
      } else {
        int end = at;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '/') {
          end++;
        }
        segments.add(new Segment(path.substring(at, end), false));
        at = end;
      }
      if (at < path.length()) {
        at++;
        if (at == path.length() && path.charAt(at - 1) == '.') {
          segments.add(new Segment("", false));
        }
      }
    }
    return segments;
  }

  private void fault(Position position, String message, String maybe) {
    faults.add(position.fault("", message, maybe));
  }
}
