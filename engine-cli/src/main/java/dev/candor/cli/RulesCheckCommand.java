package dev.candor.cli;

import dev.candor.compliance.rule.RulebookReading;
import dev.candor.fault.Fault;
import dev.candor.workshop.casebook.Casebook;
import dev.candor.workshop.check.RulebookCheck;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code candor rules check}: everything that is wrong with a rulebook, at once. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Tells everything that is wrong with a rulebook and its cases, with file, line and column.",
      "Beside what cannot be read: conditions that can never be met, rules that hide each other, rows that contradict, gaps and overlaps, what nothing uses, and rules without cases. Exit code 3 where there is a fault."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules check",
      "  candor rules check my-rules --over rulebook-us",
      "  candor rules check my-rules --json"
    })
final class RulesCheckCommand implements Callable<Integer> {

  @Mixin private @Nullable RuleFolder folder;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Given.of(spec).commandLine().getOut();
    RuleFolder given = Given.of(folder);
    RulebookReading reading = given.reading();
    Casebook casebook = given.casebook(reading);
    RulebookCheck check = RulebookCheck.of(reading, casebook);
    List<Fault> faults = check.faults();
    if (json) {
      out.println(
          Json.text(
              Json.of(
                  "rules",
                  check.rules(),
                  "switchedOff",
                  check.switchedOff(),
                  "cases",
                  check.cases(),
                  "faults",
                  faults.stream().map(Json::fault).toList())));
    } else {
      for (Fault fault : faults) {
        out.println(fault.line());
        if (!fault.maybe().isEmpty()) {
          out.println("    Maybe " + fault.maybe());
        }
        out.println();
      }
      out.println(
          counted(check.rules(), "rule")
              + " ("
              + check.switchedOff()
              + " switched off), "
              + counted(check.cases(), "case")
              + ": "
              + counted(faults.size(), "fault")
              + ".");
      if (!faults.isEmpty()) {
        out.println("Maybe begin with the first: one mistake may bring others with it.");
      }
    }
    return faults.isEmpty() ? Main.DONE : Main.BROKEN;
  }

  static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
