package dev.candor.template.internal.program;

import dev.candor.fault.Fault;
import dev.candor.party.Money;
import dev.candor.template.internal.helper.Helper;
import dev.candor.template.internal.html.PrintedData;
import dev.candor.template.internal.program.Scope.Loop;
import dev.candor.template.internal.program.Scope.Params;
import dev.candor.template.internal.program.Term.Called;
import dev.candor.template.internal.safe.Markup;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.value.TemplateValues;
import dev.candor.template.internal.value.TemplateValues.Extended;
import dev.candor.template.internal.value.TemplateValues.RequiredWords;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a template that writes. Immutable. */
public sealed interface ProgramNode {

  /** Writes it. */
  void write(RenderRun out, Scope scope);

  /** Writes nodes in order. */
  static void writeAll(ProgramNode[] nodes, RenderRun out, Scope scope) {
    for (ProgramNode node : nodes) {
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

  record Words(String text) implements ProgramNode {
    @Override
    public void write(RenderRun out, Scope scope) {
      out.text(text);
    }
  }

  record Printed(Term term, boolean raw) implements ProgramNode, PrintedData {
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
    public void write(RenderRun out, Scope scope) {
      out.step(term);
      Object value = term.in(out, scope);
      if (value == null || value == TemplateValues.UNDEFINED) {
        return;
      }
      if (value instanceof String text) {
        out.print(text, this);
        return;
      }
      if (value == TemplateValues.REFUSED) {
        out.fault(
            this,
            () ->
                TemplateValues.refusal(term.position(), term.written(), "value of a foreign kind"));
        return;
      }
      if (value instanceof Markup markup) {
        out.markup(markup, this);
        return;
      }

      String text = TemplateValues.print(value);
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
          "The value of (%s) is %s and cannot be printed."
              .formatted(term.written(), TemplateValues.kind(value)),
          list
              ? "print its items with {{#each "
                  + term.written()
                  + "}} or {{join "
                  + term.written()
                  + " \", \"}}."
              : single ? "hand in a shorter number." : "print one of the names in it.");
    }
  }

  record If(
      Term condition,
      @Nullable Term zeroIsTrue,
      boolean inverted,
      ProgramNode[] main,
      ProgramNode[] inverse)
      implements ProgramNode {
    @Override
    public void write(RenderRun out, Scope scope) {
      out.step(condition);
      boolean zero = zeroIsTrue != null && TemplateValues.truthy(zeroIsTrue.in(out, scope), false);
      boolean truth = TemplateValues.truthy(condition.in(out, scope), zero);
      writeAll(truth != inverted ? main : inverse, out, scope);
    }
  }

  record With(Term value, boolean names, ProgramNode[] main, ProgramNode[] inverse)
      implements ProgramNode {
    @Override
    public void write(RenderRun out, Scope scope) {
      out.step(value);
      Object found = value.in(out, scope);

      if (TemplateValues.isEmpty(found)) {
        writeAll(inverse, out, scope);
      } else {
        writeAll(
            main,
            out,
            scope.into(
                found,
                names
                    ? new Params(found, TemplateValues.UNDEFINED, scope.params())
                    : scope.params(),
                scope.loop()));
      }
    }
  }

  record Each(Term values, boolean names, ProgramNode[] main, ProgramNode[] inverse)
      implements ProgramNode {
    @Override
    public void write(RenderRun out, Scope scope) {
      out.step(values);
      Object found = values.in(out, scope);
      if (!TemplateValues.isEmpty(found)
          && !(found instanceof List)
          && !TemplateValues.hasNames(found)) {
        out.fault(
            this,
            () ->
                values.fault(
                    "The value of (%s) is %s, and each needs a list."
                        .formatted(values.written(), TemplateValues.kind(found)),
                    "use {{#if}} or {{#with}}, or hand in a list."));
        return;
      }

      if (!each(values, names, main, found, out, scope)) {
        writeAll(inverse, out, scope);
      }
    }

    /** Writes the nodes once for each item or name; false where there is none. */
    static boolean each(
        Term values,
        boolean names,
        ProgramNode[] main,
        @Nullable Object found,
        RenderRun out,
        Scope scope) {
      if (found instanceof List<?> list) {
        int index = 0;
        for (Iterator<?> items = list.iterator(); items.hasNext(); index++) {
          Object item = items.next();
          turn(values, names, main, item, index, index, !items.hasNext(), out, scope);
        }
        return index > 0;
      }
      if (!TemplateValues.hasNames(found)) {
        return false;
      }
      if (!TemplateValues.keysAreText(found)) {
        out.fault(
            values,
            () ->
                values.fault(
                    "The map (" + values.written() + ") has keys that are not text.",
                    "hand in a map with text as keys."));
        return true;
      }

      int index = 0;
      for (Iterator<String> keys = TemplateValues.names(found).iterator();
          keys.hasNext();
          index++) {
        String key = keys.next();
        turn(
            values,
            names,
            main,
            TemplateValues.member(found, key),
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
        ProgramNode[] main,
        @Nullable Object raw,
        Object key,
        int index,
        boolean last,
        RenderRun out,
        Scope scope) {
      out.step(values);
      Object item = TemplateValues.expose(raw);
      if (item == TemplateValues.REFUSED) {
        String className =
            raw == null || raw == TemplateValues.REFUSED
                ? "a closed record"
                : raw.getClass().getName();
        out.fault(
            values,
            () ->
                TemplateValues.refusal(
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
  record Section(Term value, boolean names, ProgramNode[] main, ProgramNode[] inverse)
      implements ProgramNode {
    @Override
    public void write(RenderRun out, Scope scope) {
      out.step(value);
      Object found = value.in(out, scope);

      if (found == null || found == TemplateValues.UNDEFINED || Boolean.FALSE.equals(found)) {
        writeAll(inverse, out, scope);
      } else if (Boolean.TRUE.equals(found)) {
        writeAll(main, out, names ? scope.withName(found) : scope);
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
                names
                    ? new Params(found, TemplateValues.UNDEFINED, scope.params())
                    : scope.params(),
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
  record Inserted(
      Position position,
      ProgramNode @Nullable [] target,
      @Nullable Term context,
      Map<String, Term> hash,
      ProgramNode @Nullable [] body,
      String indent)
      implements ProgramNode {
    @Override
    public void write(RenderRun out, Scope scope) {
      out.step(position);
      Object here = context == null ? scope.here() : context.in(out, scope);
      if (here == TemplateValues.UNDEFINED) {
        here = null;
      }

      if (!hash.isEmpty()) {
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        for (Map.Entry<String, Term> pair : hash.entrySet()) {
          out.step();
          Object value = pair.getValue().in(out, scope);
          // noted already; it still hides the same name of the context
          names.put(pair.getKey(), value == TemplateValues.UNDEFINED ? null : value);
        }
        here = new Extended(here, names);
      }

      int from = out.length();
      if (target != null) {
        Scope.PartialBlock block = body == null ? scope.block() : blockIn(scope, body);
        writeAll(target, out, new Scope(here, null, null, scope.loop(), block));
      } else {
        Scope.PartialBlock block = scope.block();
        if (block != null) {
          block.write(out, here, scope.loop());
        }
      }

      if (!indent.isEmpty()) {
        out.indent(from, indent);
      }
    }

    private static Scope.PartialBlock blockIn(Scope around, ProgramNode[] body) {
      return (out, here, loop) -> writeAll(body, out, around.into(here, around.params(), loop));
    }
  }
}
