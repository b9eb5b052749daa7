package dev.candor.template.internal.program;

import dev.candor.fault.Fault;
import dev.candor.party.Money;
import dev.candor.template.internal.helper.Arguments;
import dev.candor.template.internal.helper.Helper;
import dev.candor.template.internal.helper.HelperCall;
import dev.candor.template.internal.helper.HelperOption;
import dev.candor.template.internal.helper.WrongArgumentException;
import dev.candor.template.internal.html.PrintedData;
import dev.candor.template.internal.print.Tongue;
import dev.candor.template.internal.program.PageSkeleton.Places;
import dev.candor.template.internal.program.Scope.Inset;
import dev.candor.template.internal.program.Scope.Loop;
import dev.candor.template.internal.program.Scope.Params;
import dev.candor.template.internal.safe.Markup;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Snippet;
import dev.candor.template.internal.syntax.Source;
import dev.candor.template.internal.value.Values;
import dev.candor.template.internal.value.Values.Extended;
import dev.candor.template.internal.value.Values.RequiredWords;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A template made ready to be written: nodes in order, every name resolved as far as it can be.
 * Immutable; shared between threads.
 */
public final class Plan {

  private final Source source;
  private final Node[] nodes;
  private final Traits traits;
  private final boolean page;
  private final boolean letter;
  private final Set<Printed> plain;
  private final Set<Fault> misplaced;
  // found when it is first asked for: twice by two threads does no harm
  private volatile @Nullable Places places;

  Plan(Source source, Node[] nodes, Traits traits) {
    this(source, nodes, traits, false, false, Set.of(), Set.of());
  }

  private Plan(
      Source source,
      Node[] nodes,
      Traits traits,
      boolean page,
      boolean letter,
      Set<Printed> plain,
      Set<Fault> misplaced) {
    this.source = source;
    this.nodes = nodes;
    this.traits = traits;
    this.page = page;
    this.letter = letter;
    this.plain = plain;
    this.misplaced = misplaced;
  }

  /** The same plan, as that of a page that stands for itself. */
  Plan page() {
    return page(false);
  }

  /** The same plan, as that of a page that is read on paper only. */
  public Plan letter() {
    return page(true);
  }

  private Plan page(boolean onPaper) {
    DataPlaces data = DataPlaces.of(nodes);
    return new Plan(source, nodes, traits, true, onPaper, data.plain(), data.faults());
  }

  /** Returns what readers of the page see of what it prints. */
  public Places places() {
    Places found = places;
    if (found == null) {
      found = page ? PageSkeleton.of(nodes, letter) : Places.NONE;
      places = found;
    }
    return found;
  }

  public Source source() {
    return source;
  }

  public Traits traits() {
    return traits;
  }

  Node[] nodes() {
    return nodes;
  }

  /** Whether readers of the page see what it prints there; false where that is not known. */
  boolean inSight(Printed printed) {
    return places().seen().contains(printed);
  }

  /** Whether any data may be printed there, as far as a page is concerned. */
  boolean isPlain(Printed printed) {
    return plain.contains(printed);
  }

  /** What stands where a page has no place for it; a fault in HTML alone. */
  public Set<Fault> misplaced() {
    return misplaced;
  }

  int sizeHint() {
    return source.text().length() * 2;
  }

  void write(Writing out, Scope scope) {
    writeAll(nodes, out, scope);
  }

  private static void writeAll(Node[] nodes, Writing out, Scope scope) {
    for (Node node : nodes) {
      // nearly all are one of two, and these the compiler then writes in place
      if (node instanceof Words words) {
        words.write(out, scope);
      } else if (node instanceof Printed printed) {
        printed.write(out, scope);
      } else {
        node.write(out, scope);
      }
    }
  }

  /** Something that writes. */
  public sealed interface Node {
    void write(Writing out, Scope scope);
  }

  /**
   * Something that has a value: as {@link Values#seen} gives it, or {@link Values#UNDEFINED} after
   * that was noted.
   */
  public sealed interface Term extends Snippet {
    @Nullable Object in(Writing out, Scope scope);
  }

  // ---- terms

  public record Constant(@Nullable Object value, String written, Position position)
      implements Term {
    @Override
    public @Nullable Object in(Writing out, Scope scope) {
      return value;
    }
  }

  /** Where a path begins. */
  public enum Base {
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
  public static final class Reference implements Term {
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
    public @Nullable Object in(Writing out, Scope scope) {
      Object container = base(out, scope);
      if (container == Values.UNDEFINED) {
        return missing(out, scope, 0, container);
      }
      Object value = container;
      for (int i = 0; i < segments.length; i++) {
        container = value;
        value = Values.member(container, segments[i]);
        if (value == Values.UNDEFINED) {
          return missing(out, scope, i, container);
        }
        value = Values.seen(value);
        if (value == Values.REFUSED) {
          return refused(out, container, i);
        }
      }
      return value;
    }

    private @Nullable Object base(Writing out, Scope scope) {
      return switch (base) {
        case HERE -> {
          Scope at = scope;
          for (int i = 0; i < up && at != null; i++) {
            at = at.outer();
          }
          yield at == null ? Values.UNDEFINED : at.here();
        }
        case PARAM -> {
          Params at = scope.params();
          for (int i = 0; i < up && at != null; i++) {
            at = at.outer();
          }
          yield at == null ? Values.UNDEFINED : slot == 0 ? at.first() : at.second();
        }
        case ROOT -> out.root;
        default -> {
          Loop at = scope.loop();
          for (int i = 0; i < up && at != null; i++) {
            at = at.outer();
          }
          yield at == null ? Values.UNDEFINED : ofLoop(at);
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

    private Object missing(Writing out, Scope scope, int at, @Nullable Object container) {
      String wanted = segments.length == 0 ? written : segments[at];
      int before = segments.length == 0 ? -1 : startOf(at);
      if (before < 0) {
        out.undefined(this, written, position, wanted, List::of, "", "");
      } else {
        out.undefined(
            this,
            written,
            position,
            wanted,
            () -> known(scope, at, container),
            written.substring(0, before),
            written.substring(before + wanted.length()));
      }
      return Values.UNDEFINED;
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

    private Collection<String> known(Scope scope, int at, @Nullable Object container) {
      List<String> names = new ArrayList<>(Values.names(container, MOST_NEAR));
      if (at == 0 && base == Base.HERE && up == 0) {
        names.addAll(params);
        String way = "../";
        for (Scope outer = scope.outer(); outer != null; outer = outer.outer()) {
          if (Values.member(outer.here(), segments[0]) != Values.UNDEFINED) {
            names.add(way + segments[0]);
          }
          way += "../";
        }
      }
      return names;
    }

    private Object refused(Writing out, @Nullable Object container, int at) {
      Object value = Values.member(container, segments[at]);
      String name =
          value == Values.REFUSED || value == null ? "a closed record" : value.getClass().getName();
      out.fault(this, () -> Values.refusal(position, written, name));
      return Values.UNDEFINED;
    }
  }

  /** A helper with its arguments. */
  public static final class Called implements Term {
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
    public @Nullable Object in(Writing out, Scope scope) {
      out.step();
      try {
        return helper.call(new Arguments(new RunningCall(this, out, scope)));
      } catch (WrongArgumentException wrong) {
        out.fault(this, wrong::fault);
        return Values.UNDEFINED;
      }
    }
  }

  /** A helper's call in one order. */
  private record RunningCall(Called called, Writing out, Scope scope) implements HelperCall {
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
      return out.quietly(called.terms[i], scope);
    }

    @Override
    public Set<String> optionNames() {
      return called.options.keySet();
    }

    @Override
    public @Nullable Object optionValue(String name) {
      Term option = called.options.get(name);
      return option == null ? Values.UNDEFINED : option.in(out, scope);
    }

    @Override
    public Object root() {
      return out.root;
    }

    @Override
    public Tongue tongue() {
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
    public void undefined(
        String name, Supplier<Collection<String>> known, String before, String after) {
      out.undefined(called, written(), position(), name, known, before, after);
    }
  }

  // ---- nodes

  public record Words(String text) implements Node {
    @Override
    public void write(Writing out, Scope scope) {
      out.text(text);
    }
  }

  public record Printed(Term term, boolean raw) implements Node, PrintedData {
    @Override
    public Position position() {
      return term.position();
    }

    @Override
    public String written() {
      return term.written();
    }

    @Override
    public boolean isMarkup() {
      return term instanceof Called called && called.helper().gives() != Helper.Gives.TEXT;
    }

    @Override
    public boolean isUrl() {
      return term instanceof Called called && called.helper().name().equals("url");
    }

    @Override
    public void write(Writing out, Scope scope) {
      out.step(term);
      Object value = term.in(out, scope);
      if (value == null || value == Values.UNDEFINED) {
        return;
      }
      if (value instanceof String text) {
        out.print(text, this);
        return;
      }
      if (value == Values.REFUSED) {
        out.fault(
            this, () -> Values.refusal(term.position(), term.written(), "value of a foreign kind"));
        return;
      }
      if (value instanceof Markup markup) {
        out.markup(markup, this);
        return;
      }
      String text = Values.printed(value);
      if (text == null) {
        out.fault(this, () -> unprintable(value));
        return;
      }
      int from = out.length();
      out.print(text, this);
      if (value instanceof RequiredWords words) {
        out.say(words, this, from);
      }
    }

    private Fault unprintable(Object value) {
      boolean list = value instanceof List;
      boolean single = value instanceof Number || value instanceof Money;
      return term.fault(
          "The value of ("
              + term.written()
              + ") is "
              + Values.kind(value)
              + " and cannot be printed.",
          list
              ? "print its items with {{#each "
                  + term.written()
                  + "}} or {{join "
                  + term.written()
                  + " \", \"}}."
              : single ? "hand in a shorter number." : "print one of the names in it.");
    }
  }

  public record If(
      Term condition, @Nullable Term zeroIsTrue, boolean inverted, Node[] main, Node[] inverse)
      implements Node {
    @Override
    public void write(Writing out, Scope scope) {
      out.step(condition);
      boolean zero = zeroIsTrue != null && Values.truthy(zeroIsTrue.in(out, scope), false);
      boolean truth = Values.truthy(condition.in(out, scope), zero);
      writeAll(truth != inverted ? main : inverse, out, scope);
    }
  }

  public record With(Term value, boolean names, Node[] main, Node[] inverse) implements Node {
    @Override
    public void write(Writing out, Scope scope) {
      out.step(value);
      Object found = value.in(out, scope);
      if (Values.isEmpty(found)) {
        writeAll(inverse, out, scope);
      } else {
        writeAll(
            main,
            out,
            scope.into(
                found,
                names ? new Params(found, Values.UNDEFINED, scope.params()) : scope.params(),
                scope.loop()));
      }
    }
  }

  public record Each(Term values, boolean names, Node[] main, Node[] inverse) implements Node {
    @Override
    public void write(Writing out, Scope scope) {
      out.step(values);
      Object found = values.in(out, scope);
      if (!Values.isEmpty(found) && !(found instanceof List) && !Values.hasNames(found)) {
        out.fault(
            this,
            () ->
                values.fault(
                    "The value of ("
                        + values.written()
                        + ") is "
                        + Values.kind(found)
                        + ", and each needs a list.",
                    "use {{#if}} or {{#with}}, or hand in a list."));
        return;
      }
      if (!each(values, names, main, found, out, scope)) {
        writeAll(inverse, out, scope);
      }
    }

    /** Writes the nodes once for each item or name; false where there is none. */
    static boolean each(
        Term values, boolean names, Node[] main, @Nullable Object found, Writing out, Scope scope) {
      if (found instanceof List<?> list) {
        int index = 0;
        for (Iterator<?> items = list.iterator(); items.hasNext(); index++) {
          Object item = items.next();
          turn(values, names, main, item, index, index, !items.hasNext(), out, scope);
        }
        return index > 0;
      }
      if (!Values.hasNames(found)) {
        return false;
      }
      if (!Values.keysAreText(found)) {
        out.fault(
            values,
            () ->
                values.fault(
                    "The map (" + values.written() + ") has keys that are not text.",
                    "hand in a map with text as keys."));
        return true;
      }
      int index = 0;
      for (Iterator<String> keys = Values.names(found).iterator(); keys.hasNext(); index++) {
        String key = keys.next();
        turn(
            values,
            names,
            main,
            Values.member(found, key),
            key,
            index,
            !keys.hasNext(),
            out,
            scope);
      }
      return index > 0;
    }

    private static void turn(
        Term values,
        boolean names,
        Node[] main,
        @Nullable Object raw,
        Object key,
        int index,
        boolean last,
        Writing out,
        Scope scope) {
      out.step(values);
      Object item = Values.seen(raw);
      if (item == Values.REFUSED) {
        String className =
            raw == null || raw == Values.REFUSED ? "a closed record" : raw.getClass().getName();
        out.fault(
            values,
            () ->
                Values.refusal(
                    values.position(), values.written() + ".[" + index + "]", className));
        return;
      }
      Loop loop = new Loop(key, index, index == 0, last, scope.loop());
      writeAll(
          main,
          out,
          scope.into(item, names ? new Params(item, key, scope.params()) : scope.params(), loop));
    }
  }

  /** {@code {{#x}}} and {@code {{^x}}}: goes through a list, into a value, or neither. */
  public record Section(Term value, boolean names, Node[] main, Node[] inverse) implements Node {
    @Override
    public void write(Writing out, Scope scope) {
      out.step(value);
      Object found = value.in(out, scope);
      if (found == null || found == Values.UNDEFINED || Boolean.FALSE.equals(found)) {
        writeAll(inverse, out, scope);
      } else if (Boolean.TRUE.equals(found)) {
        writeAll(main, out, names ? scope.named(found) : scope);
      } else if (found instanceof List) {
        if (!Each.each(value, names, main, found, out, scope)) {
          writeAll(inverse, out, scope);
        }
      } else {
        writeAll(
            main,
            out,
            scope.into(
                found,
                names ? new Params(found, Values.UNDEFINED, scope.params()) : scope.params(),
                scope.loop()));
      }
    }
  }

  /**
   * A partial, or the block given to the one it stands in.
   *
   * @param target the partial; null for {@code {{> @partial-block}}}
   * @param body the block given to it
   */
  public record Inserted(
      Position position,
      @Nullable Plan target,
      @Nullable Term context,
      Map<String, Term> hash,
      Node @Nullable [] body,
      String indent)
      implements Node {
    @Override
    public void write(Writing out, Scope scope) {
      out.step(position);
      Object here = context == null ? scope.here() : context.in(out, scope);
      if (here == Values.UNDEFINED) {
        here = null;
      }
      if (!hash.isEmpty()) {
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        for (Map.Entry<String, Term> pair : hash.entrySet()) {
          out.step();
          Object value = pair.getValue().in(out, scope);
          // noted already; it still hides the same name of the context
          names.put(pair.getKey(), value == Values.UNDEFINED ? null : value);
        }
        here = new Extended(here, names);
      }
      int from = out.length();
      if (target != null) {
        Inset block = body == null ? scope.block() : new Inset(body, scope);
        writeAll(target.nodes, out, new Scope(here, null, null, scope.loop(), block));
      } else {
        Inset block = scope.block();
        if (block != null) {
          writeAll(
              block.nodes(), out, block.scope().into(here, block.scope().params(), scope.loop()));
        }
      }
      if (!indent.isEmpty()) {
        out.indent(from, indent);
      }
    }
  }
}
