package dev.candor.cli;

import dev.candor.compliance.Rulebook;
import dev.candor.workshop.CaseResult;
import dev.candor.workshop.CaseRunner;
import dev.candor.workshop.Casebook;
import dev.candor.workshop.RuleCase;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code candor rules test}: whether the rules say what their cases expect. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Runs every case of a rulebook. Exit code 1 where one fails.",
    footerHeading = "%nExamples:%n",
    footer = {"  candor rules test", "  candor rules test my-rules --over rulebook-us"})
final class RulesTestCommand implements Callable<Integer> {

  @Mixin private @Nullable RuleFolder folder;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Given.of(spec).commandLine().getOut();
    RuleFolder given = Given.of(folder);
    Rulebook rulebook = given.rulebook();
    Casebook casebook = given.casebook(rulebook.files()).orThrow();
    CaseRunner runner = CaseRunner.of(rulebook);
    List<CaseResult> failed = new ArrayList<>();
    for (RuleCase one : casebook.cases()) {
      CaseResult result = runner.run(one);
      if (!result.passed()) {
        failed.add(result);
      }
    }
    failed.forEach(result -> told(out, result));
    out.println(casebook.cases().size() - failed.size() + " passed, " + failed.size() + " failed.");
    return failed.isEmpty() ? Main.DONE : Main.REFUSED;
  }

  private static void told(PrintWriter out, CaseResult result) {
    RuleCase one = result.ruleCase();
    out.println(
        "failed  "
            + one.place()
            + " "
            + one.rule()
            + (one.id() == null ? "" : " " + one.id())
            + ": "
            + one.sentence());
    out.println("    expected  " + one.expected().text());
    out.println("    got       " + result.got());
    result.trace().forEach(line -> out.println("      " + line));
    out.println();
  }
}
