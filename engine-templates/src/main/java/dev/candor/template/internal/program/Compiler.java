package dev.candor.template.internal.program;

import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.template.internal.helper.HelperRegistry;
import dev.candor.template.internal.program.TemplateSummary.BlockNeed;
import dev.candor.template.internal.program.TermCompiler.Names;
import dev.candor.template.internal.syntax.Composition;
import dev.candor.template.internal.syntax.ParseTrees;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import dev.candor.template.internal.syntax.Syntax.Block;
import dev.candor.template.internal.syntax.Syntax.Body;
import dev.candor.template.internal.syntax.Syntax.Call;
import dev.candor.template.internal.syntax.Syntax.Expression;
import dev.candor.template.internal.syntax.Syntax.Partial;
import dev.candor.template.internal.syntax.Syntax.Print;
import dev.candor.template.internal.syntax.Syntax.Statement;
import dev.candor.template.internal.syntax.Syntax.Text;
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

  private final Map<String, Source> partials;
  private final boolean complete;
  private final List<Fault> faults;
  private final Map<String, @Nullable CompiledTemplate> planned = new HashMap<>();
  private final TermCompiler terms;
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
    this.terms = new TermCompiler(faults);
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
    ProgramNode[] nodes = nodes(body, new Names(null, List.of()), summary);
    return faults.size() == before ? new CompiledTemplate(source, nodes, summary) : null;
  }

  // ---- statements

  private ProgramNode[] nodes(@Nullable Body body, Names names, TemplateSummary summary) {
    List<ProgramNode> nodes = new ArrayList<>();
    if (body != null) {
      for (Statement statement : body.statements()) {
        ProgramNode node = node(statement, names, summary);
        if (node != null) {
          nodes.add(node);
        }
      }
    }
    return nodes.toArray(ProgramNode[]::new);
  }

  private @Nullable ProgramNode node(Statement statement, Names names, TemplateSummary summary) {
    if (statement instanceof Text text) {
      return text.value.isEmpty() ? null : new ProgramNode.Words(text.value);
    }
    if (statement instanceof Print print) {
      Term term = terms.term(print.expression(), names, summary);
      return term == null ? null : new ProgramNode.Printed(term, print.raw());
    }
    if (statement instanceof Block block) {
      return block(block, names, summary);
    }
    return statement instanceof Partial partial ? partial(partial, names, summary) : null;
  }

  private @Nullable ProgramNode block(Block block, Names names, TemplateSummary summary) {
    TemplateSummary inside = new TemplateSummary();
    ProgramNode node =
        block.head instanceof Call call
            ? compileCall(block, call, names, inside)
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

  private @Nullable ProgramNode section(Block block, Names names, TemplateSummary summary) {
    if (HelperRegistry.BLOCKS.contains(block.head.written())) {
      fault(
          block.position,
          "The block (" + block.head.written() + ") needs a value.",
          "write {{#" + block.head.written() + " name}}.");
      return null;
    }
    Term value = terms.term(block.head, names, summary);
    List<String> own = ownNames(block);
    ProgramNode[] main = nodes(block.main, names.with(own), summary);
    ProgramNode[] inverse = nodes(block.inverse, names, summary);
    return value == null ? null : new ProgramNode.Section(value, !own.isEmpty(), main, inverse);
  }

  private static List<String> ownNames(Block block) {
    return block.main == null ? List.of() : block.main.params();
  }

  private @Nullable ProgramNode compileCall(
      Block block, Call call, Names names, TemplateSummary summary) {
    String name = call.name();
    boolean conditional = name.equals("if") || name.equals("unless");
    List<String> own = ownNames(block);
    ProgramNode[] main = nodes(block.main, names.with(own), summary);
    ProgramNode[] inverse = nodes(block.inverse, names, summary);
    if (!isSound(call, conditional, own)) {
      return null;
    }

    // asking whether there are disclosures does not say them
    TemplateSummary asked = new TemplateSummary();
    Term value = terms.term(call.arguments().get(0), names, conditional ? asked : summary);
    if (conditional) {
      asked.disclosures = false;
      summary.add(asked);
    }
    Expression zero = call.hash().get("includeZero");
    Term includeZero = zero == null ? null : terms.term(zero, names, summary);
    if (value == null || (zero != null && includeZero == null)) {
      return null;
    }

    boolean named = !own.isEmpty();
    return switch (name) {
      case "if" -> new ProgramNode.If(value, includeZero, false, main, inverse);
      case "unless" -> new ProgramNode.If(value, includeZero, true, main, inverse);
      case "with" -> new ProgramNode.With(value, named, main, inverse);
      default -> new ProgramNode.Each(value, named, main, inverse);
    };
  }

  /** Returns whether the head of a block is as it must be; the first fault is noted. */
  private boolean isSound(Call call, boolean conditional, List<String> own) {
    String name = call.name();
    int size = call.arguments().size();
    if (!HelperRegistry.BLOCKS.contains(name)) {
      if (HelperRegistry.find(name) == null) {
        terms.refuseUnknownHelper(call);
        return false;
      }
      return refuse(
          call.position(),
          "The helper (" + name + ") gives a value and cannot open a block.",
          "write {{#if (" + call.written() + ")}}.");
    }
    if (size != 1) {
      return refuse(
          call.position(),
          "The block (" + name + ") takes 1 value and has (" + size + ").",
          size > 1
              ? "put a comparison in parentheses, such as {{#if (eq a b)}}."
              : "write {{#" + name + " name}}.");
    }

    for (Map.Entry<String, Expression> option : call.hash().entrySet()) {
      if (!conditional || !option.getKey().equals("includeZero")) {
        return refuse(
            option.getValue().position(),
            "The block (" + name + ") has no option (" + option.getKey() + ").",
            "delete it.");
      }
    }
    if (conditional && !own.isEmpty()) {
      return refuse(
          call.position(),
          "The block (" + name + ") gives no value that could be named (" + own.get(0) + ").",
          "write {{#with}} or {{#each}}.");
    }

    return !name.equals("with")
        || own.size() < 2
        || refuse(
            call.position(),
            "The block (with) gives one value, and there is a second name (" + own.get(1) + ").",
            "keep the first name.");
  }

  private boolean refuse(Position position, String message, String maybe) {
    fault(position, message, maybe);
    return false;
  }

  private @Nullable ProgramNode partial(Partial partial, Names names, TemplateSummary summary) {
    Term context = partial.context == null ? null : terms.term(partial.context, names, summary);
    Map<String, Term> hash = new LinkedHashMap<>();
    partial.hash.forEach(
        (name, expression) -> {
          Term value = terms.term(expression, names, summary);
          if (value != null) {
            hash.put(name, value);
          }
        });
    TemplateSummary inside = new TemplateSummary();
    ProgramNode @Nullable [] body =
        partial.body == null ? null : nodes(partial.body, names, inside);
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
      return new ProgramNode.Inserted(partial.position, null, context, hash, null, partial.indent);
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
          "write {{> %s}} without a block, or put {{> @partial-block}} into %s."
              .formatted(partial.name, target.source().name()));
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

    return new ProgramNode.Inserted(
        partial.position, target.nodes(), context, hash, body, partial.indent);
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
            "There is no partial (" + name + ")." + TermCompiler.nearest(nearest),
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

  private void fault(Position position, String message, String maybe) {
    faults.add(position.fault("", message, maybe));
  }
}
