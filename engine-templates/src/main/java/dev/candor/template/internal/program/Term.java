package dev.candor.template.internal.program;

import dev.candor.template.internal.helper.Arguments;
import dev.candor.template.internal.helper.Helper;
import dev.candor.template.internal.helper.HelperCall;
import dev.candor.template.internal.helper.HelperOption;
import dev.candor.template.internal.helper.WrongArgumentException;
import dev.candor.template.internal.print.PrintLocale;
import dev.candor.template.internal.program.Scope.Loop;
import dev.candor.template.internal.program.Scope.Params;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Snippet;
import dev.candor.template.internal.value.TemplateValues;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something in a template that has a value: as {@link TemplateValues#expose} gives it, or {@link
 * TemplateValues#UNDEFINED} after that was noted. Immutable.
 */
public sealed interface Term extends Snippet {

  /** Evaluates it. */
  @Nullable Object in(RenderRun out, Scope scope);

  record Constant(@Nullable Object value, String written, Position position) implements Term {
    @Override
    public @Nullable Object in(RenderRun out, Scope scope) {
      return value;
    }
  }

  /** Where a path begins. */
  enum Base {
    HERE,
    PARAM,
    INDEX,
    KEY,
    FIRST,
    LAST,
    ROOT
  }

  /**
   * A path, such as {@code loan.amountDue}, {@code ../name} or {@code @root.lender}. Known by its
   * place, not by its content.
   */
  static final class Reference implements Term {
    /** Names of one group that are compared with one that is not there. */
    static final int MOST_NEAR = 1_000;

    private final Base base;
    private final int up;
    private final int slot;
    private final String[] segments;
    private final List<String> params;
    private final String written;
    private final Position position;

    /**
     * A path.
     *
     * @param up how many levels, loops or blocks with names further out
     * @param slot which of the two names of a block
     * @param params the names of blocks around it, for errors
     */
    Reference(
        Base base,
        int up,
        int slot,
        String[] segments,
        List<String> params,
        String written,
        Position position) {
      this.base = base;
      this.up = up;
      this.slot = slot;
      this.segments = segments.clone();
      // most keys of most contexts are interned, by Java or by whoever read the JSON
      for (int i = 0; i < segments.length; i++) {
        this.segments[i] = segments[i].intern();
      }
      this.params = params;
      this.written = written;
      this.position = position;
    }

    /** Returns the one name it is; empty for a path and for a name from further out. */
    String name() {
      return base == Base.HERE && up == 0 && segments.length == 1 ? segments[0] : "";
    }

    @Override
    public Position position() {
      return position;
    }

    @Override
    public String written() {
      return written;
    }

    @Override
    public @Nullable Object in(RenderRun out, Scope scope) {
      Object container = base(out, scope);
      if (container == TemplateValues.UNDEFINED) {
        return missing(out, scope, 0, container);
      }

      Object value = container;
      for (int i = 0; i < segments.length; i++) {
        container = value;
        value = TemplateValues.member(container, segments[i]);
        if (value == TemplateValues.UNDEFINED) {
          return missing(out, scope, i, container);
        }
        value = TemplateValues.expose(value);
        if (value == TemplateValues.REFUSED) {
          return refuse(out, container, i);
        }
      }

      return value;
    }

    private @Nullable Object base(RenderRun out, Scope scope) {
      return switch (base) {
        case HERE -> {
          Scope at = scope;
          for (int i = 0; i < up && at != null; i++) {
            at = at.outer();
          }
          yield at == null ? TemplateValues.UNDEFINED : at.here();
        }
        case PARAM -> {
          Params at = scope.params();
          for (int i = 0; i < up && at != null; i++) {
            at = at.outer();
          }
          yield at == null ? TemplateValues.UNDEFINED : slot == 0 ? at.first() : at.second();
        }
        case ROOT -> out.root;
        default -> {
          Loop at = scope.loop();
          for (int i = 0; i < up && at != null; i++) {
            at = at.outer();
          }
          yield at == null ? TemplateValues.UNDEFINED : ofLoop(at);
        }
      };
    }

    private Object ofLoop(Loop loop) {
      return switch (base) {
        case INDEX -> loop.index();
        case KEY -> loop.key();
        case FIRST -> loop.first();
        default -> loop.last();
      };
    }

    private Object missing(RenderRun out, Scope scope, int at, @Nullable Object container) {
      String wanted = segments.length == 0 ? written : segments[at];
      int before = segments.length == 0 ? -1 : startOf(at);
      if (before < 0) {
        out.reportUndefined(this, written, position, wanted, List::of, "", "");
      } else {
        out.reportUndefined(
            this,
            written,
            position,
            wanted,
            () -> knownNames(scope, at, container),
            written.substring(0, before),
            written.substring(before + wanted.length()));
      }

      return TemplateValues.UNDEFINED;
    }

    /**
     * Where in the written path a segment begins; -1 where it is written in brackets or not at all.
     */
    private int startOf(int segment) {
      int from = written.length();
      for (int i = segments.length - 1; i >= segment; i--) {
        from = written.lastIndexOf(segments[i], from - 1);
        if (from < 0 || (from > 0 && written.charAt(from - 1) == '[')) {
          return -1;
        }
      }
      return from;
    }

    private Collection<String> knownNames(Scope scope, int at, @Nullable Object container) {
      List<String> names = new ArrayList<>(TemplateValues.names(container, MOST_NEAR));
      if (at == 0 && base == Base.HERE && up == 0) {
        names.addAll(params);
        String way = "../";
        for (Scope outer = scope.outer(); outer != null; outer = outer.outer()) {
          if (TemplateValues.member(outer.here(), segments[0]) != TemplateValues.UNDEFINED) {
            names.add(way + segments[0]);
          }
          way += "../";
        }
      }
      return names;
    }

    private Object refuse(RenderRun out, @Nullable Object container, int at) {
      Object value = TemplateValues.member(container, segments[at]);
      String name =
          value == TemplateValues.REFUSED || value == null
              ? "a closed record"
              : value.getClass().getName();
      out.fault(this, () -> TemplateValues.refusal(position, written, name));
      return TemplateValues.UNDEFINED;
    }
  }

  /** A helper with its arguments. */
  static final class Called implements Term {
    private final Helper helper;
    private final Term[] terms;
    private final Map<String, Term> options;
    private final String written;
    private final Position position;

    Called(
        Helper helper, Term[] terms, Map<String, Term> options, String written, Position position) {
      this.helper = helper;
      this.terms = terms;
      this.options = options;
      this.written = written;
      this.position = position;
    }

    @Override
    public Position position() {
      return position;
    }

    @Override
    public String written() {
      return written;
    }

    Helper helper() {
      return helper;
    }

    Term term(int i) {
      return terms[i];
    }

    int size() {
      return terms.length;
    }

    Map<String, Term> options() {
      return options;
    }

    @Override
    public @Nullable Object in(RenderRun out, Scope scope) {
      out.step();
      try {
        return helper.call(new Arguments(new RunningCall(this, out, scope)));
      } catch (WrongArgumentException wrong) {
        out.fault(this, wrong::fault);
        return TemplateValues.UNDEFINED;
      }
    }
  }

  /** A helper's call in one order. */
  record RunningCall(Called called, RenderRun out, Scope scope) implements HelperCall {
    @Override
    public Position position() {
      return called.position;
    }

    @Override
    public String written() {
      return called.written;
    }

    @Override
    public String helperName() {
      return called.helper.name();
    }

    @Override
    public @Nullable HelperOption declaredOption(String name) {
      return called.helper.options().get(name);
    }

    @Override
    public int size() {
      return called.terms.length;
    }

    @Override
    public Snippet argument(int i) {
      return called.terms[i];
    }

    @Override
    public boolean isConstant(int i) {
      return called.terms[i] instanceof Constant;
    }

    @Override
    public @Nullable Object value(int i) {
      return called.terms[i].in(out, scope);
    }

    @Override
    public @Nullable Object valueQuietly(int i) {
      return out.quietly(() -> value(i));
    }

    @Override
    public Set<String> optionNames() {
      return called.options.keySet();
    }

    @Override
    public @Nullable Object optionValue(String name) {
      Term option = called.options.get(name);
      return option == null ? TemplateValues.UNDEFINED : option.in(out, scope);
    }

    @Override
    public Object root() {
      return out.root;
    }

    @Override
    public PrintLocale tongue() {
      return out.tongue;
    }

    @Override
    public ZoneId zone() {
      return out.zone;
    }

    @Override
    public void step() {
      out.step();
    }

    @Override
    public void work(int characters) {
      out.work(characters);
    }

    @Override
    public void reportUndefined(
        String name, Supplier<Collection<String>> known, String before, String after) {
      out.reportUndefined(called, written(), position(), name, known, before, after);
    }
  }
}
