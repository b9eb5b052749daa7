package dev.candor.workshop.page;

import dev.candor.compliance.internal.fact.Fact;
import dev.candor.compliance.internal.fact.FactRegister;
import dev.candor.compliance.rule.Condition;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page that lists every fact a rule may name: {@code docs/facts.md}. Stateless. */
public final class FactsPage {

  /** How a meaning says what it makes of there being no record. */
  private static final Pattern ABSENT =
      Pattern.compile("^(.*); ((?:false|true|missing|US) (?:where|without) .*)\\.$");

  private FactsPage() {}

  /**
   * Renders the page as Markdown, with a line feed at its end; the same facts make the same page.
   */
  public static String renderMarkdown() {
    StringBuilder page = new StringBuilder();
    page.append("# Facts\n\n")
        .append(
            "Every fact a rule may name under `when`. Made from the register that the reader uses; ")
        .append("do not edit it here.\n\n")
        .append(
            "A fact that is missing is never taken for a yes or a no: where everything else in `when` is so, ")
        .append("the rule refuses and names it, and an exception is not given. ")
        .append("Where no record is an answer in itself, the last column says which.\n\n");
    for (Fact.Type type : Fact.Type.values()) {
      List<Fact> facts = FactRegister.all().stream().filter(fact -> fact.type() == type).toList();
      page.append("## ").append(title(type)).append("\n\nOperators: ");
      page.append(
              Condition.Operator.of(type).stream()
                  .map(operator -> "`" + operator.text() + "`")
                  .collect(Collectors.joining(", ")))
          .append(".\n\n");
      page.append("| fact | meaning | unit or words | where from | without a record |\n")
          .append("|---|---|---|---|---|\n");
      for (Fact fact : facts) {
        Matcher absent = ABSENT.matcher(fact.meaning());
        boolean said = absent.matches();
        page.append(
            "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                    fact.text(),
                    said ? absent.group(1) + "." : fact.meaning(),
                    values(fact),
                    fact.source(),
                    said ? absent.group(2) : "missing"));
      }
      page.append('\n');
    }

    return page.toString().stripTrailing() + "\n";
  }

  private static String title(Fact.Type type) {
    return switch (type) {
      case WORD -> "Words";
      case WORDS -> "Sets of words";
      case NUMBER -> "Numbers";
      case FLAG -> "True or false";
      case DATE -> "Days";
    };
  }

  private static String values(Fact fact) {
    if (fact.unit() != null) {
      return fact.unit();
    }
    return fact.vocabulary() == null
        ? ""
        : fact.vocabulary().names().stream()
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
  }
}
