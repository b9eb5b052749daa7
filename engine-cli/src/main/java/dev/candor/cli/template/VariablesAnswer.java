package dev.candor.cli.template;

import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.text.Columns;
import dev.candor.template.TemplateVariables;
import dev.candor.template.variable.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer of {@code templates variables}. */
record VariablesAnswer(TemplateVariables found) implements CommandAnswer {

  @Override
  public Object toJson() {
    return JsonAnswers.of(
        "templates",
        found.templates(),
        "variables",
        found.variables().stream().map(VariablesAnswer::toJson).toList());
  }

  private static Map<String, @Nullable Object> toJson(Variable variable) {
    Variable items = variable.items();
    return JsonAnswers.of(
        "name", variable.name(),
        "path", variable.path(),
        "type", variable.type().toString(),
        "optional", variable.optional(),
        "nullable", variable.nullable(),
        "given", variable.given(),
        "uses", variable.uses(),
        "names", variable.names().stream().map(VariablesAnswer::toJson).toList(),
        "items", items == null ? null : toJson(items));
  }

  @Override
  public void print(TextPage text) {
    print(text, "from the request", found.findWanted());
    print(text, "from candor", found.variables().stream().filter(Variable::given).toList());
    text.printLine("Templates: " + String.join(", ", found.templates()) + ".");
  }

  private static void print(TextPage text, String head, List<Variable> variables) {
    if (variables.isEmpty()) {
      return;
    }
    Columns columns = Columns.of(head, "type", "", "used at");
    variables.forEach(variable -> row(columns, variable, ""));
    columns.print(text.out());
    text.printLine("");
  }

  private static void row(Columns columns, Variable variable, String indent) {
    boolean item = variable.name().isEmpty();
    List<String> marks = new ArrayList<>();
    if (!item && variable.optional()) {
      marks.add("optional");
    }

    if (!item && variable.nullable() && !variable.optional()) {
      marks.add("may be null");
    }
    List<String> uses = variable.uses();
    String more = uses.size() > 1 ? " and " + (uses.size() - 1) + " more" : "";
    columns.row(
        indent + (item ? "[]" : variable.name()),
        variable.type().toString(),
        String.join(", ", marks),
        uses.isEmpty() ? "" : uses.get(0) + more);
    variable.names().forEach(name -> row(columns, name, indent + "  "));
    Variable items = variable.items();
    if (items != null) {
      row(columns, items, indent + "  ");
    }
  }
}
