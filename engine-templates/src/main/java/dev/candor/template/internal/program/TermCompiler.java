package dev.candor.template.internal.program;

import dev.candor.fault.Fault;
import dev.candor.fault.Nearest;
import dev.candor.template.internal.helper.Arguments;
import dev.candor.template.internal.helper.Helper;
import dev.candor.template.internal.helper.HelperOption;
import dev.candor.template.internal.helper.HelperRegistry;
import dev.candor.template.internal.program.Term.Base;
import dev.candor.template.internal.syntax.PathSteps;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Syntax.Call;
import dev.candor.template.internal.syntax.Syntax.Expression;
import dev.candor.template.internal.syntax.Syntax.Literal;
import dev.candor.template.internal.syntax.Syntax.Path;
import dev.candor.template.internal.value.TemplateValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the expressions of templates: finds helpers by name and resolves the names of blocks.
 * Only for the thread that made it.
 */
final class TermCompiler {

  /** Names in one path. */
  static final int LONGEST_PATH = 100;

  private static final List<String> DATA = List.of("index", "key", "first", "last", "root");

  private final List<Fault> faults;

  /** Creates a compiler whose faults go into a list. */
  TermCompiler(List<Fault> faults) {
    this.faults = faults;
  }

  /** The names given by the blocks around a place, innermost first. */
  record Names(@Nullable Names outer, List<String> own) {

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

  /**
   * A name without arguments is always a name, never a helper: none of them works without an
   * argument.
   */
  @Nullable Term term(Expression expression, Names names, TemplateSummary summary) {
    if (expression instanceof Literal literal) {
      return new Term.Constant(literal.value(), literal.written(), literal.position());
    }
    if (expression instanceof Path path) {
      return reference(path, names, summary);
    }
    return call((Call) expression, names, summary);
  }

  private @Nullable Term call(Call call, Names names, TemplateSummary summary) {
    Helper helper = HelperRegistry.find(call.name());
    List<Term> terms = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      Term term = term(argument, names, summary);
      if (term != null) {
        terms.add(term);
      }
    }
    if (helper == null) {
      refuseUnknown(call);
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

    Map<String, Term> options = options(call, helper, names, summary);
    if (options == null) {
      return null;
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

    return hasFitOptions(called) ? called : null;
  }

  /** Returns the options of a call by name; null after a fault. */
  private @Nullable Map<String, Term> options(
      Call call, Helper helper, Names names, TemplateSummary summary) {
    Map<String, Term> options = new LinkedHashMap<>();
    for (Map.Entry<String, Expression> option : call.hash().entrySet()) {
      if (!helper.options().containsKey(option.getKey())) {
        List<String> nearest = Nearest.to(option.getKey(), helper.options().keySet(), 1);
        fault(
            option.getValue().position(),
            "The helper (%s) has no option (%s).%s"
                .formatted(call.name(), option.getKey(), nearest(nearest)),
            nearest.isEmpty() ? "delete it." : "write " + nearest.get(0) + "=.");
        return null;
      }
      Term value = term(option.getValue(), names, summary);
      if (value == null) {
        return null;
      }
      options.put(option.getKey(), value);
    }

    return options;
  }

  /** Whether all that must be given is, and what the author wrote himself is what it must be. */
  private boolean hasFitOptions(Term.Called called) {
    int before = faults.size();
    for (HelperOption option : called.helper().options().values()) {
      Term given = called.options().get(option.name());
      if (given == null && option.needed()) {
        faults.add(
            called.fault(
                "The helper (" + called.helper().name() + ") needs (" + option.name() + "=).",
                "write " + option.name() + "= and " + option.allowed() + "."));
      }
      if (given instanceof Term.Constant constant && constant.value() != null) {
        String text = TemplateValues.print(constant.value());
        if (text == null || !option.fits().test(text)) {
          faults.add(Arguments.unfit(option, called.helper().name(), called));
        }
      }
    }

    return faults.size() == before;
  }

  private void refuseUnknown(Call call) {
    if (!HelperRegistry.BLOCKS.contains(call.name())) {
      refuseUnknownHelper(call);
      return;
    }
    fault(
        call.position(),
        "The block (" + call.name() + ") has no value.",
        "write {{#%s}} before and {{/%s}} after what it holds."
            .formatted(call.name(), call.name()));
  }

  void refuseUnknownHelper(Call call) {
    List<String> nearest = HelperRegistry.nearest(call.name());
    fault(
        call.position(),
        "There is no helper (" + call.name() + ")." + nearest(nearest),
        nearest.isEmpty()
            ? "use one of: " + String.join(", ", HelperRegistry.names()) + "."
            : "write " + nearest.get(0) + ".");
  }

  static String nearest(List<String> nearest) {
    return nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + ".";
  }

  private @Nullable Term reference(Path path, Names names, TemplateSummary summary) {
    PathSteps steps = PathSteps.of(path.written());
    if (steps.stray() != null) {
      fault(
          path.position(),
          "The path (%s) cannot be followed: (%s) stands inside it."
              .formatted(path.written(), steps.stray()),
          "write ../ only at the beginning.");
      return null;
    }

    int length = steps.up() + steps.names().size();
    if (length > LONGEST_PATH) {
      fault(
          path.position(),
          "The path has (" + length + ") names; the most is " + LONGEST_PATH + ".",
          "go into the data with {{#with}}.");
      return null;
    }

    return steps.isData() ? data(path, steps, summary) : ofContext(path, steps, names, summary);
  }

  private static Term ofContext(Path path, PathSteps steps, Names names, TemplateSummary summary) {
    List<String> segments = steps.names();
    String first = segments.isEmpty() ? "" : segments.get(0);
    summary.disclosures |= first.equals("disclosures");
    List<String> all = names.all();

    if (!steps.isScoped() && !segments.isEmpty()) {
      int hops = 0;
      for (Names at = names; at != null; at = at.outer) {
        int slot = at.own.indexOf(first);
        if (slot >= 0) {
          return new Term.Reference(
              Base.PARAM, hops, slot, rest(segments), all, path.written(), path.position());
        }
        hops += at.own.isEmpty() ? 0 : 1;
      }
    }
    return new Term.Reference(
        Base.HERE,
        steps.up(),
        0,
        segments.toArray(String[]::new),
        all,
        path.written(),
        path.position());
  }

  private @Nullable Term data(Path path, PathSteps steps, TemplateSummary summary) {
    List<String> segments = steps.names();
    String name = segments.isEmpty() ? "" : segments.get(0);
    if (!DATA.contains(name)) {
      List<String> nearest = Nearest.to(name, DATA, 1).stream().map(word -> "@" + word).toList();
      fault(
          path.position(),
          "There is no (@" + name + ")." + nearest(nearest),
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
        base, steps.up(), 0, rest(segments), List.of(), path.written(), path.position());
  }

  private static String[] rest(List<String> segments) {
    return segments.subList(1, segments.size()).toArray(String[]::new);
  }

  private void fault(Position position, String message, String maybe) {
    faults.add(position.fault("", message, maybe));
  }
}
