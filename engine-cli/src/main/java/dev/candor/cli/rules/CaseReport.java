package dev.candor.cli.rules;

import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.cli.text.Plural;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.workshop.casebook.CaseResult;
import dev.candor.workshop.casebook.Mutant;
import dev.candor.workshop.casebook.MutantRun;
import dev.candor.workshop.casebook.RuleCase;
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
    return results.stream().filter(result -> !result.passed()).toList();
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
            .map(
                result ->
                    JsonAnswers.of(
                        "place",
                        result.ruleCase().place(),
                        "rule",
                        result.ruleCase().rule().value(),
                        "id",
                        result.ruleCase().id(),
                        "case",
                        result.ruleCase().sentence(),
                        "expected",
                        result.ruleCase().expected().text(),
                        "got",
                        result.got(),
                        "trace",
                        result.trace()))
            .toList(),
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
        (result.passed() ? passed : failed).add(id);
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
            + " "
            + one.rule()
            + (one.id() == null ? "" : " " + one.id())
            + ": "
            + one.sentence());

    text.printLine("    expected  " + one.expected().text());
    text.printLine("    got       " + result.got());
    result.trace().forEach(line -> text.printLine("      " + line));
    text.printLine("");
  }
}
