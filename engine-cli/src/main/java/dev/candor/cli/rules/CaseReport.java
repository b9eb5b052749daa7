package dev.candor.cli.rules;

import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.text.Plural;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.law.RuleId;
import dev.candor.workshop.casebook.CaseAnswer;
import dev.candor.workshop.casebook.CaseResult;
import dev.candor.workshop.casebook.RuleCase;
import dev.candor.workshop.mutant.Mutant;
import dev.candor.workshop.mutant.MutantRun;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code rules test}.
 *
 * @param unreached the rules no case reaches
 * @param mutants null where none were asked for
 */
record CaseReport(
    List<CaseResult> results, List<RuleDefinition> unreached, @Nullable MutantRun mutants)
    implements CommandAnswer {

  /** Returns the cases that fail. */
  List<CaseResult> failed() {
    return results.stream().filter(result -> !result.isPassed()).toList();
  }

  @Override
  public Object toJson() {
    return JsonAnswers.of(
        "passed",
        results.size() - failed().size(),
        "examples",
        examples(),
        "failed",
        failed().stream()
            .flatMap(
                result ->
                    result.answers().stream()
                        .filter(answer -> !answer.passed())
                        .map(answer -> toJson(result.ruleCase(), answer)))
            .toList(),
        "product",
        JsonAnswers.of(
            "asked", countProduct(true) + countProduct(false), "passed", countProduct(true)),
        "unreached",
        unreached.stream().map(rule -> rule.id().value()).toList(),
        "mutants",
        mutants == null ? null : mutants.mutants(),
        "survivors",
        mutants == null
            ? null
            : mutants.survivors().stream()
                .map(
                    mutant ->
                        JsonAnswers.of(
                            "rule", mutant.rule().id().value(), "change", mutant.change()))
                .toList());
  }

  private static Object toJson(RuleCase one, CaseAnswer answer) {
    RuleId rule = one.rule();

    return JsonAnswers.of(
        "place",
        one.place(),
        "rule",
        rule == null ? null : rule.value(),
        "id",
        one.id(),
        "case",
        one.sentence(),
        "asked",
        answer.ofProduct() ? "product" : "rule",
        "expected",
        answer.expected(),
        "got",
        answer.got(),
        "trace",
        answer.trace());
  }

  /** Counts the answers of the whole product that are as expected, or those that are not. */
  private long countProduct(boolean passed) {
    return results.stream()
        .flatMap(result -> result.answers().stream())
        .filter(answer -> answer.ofProduct() && answer.passed() == passed)
        .count();
  }

  /**
   * Returns the ids that cases bear, of a regulator's worked example, say; those whose every case
   * passes.
   */
  private List<String> examples() {
    SortedSet<String> passed = new TreeSet<>();
    Set<String> failed = new HashSet<>();
    for (CaseResult result : results) {
      String id = result.ruleCase().id();
      if (id != null) {
        (result.isPassed() ? passed : failed).add(id);
      }
    }
    passed.removeAll(failed);
    return List.copyOf(passed);
  }

  @Override
  public void print(TextPage text) {
    List<CaseResult> failed = failed();
    failed.forEach(result -> print(text, result));
    unreached.forEach(rule -> text.printLine("no case reaches  " + rule.place() + " " + rule.id()));
    if (mutants != null) {
      for (Mutant mutant : mutants.survivors()) {
        text.printLine("no case notices  " + mutant.rule().id() + "  " + mutant.change());
      }
    }
    text.printLine(
        Plural.of(results.size() - failed.size(), "case")
            + " passed, "
            + failed.size()
            + " failed.");
    long asked = countProduct(true) + countProduct(false);
    if (asked > 0) {
      text.printLine(
          Plural.of(Math.toIntExact(asked), "case")
              + " asked the whole product: "
              + countProduct(true)
              + " as expected, "
              + countProduct(false)
              + " not.");
    }
    List<String> examples = examples();
    if (!examples.isEmpty()) {
      text.printLine(
          text.wrap(
              Plural.of(examples.size(), "example")
                  + " among the passed: "
                  + String.join(", ", examples)
                  + ".",
              0));
    }

    if (mutants != null) {
      text.printLine(
          Plural.of(mutants.mutants(), "mutant")
              + ", "
              + mutants.survivors().size()
              + " survived: "
              + String.format(Locale.ENGLISH, "%.1f", mutants.survivorsPerHundred())
              + " in 100.");
    }
  }

  private static void print(TextPage text, CaseResult result) {
    RuleCase one = result.ruleCase();
    text.printLine(
        "failed  "
            + one.place()
            + (one.rule() == null ? "" : " " + one.rule())
            + (one.id() == null ? "" : " " + one.id())
            + ": "
            + one.sentence());

    for (CaseAnswer answer : result.answers()) {
      if (!answer.passed()) {
        String by = answer.ofProduct() ? "product " : "";
        text.printLine("    expected  " + by + answer.expected());
        text.printLine("    got       " + by + answer.got());
        answer.trace().forEach(line -> text.printLine("      " + line));
      }
    }
    text.printLine("");
  }
}
