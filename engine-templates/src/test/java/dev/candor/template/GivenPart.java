package dev.candor.template;

import dev.candor.document.UndefinedName;
import dev.candor.fault.BrokenTemplateException;
import dev.candor.fault.Fault;
import dev.candor.template.internal.html.Form;
import dev.candor.template.internal.inline.StyleInliner;
import dev.candor.template.internal.print.PrintLocale;
import dev.candor.template.internal.program.CompiledTemplate;
import dev.candor.template.internal.program.Compiler;
import dev.candor.template.internal.program.RenderRun;
import dev.candor.template.internal.syntax.ParseTrees;
import dev.candor.template.internal.syntax.Position;
import dev.candor.template.internal.syntax.Source;
import dev.candor.template.internal.syntax.Syntax;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One template called t, its partials and its data: given, then what it writes or what is wrong
 * with it.
 */
final class GivenPart {

  private final String text;
  private final Map<String, Source> partials = new TreeMap<>();
  private Object context = Map.of();
  private PrintLocale tongue = PrintLocale.EN;

  private GivenPart(String text) {
    this.text = text;
  }

  static GivenPart given(String text) {
    return new GivenPart(text);
  }

  /** A map of names and values, in order; values may be null. */
  static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  GivenPart partial(String name, String partial) {
    partials.put(
        name, new Source(name.startsWith("layouts/") ? name : "partials/" + name, partial));
    return this;
  }

  GivenPart with(Object... pairs) {
    context = map(pairs);
    return this;
  }

  GivenPart in(Object newContext) {
    context = newContext;
    return this;
  }

  GivenPart inSpanish() {
    tongue = PrintLocale.ES;
    return this;
  }

  /** What it writes where an undefined name is nothing. */
  String html() {
    return write(Form.HTML, false).text;
  }

  String text() {
    return write(Form.TEXT, false).text;
  }

  /** What it writes where an undefined name is an error. */
  String strictly() {
    return strictly(Form.HTML);
  }

  String strictly(Form form) {
    String written = write(form, true).text;
    return form == Form.SUBJECT_LINE ? Form.oneLine(written) : written;
  }

  /** The names it does not find: {@code line:column name}. */
  List<String> undefined() {
    return write(Form.HTML, false).undefined.stream()
        .map(name -> name.line() + ":" + name.column() + " " + name.name())
        .toList();
  }

  List<UndefinedName> undefinedNames() {
    return write(Form.HTML, false).undefined;
  }

  /** The faults found while it is loaded. */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    Compiler planner = new Compiler(partials, true, new ParseTrees(), faults);
    partials.keySet().forEach(planner::partial);
    planner.template(new Source("t", text));
    return faults;
  }

  /** What stands where a page has no place for it, one line each, without excerpts. */
  List<String> misplaced() {
    return plan().misplacedData().stream()
        .map(fault -> fault.line().lines().findFirst().orElseThrow())
        .toList();
  }

  CompiledTemplate plan() {
    List<Fault> faults = new ArrayList<>();
    CompiledTemplate plan =
        new Compiler(partials, true, new ParseTrees(), faults).template(new Source("t", text));
    if (!faults.isEmpty() || plan == null) {
      throw new BrokenTemplateException("the templatebook", faults);
    }
    return plan;
  }

  /** What it writes as the page of an e-mail, with its styles copied into the tags. */
  String email() {
    List<Fault> faults = new ArrayList<>();
    CompiledTemplate plan = emailPlan(faults, new LinkedHashSet<>());
    if (!faults.isEmpty() || plan == null) {
      throw new BrokenTemplateException("the templatebook", faults);
    }
    return write(plan, Form.HTML, false).text;
  }

  String strictEmail() {
    return write(emailPlan(new ArrayList<>(), new LinkedHashSet<>()), Form.HTML, true).text;
  }

  /** The faults found while it is loaded as the page of an e-mail. */
  List<Fault> emailFaults() {
    List<Fault> faults = new ArrayList<>();
    emailPlan(faults, new LinkedHashSet<>());
    return faults;
  }

  /** What is noted while it is loaded as the page of an e-mail, one line each, without excerpts. */
  List<String> emailNotes() {
    Set<Fault> notes = new LinkedHashSet<>();
    emailPlan(new ArrayList<>(), notes);
    return notes.stream().map(note -> note.line().lines().findFirst().orElseThrow()).toList();
  }

  private CompiledTemplate emailPlan(List<Fault> faults, Set<Fault> notes) {
    Compiler planner = new Compiler(partials, true, new ParseTrees(), faults);
    StyleInliner styles = new StyleInliner(planner::body, faults, notes);
    Source source = new Source("t", text);
    CompiledTemplate plan = planner.template(source);
    Syntax.Body styled = plan == null ? null : styles.copyStyles(planner.body(source));
    return styled == null ? plan : planner.template(source, styled);
  }

  private record Written(String text, List<UndefinedName> undefined) {}

  private Written write(Form form, boolean strict) {
    return write(plan(), form, strict);
  }

  private Written write(CompiledTemplate plan, Form form, boolean strict) {
    RenderRun writing =
        new RenderRun(
            context,
            tongue,
            ZoneId.of("America/New_York"),
            "the template t",
            new Position(plan.source(), 1, 1));
    String written = writing.render(plan, form).toString();
    writing.finish(strict);
    return new Written(written, writing.undefinedNames());
  }
}
