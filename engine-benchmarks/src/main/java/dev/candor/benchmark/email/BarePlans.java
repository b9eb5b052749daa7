package dev.candor.benchmark.email;

import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.print.PrintLocale;
import dev.candor.template.internal.program.CompiledTemplate;
import dev.candor.template.internal.program.Compiler;
import dev.candor.template.internal.program.RenderRun;
import dev.candor.template.internal.syntax.ParseTrees;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The plans of one message alone, without order, disclosure check and document: what is left when
 * everything around them costs nothing. May be shared between threads.
 */
final class BarePlans {

  private final List<CompiledTemplate> plans = new ArrayList<>();
  private final List<Form> forms = List.of(Form.SUBJECT_LINE, Form.HTML, Form.TEXT);

  /** Makes the plans of a subject line, a page and a text, with the partials they name. */
  BarePlans(String subjectLine, String html, String text, Map<String, String> partials) {
    Map<String, Source> sources = new TreeMap<>();
    partials.forEach((name, partial) -> sources.put(name, new Source(name, partial)));
    Compiler planner = new Compiler(sources, true, new ParseTrees(), new ArrayList<>());
    for (String part : List.of(subjectLine, html, text)) {
      CompiledTemplate plan = Objects.requireNonNull(planner.template(new Source("part", part)));
      plans.add(part.equals(html) ? plan.asPage() : plan);
    }
  }

  /** Writes the three parts, in this order; an undefined name is an error. */
  List<String> write(Map<String, Object> data) {
    RenderRun writing =
        new RenderRun(
            data,
            PrintLocale.EN,
            ZoneOffset.UTC,
            "parts",
            new Position(plans.get(0).source(), 1, 1));
    List<String> parts = new ArrayList<>(plans.size());
    for (int i = 0; i < plans.size(); i++) {
      parts.add(writing.render(plans.get(i), forms.get(i)).toString());
    }
    writing.finish(true);

    return parts;
  }
}
